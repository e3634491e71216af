/// The parts of a name as blocking uses them: hashes of consonant skeletons, common to both
/// scripts.
struct NameKeys {
    /// Hashes of whole parts.
    ///
    /// A name part without consonants is represented by its letters.
    private(set) var surnames: [UInt64] = []
    /// Given, surname and lone parts, each once.
    private(set) var parts: [UInt64] = []
    /// First consonant classes of all parts.
    private(set) var initials: [UInt64] = []
    /// The sorted parts together, so that swapped fields agree; none for a single part.
    private(set) var wholes: [UInt64] = []
    private(set) var surnamesWithInitial: [(UInt64, UInt64)] = []
    private(set) var givenWithPrefix: [(UInt64, UInt64)] = []

    init() {}

    /// Takes up the keys of another name, in the same memory.
    mutating func read(_ name: NameElement, _ table: NamePartTable) {
        surnames.removeAll(keepingCapacity: true)
        parts.removeAll(keepingCapacity: true)
        initials.removeAll(keepingCapacity: true)
        wholes.removeAll(keepingCapacity: true)
        surnamesWithInitial.removeAll(keepingCapacity: true)
        givenWithPrefix.removeAll(keepingCapacity: true)
        let given = table[name.given].blocking
        let surname = table[name.surname].blocking
        let lone = table[name.lone].blocking
        for keys in [surname, lone] {
            for word in keys.words { Self.add(word, to: &surnames) }
            Self.add(keys.joined, to: &surnames)
        }
        // The words of each part, then the whole of it, in the order of surname, lone, given, lone.
        for hash in surnames { Self.add(hash, to: &parts) }
        for word in given.words { Self.add(word, to: &parts) }
        Self.add(given.joined, to: &parts)
        for keys in [given, lone, surname] {
            for initial in keys.initials { Self.add(initial, to: &initials) }
            if let initial = keys.joinedInitial { Self.add(initial, to: &initials) }
        }
        readPairs(given, surname)
    }

    private mutating func readPairs(_ given: NamePartKeys, _ surname: NamePartKeys) {
        guard !given.words.isEmpty, !surname.words.isEmpty else { return }
        for one in given.joined.prefix(2) {
            for other in surname.joined.prefix(2) {
                let (low, high) = (min(one, other), max(one, other))
                Self.add(low ^ (high &* 0x9E37_79B9_7F4A_7C15), to: &wholes)
            }
        }
        for word in surname.words {
            for initial in given.initials.prefix(2) {
                for hash in word { surnamesWithInitial.append((hash, initial)) }
            }
        }
        for word in given.words {
            for prefix in surname.prefixes.prefix(2) {
                for hash in word { givenWithPrefix.append((hash, prefix)) }
            }
        }
    }

    /// Values once each, in the order of their first occurrence.
    private static func add(_ hashes: [UInt64], to result: inout [UInt64]) {
        for hash in hashes { add(hash, to: &result) }
    }

    private static func add(_ hash: UInt64, to result: inout [UInt64]) {
        if !result.contains(hash) { result.append(hash) }
    }
}
