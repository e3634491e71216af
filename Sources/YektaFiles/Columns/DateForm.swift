import YektaCore

/// One form for the dates of a text column, so that two ways of writing a day are equal.
enum DateForm {
    /// `1943-07-02`; nil where the text names no day.
    ///
    /// Of two readings the first is taken, which is the same for every row.
    static func iso(_ raw: String) -> String? {
        guard let date = BirthDate(raw), date.precision == .day, let reading = date.readings.first
        else { return nil }
        let day = reading.gregorian
        let year = String(day.year)
        return String(repeating: "0", count: max(0, 4 - year.count)) + year
            + (day.month < 10 ? "-0" : "-") + "\(day.month)"
            + (day.day < 10 ? "-0" : "-") + "\(day.day)"
    }
}
