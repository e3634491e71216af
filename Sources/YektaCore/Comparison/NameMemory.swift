/// What two parts of names are to each other, remembered under their numbers.
///
/// Comparing two spellings takes a microsecond and is asked for the same few names again and again.
/// One memory per thread and per set of frequencies. It is bounded (`PartMemory`), and what it
/// holds never changes an answer.
package final class NameMemory {
    /// What the numbers of parts and words refer to.
    private(set) var vocabulary: Vocabulary
    private let frequencies: TermFrequencies
    private let memory: PartMemory
    private let forms: FormMemory
    /// Whether words come back often enough for a form of them to be worth while.
    private let hasForms: Bool

    private static let slotBitsWithFormsMin = 8
    private let rarities = RarityMemory()
    /// Which guest the numbers beyond the vocabulary's are of.
    private var guest: UInt64 = 0

    /// - Parameters:
    ///   - slotBits: 2^slotBits pairs are remembered, in 16 bytes each, and half as many bytes of
    ///     words.
    init(
        vocabulary: Vocabulary,
        frequencies: TermFrequencies,
        slotBits: Int = 4
    ) {
        self.vocabulary = vocabulary
        self.frequencies = frequencies
        memory = PartMemory(slotBits: slotBits)
        hasForms = slotBits >= Self.slotBitsWithFormsMin
        forms = FormMemory(slotBits: max(1, slotBits - 3))
    }

    /// Which parts are compared, and which frequencies count.
    enum Question: UInt64 {
        case given = 1
        case surname
        /// Two words of which neither is known to be given name or surname.
        case lone
        /// The left given name against the right surname, and the other way round.
        case swappedGiven
        case swappedSurname

        /// Whether an agreeing word is as rare as it is among given names.
        func countsAsGiven(_ found: PartComparison) -> Bool {
            switch self {
            case .given, .swappedGiven: true
            case .surname, .swappedSurname: false
            case .lone: found.isGiven
            }
        }
    }

    /// Takes up a record that is not stored; what was remembered of the parts that the last one
    /// brought is not found any more.
    ///
    /// - Parameter guest: the vocabulary over this memory's own that the record was prepared by.
    func begin(_ guest: Vocabulary) {
        vocabulary = guest
        self.guest += 1
        guard self.guest == Self.guestsMax else { return }
        self.guest = 0
        memory.forget()
    }

    /// A guest and the number of its part go into the 29 bits below the one that marks them.
    private static let guestsMax: UInt64 = 1 << 21
    private static let guestPartBits: UInt64 = 8
    private static let guestBit: UInt64 = 1 << 29

    /// Under what a part is remembered; nil if it is not.
    @inline(__always)
    private func place(of part: UInt32) -> UInt64? {
        part < NamePartTable.guestFirst ? UInt64(part) : guestPlace(of: part)
    }

    @inline(never)
    private func guestPlace(of part: UInt32) -> UInt64? {
        let place = UInt64(part - NamePartTable.guestFirst)
        guard place < 1 << Self.guestPartBits else { return nil }
        return Self.guestBit | guest << Self.guestPartBits | place
    }

    /// The part with a number.
    func part(_ number: UInt32) -> NamePartEntry {
        vocabulary.parts[number]
    }

    /// What two parts are to each other.
    func compare(_ question: Question, _ left: UInt32, _ right: UInt32) -> PartComparison {
        guard let one = place(of: left), let other = place(of: right) else {
            return compareAnew(question, left, right)
        }
        let key = question.rawValue << 60 | one << 30 | other
        return memory.value(key) { compareAnew(question, left, right) }
    }

    @inline(never)
    private func compareAnew(
        _ question: Question,
        _ left: UInt32,
        _ right: UInt32
    ) -> PartComparison {
        // A guest's parts have the numbers that those of the guest before it had.
        guard hasForms, max(left, right) < NamePartTable.guestFirst,
            !forms.isOneSlot(left, right)
        else {
            return comparison(question, left, right)
        }
        let (one, other) = (
            forms.form(left) { part(left) }, forms.form(right) { part(right) }
        )
        guard one.isPlain, other.isPlain else { return comparison(question, left, right) }
        var (found, hasWord) = WordForm.compare(question, one, other)
        if hasWord, let token = part(left).tokens.first {
            found.frequency = frequencies.weight(
                of: token,
                asGiven: question.countsAsGiven(found),
                sound: found.level != .exact
            )
        }
        return found
    }

    /// The same of the parts themselves: of any, and slower.
    func comparison(
        _ question: Question,
        _ left: UInt32,
        _ right: UInt32
    ) -> PartComparison {
        PartComparison(question, part(left), part(right), frequencies)
    }

    /// log2 of the lowest frequency of any word of a part, as a given name and as a surname.
    func rarest(_ number: UInt32) -> (given: MatchWeight, surname: MatchWeight) {
        guard number < NamePartTable.guestFirst else { return lowestFrequencies(number) }
        return rarities.value(number) {
            vocabulary.parts.count + 1
        } make: {
            lowestFrequencies(number)
        }
    }

    private func lowestFrequencies(
        _ number: UInt32
    ) -> (given: MatchWeight, surname: MatchWeight) {
        let part = part(number)
        var lowest = (given: MatchWeight.zero, surname: MatchWeight.zero)
        for token in part.tokens + (part.joined.map { [$0] } ?? []) {
            for sound in [false, true] {
                lowest.given = min(lowest.given, frequencies.weight(given: token, sound: sound))
                lowest.surname = min(
                    lowest.surname,
                    frequencies.weight(surname: token, sound: sound)
                )
            }
        }
        return lowest
    }

    func frequency(given token: NameToken?, _ level: NamePartLevel) -> MatchWeight {
        token.map { frequencies.weight(given: $0, sound: level != .exact) } ?? .zero
    }

    func frequency(surname token: NameToken?, _ level: NamePartLevel) -> MatchWeight {
        token.map { frequencies.weight(surname: $0, sound: level != .exact) } ?? .zero
    }
}

