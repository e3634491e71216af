/// One word of a name, prepared once so that comparing it allocates nothing.
package struct NameToken: Sendable {
    /// One byte per folded letter: ASCII for Latin, 0x80 and up for Persian, UTF-8 for other
    /// scripts.
    package let letters: [UInt8]
    package let script: Script
    /// The phonetic code (`SoundSymbol`), comparable within and across Latin and Persian.
    package let sound: [UInt8]
    /// Consonant classes common to both scripts (`ConsonantSkeleton`).
    package let skeleton: [UInt8]
    /// Hash of the letters and the script; the same on every machine.
    package let textHash: UInt64
    /// Hash of the phonetic code.
    package let soundHash: UInt64
    /// Hash of the skeleton, alike in both scripts.
    package let skeletonHash: UInt64
    /// The entry of this spelling among the listed given names; 0 if it is not listed.
    let givenEntry: UInt16
    /// The entry of this spelling among the listed surnames; 0 if it is not listed.
    let surnameEntry: UInt16
    /// The formal names that this may stand for, itself included, in the numbering of `Nicknames`.
    let formalNames: [UInt16]

    /// A token of a word in `TextFolding.key` form without spaces; nil if it has no letter or
    /// digit.
    ///
    /// - Complexity: O(n) in the letters.
    package init?(_ word: String) {
        self.init(letters: NameLetters(word))
    }

    /// The token of several words written together.
    init?(joining tokens: [NameToken]) {
        guard let first = tokens.first else { return nil }
        if tokens.count == 1 {
            self = first
            return
        }
        let isOneScript = tokens.allSatisfy { $0.script == first.script }
        let letters = NameLetters(
            bytes: tokens.flatMap(\.letters),
            script: isOneScript ? first.script : .other
        )
        self.init(letters: letters)
    }

    init?(letters word: NameLetters) {
        guard !word.bytes.isEmpty else { return nil }
        letters = word.bytes
        script = word.script
        sound = SoundCode.symbols(of: word)
        var classes: [UInt8] = []
        ConsonantSkeleton.append(classes: &classes, of: word)
        skeleton = classes
        textHash = word.hash
        soundHash = FixedHash.hash(sound, seed: word.script == .other ? 1 : 0)
        skeletonHash = FixedHash.hash(classes, seed: word.script == .other ? 1 : 0)
        givenEntry = NameLexicon.given.entry(ofText: textHash)
        surnameEntry = NameLexicon.surname.entry(ofText: textHash)
        formalNames = Nicknames.formalNames(ofText: textHash)
    }

    /// Whether the token is a single letter, which stands for any name that starts with it.
    package var isInitial: Bool { letters.count == 1 && letters[0] >= 0x40 }

    /// Whether the spelling is in one of the lists of common names.
    var isListed: Bool { givenEntry != 0 || surnameEntry != 0 }

    /// Whether two tokens are spellings of one listed name.
    func isSameListedName(as other: NameToken) -> Bool {
        (givenEntry != 0 && givenEntry == other.givenEntry)
            || (surnameEntry != 0 && surnameEntry == other.surnameEntry)
    }
}

extension NameToken: Hashable {
    package static func == (left: NameToken, right: NameToken) -> Bool {
        left.textHash == right.textHash && left.letters == right.letters
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
