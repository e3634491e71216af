import YektaCore

/// Values as nobody should type them, for every type of field: the same seed, the same values.
struct HardValues {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A record of up to four fields, most of them of the type.
    mutating func record(mostlyOf type: FieldType) -> Record {
        let fields = (0..<(1 + number(below: 4))).map { place in
            let all = FieldType.allCases
            let chosen = place == 0 || number(below: 3) > 0 ? type : all[number(below: all.count)]
            return Field(
                chosen,
                value(chosen),
                label: number(below: 4) == 0 ? "شماره" : "",
                isCompared: number(below: 3) > 0
            )
        }
        return Record(key: RecordKey(channel: "hard", id: "1"), fields: fields)
    }

    /// A value put together of pieces that the type knows and of such as no type does.
    mutating func value(_ type: FieldType) -> String {
        switch number(below: 24) {
        case 0: return ""
        case 1: return String(repeating: piece(type), count: 1 + number(below: 40))
        case 2: return scalars()
        case 3: return String(decoding: (0..<number(below: 20)).map { _ in byte() }, as: UTF8.self)
        default: break
        }
        var text = ""
        for place in 0..<(1 + number(below: 6)) {
            if place > 0 { text += pick(Self.gaps) }
            text += number(below: 8) == 0 ? piece(pick(FieldType.allCases)) : piece(type)
        }
        if number(below: 6) == 0 { text = slip(text) }
        return text
    }

    private mutating func piece(_ type: FieldType) -> String {
        if number(below: 12) == 0 { return pick(Self.oddities) }
        switch type {
        case .givenName, .surname, .fullName: return pick(Self.names)
        case .email: return pick(Self.mailParts)
        case .address, .city: return pick(Self.addressParts)
        case .birthDate: return number(below: 3) > 0 ? digits(4) : pick(Self.dateParts)
        case .phone: return number(below: 3) > 0 ? digits(11) : pick(Self.phoneParts)
        case .gender: return pick(Self.genders)
        case .text: return pick(Self.addressParts)
        case .postalCode, .nationalID, .loyaltyID, .deviceID, .handle, .cookieID, .identifier,
            .number:
            return number(below: 3) > 0 ? digits(10) : pick(Self.codes)
        }
    }

    // MARK: - Draws

    private mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    private mutating func number(below bound: Int) -> Int { Int(next() % UInt64(bound)) }

    private mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: next()) }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[number(below: values.count)]
    }

    private mutating func digits(_ most: Int) -> String {
        let zero: UInt32 = pick([0x30, 0x30, 0x30, 0x30, 0x6F0, 0x660])
        var text = String.UnicodeScalarView()
        for _ in 0..<(1 + number(below: most)) {
            Unicode.Scalar(zero + UInt32(number(below: 10))).map { text.append($0) }
        }
        return String(text)
    }

    private mutating func scalars() -> String {
        var text = String.UnicodeScalarView()
        let ranges: [ClosedRange<UInt32>] = [
            0...0x7F, 0x80...0x24F, 0x600...0x6FF, 0x2000...0x206F, 0xFB50...0xFEFF,
            0xFF01...0xFFEE, 0x1E00...0x1EFF, 0x300...0x36F, 0x4E00...0x4E20, 0x1F600...0x1F640,
        ]
        for _ in 0..<number(below: 12) {
            let range = pick(ranges)
            let value = range.lowerBound + UInt32(number(below: range.count))
            Unicode.Scalar(value).map { text.append($0) }
        }
        return String(text)
    }

    /// One scalar lost, doubled, swapped with its neighbour or in the other case.
    private mutating func slip(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        guard scalars.count > 1 else { return text }
        let place = number(below: scalars.count - 1)
        switch number(below: 4) {
        case 0: scalars.remove(at: place)
        case 1: scalars.insert(scalars[place], at: place)
        case 2: scalars.swapAt(place, place + 1)
        default: return text.uppercased()
        }
        return String(String.UnicodeScalarView(scalars))
    }
}

extension HardValues {
    private static let gaps = [
        " ", " ", " ", "", ", ", "،", "-", "\u{200C}", "\n", "/", ".", "_", ";", "  ", "\u{A0}",
        ":",
    ]

    private static let oddities = [
        "😀", "مشتری گرامی", "test", "---", "n/a", "xxx", "0", "1.0", "9.12E+09", "\u{FEFF}", "ﻻ",
        "ﷲ", "Ａ１", "é", "e\u{301}", "ß", "İ", "ʿ", "\u{200F}", "ي", "ك", "ة", "ۀ", "آ", "ئ", "ء",
        "李", "Москва", "@", "#", "\"", "\u{0}", "|", "(", ")", "'", "’", "`", "+", "&", "%",
    ]

