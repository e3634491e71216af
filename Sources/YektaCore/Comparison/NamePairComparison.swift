/// How two names agree, part by part, as the elements of contents give them.
///
/// The same questions in the same order as `NameComparison` asks of two names read in full; what
/// two parts are to each other is remembered.
struct NamePairComparison {
    private(set) var given = PartComparison()
    private(set) var surname = PartComparison()
    /// Whether both names have a generational suffix, and the same one.
    let equalGeneration: Bool
    let differingGeneration: Bool

    init(_ left: NameElement, _ right: NameElement, _ memory: NameMemory) {
        let (one, other) = (left.generation, right.generation)
        equalGeneration = one != 0 && one == other
        differingGeneration = one != 0 && other != 0 && one != other
        if left.lone != NamePartTable.none || right.lone != NamePartTable.none {
            compareLone(left, right, memory)
            return
        }
        given = Self.given(left, right, left.given, right.given, memory)
        surname = Self.surname(left, right, left.surname, right.surname, memory)
        if given.level.isSameName || surname.level.isSameName { return }
        if compareWhole(left, right, memory) { return }
        if given.level == .differ, surname.level == .differ { compareSwapped(left, right, memory) }
    }

    private static func given(
        _ left: NameElement,
        _ right: NameElement,
        _ one: UInt32,
        _ other: UInt32,
        _ memory: NameMemory
    ) -> PartComparison {
        part(
            .given,
            one,
            other,
            left.givenSieve.certainlyDiffers(from: right.givenSieve, asGiven: true),
            memory
        )
    }

    private static func surname(
        _ left: NameElement,
        _ right: NameElement,
        _ one: UInt32,
        _ other: UInt32,
        _ memory: NameMemory
    ) -> PartComparison {
        part(
            .surname,
            one,
            other,
            left.surnameSieve.certainlyDiffers(from: right.surnameSieve, asGiven: false),
            memory
        )
    }

    /// Missing if either name lacks the part; the memory is asked only where the sieve cannot tell.
    @inline(__always)
    private static func part(
        _ question: NameMemory.Question,
        _ one: UInt32,
        _ other: UInt32,
        _ certainlyDiffers: @autoclosure () -> Bool,
        _ memory: NameMemory
    ) -> PartComparison {
        guard one != NamePartTable.none, other != NamePartTable.none else {
            return PartComparison()
        }
        if one != other, certainlyDiffers() { return PartComparison(differing: false) }
        return memory.compare(question, one, other)
    }

    /// The same name divided elsewhere: علی | رضا محمدی against علی رضا | محمدی.
    private mutating func compareWhole(
        _ left: NameElement,
        _ right: NameElement,
        _ memory: NameMemory
    ) -> Bool {
        // The hashes are the cheap sieve: most pairs of names that differ come this way.
        guard left.whole == right.whole || left.mayShareSkeleton(with: right),
            let one = Self.whole(left, memory), let other = Self.whole(right, memory)
        else { return false }
        let isExact = one == other
        guard
            isExact
                || one.sharesSkeleton(with: other) && SoundDistance.soundsEqual(one, other)
        else { return false }
        let level: NamePartLevel = isExact ? .exact : .sound
        given = PartComparison()
        given.level = level
        given.frequency = memory.frequency(given: memory.part(left.given).joined, level)
        surname = PartComparison()
        surname.level = level
        surname.frequency = memory.frequency(surname: memory.part(left.surname).joined, level)
        return true
    }

    /// Given name and surname written together; nil if either lacks.
    private static func whole(_ name: NameElement, _ memory: NameMemory) -> NameToken? {
        guard name.given != NamePartTable.none, name.surname != NamePartTable.none else {
            return nil
        }
        return NameToken(whole: memory.part(name.given).tokens, memory.part(name.surname).tokens)
    }

    private mutating func compareSwapped(
        _ left: NameElement,
        _ right: NameElement,
        _ memory: NameMemory
    ) {
        let isHopeless =
            left.givenSieve.certainlyDiffers(from: right.surnameSieve, asGiven: false)
            || left.surnameSieve.certainlyDiffers(from: right.givenSieve, asGiven: false)
        if isHopeless { return }
        let swappedGiven = memory.compare(.swappedGiven, left.given, right.surname)
        guard swappedGiven.level.isSameName else { return }
        let swappedSurname = memory.compare(.swappedSurname, left.surname, right.given)
        guard swappedSurname.level.isSameName else { return }
        given = swappedGiven
        surname = swappedSurname
    }

    /// A word that may be either part is compared with the part that it fits best.
    private mutating func compareLone(
        _ left: NameElement,
        _ right: NameElement,
        _ memory: NameMemory
    ) {
        if left.lone != NamePartTable.none, right.lone != NamePartTable.none {
            let sieve = left.givenSieve
            let differs =
                left.lone != right.lone && left.given == NamePartTable.none
                && right.given == NamePartTable.none
                && sieve.certainlyDiffers(from: right.givenSieve, asGiven: false)
            let found =
                differs
                ? PartComparison(differing: sieve.isGiven)
                : memory.compare(.lone, left.lone, right.lone)
            if found.isGiven { given = found } else { surname = found }
            return
        }
        func orLone(_ part: UInt32, _ lone: UInt32) -> UInt32 {
            part == NamePartTable.none ? lone : part
        }
        let asGiven = Self.given(
            left,
            right,
            orLone(left.given, left.lone),
            orLone(right.given, right.lone),
            memory
        )
        let asSurname = Self.surname(
            left,
            right,
            orLone(left.surname, left.lone),
            orLone(right.surname, right.lone),
            memory
        )
        // Missing ranks last here: a part that the other name lacks is no fit.
        let isSurname =
            asSurname.level != .missing
            && (asGiven.level == .missing || asSurname.level.rawValue <= asGiven.level.rawValue)
        if isSurname { surname = asSurname } else { given = asGiven }
    }
}

extension NameElement {
    /// The name of a section that has one.
    @inline(__always)
    static func only(_ elements: Bytes) -> NameElement? {
        guard elements.count > 0, length(elements, 0) == elements.count else { return nil }
        return NameElement(bytes: elements)
    }

    /// Goes through the names of a section.
    @inline(__always)
    static func each(_ elements: Bytes, _ body: (NameElement) -> Void) {
        var place = 0
        while place < elements.count {
            let length = length(elements, place)
            body(NameElement(bytes: elements.slice(place, length)))
            place += length
        }
    }
}
