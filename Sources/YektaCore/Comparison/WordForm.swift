/// A part of a name that is one word, in one line of memory with all that comparing it takes.
///
/// A word's letters, sounds and entries are objects of their own, and comparing two words that
/// nobody compared before waited for a dozen of them. Most parts are one word of at most 16 letters
/// in Latin or Persian script; the others have no form and are compared as they are.
///
///     number u32 · flags u8 · script u8 · letters u8 · sounds u8 · given entry u16 · surname entry
///     u16 · formal names u16 × 2 · letters' mask u32 · needs u32 · gives u32 · letters 16 · sounds
///     16 · 4 bytes free
struct WordForm {
    private let bytes: Bytes

    static let bytesCount = 64
    private static let lettersStart = 28
    private static let soundsStart = 44
    private static let lettersMax = 16
    private static let formalNamesMax = 2

    private enum Flag {
        static let isPlain: UInt8 = 1
        static let isLone: UInt8 = 2
    }

    init(_ bytes: Bytes) {
        self.bytes = bytes
    }

    /// The form of a part; not plain if it cannot have one.
    static func encode(_ part: NamePartEntry, number: UInt32) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(bytesCount)
        bytes.append(little: number)
        if let word = part.tokens.first, part.tokens.count == 1, !word.isInitial,
            word.script != .other, word.letters.count <= lettersMax,
            word.sound.count <= lettersMax, word.formalNames.count <= formalNamesMax
        {
            bytes.append(Flag.isPlain | (part.isLone ? Flag.isLone : 0))
            bytes.append(word.script.rawValue)
            bytes.append(UInt8(word.letters.count))
            bytes.append(UInt8(word.sound.count))
            bytes.append(little: word.givenEntry)
            bytes.append(little: word.surnameEntry)
            for place in 0..<formalNamesMax {
                let formals = word.formalNames
                bytes.append(little: place < formals.count ? formals[place] : 0)
            }
            bytes.append(little: Bytes.with(word.letters) { LetterMask.of($0) })
            let signature = HardSounds.signature(of: word.sound)
            bytes.append(little: signature.needs)
            bytes.append(little: signature.gives)
            bytes += word.letters
            bytes += repeatElement(0, count: soundsStart - bytes.count)
            bytes += word.sound
        }
        bytes += repeatElement(0, count: bytesCount - bytes.count)
        return bytes
    }

    var isPlain: Bool { bytes[4] & Flag.isPlain != 0 }
    private var isLone: Bool { bytes[4] & Flag.isLone != 0 }
    private var isLatin: Bool { bytes[5] == Script.latin.rawValue }
    private var script: UInt8 { bytes[5] }
    private var letters: Bytes { bytes.slice(Self.lettersStart, Int(bytes[6])) }
    private var sound: Bytes { bytes.slice(Self.soundsStart, Int(bytes[7])) }
    private var lettersCount: Int { Int(bytes[6]) }
    private var givenEntry: Int { bytes.uint16(8) }
    private var surnameEntry: Int { bytes.uint16(10) }
    private var isListed: Bool { givenEntry | surnameEntry != 0 }
    private var mask: UInt32 { bytes.uint32(16) }
    private var needs: UInt32 { bytes.uint32(20) }
    private var gives: UInt32 { bytes.uint32(24) }
}

// MARK: - Comparing

extension WordForm {
    /// What two plain parts are to each other, but for a frequency, and whether there is an
    /// agreeing word whose frequency counts: the same as `PartComparison` finds of the parts.
    static func compare(
        _ question: NameMemory.Question,
        _ left: WordForm,
        _ right: WordForm
    ) -> (found: PartComparison, hasWord: Bool) {
        var found = PartComparison()
        found.level = left.level(right)
        var hasWord = found.level != .differ
        switch question {
        case .given:
            if found.level == .differ, left.hasFormalName(of: right) {
                found.level = .nickname
                hasWord = true
            }
        case .surname: break
        case .lone: found.isGiven = left.givenEntry != 0 && left.surnameEntry == 0
        case .swappedGiven, .swappedSurname: hasWord = true
        }
        if found.level == .differ, !left.isLone, !right.isLone {
            found.isSimilar = left.isSimilar(right)
        }
        return (found, hasWord)
    }

    /// See `NamePart.level`.
    private func level(_ other: WordForm) -> NamePartLevel {
        let isOneScript = script == other.script
        if isOneScript, letters == other.letters { return .exact }
        if isSameListedName(other) { return .sound }
        let areListed = isListed && other.isListed
        if areListed {
            // Two common names are one by ear only if they are homophones, and never one by a slip.
            guard !(isLatin && other.isLatin) else { return .differ }
            return distance(other, most: SoundDistance.homophoneCeiling) == nil ? .differ : .sound
        }
        if distance(other, most: nil) != nil { return .sound }
        guard isOneScript, NameTypo.mayBe(lettersCount, other.lettersCount),
            LetterMask.mayBeWithin(NameTypo.errorsMax, mask, other.mask)
        else { return .differ }
        return NameTypo.isLikely(letters, other.letters) ? .typo : .differ
    }

    private func isSameListedName(_ other: WordForm) -> Bool {
        givenEntry != 0 && givenEntry == other.givenEntry
            || surnameEntry != 0 && surnameEntry == other.surnameEntry
    }

    /// See `Nicknames.agree`.
    private func hasFormalName(of other: WordForm) -> Bool {
        for place in [12, 14] {
            let name = bytes.uint16(place)
            if name != 0, name == other.bytes.uint16(12) || name == other.bytes.uint16(14) {
                return true
            }
        }
        return false
    }

    /// How differently the words sound, up to a distance, or up to the ceiling of their scripts and
    /// what is said beyond it.
    private func distance(_ other: WordForm, most: Int?, beyond: Int = 0) -> Int? {
        // A hard sound for which nothing is heard costs more than any ceiling.
        guard needs & ~other.gives | other.needs & ~gives == 0 else { return nil }
        let costs: SoundCosts =
            script != other.script ? .cross : isLatin ? .latin : .persian
        let longer = Int(max(bytes[7], other.bytes[7]))
        return SoundDistance.distance(
            sound,
            other.sound,
            costs: costs,
            ceiling: most ?? costs.ceiling.distance(longer) + beyond
        )
    }

    /// See `RecordComparison.isSimilar`.
    private func isSimilar(_ other: WordForm) -> Bool {
        guard lettersCount >= 3, other.lettersCount >= 3, !(isListed && other.isListed) else {
            return false
        }
        if script != other.script {
            return distance(other, most: nil, beyond: SoundCeiling.similarMargin) != nil
        }
        return JaroWinkler.similarity(letters, other.letters) >= RecordComparison.similarityMin
    }
}
