/// A person's sex as channels code it.
package enum Gender: UInt8, Hashable, Sendable {
    case male = 1
    case female = 2

    /// Reads a word or a code; nil if it is neither.
    package init?(_ raw: String) {
        var key: [UInt8] = []
        TextFolding.key(raw, into: &key)
        guard let gender = Self.words.find(key.span) else { return nil }
        self = gender
    }

    private static let words = ByteTable(
        [
            "مرد", "اقا", "اقای", "پسر", "مذکر", "م", "male", "m", "1", "man", "boy", "mr", "mard",
            "agha", "aqa", "1.0",
        ].map { ($0, Gender.male) }
            + [
                "زن", "خانم", "بانو", "دختر", "مونث", "ز", "female", "f", "2", "woman", "girl",
                "mrs", "ms", "miss", "zan", "khanom", "khanoom", "w", "2.0",
            ].map { ($0, Gender.female) }
    )
}
