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
            } else if token.has(.hash) {
                takeLabelled(asUnit: number != nil)
            } else if let role = token.role {
                take(token, role: role)
            } else if token.followsHyphen, token.has(.ezafe) {
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
        case .filler where token.has(.and) && next?.isNumeric == true:
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
        guard token.has(.saint), let next, next.segment == token.segment, next.role == nil,
            !next.isNumeric
        else { return false }
        guard index > 0 else { return true }
        let previous = tokens[index - 1]
        return previous.segment != token.segment || previous.isNumeric
    }

    /// The value after a label: a number, or a single letter for a unit.
    private mutating func takeLabelled(asUnit: Bool) {
        index += 1
        if let token = current, token.role == .numberLabel || token.has(.hash) { index += 1 }
        guard let value = current else { return }
        let isValue =
            value.isNumeric || asUnit && value.word.bytes.count == 1 && !value.has(.hash)
        guard isValue else { return }
        if asUnit {
            unit = value.word.trimmed
        } else {
            if let taken = number, unit == nil { unit = taken }
            number = value.word.trimmed
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
        } else if value.has(.groundFloor) {
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
        if let following = current, following.role == .floorLabel,
            following.segment == token.segment
        {
            // "2nd floor"; but in "پلاک 12 طبقه 3" the label took its number already.
            if !(next?.isNumeric ?? false) {
                index += 1
                return
            }
        }
        if token.word.digits >= Self.postalDigitsMin { return }
        if isNameOfStreet(token) {
            street.append(token.word.ordinal ?? token.text)
        } else if number == nil {
            takeHouseNumber(token)
        } else if token.word.digits > 3 {
            // A postal code behind the place's name.
            return
        } else if unit == nil {
            unit = token.word.trimmed
        }
    }

    private mutating func takeHouseNumber(_ token: AddressToken) {
        if token.word.bytes.contains(0x2F), isFirst(token), let following = current,
            !following.has(.persian)
        {
            let parts = token.word.bytes.split(separator: 0x2F)
            if parts.count == 2 {
                // "3/12 High St" is unit 3 of number 12.
                unit = Self.withoutLeadingZeros(parts[0])
                number = Self.withoutLeadingZeros(parts[1])
                return
            }
        }
        number = token.word.trimmed
    }

    /// Whether a number belongs to a name: «۱۷ شهریور», «کوچه ۱۲», `5th Avenue`, or Persian text
    /// goes on behind it.
    private func isNameOfStreet(_ token: AddressToken) -> Bool {
        if token.word.ordinal != nil { return true }
        let position = index - 1
        if position > 0 {
            let previous = tokens[position - 1]
            if previous.role == .numberedStreet, previous.segment == token.segment { return true }
        }
        guard let following = current, following.segment == token.segment else { return false }
        if following.has(.metres) || following.has(.jalaliMonth) { return true }
        return following.has(.persian) && !following.isNumeric && following.role == nil
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

    private static func withoutLeadingZeros(_ digits: ArraySlice<UInt8>) -> String {
        let rest = digits.drop { $0 == 0x30 }
        return rest.isEmpty ? "0" : String(ascii: rest)
    }
}

extension AddressParser {
    /// The tokens without a British postcode at the end of a part, in one token or two.
    private static func withoutBritishPostcode(_ tokens: [AddressToken]) -> [AddressToken] {
        for count in [2, 1] where tokens.count > count {
            for end in stride(from: tokens.count, to: count, by: -1) {
                let start = end - count
                let last = tokens[end - 1].word.bytes
                // The digit of the inward part rules nearly all words out.
                guard last.count >= 3, last[last.count - 3].isDigit,
                    count == 1 || last.count == 3,
                    end == tokens.count || tokens[end].segment != tokens[end - 1].segment,
                    tokens[start].segment == tokens[end - 1].segment,
                    PostalCode.isBritish(tokens[start..<end].flatMap(\.word.bytes))
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
            let namesStreet = before.role != nil && before.has(.persian)
            if !namesStreet, before.role != .numberedStreet { kept.removeLast() }
        }
        return kept
    }

    private static func isCity(_ tokens: ArraySlice<AddressToken>) -> Bool {
        guard let first = tokens.first, tokens.count <= 3, first.has(.cityStart),
            tokens.allSatisfy({ !$0.isNumeric && !$0.has(.hash) })
        else { return false }
        if tokens.count == 1 { return first.has(.city) }
        let name = tokens.flatMap(\.word.bytes)
        return CityNames.starts.find(name.span) == true
    }
}
