/// Walks the tokens of an address once and sorts them into number, unit and street.
struct AddressParser {
    private(set) var number: String?
    private(set) var unit: String?
    private(set) var street: [String] = []

    private let tokens: [AddressToken]
    private var index = 0

    /// Digits from which a number is a postal code rather than a house number.
    private static let postalDigitsMin = 7

    init(tokens: [AddressToken]) {
        self.tokens = Self.withoutCities(Self.withoutBritishPostcode(tokens))
    }

    mutating func run() {
        while index < tokens.count {
            let token = tokens[index]
            if token.isNumeric {
                takeNumber(token)
            } else if token.text == "#" {
                takeLabelled(asUnit: number != nil)
            } else if let role = token.role {
                take(token, role: role)
            } else if token.followsHyphen, Self.ezafe.contains(token.text) {
                index += 1
            } else {
                street.append(token.text)
                index += 1
            }
        }
    }

    // MARK: - Words

    private mutating func take(_ token: AddressToken, role: AddressRole) {
        if isSaint(token) {
            street.append("saint")
            index += 1
            return
        }
        switch role {
        case .numberLabel: takeLabelled(asUnit: false)
        case .unitLabel: takeLabelled(asUnit: true)
        case .floorLabel: skipFloor()
        case .areaLabel: skipArea(token)
        case .relation: skipRelation(segment: token.segment)
        case .filler where token.text == "و" && next?.isNumeric == true:
            takeLabelled(asUnit: true)
        case .street, .numberedStreet, .filler:
            index += 1
        case .spelled(let uniform):
            index += 1
            // An ordinal before "floor" goes with it.
            if let following = current, following.role == .floorLabel { return }
            street.append(uniform)
        }
    }

    /// `St` is a saint where no name precedes it and one follows: `12 St James Street`.
    private func isSaint(_ token: AddressToken) -> Bool {
        guard token.text == "st", let next, next.segment == token.segment, next.role == nil,
            !next.isNumeric
        else { return false }
        guard index > 0 else { return true }
        let previous = tokens[index - 1]
        return previous.segment != token.segment || previous.isNumeric
    }

    /// The value after a label: a number, or a single letter for a unit.
    private mutating func takeLabelled(asUnit: Bool) {
        index += 1
        if let token = current, token.role == .numberLabel || token.text == "#" { index += 1 }
        guard let value = current else { return }
        let isValue =
            value.isNumeric || asUnit && value.text.utf8.count == 1 && value.text != "#"
        guard isValue else { return }
        if asUnit {
            unit = Self.withoutLeadingZeros(value.text)
        } else {
            if let taken = number, unit == nil { unit = taken }
            number = Self.withoutLeadingZeros(value.text)
        }
        index += 1
    }

    private mutating func skipFloor() {
        index += 1
        guard let value = current else { return }
        if value.isNumeric {
            index += 1
        } else if case .spelled = value.role {
            index += 1
        } else if value.text == "همکف" {
            index += 1
        }
    }

    private mutating func skipArea(_ label: AddressToken) {
        index += 1
        guard let value = current, value.segment == label.segment else { return }
        if value.isNumeric || value.role == nil { index += 1 }
    }

    /// Skips the other place: its kind and name, up to a label, a second street or the comma.
    private mutating func skipRelation(segment: Int) {
        index += 1
        var hasName = false
        while let token = current, token.segment == segment {
            switch token.role {
            case .numberLabel, .unitLabel, .floorLabel, .areaLabel: return
            case .street, .numberedStreet:
                if hasName { return }
            case .relation, .filler: break
            case .spelled, nil: hasName = true
            }
            index += 1
        }
    }

    // MARK: - Numbers

    private mutating func takeNumber(_ token: AddressToken) {
        index += 1
        let text = token.text
        if let following = current, following.role == .floorLabel,
            following.segment == token.segment
        {
            // "2nd floor"; but in "پلاک 12 طبقه 3" the label took its number already.
            if !(next?.isNumeric ?? false) {
                index += 1
                return
            }
        }
        let digits = text.utf8.filter(\.isDigit)
        if digits.count >= Self.postalDigitsMin { return }
        if isNameOfStreet(token) {
            street.append(Self.withoutOrdinalSuffix(text))
        } else if number == nil {
            takeHouseNumber(token)
        } else if digits.count > 3 {
            // A postal code behind the place's name.
            return
        } else if unit == nil {
            unit = Self.withoutLeadingZeros(text)
        }
    }

