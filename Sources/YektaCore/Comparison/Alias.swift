/// The local part of an e-mail address or a handle, as the place where its owner's name may lie.
struct Alias: Hashable, Sendable {
    /// The consonant classes of the letters, common to both scripts.
    let skeleton: [UInt8]
    /// Whether a class comes from the first letter of a word.
    let startsWord: [Bool]

    /// Consonant classes that are no accident anywhere, and at the start of a word.
    static let classesMin = 3
    static let classesAtStartMin = 2

    /// Reads bytes of either case; digits and signs part words.
    init(_ raw: [UInt8]) {
        // Handles are kept in capitals.
        let bytes = raw.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
        var skeleton: [UInt8] = []
        var startsWord: [Bool] = []
        for word in bytes.split(whereSeparator: { $0 < 0x61 || ($0 > 0x7A && $0 < 0x80) }) {
            let classes = ConsonantSkeleton.classes(of: String(decoding: word, as: UTF8.self))
            skeleton += classes
            startsWord += classes.indices.map { $0 == 0 }
        }
        self.skeleton = skeleton
        self.startsWord = startsWord
    }

    /// Whether a name's consonants lie in it: anywhere if there are several, at the start of a word
    /// if there are two.
    ///
    /// - Complexity: O(letters of both).
    func holds(_ name: NameToken) -> Bool {
        let wanted = name.skeleton
        guard wanted.count >= Self.classesAtStartMin, wanted.count <= skeleton.count else {
            return false
        }
        return (0...(skeleton.count - wanted.count)).contains { start in
            (wanted.count >= Self.classesMin || startsWord[start])
                && skeleton[start..<(start + wanted.count)].elementsEqual(wanted)
        }
    }
}