    private static let names = [
        "علی", "محمد", "محمدرضا", "رضا", "سید", "سیدعلی", "زهراسادات", "سادات", "حسن", "زاده",
        "حسن‌زاده", "محمدی", "كريمى", "آقای", "خانم", "خانم‌گل", "آقا‌جان", "دکتر", "مهندس", "حاج",
        "عبدال", "عبدالرحمن", "الله", "روح", "ال", "ابو", "پور", "نژاد", "فر", "راد", "گر", "خان",
        "شیخ", "آیت", "حجت", "موسی", "اسحاق", "مظهر", "خواجه", "داوود", "جواهری", "ایمان", "طاهره",
        "Mohammad", "mohammadreza", "Ali", "REZA", "Seyed", "sayyedali", "Zahra", "sadat", "Hasan",
        "Zadeh", "hasanzadeh", "Mr", "Mrs.", "Dr", "Jr", "III", "2nd", "O", "Mc", "Donald", "van",
        "de", "Abdol", "al", "Rahman", "Shams", "oddin", "James", "William", "Smith", "J", "R.",
        "Mary-Jane", "O'Brien", "Müller", "Nguyễn", "Đorđe", "Eshagh", "Djalali", "Ridha", "Fathi",
        "Harith", "Alex", "Xosro", "Cyrus", "Schmidt", "Schultz", "Christine", "Jacqueline",
        "Mayer",
        "Fakhroddin", "nasrinossadat", "rezaei", "rezaee", "Zia-uddin", "pour", "nejad", "khan",
        "Smith, John", "unknown", "مشتری", "گرامی", "تست", "ییی", "a", "1", "سام",
    ]

    private static let mailParts = [
        "ali.rezaei", "ali", "rezaei", "@", "@gmail.com", "@GMAIL.COM", "@gmial.com", "@yahoo.com",
        "@googlemail.com", "@hotmail.com", "@example.ir", "+tag", ".", "_", "-", "1985", "info",
        "no-reply", "test", "sales", "<a.b@c.de>", "mailto:", "@x", "@mail.uni-bonn.de", ".com",
        "م",
        "j.o.h.n", "kh@kh.ir", "aaaa", "123456", "@live.co.uk", ">", "<", "@.com", "é", "@دامنه.ir",
        "averylonglocalpartthatgoesonandonandonandonforeverandeverandever",
    ]

    private static let addressParts = [
        "خیابان", "ولیعصر", "کوچه", "رضایی", "پلاک", "۱۲", "12", "واحد", "3", "طبقه", "دوم", "نبش",
        "تهران", "مشهد", "اصفهان،", "شهید", "بهشتی", "بلوار", "میدان", "جنب", "بانک", "۱۷ شهریور",
        "بن بست", "کد پستی", "1234567890", "پ12", "12واحد", "و", "متری", "۲۰ متری", "منطقه", "همکف",
        "street", "St", "James", "Baker", "221b", "Apt", "Unit", "3/12", "High", "Road", "Ave",
        "5th", "Avenue", "flat", "2nd", "floor", "sw1a", "1aa", "SW1A1AA", "London", "north", "n",
        "Mount", "no", "#", "#4", "PO Box", "corner", "of", "near", "pelak", "vahed", "khiaban",
        "kooche", "Tehran", "isfahan", "greater", "city", "st petersburg", "New York", "e", "ye",
        "12-14", "007", "0", "saint", "New", "York", "province", "شهر", "استان", "نامشخص", "کوی",
    ]

    private static let dateParts = [
        "1365", "04", "12", "1986", "7", "July", "jul", "تیر", "مهر", "13650412", "19860703",
        "650412", "136504", "1300/01/01", "1900-01-01", "1986-07-03", "1985/2/30", "3/7/86",
        "65/4/12", "T12:30", "00:00:00", "th", "متولد", "سال", "dey", "31", "1403-12-30", "99",
    ]

    private static let phoneParts = [
        "0912", "+98", "0098", "98", "021", "(212)", "555-0123", "9123456789", "ext", "داخلی", "44",
        "07911", "123456", "+1", "011", "077", "09121234567", "1111111", "+44 20 7946 0958",
        "12345678", "88776655", "0912345678.0", "9.12E+09", "+", "00", "tel:", "fax", "*",
    ]

    private static let codes = [
        "0013542419", "SW1A 1AA", "12345-6789", "12345", "L012345678", "@ali.reza", "AB12CD",
        "abcdef", "0000000000", "1234567890", "test1", "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "A1", "1,234.5", "-7", "1.5e3", "۱٬۲۳۴٫۵", "1000000001", "12", "2.0", "m", "none", "کد",
    ]

    private static let genders = [
        "مرد", "زن", "آقای", "male", "F", "1", "2", "1.0", "Mrs", "خانم", "x", "MALE", "مونث",
    ]
}