    private mutating func takeHouseNumber(_ token: AddressToken) {
        let parts = token.text.utf8.split(separator: 0x2F)
        if parts.count == 2, isFirst(token), let following = current,
            following.text.utf8.first ?? 0 < 0x80
        {
            // "3/12 High St" is unit 3 of number 12.
            unit = Self.withoutLeadingZeros(String(ascii: parts[0]))
            number = Self.withoutLeadingZeros(String(ascii: parts[1]))
            return
        }
        number = Self.withoutLeadingZeros(token.text)
    }

    /// Whether a number belongs to a name: «۱۷ شهریور», «کوچه ۱۲», `5th Avenue`, or Persian text
    /// goes on behind it.
    private func isNameOfStreet(_ token: AddressToken) -> Bool {
        if Self.withoutOrdinalSuffix(token.text) != token.text { return true }
        let position = index - 1
        if position > 0 {
            let previous = tokens[position - 1]
            if previous.role == .numberedStreet, previous.segment == token.segment { return true }
        }
        guard let following = current, following.segment == token.segment else { return false }
        if following.text == "متری" || following.text == "metri" { return true }
        if let month = MonthName(following.text), month.calendar == .jalali { return true }
        let isPersian = following.text.utf8.first ?? 0 >= 0x80
        return isPersian && !following.isNumeric && following.role == nil
    }

    // MARK: - Looking around

    private var current: AddressToken? {
        index < tokens.count ? tokens[index] : nil
    }

    private var next: AddressToken? {
        index + 1 < tokens.count ? tokens[index + 1] : nil
    }

    private func isFirst(_ token: AddressToken) -> Bool {
        let position = index - 1
        return position == 0 || tokens[position - 1].segment != token.segment
    }

    private static let ezafe: Set<String> = ["e", "ye", "i"]

    private static func withoutLeadingZeros(_ text: String) -> String {
        let rest = text.drop { $0 == "0" }
        return rest.isEmpty ? "0" : String(rest)
    }

    /// `22nd` as `22`; other texts as they are.
    private static func withoutOrdinalSuffix(_ text: String) -> String {
        for suffix in ["st", "nd", "rd", "th"] where text.hasSuffix(suffix) {
            return String(text.dropLast(2))
        }
        return text
    }
}

extension AddressParser {
    /// The tokens without a British postcode at the end of a part, in one token or two.
    private static func withoutBritishPostcode(_ tokens: [AddressToken]) -> [AddressToken] {
        for count in [2, 1] where tokens.count > count {
            for end in stride(from: tokens.count, to: count, by: -1) {
                let start = end - count
                guard end == tokens.count || tokens[end].segment != tokens[end - 1].segment,
                    tokens[start].segment == tokens[end - 1].segment,
                    count == 1 || tokens[end - 1].text.utf8.count == 3,
                    PostalCode.isBritish(tokens[start..<end].flatMap { Array($0.text.utf8) })
                else { continue }
                return Array(tokens[..<start] + tokens[end...])
            }
        }
        return tokens
    }

    /// The tokens without known cities: a part between commas, the first words, the last word.
    ///
    /// A city's name elsewhere is a street's («خیابان تهران»), and so is one that is all there is.
    private static func withoutCities(_ tokens: [AddressToken]) -> [AddressToken] {
        var kept: [AddressToken] = []
        kept.reserveCapacity(tokens.count)
        var start = 0
        while start < tokens.count {
            var end = start
            while end < tokens.count, tokens[end].segment == tokens[start].segment { end += 1 }
            if start > 0 || end < tokens.count, isCity(tokens[start..<end]) {
                start = end
                continue
            }
            kept += tokens[start..<end]
            start = end
        }
        for count in [2, 1] where kept.count > count + 1 {
            if isCity(kept[..<count]) { kept.removeFirst(count) }
        }
        if let last = kept.last, kept.count > 2, isCity([last]) {
            let before = kept[kept.count - 2]
            let namesStreet = before.role != nil && before.text.utf8.first ?? 0 >= 0x80
            if !namesStreet, before.role != .numberedStreet { kept.removeLast() }
        }
        return kept
    }

    private static func isCity(_ tokens: ArraySlice<AddressToken>) -> Bool {
        guard tokens.count <= 3, tokens.allSatisfy({ !$0.isNumeric && $0.text != "#" }) else {
            return false
        }
        return CityNames.canonical[tokens.map(\.text).joined()] != nil
    }
}
