extension Timestamp {
    /// ISO 8601 in UTC, `2024-05-01T12:30:00Z`, with milliseconds only where there are any; empty
    /// for 0, which stands for unknown.
    ///
    /// What `milliseconds(_:)` reads back as the same number.
    package static func text(_ milliseconds: Int64) -> String {
        guard milliseconds != 0 else { return "" }
        let dayMs: Int64 = 86_400_000
        let days = Int((Double(milliseconds) / Double(dayMs)).rounded(.down))
        let day = CivilDay(daysSince1970: days)
        let rest = Int(milliseconds - Int64(days) * dayMs)
        let date = "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
        let seconds = rest / 1_000
        let time =
            "\(padded(seconds / 3_600, 2)):\(padded(seconds / 60 % 60, 2)):"
            + "\(padded(seconds % 60, 2))"
        let fraction = rest % 1_000 == 0 ? "" : ".\(padded(rest % 1_000, 3))"
        return "\(date)T\(time)\(fraction)Z"
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
