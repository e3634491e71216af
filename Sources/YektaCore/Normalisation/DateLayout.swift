/// The dates that a text can mean, by its layout and the ranges of its numbers.
struct DateLayout {
    /// One candidate, or two different ones where day and month could be swapped.
    let candidates: [DateCandidate]
    let precision: BirthDate.Precision

    /// Nil if the numbers make no date.
    init?(_ text: DateText) {
        guard let layout = Self.layout(of: text) else { return nil }
        self = layout
    }

    private init(candidates: [DateCandidate], precision: BirthDate.Precision) {
        self.candidates = candidates
        self.precision = precision
    }

    /// A date with zero for what is not known; nil if it is impossible or a default.
    private init?(year: Int, month: Int, day: Int, in calendar: BirthDate.Calendar? = nil) {
        guard let calendar = calendar ?? BirthDate.Calendar(year: year), month > 0 || day == 0,
            let candidate = DateCandidate(
                date: CalendarDate(year: year, month: max(month, 1), day: max(day, 1)),
                calendar: calendar,
                isWholeDay: day > 0
            )
        else { return nil }
        self.init(
            candidates: [candidate],
            precision: day > 0 ? .day : month > 0 ? .month : .year
        )
    }

    // MARK: - Layouts

    private static func layout(of text: DateText) -> DateLayout? {
        if let month = text.month {
            return layout(named: month, numbers: text.numbers)
        }
        switch text.numbers.count {
        case 1: return layout(single: text.numbers[0])
        case 2: return layout(yearAndMonth: text.numbers)
        case 3: return layout(triple: text.numbers)
        default: return nil
        }
    }

    /// «۱۲ تیر ۱۳۶۵», `July 12, 1986`, `Jul 1986`.
    private static func layout(named name: MonthName, numbers: [DateText.Number]) -> DateLayout? {
        guard let last = numbers.last, numbers.count <= 2 else { return nil }
        if numbers.count == 1 {
            guard last.width == 4 else { return nil }
            return DateLayout(year: last.value, month: name.month, day: 0, in: name.calendar)
        }
        let yearFirst = numbers[0].width == 4 || numbers[0].value > 31
        let year = yearFirst ? numbers[0] : last
        let day = yearFirst ? last : numbers[0]
        guard day.value > 0 else { return nil }
        let fullYear = year.width > 2 ? year.value : name.calendar.fullYear(year.value)
        return DateLayout(year: fullYear, month: name.month, day: day.value, in: name.calendar)
    }

    /// `1365`, `13650412`, `650412`, `136504`.
    private static func layout(single number: DateText.Number) -> DateLayout? {
        let value = number.value
        switch number.width {
        case 4:
            return DateLayout(year: value, month: 0, day: 0)
        case 8:
            if let layout = DateLayout(
                year: value / 10_000,
                month: value / 100 % 100,
                day: value % 100
            ) {
                return layout
            }
            return layout(
                dayAndMonth: value / 1_000_000,
                value / 10_000 % 100,
                year: value % 10_000
            )
        case 6:
            if (1...12).contains(value % 100),
                let layout = DateLayout(
                    year: value / 100,
                    month: value % 100,
                    day: 0
                )
            {
                return layout
            }
            let year = BirthDate.Calendar.jalali.fullYear(value / 10_000)
            return DateLayout(year: year, month: value / 100 % 100, day: value % 100)
        default:
            return nil
        }
    }

    /// `1365/04`, `07/1986`.
    private static func layout(yearAndMonth numbers: [DateText.Number]) -> DateLayout? {
        if numbers[0].width == 4, numbers[1].width <= 2 {
            return DateLayout(year: numbers[0].value, month: numbers[1].value, day: 0)
        }
        guard numbers[1].width == 4, numbers[0].width <= 2 else { return nil }
        return DateLayout(year: numbers[1].value, month: numbers[0].value, day: 0)
    }

    /// `1365/4/12`, `12/04/1365`, `65/4/12`, `3/7/86`.
    private static func layout(triple numbers: [DateText.Number]) -> DateLayout? {
        let (first, second, third) = (numbers[0], numbers[1], numbers[2])
        guard second.width <= 2 else { return nil }
        if first.width == 4, third.width <= 2 {
            return DateLayout(year: first.value, month: second.value, day: third.value)
        }
        guard first.width <= 2 else { return nil }
        if third.width == 4 {
            return layout(dayAndMonth: first.value, second.value, year: third.value)
        }
        guard third.width <= 2 else { return nil }
        if first.value > 31 {
            let year = BirthDate.Calendar.jalali.fullYear(first.value)
            return DateLayout(year: year, month: second.value, day: third.value)
        }
        let year = BirthDate.Calendar.gregorian.fullYear(third.value)
        return layout(dayAndMonth: first.value, second.value, year: year)
    }

    /// Day and month in either order; both are kept if both are possible.
    private static func layout(dayAndMonth first: Int, _ second: Int, year: Int) -> DateLayout? {
        let layouts = [
            DateLayout(year: year, month: second, day: first),
            DateLayout(year: year, month: first, day: second),
        ].compactMap { $0 }
        guard let precision = layouts.first?.precision else { return nil }
        var candidates: [DateCandidate] = []
        for candidate in layouts.filter({ $0.precision == precision }).flatMap(\.candidates)
        where !candidates.contains(candidate) {
            candidates.append(candidate)
        }
        return DateLayout(candidates: candidates, precision: precision)
    }
}
