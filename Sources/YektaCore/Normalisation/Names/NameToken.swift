/// One word of a name, prepared once so that comparing it allocates nothing.
///
/// A token is one reference to what never changes, so that handing it about costs one count and not
/// one for each of its arrays.
package struct NameToken: Sendable {
    private let body: Body

    /// One byte per folded letter: ASCII for Latin, 0x80 and up for Persian, else UTF-8.
    package var letters: [UInt8] { body.letters }
    package var script: Script { body.script }
    /// The phonetic code (`SoundSymbol`), comparable within and across Latin and Persian.
    package var sound: [UInt8] { body.isWhole ? SoundCode.symbols(of: body.word) : body.sound }
    /// Consonant classes common to both scripts (`ConsonantSkeleton`).
    package var skeleton: [UInt8] { body.skeleton }
    /// Hash of the letters and the script; the same on every machine.
    package var textHash: UInt64 { body.textHash }
    /// Hash of the phonetic code.
    package var soundHash: UInt64 {
        body.isWhole ? Body.hash(sound, script) : body.soundHash
    }
    /// Hash of the skeleton, alike in both scripts.
    package var skeletonHash: UInt64 { body.skeletonHashes[0] }
    /// Hashes of the skeletons of each way to read the spelling, `skeletonHash` first.
    ///
    /// Two spellings of one name share at least one of them.
    package var skeletonHashes: [UInt64] { body.skeletonHashes }
    /// The entry of this spelling among the listed given names; 0 if it is not listed.
    var givenEntry: UInt16 {
        body.isWhole ? NameLexicon.given.entry(ofText: textHash) : body.givenEntry
    }
    /// The entry of this spelling among the listed surnames; 0 if it is not listed.
    var surnameEntry: UInt16 {
        body.isWhole ? NameLexicon.surname.entry(ofText: textHash) : body.surnameEntry
    }
    /// The formal names that this may stand for, itself included, in the numbering of `Nicknames`.
    var formalNames: [UInt16] {
        body.isWhole ? Nicknames.formalNames(ofText: textHash) : body.formalNames
    }

    /// A token of a word in `TextFolding.key` form without spaces; nil if it has no letter or
    /// digit.
    ///
    /// Equal words give one and the same object, while there is room to remember them.
    ///
    /// - Complexity: O(n) in the letters.
    package init?(_ word: String) {
        guard let token = Self.memory.value(word.utf8Span.span, make: { Self(reading: word) })
        else { return nil }
        self = token
    }

    private init?(reading word: String) {
        self.init(letters: NameLetters(word))
    }

    /// Words that are remembered.
    private static let wordsRememberedMax = 1 << 16
    private static let memory = ValueMemory<NameToken?>(entriesMax: wordsRememberedMax)

    /// The token of several words written together.
    init?(joining tokens: [NameToken]) {
        if tokens.count == 1 {
            self = tokens[0]
            return
        }
        guard let word = Self.letters(joining: tokens, []) else { return nil }
        self.init(letters: word)
    }

    /// The token of a whole name, given name and surname written together.
    ///
    /// It is compared by its letters and skeletons, and hardly ever by more: what else there is to
    /// know is found when it is asked for, because nearly every person's is another.
    init?(whole given: [NameToken], _ surname: [NameToken]) {
        guard let word = Self.letters(joining: given, surname) else { return nil }
        body = Body(word, isWhole: true)
    }

    private static func letters(joining head: [NameToken], _ tail: [NameToken]) -> NameLetters? {
        guard let script = (head.first ?? tail.first)?.script else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        var isOneScript = true
        for token in head {
            bytes += token.letters
            if token.script != script { isOneScript = false }
        }
        for token in tail {
            bytes += token.letters
            if token.script != script { isOneScript = false }
        }
        return NameLetters(bytes: bytes, script: isOneScript ? script : .other)
    }

    init?(letters word: NameLetters) {
        guard !word.bytes.isEmpty else { return nil }
        body = Body(word, isWhole: false)
    }

    /// Whether the token is a single letter, which stands for any name that starts with it.
    package var isInitial: Bool { letters.count == 1 && letters[0] >= 0x40 }

    /// Whether two tokens have a skeleton in common.
    package func sharesSkeleton(with other: NameToken) -> Bool {
        skeletonHash == other.skeletonHash
            || skeletonHashes.contains { other.skeletonHashes.contains($0) }
    }

    /// Whether the spelling is in one of the lists of common names.
    var isListed: Bool { givenEntry != 0 || surnameEntry != 0 }

    /// Whether two tokens are spellings of one listed name.
    func isSameListedName(as other: NameToken) -> Bool {
        (givenEntry != 0 && givenEntry == other.givenEntry)
            || (surnameEntry != 0 && surnameEntry == other.surnameEntry)
    }
}

