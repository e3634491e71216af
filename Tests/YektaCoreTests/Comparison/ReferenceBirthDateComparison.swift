@testable import YektaCore

/// The slow twin of `BirthDateComparison`: two calendars, ambiguous layouts, slips and year-only
/// dates.
enum ReferenceBirthDateComparison {
    /// The best level over all values and readings, and the day if it is exact; missing where
    /// either side has none.
    static func compare(
        _ left: [BirthDate],
        _ right: [BirthDate]
    ) -> (level: Level, agreed: UInt64?) {
        var best = Level.missing
        var agreed: UInt64?
        for one in left {
            for other in right {
                let level = compare(one, other)
                guard best == .missing || level.rawValue < best.rawValue else { continue }
                best = level
                agreed = level == .exact ? one.termHash : nil
            }
        }
        return (best, agreed)
    }

    private static func compare(_ left: BirthDate, _ right: BirthDate) -> Level {
        let isFull = left.precision == .day && right.precision == .day
        var best = isFull ? Level.differs : .yearDiffers
        for one in left.readings {
            for other in right.readings {
                let level = isFull ? compareFull(one, other) : compareYears(one, other)
                if level.rawValue < best.rawValue { best = level }
            }
        }
        return best
    }

    private static func compareYears(_ left: BirthDate.Reading, _ right: BirthDate.Reading) -> Level
    {
        let agrees =
            left.jalali.year == right.jalali.year || left.gregorian.year == right.gregorian.year
        return agrees ? .yearPrecision : .yearDiffers
    }

    private static func compareFull(_ left: BirthDate.Reading, _ right: BirthDate.Reading) -> Level
    {
        let days = left.dayNumber - right.dayNumber
        if days == 0 { return .exact }
        // Calendar conversions and time zones shift a date by a day.
        if days == 1 || days == -1 { return .oneError }
        if isOneSlip(left.gregorian, right.gregorian) || isOneSlip(left.jalali, right.jalali) {
            return .oneError
        }
        if isNear(left, right) { return .similar }
        if left.gregorian.year == right.gregorian.year { return .sameYear }
        return .differs
    }

    /// Within a month of each other, or two digits of one calendar apart.
    private static func isNear(_ left: BirthDate.Reading, _ right: BirthDate.Reading) -> Bool {
        let days = left.dayNumber - right.dayNumber
        return (-31...31).contains(days)
            || differingDigits(left.gregorian, right.gregorian) <= 2
            || differingDigits(left.jalali, right.jalali) <= 2
    }

    /// In how many of the eight digits of yyyymmdd two dates differ.
    private static func differingDigits(_ left: CalendarDate, _ right: CalendarDate) -> Int {
        func number(_ date: CalendarDate) -> Int {
            Int(date.year) * 10_000 + Int(date.month) * 100 + Int(date.day)
        }
        var (one, other) = (number(left), number(right))
        var count = 0
        while one > 0 || other > 0 {
            if one % 10 != other % 10 { count += 1 }
            one /= 10
            other /= 10
        }
        return count
    }

    /// Two of year, month and day agree, or day and month are swapped.
    private static func isOneSlip(_ left: CalendarDate, _ right: CalendarDate) -> Bool {
        let (year, month, day) = (
            left.year == right.year, left.month == right.month, left.day == right.day
        )
        if year, left.month == right.day, left.day == right.month { return true }
        if year && (month || day) { return true }
        guard month && day else { return false }
        // The year alone differs: a slip if one digit or a small step is wrong, another person if
        // not.
        let gap = left.year > right.year ? left.year - right.year : right.year - left.year
        return gap == 1 || gap % 10 == 0
    }
}

extension BirthDate {
    /// The day by which an agreement's frequency is looked up; of an ambiguous date the first
    /// reading.
    var termHash: UInt64 { UInt64(bitPattern: Int64(readings.first?.dayNumber ?? 0)) }
}