/// What one part of a name is to the same part of another.
struct PartComparison: Hashable {
    var level = NamePartLevel.missing
    /// Where the level is `differ`: whether the spellings are nearer than chance all the same.
    var isSimilar = false
    /// Of two lone words: whether they are known as given names.
    var isGiven = false
    /// log2 of the frequency of the left side's token that agrees; 0 if none does.
    var frequency = MatchWeight.zero

    init() {}

    /// Two parts that have nothing to do with each other.
    init(differing isGiven: Bool) {
        level = .differ
        self.isGiven = isGiven
    }

    fileprivate init(
        _ question: NameMemory.Question,
        _ left: NamePartEntry,
        _ right: NamePartEntry,
        _ frequencies: TermFrequencies
    ) {
        var token: NameToken?
        switch question {
        case .given:
            let found = NameComparison.compareGiven(PartView(left), PartView(right))
            (level, token) = (found.level, found.token)
        case .surname:
            let found = NameComparison.compareSurname(PartView(left), PartView(right))
            (level, token) = (found.level, found.token)
        case .lone:
            guard let one = left.tokens.first, let other = right.tokens.first else { return }
            level = NamePart.level(one, other)
            isGiven = one.givenEntry != 0 && one.surnameEntry == 0
            token = level == .differ ? nil : one
        case .swappedGiven, .swappedSurname:
            guard let one = left.joined, let other = right.joined else { return }
            level = NamePart.level(one, other)
            token = one
        }
        if let token {
            frequency = frequencies.weight(
                of: token,
                asGiven: question.countsAsGiven(self),
                sound: level != .exact
            )
        }
        if level == .differ, !left.isLone, !right.isLone, let one = left.joined,
            let other = right.joined
        {
            isSimilar = RecordComparison.isSimilar(one, other)
        }
    }
}

extension PartView {
    init(_ part: NamePartEntry) {
        tokens = part.tokens
        joined = part.joined
        isCompound = part.isCompound
    }
}
