/// A birth date as a channel wrote it: one reading, or two where day and month could be swapped.
package struct BirthDate: Hashable, Sendable {
    /// How much of the date is known.
    package enum Precision: UInt8, Hashable, Sendable {
        case day
        case month
        case year
    }

    /// The calendar a date was written in.
    package enum Calendar: UInt8, Hashable, Sendable {
        case gregorian
        case jalali
    }

    /// One way to read the date.
    package struct Reading: Hashable, Sendable {
        /// Days since 1970-01-01; at month or year precision, of the first day.
        package let dayNumber: Int32
        /// The day in the Gregorian calendar, whichever it was entered in.
        package let gregorian: CalendarDate
        /// The day in the Jalali calendar, whichever it was entered in.
        package let jalali: CalendarDate
        /// The calendar that the value was written in.
        package let entered: Calendar
    }

    /// One reading, or two if the value does not tell the day from the month.
    package let readings: [Reading]
    /// How much was given; the same for all readings.
    package let precision: Precision

    /// Reads every layout in use; nil if it is impossible or a form's default (1300/01/01).
    ///
    /// The year decides the calendar: 1250 to 1450 is Jalali, 1451 to 2100 Gregorian. Of the
    /// two-digit years, a leading one is Jalali (65/4/12) and a trailing one Gregorian (3/7/86),
    /// unless a month's name tells the calendar; they mean 1311 to 1410 and 1931 to 2030.
    package init?(_ raw: String) {
        let text = DateText(raw)
        guard !text.hasForeignWord, let layout = DateLayout(text) else { return nil }
        precision = layout.precision
        readings = layout.candidates.map(Reading.init)
    }
}

extension BirthDate.Reading {
    fileprivate init(_ candidate: DateCandidate) {
        dayNumber = candidate.dayNumber
        entered = candidate.calendar
        gregorian = GregorianCalendar.date(ofDayNumber: candidate.dayNumber)
        jalali = JalaliCalendar.date(ofDayNumber: candidate.dayNumber)
    }
}
