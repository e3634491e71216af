/// Compares birth dates: two calendars, ambiguous layouts, slips and year-only dates.
package enum BirthDateComparison {
    /// The best level over all values and readings, and the day if it is exact; missing where
    /// either side has none.
    static func compare(_ left: Bytes, _ right: Bytes) -> (level: Level, agreed: UInt64?) {
        var best = Level.missing
        var agreed: UInt64?
        var first = 0
        while first < left.count {
            let one = BirthDateElement(
                bytes: left.slice(first, BirthDateElement.length(left, first))
            )
            first += one.bytes.count
            var second = 0
            while second < right.count {
                let other = BirthDateElement(
                    bytes: right.slice(second, BirthDateElement.length(right, second))
                )
                second += other.bytes.count
                let level = compare(one, other)
                guard best == .missing || level.rawValue < best.rawValue else { continue }
                best = level
                agreed = level == .exact ? one.termHash : nil
            }
        }
        return (best, agreed)
    }

    private static func compare(_ left: BirthDateElement, _ right: BirthDateElement) -> Level {
        let isFull = left.isFull && right.isFull
        var best = isFull ? Level.differs : .yearDiffers
        for one in 0..<left.readingCount {
            let mine = left.reading(one)
            for other in 0..<right.readingCount {
                let theirs = right.reading(other)
                let level = isFull ? compareFull(mine, theirs) : compareYears(mine, theirs)
                if level.rawValue < best.rawValue { best = level }
            }
        }
        return best
    }

    private static func compareYears(
        _ left: BirthDateElement.Reading,
        _ right: BirthDateElement.Reading
    ) -> Level {
        let agrees =
            left.jalali >> 16 == right.jalali >> 16
            || left.gregorian >> 16 == right.gregorian >> 16
        return agrees ? .yearPrecision : .yearDiffers
    }

    private static func compareFull(
        _ left: BirthDateElement.Reading,
        _ right: BirthDateElement.Reading
    ) -> Level {
        let days = left.day - right.day
        if days == 0 { return .exact }
        // Calendar conversions and time zones shift a date by a day.
        if days == 1 || days == -1 { return .oneError }
        if isOneSlip(left.gregorian, right.gregorian) || isOneSlip(left.jalali, right.jalali) {
            return .oneError
        }
        // Within a month of each other, or two digits of one calendar apart.
        if (-31...31).contains(days) || differingDigits(left.gregorian, right.gregorian) <= 2
            || differingDigits(left.jalali, right.jalali) <= 2
        {
            return .similar
        }
        if left.gregorian >> 16 == right.gregorian >> 16 { return .sameYear }
        return .differs
    }

    /// In how many of the eight digits of yyyymmdd two dates differ.
    private static func differingDigits(_ left: UInt32, _ right: UInt32) -> Int {
        var bits = left ^ right
        bits |= bits >> 1
        bits |= bits >> 2
        return (bits & 0x1111_1111).nonzeroBitCount
    }

    /// Two of year, month and day agree, or day and month are swapped.
    private static func isOneSlip(_ left: UInt32, _ right: UInt32) -> Bool {
        let bits = left ^ right
        let (year, month, day) = (bits >> 16 == 0, bits & 0xFF00 == 0, bits & 0xFF == 0)
        if year {
            if left >> 8 & 0xFF == right & 0xFF, left & 0xFF == right >> 8 & 0xFF { return true }
            return month || day
        }
        guard month && day else { return false }
        // The year alone differs: a slip if one digit or a small step is wrong, another person if
        // not.
        let gap = abs(
            BirthDateElement.number(nibbles: left >> 16)
                - BirthDateElement.number(nibbles: right >> 16)
        )
        return gap == 1 || gap % 10 == 0
    }
}
