/// Compares two records' contents field by field into a comparison vector.
///
/// Multi-valued fields compare best against best. A field that either side lacks is `missing`.
package final class RecordComparison: Sendable {
    /// How common the values that agree are.
    package let frequencies: TermFrequencies
    /// The columns that have comparisons of their own.
    package let columns: ComparisonColumns

    package init(frequencies: TermFrequencies, columns: ComparisonColumns) {
        self.frequencies = frequencies
        self.columns = columns
    }

    /// The comparison vector of a pair.
    ///
    /// - Parameter names: what the thread remembers of names, for this comparison's frequencies.
    package func compare(
        _ left: ContentView,
        _ right: ContentView,
        names: NameMemory
    ) -> ComparisonVector {
        var vector = ComparisonVector()
        compareCheap(left, right, &vector)
        compareCostly(left, right, words: names.vocabulary.words, &vector)
        compareNames(left, right, names, &vector)
        return vector
    }

    /// The comparisons that take a few nanoseconds: of words and of whole identifiers.
    func compareCheap(_ left: ContentView, _ right: ContentView, _ vector: inout ComparisonVector) {
        let common = left.common(right)
        if common.has(.phones) {
            vector[.phone] = Self.comparePhones(left.elements(.phones), right.elements(.phones))
        }
        if common.has(.birthDates) {
            let found = BirthDateComparison.compare(
                left.elements(.birthDates),
                right.elements(.birthDates)
            )
            vector[.birthDate] = found.level
            setFrequency(of: found.agreed, at: ComparisonPlace(.birthDate), &vector)
        }
        if common.has(.genders) {
            vector[.gender] = Self.compareGenders(left.elements(.genders), right.elements(.genders))
        }
        guard common & Self.identifierSections != 0 else { return }
        if common.has(.nationalIDs) {
            vector[.nationalID] = Self.compareNationalIDs(left, right, provenOnly: false)
        }
        compareIdentifiers(.loyaltyIDs, .loyaltyID, left, right, oneError: true, &vector)
        compareIdentifiers(.deviceIDs, .deviceID, left, right, oneError: false, &vector)
        compareIdentifiers(.handles, .handle, left, right, oneError: true, &vector)
        compareIdentifiers(.cookieIDs, .cookieID, left, right, oneError: false, &vector)
    }

    private static let identifierSections = [
        RecordContent.Section.nationalIDs, .loyaltyIDs, .deviceIDs, .handles, .cookieIDs,
    ].reduce(UInt32(0)) { $0 | 1 << UInt32($1.rawValue) }

    /// The comparisons that align letters: of addresses, mailboxes and columns.
    func compareCostly(
        _ left: ContentView,
        _ right: ContentView,
        words: WordTable,
        _ vector: inout ComparisonVector
    ) {
        let common = left.common(right)
        if common.has(.emails) {
            vector[.email] =
                Self.compareEmails(left.elements(.emails), right.elements(.emails), words).level
        }
        if common.has(.places) {
            let found = PlaceComparison(words: words)
                .compare(left.elements(.places), right.elements(.places))
            vector[.address] = found.level
            setFrequency(of: found.agreed, at: ComparisonPlace(.address), &vector)
        }
        compareColumns(left, right, common, &vector)
    }

    private func compareIdentifiers(
        _ section: RecordContent.Section,
        _ kind: ComparisonKind,
        _ left: ContentView,
        _ right: ContentView,
        oneError: Bool,
        _ vector: inout ComparisonVector
    ) {
        guard left.has(section), right.has(section) else { return }
        vector[kind] = Self.compareIdentifiers(
            left.elements(section),
            right.elements(section),
            oneError: oneError
        )
    }

    func setFrequency(
        of hash: UInt64?,
        at place: ComparisonPlace,
        _ vector: inout ComparisonVector
    ) {
        guard let hash, let frequency = frequencies.weight(place, hash) else { return }
        vector.setFrequency(frequency, at: place)
    }

    private static func compareGenders(_ left: Bytes, _ right: Bytes) -> Level {
        for one in 0..<left.count {
            for other in 0..<right.count where left[one] == right[other] { return .exact }
        }
        return .differs
    }
}

extension UInt32 {
    /// Whether the bit of a section is set.
    @inline(__always)
    fileprivate func has(_ section: RecordContent.Section) -> Bool {
        self & 1 << UInt32(section.rawValue) != 0
    }
}

// MARK: - Columns

extension RecordComparison {
    /// Adds the levels of the labelled values; only equal labels are compared.
    private func compareColumns(
        _ left: ContentView,
        _ right: ContentView,
        _ common: UInt32,
        _ vector: inout ComparisonVector
    ) {
        if common.has(.identifiers) {
            ElementPairs.visit(left.elements(.identifiers), right.elements(.identifiers)) {
                let (one, other) = (IdentifierElement(bytes: $0), IdentifierElement(bytes: $1))
                guard one.label == other.label else { return }
                let level = Self.compareIdentifier(one, other, oneError: true)
                add(level, agreed: nil, .identifier, label: one.label, &vector)
            }
        }
        if common.has(.texts) {
            ElementPairs.visit(left.elements(.texts), right.elements(.texts)) {
                let (one, other) = (TextElement(bytes: $0), TextElement(bytes: $1))
                guard one.label == other.label else { return }
                let level = TextComparison.level(one, other)
                let agreed = level == .exact ? one.hash : nil
                add(level, agreed: agreed, .text, label: one.label, &vector)
            }
        }
        if common.has(.numbers) { compareNumbers(left, right, &vector) }
    }

    private func compareNumbers(
        _ left: ContentView,
        _ right: ContentView,
        _ vector: inout ComparisonVector
    ) {
        let (lefts, rights) = (left.elements(.numbers), right.elements(.numbers))
        for first in stride(from: 0, to: lefts.count, by: NumberElement.count) {
            let one = NumberElement(bytes: lefts.slice(first, NumberElement.count))
            for second in stride(from: 0, to: rights.count, by: NumberElement.count) {
                let other = NumberElement(bytes: rights.slice(second, NumberElement.count))
                guard one.label == other.label else { continue }
                let (mine, theirs) = (one.value, other.value)
                if mine == theirs {
                    add(.exact, agreed: one.bits, .number, label: one.label, &vector)
                    continue
                }
                let isNear = (mine - theirs).magnitude <= max(1, max(mine, theirs).magnitude / 50)
                let level = isNear ? Level.similar : .differs
                add(level, agreed: nil, .number, label: one.label, &vector)
            }
        }
    }

    private func add(
        _ level: Level,
        agreed: UInt64?,
        _ kind: ComparisonKind,
        label: UInt64,
        _ vector: inout ComparisonVector
    ) {
        guard level != .missing else { return }
        let place = columns.place(kind, label: label) ?? ComparisonPlace(kind)
        let best = vector[place]
        guard best == .missing || level.rawValue < best.rawValue else { return }
        vector[place] = level
        setFrequency(of: agreed, at: place, &vector)
    }
}

/// Goes through elements that begin with their length.
enum ElementPairs {
    /// Calls a closure with every element of a section.
    @inline(__always)
    static func each(_ elements: Bytes, _ body: (Bytes) -> Void) {
        var place = 0
        while place < elements.count {
            let length = elements.uint16(place)
            body(elements.slice(place, length))
            place += length
        }
    }

    /// Calls a closure with every element of the left beside every element of the right.
    @inline(__always)
    static func visit(_ left: Bytes, _ right: Bytes, _ body: (Bytes, Bytes) -> Void) {
        each(left) { one in each(right) { body(one, $0) } }
    }
}
