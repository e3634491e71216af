extension BirthDate.Calendar {
    /// The calendar whose range a four-digit year falls in.
    init?(year: Int) {
        switch year {
        case 1250...1450: self = .jalali
        case 1451...2100: self = .gregorian
        default: return nil
        }
    }

    /// The year meant by its last two digits: 1311 to 1410, or 1931 to 2030.
    func fullYear(_ twoDigits: Int) -> Int {
        switch self {
        case .jalali: twoDigits > 10 ? 1300 + twoDigits : 1400 + twoDigits
        case .gregorian: twoDigits > 30 ? 1900 + twoDigits : 2000 + twoDigits
        }
    }
}

/// A date that fits a calendar's year range and exists there.
struct DateCandidate: Equatable {
    let date: CalendarDate
    let calendar: BirthDate.Calendar
    let dayNumber: Int32

    /// What forms put where no date was given.
    private static let defaults = [
        CalendarDate(year: 1300, month: 1, day: 1), CalendarDate(year: 1370, month: 1, day: 1),
        CalendarDate(year: 1900, month: 1, day: 1), CalendarDate(year: 1970, month: 1, day: 1),
    ]

    /// Nil for a date that does not exist, a year out of range and, as a whole day, a default.
    init?(date: CalendarDate, calendar: BirthDate.Calendar, isWholeDay: Bool) {
        guard BirthDate.Calendar(year: Int(date.year)) == calendar else { return nil }
        if isWholeDay, Self.defaults.contains(date) { return nil }
        let dayNumber =
            switch calendar {
            case .gregorian: GregorianCalendar.dayNumber(of: date)
            case .jalali: JalaliCalendar.dayNumber(of: date)
            }
        guard let dayNumber else { return nil }
        self.date = date
        self.calendar = calendar
        self.dayNumber = dayNumber
    }
}
