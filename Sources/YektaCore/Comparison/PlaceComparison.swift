/// Compares places: number, street, postal code and city as one comparison with combined levels.
///
/// One comparison and not four, because the parts are not independent: whoever shares street and
/// number shares the city as well.
struct PlaceComparison {
    let words: WordTable

    /// The best level over all places of both, and the town or postal area if it is all that
    /// agrees; missing where nothing can be compared.
    func compare(_ left: Bytes, _ right: Bytes) -> (level: Level, agreed: UInt64?) {
        var best = Level.missing
        var agreed: UInt64?
        ElementPairs.visit(left, right) {
            let (one, other) = (PlaceElement(bytes: $0), PlaceElement(bytes: $1))
            let level = compare(one, other)
            guard level != .missing, best == .missing || level.rawValue < best.rawValue else {
                return
            }
            best = level
            switch level {
            case .city: agreed = one.city.map { words[$0].secondHash }
            case .postalArea: agreed = one.postalHash
            default: agreed = nil
            }
        }
        return (best, agreed)
    }

    private func compare(_ left: PlaceElement, _ right: PlaceElement) -> Level {
        let number = agreement(left.number, right.number)
        let postal = postalAgreement(left, right)
        if number == .differs, postal != .agrees {
            // Whatever the streets are, other houses are other places.
            let isKnown = left.wordCount > 0 && right.wordCount > 0 || postal != .unknown
            return isKnown ? .differs : compareCities(left, right)
        }
        let street = streetAgreement(left, right)
        let city = cityAgreement(left.city, right.city)
        let isFine = left.isPostalCodeFine && right.isPostalCodeFine
        if street == .agrees, number == .agrees, city != .differs || postal == .agrees {
            return .numberAndStreet
        }
        if postal == .agrees {
            if number == .agrees { return .numberAndPostalCode }
            if street == .agrees, number != .differs || isFine { return .streetAndPostalCode }
            return isFine ? .postalCode : .postalArea
        }
        if street == .agrees, number != .differs, city != .differs { return .street }
        return street == .unknown && postal == .unknown ? compareCities(left, right) : .differs
    }

    private func compareCities(_ left: PlaceElement, _ right: PlaceElement) -> Level {
        switch cityAgreement(left.city, right.city) {
        case .agrees: .city
        case .differs: .cityDiffers
        case .unknown: .missing
        }
    }

    private enum Agreement {
        case unknown, agrees, differs
    }

    private func agreement(_ left: UInt64?, _ right: UInt64?) -> Agreement {
        guard let left, let right else { return .unknown }
        return left == right ? .agrees : .differs
    }

    private func postalAgreement(_ left: PlaceElement, _ right: PlaceElement) -> Agreement {
        guard let one = left.postal, let other = right.postal else { return .unknown }
        return one == other ? .agrees : .differs
    }

    /// Cities agree if a slip or two tells them apart: one in four letters, two in eight.
    private func cityAgreement(_ left: UInt32?, _ right: UInt32?) -> Agreement {
        guard let left, let right else { return .unknown }
        if left == right { return .agrees }
        let (one, other) = (words[left], words[right])
        let slips = min(2, min(one.bytes.count, other.bytes.count) / 4)
        guard slips > 0, LetterMask.mayBeWithin(slips, one.letters, other.letters) else {
            return .differs
        }
        let distance = OSADistance.distance(one.bytes, other.bytes, cutoff: slips)
        return distance <= slips ? .agrees : .differs
    }

    /// Streets agree if at least half of the words of the shorter one are found in the other.
    private func streetAgreement(_ left: PlaceElement, _ right: PlaceElement) -> Agreement {
        let (mine, theirs) = (left.wordCount, right.wordCount)
        guard mine > 0, theirs > 0 else { return .unknown }
        let (short, long) = mine <= theirs ? (left, right) : (right, left)
        let (shortCount, longCount) = (min(mine, theirs), max(mine, theirs))
        var found = 0
        for one in 0..<shortCount {
            let word = short.word(one)
            // The same word needs no look at its letters.
            let isThere =
                (0..<longCount).contains { long.word($0) == word }
                || (0..<longCount).contains { isSimilar(word, long.word($0)) }
            if isThere { found += 1 }
        }
        return found * 2 >= shortCount && found > 0 ? .agrees : .differs
    }

    private func isSimilar(_ left: UInt32, _ right: UInt32) -> Bool {
        let (one, other) = (words[left], words[right])
        guard min(one.bytes.count, other.bytes.count) >= 4,
            LetterMask.mayBeWithin(1, one.letters, other.letters)
        else { return false }
        return OSADistance.distance(one.bytes, other.bytes, cutoff: 1) <= 1
    }
}