extension NameToken {
    /// What a token refers to.
    private final class Body: Sendable {
        let letters: [UInt8]
        let script: Script
        /// Whether the token is of a whole name; then the sound and what the lists say are not
        /// kept.
        let isWhole: Bool
        let sound: [UInt8]
        let skeleton: [UInt8]
        let textHash: UInt64
        let soundHash: UInt64
        let skeletonHashes: [UInt64]
        let givenEntry: UInt16
        let surnameEntry: UInt16
        let formalNames: [UInt16]

        init(_ word: NameLetters, isWhole: Bool) {
            letters = word.bytes
            script = word.script
            self.isWhole = isWhole
            let readings = ConsonantSkeleton.readings(of: word)
            skeleton = readings[0]
            textHash = word.hash
            skeletonHashes = readings.map { Self.hash($0, word.script) }
            sound = isWhole ? [] : SoundCode.symbols(of: word)
            soundHash = isWhole ? 0 : Self.hash(sound, word.script)
            givenEntry = isWhole ? 0 : NameLexicon.given.entry(ofText: textHash)
            surnameEntry = isWhole ? 0 : NameLexicon.surname.entry(ofText: textHash)
            formalNames = isWhole ? [] : Nicknames.formalNames(ofText: textHash)
        }

        var word: NameLetters { NameLetters(bytes: letters, script: script) }

        static func hash(_ bytes: [UInt8], _ script: Script) -> UInt64 {
            FixedHash.hash(bytes, seed: script == .other ? 1 : 0)
        }

        init(from decoder: inout RecordCoding.Decoder) throws(RecordCodingError) {
            let offset = decoder.offset
            guard let script = Script(rawValue: try decoder.byte()) else {
                throw RecordCodingError(.numberTooLarge, offset: offset)
            }
            self.script = script
            isWhole = try decoder.byte() != 0
            letters = try decoder.run()
            sound = try decoder.run()
            skeleton = try decoder.run()
            textHash = try decoder.word()
            soundHash = try decoder.word()
            var hashes: [UInt64] = []
            for _ in 0..<(try decoder.count(elementBytesMin: 8)) {
                hashes.append(try decoder.word())
            }
            skeletonHashes = hashes
            givenEntry = UInt16(truncatingIfNeeded: try decoder.number())
            surnameEntry = UInt16(truncatingIfNeeded: try decoder.number())
            var names: [UInt16] = []
            for _ in 0..<(try decoder.count(elementBytesMin: 1)) {
                names.append(UInt16(truncatingIfNeeded: try decoder.number()))
            }
            formalNames = names
            guard !hashes.isEmpty else { throw RecordCodingError(.truncated, offset: offset) }
        }

        func encode(into encoder: inout RecordCoding.Encoder) {
            encoder.append(byte: script.rawValue)
            encoder.append(byte: isWhole ? 1 : 0)
            encoder.append(bytes: letters)
            encoder.append(bytes: sound)
            encoder.append(bytes: skeleton)
            encoder.append(word: textHash)
            encoder.append(word: soundHash)
            encoder.append(count: skeletonHashes.count)
            for hash in skeletonHashes { encoder.append(word: hash) }
            encoder.append(UInt64(givenEntry))
            encoder.append(UInt64(surnameEntry))
            encoder.append(count: formalNames.count)
            for name in formalNames { encoder.append(UInt64(name)) }
        }
    }

    /// Whether the token lacks what an equal one has that is not of a whole name.
    var isWhole: Bool { body.isWhole }

    /// Reads a token as `encode` wrote it, with all that was derived from its letters.
    init(from decoder: inout RecordCoding.Decoder) throws(RecordCodingError) {
        body = try Body(from: &decoder)
    }

    /// Writes the token with all that is derived from its letters: to derive it takes far longer
    /// than to read it.
    func encode(into encoder: inout RecordCoding.Encoder) {
        body.encode(into: &encoder)
    }
}

extension NameToken: Hashable {
    package static func == (left: NameToken, right: NameToken) -> Bool {
        left.body === right.body
            || left.textHash == right.textHash && left.letters == right.letters
                && left.script == right.script
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(textHash)
    }
}

extension NameLetters {
    /// The hash by which a spelling is looked up.
    var hash: UInt64 { FixedHash.hash(bytes, seed: script.rawValue) }
}
