/// The numbers and the month's name in a date as typed, without its time of day.
struct DateText {
    /// A run of digits.
    struct Number: Equatable {
        let value: Int
        /// How many digits were typed: `04` has two.
        let width: Int
    }

    private(set) var numbers: [Number] = []
    private(set) var month: MonthName?
    /// Whether there is a word that no date has, so that the value is something else.
    private(set) var hasForeignWord = false

    private static let digitsMax = 8

    init(_ raw: String) {
        let bytes = Array(TextFolding.key(raw).utf8)
        var index = 0
        scan: while index < bytes.count {
            let start = index
            if bytes[index].isDigit {
                while index < bytes.count, bytes[index].isDigit { index += 1 }
                // The hours of a time of day: it and all that follows is not part of the date.
                if index < bytes.count, bytes[index] == 0x3A { break scan }
                append(digits: bytes[start..<index])
            } else if bytes[index].isLowerLetter || bytes[index] >= 0x80 {
                while index < bytes.count, bytes[index].isLowerLetter || bytes[index] >= 0x80 {
                    index += 1
                }
                append(word: String(ascii: bytes[start..<index]))
            } else {
                index += 1
            }
        }
    }

    private mutating func append(digits: ArraySlice<UInt8>) {
        guard digits.count <= Self.digitsMax, let value = digits.decimalValue else {
            hasForeignWord = true
            return
        }
        numbers.append(Number(value: value, width: digits.count))
    }

    private mutating func append(word: String) {
        if let name = MonthName(word) {
            if month != nil { hasForeignWord = true }
            month = name
        } else if !Self.fillers.contains(word) {
            hasForeignWord = true
        }
    }

    /// Words around a date that do not change it.
    private static let fillers: Set<String> = [
        "st", "nd", "rd", "th", "of", "the", "t", "z", "ad", "born", "ه", "ش", "م", "خ", "سال",
        "ماه",
        "متولد", "مورخ", "روز", "شمسی", "میلادی", "خورشیدی", "sh", "mon", "tue", "wed", "thu",
        "fri",
        "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
}

/// The name of a month, which tells its calendar.
struct MonthName: Equatable {
    /// 1 to 12.
    let month: Int
    let calendar: BirthDate.Calendar

    /// Looks a folded word up: English and Persian names, Jalali names in both scripts.
    init?(_ word: String) {
        guard let name = Self.names[word] else { return nil }
        self = name
    }

    private init(month: Int, calendar: BirthDate.Calendar) {
        self.month = month
        self.calendar = calendar
    }

    private static let gregorian = [
        "january jan ژانویه", "february feb فوریه", "march mar مارس", "april apr اوریل اپریل",
        "may مه می", "june jun ژوین جون", "july jul ژوییه جولای ژولای", "august aug اوت اگوست",
        "september sep sept سپتامبر", "october oct اکتبر", "november nov نوامبر",
        "december dec دسامبر",
    ]

    private static let jalali = [
        "فروردین farvardin", "اردیبهشت ordibehesht", "خرداد khordad", "تیر tir",
        "مرداد امرداد mordad",
        "شهریور shahrivar", "مهر mehr", "ابان aban", "اذر azar", "دی dey", "بهمن bahman",
        "اسفند esfand",
    ]

    private static let names: [String: MonthName] = {
        var names: [String: MonthName] = [:]
        for (calendar, lists) in [(BirthDate.Calendar.gregorian, gregorian), (.jalali, jalali)] {
            for (index, list) in lists.enumerated() {
                for word in list.split(separator: " ") {
                    names[String(word)] = MonthName(month: index + 1, calendar: calendar)
                }
            }
        }
        return names
    }()
}
