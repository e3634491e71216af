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
    package var sound: [UInt8] { body.sound }
    /// Consonant classes common to both scripts (`ConsonantSkeleton`).
    package var skeleton: [UInt8] { body.skeleton }
    /// Hash of the letters and the script; the same on every machine.
    package var textHash: UInt64 { body.textHash }
    /// Hash of the phonetic code.
    package var soundHash: UInt64 { body.soundHash }
    /// Hash of the skeleton, alike in both scripts.
    package var skeletonHash: UInt64 { body.skeletonHashes[0] }
    /// Hashes of the skeletons of each way to read the spelling, `skeletonHash` first.
    ///
    /// Two spellings of one name share at least one of them.
    package var skeletonHashes: [UInt64] { body.skeletonHashes }
    /// The entry of this spelling among the listed given names; 0 if it is not listed.
    var givenEntry: UInt16 { body.givenEntry }
    /// The entry of this spelling among the listed surnames; 0 if it is not listed.
    var surnameEntry: UInt16 { body.surnameEntry }
    /// The formal names that this may stand for, itself included, in the numbering of `Nicknames`.
    var formalNames: [UInt16] { body.formalNames }

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
        self.init(joining: tokens, [])
    }

    /// The token of the words of two parts written together.
    init?(joining head: [NameToken], _ tail: [NameToken]) {
        guard let first = head.first ?? tail.first else { return nil }
        if head.count + tail.count == 1 {
            self = first
            return
        }
        var bytes: [UInt8] = []
        var isOneScript = true
        for tokens in [head, tail] {
            for token in tokens {
                bytes += token.letters
                if token.script != first.script { isOneScript = false }
            }
        }
        self.init(letters: NameLetters(bytes: bytes, script: isOneScript ? first.script : .other))
    }

    init?(letters word: NameLetters) {
        guard !word.bytes.isEmpty else { return nil }
        body = Body(word)
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
        let sound: [UInt8]
        let skeleton: [UInt8]
        let textHash: UInt64
        let soundHash: UInt64
        let skeletonHashes: [UInt64]
        let givenEntry: UInt16
        let surnameEntry: UInt16
        let formalNames: [UInt16]

        init(_ word: NameLetters) {
            letters = word.bytes
            script = word.script
            sound = SoundCode.symbols(of: word)
            let readings = ConsonantSkeleton.readings(of: word)
            skeleton = readings[0]
            textHash = word.hash
            soundHash = FixedHash.hash(sound, seed: word.script == .other ? 1 : 0)
            skeletonHashes = readings.map {
                FixedHash.hash($0, seed: word.script == .other ? 1 : 0)
            }
            givenEntry = NameLexicon.given.entry(ofText: textHash)
            surnameEntry = NameLexicon.surname.entry(ofText: textHash)
            formalNames = Nicknames.formalNames(ofText: textHash)
        }
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
