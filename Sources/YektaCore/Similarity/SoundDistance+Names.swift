extension SoundDistance {
    /// A distance up to this much is a homophone: another spelling of the very same sounds.
    static let homophoneCeiling = 5

    /// Whether two tokens are spellings of one sound, in one script or two.
    ///
    /// Two names that are both listed as common, and not as spellings of each other, are different
    /// people's however alike they sound (حسن and Hossein); in Persian script, homophones excepted
    /// (حدیث, هدیث).
    package static func soundsEqual(_ a: NameToken, _ b: NameToken) -> Bool {
        if a.textHash == b.textHash, a.letters == b.letters { return a.script == b.script }
        if a.isSameListedName(as: b) { return true }
        let areDifferentNames = a.isListed && b.isListed
        if areDifferentNames, a.script == .latin, b.script == .latin { return false }
        let ceiling = areDifferentNames ? homophoneCeiling : ceiling(a.sound, b.sound)
        return distance(a, b, ceiling: ceiling) != nil
    }
}
