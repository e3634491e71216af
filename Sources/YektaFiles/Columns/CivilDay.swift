/// A day of the Gregorian calendar.
struct CivilDay: Hashable, Sendable {
    let year: Int
    let month: Int
    let day: Int

    init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day so many days after 1970-01-01.
    ///
    /// H. Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
    init(daysSince1970 days: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The inverse, `days_from_civil`.
    var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The same day in the Jalali calendar, by the 33-year cycle, right for 1280 to 1409.
    var jalali: (year: Int, month: Int, day: Int) {
        // 1348-10-11 is 1970-01-01; the count begins with the year -1595, a cycle's first.
        var days = daysSince1970 + 1_075_195
        var year = -1_595 + 33 * (days / 12_053)
        days %= 12_053
        year += 4 * (days / 1_461)
        days %= 1_461
        if days > 365 {
            year += (days - 1) / 365
            days = (days - 1) % 365
        }
        if days < 186 { return (year, 1 + days / 31, 1 + days % 31) }
        return (year, 7 + (days - 186) / 30, 1 + (days - 186) % 30)
    }
}
