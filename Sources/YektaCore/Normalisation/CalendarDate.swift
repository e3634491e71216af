/// A day in some calendar: its year, month and day there.
package struct CalendarDate: Hashable, Sendable {
    /// The year of the calendar's own era.
    package let year: Int16
    /// 1 to 12.
    package let month: UInt8
    /// 1 to 31.
    package let day: UInt8

    /// Takes the parts as they are; whether they name a day is for the calendar to say.
    package init(year: Int, month: Int, day: Int) {
        self.year = Int16(clamping: year)
        self.month = UInt8(clamping: month)
        self.day = UInt8(clamping: day)
    }
}

/// The proleptic Gregorian calendar.
package enum GregorianCalendar {
    /// Days from 1970-01-01 to a date; nil if the date does not exist.
    ///
    /// Years are counted from 1 March, so that the leap day comes last (H. Hinnant,
    /// "chrono-compatible low-level date algorithms", days_from_civil).
    package static func dayNumber(of date: CalendarDate) -> Int32? {
        let day = Int(date.day)
        let month = Int(date.month)
        guard (1...12).contains(month), day >= 1, day <= daysInMonth(month, year: Int(date.year))
        else { return nil }
        let year = Int(date.year) - (month <= 2 ? 1 : 0)
        let era = floorDivision(year, 400)
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// The date of a number of days after 1970-01-01 (civil_from_days of the same source).
    package static func date(ofDayNumber dayNumber: Int32) -> CalendarDate {
        let shifted = Int(dayNumber) + 719_468
        let era = floorDivision(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        return CalendarDate(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    private static func daysInMonth(_ month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// The Jalali (Solar Hijri) calendar by 33-year arithmetic.
///
/// The civil calendar follows the equinox; the arithmetic agrees with it for 1280 to 1409, which is
/// beyond every birth date in use.
package enum JalaliCalendar {
    /// Days from 1970-01-01 to 979/01/01, from where the 33-year cycles are counted.
    private static let epochDayNumber = -135_061
    private static let epochYear = 979

    /// Days from 1970-01-01 to a date; nil if the date does not exist.
    package static func dayNumber(of date: CalendarDate) -> Int32? {
        let year = Int(date.year)
        let month = Int(date.month)
        let day = Int(date.day)
        guard (1...12).contains(month), day >= 1 else { return nil }
        let lastDay = month <= 6 ? 31 : month <= 11 || isLeap(year) ? 30 : 29
        guard day <= lastDay else { return nil }
        return Int32(newYear(year) + daysBefore(month) + day - 1)
    }

    /// The date of a number of days after 1970-01-01.
    package static func date(ofDayNumber dayNumber: Int32) -> CalendarDate {
        let days = Int(dayNumber)
        // Thirty-three years have 12,053 days; the estimate is off by one year at most.
        var year = epochYear + floorDivision((days - epochDayNumber) * 33, 12_053)
        while newYear(year + 1) <= days { year += 1 }
        while newYear(year) > days { year -= 1 }
        let dayOfYear = days - newYear(year)
        let month = dayOfYear < 186 ? dayOfYear / 31 + 1 : (dayOfYear - 186) / 30 + 7
        return CalendarDate(year: year, month: month, day: dayOfYear - daysBefore(month) + 1)
    }

    /// Whether Esfand has thirty days.
    package static func isLeap(_ year: Int) -> Bool {
        newYear(year + 1) - newYear(year) == 366
    }

    private static func daysBefore(_ month: Int) -> Int {
        month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30
    }

    /// The day number of 1 Farvardin: eight leap days in each cycle of 33 years.
    private static func newYear(_ year: Int) -> Int {
        let elapsed = year - epochYear
        let cycles = floorDivision(elapsed, 33)
        let yearOfCycle = elapsed - cycles * 33
        return epochDayNumber + 365 * elapsed + 8 * cycles + (yearOfCycle + 3) / 4
    }
}

/// The quotient rounded towards negative infinity, for dates before an epoch.
private func floorDivision(_ dividend: Int, _ divisor: Int) -> Int {
    dividend >= 0 ? dividend / divisor : -((divisor - 1 - dividend) / divisor)
}
