/// A person's sex as channels code it.
package enum Gender: UInt8, Hashable, Sendable {
    case male = 1
    case female = 2

    /// Reads a word or a code; nil if it is neither.
    package init?(_ raw: String) {
        switch TextFolding.key(raw) {
        case "مرد", "اقا", "اقای", "پسر", "مذکر", "م", "male", "m", "1", "man", "boy", "mr", "mard",
            "agha", "aqa", "1.0":
            self = .male
        case "زن", "خانم", "بانو", "دختر", "مونث", "ز", "female", "f", "2", "woman", "girl", "mrs",
            "ms", "miss", "zan", "khanom", "khanoom", "w", "2.0":
            self = .female
        default:
            return nil
        }
    }
}
