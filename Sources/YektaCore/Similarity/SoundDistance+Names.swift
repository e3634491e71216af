/// How alike two names sound, best first.
package enum SoundLevel: UInt8, Sendable, Hashable, CaseIterable {
    /// Spellings of one sound.
    case equal
    /// Near enough to be spellings of one sound in some language (Abbes for عباس, Mounir for منیر),
    /// but as near to other names as well: evidence, no decision.
    case similar
    case different
}

extension SoundDistance {
    /// A distance up to this much is a homophone: another spelling of the very same sounds.
    static let homophoneCeiling = 5

    /// Whether two tokens are spellings of one sound, in one script or two.
    package static func soundsEqual(_ a: NameToken, _ b: NameToken) -> Bool {
        if let level = knownLevel(a, b) { return level == .equal }
        guard let costs = costs(a.script, b.script) else { return false }
        let (left, right) = (a.sound, b.sound)
        let ceiling = costs.ceiling.distance(max(left.count, right.count))
        return distance(left, right, costs: costs, ceiling: ceiling) != nil
    }

    /// How alike two tokens sound, in one script or two.
    package static func level(_ a: NameToken, _ b: NameToken) -> SoundLevel {
        if let level = knownLevel(a, b) { return level }
        guard let costs = costs(a.script, b.script) else { return .different }
        let (left, right) = (a.sound, b.sound)
        let ceiling = costs.ceiling.distance(max(left.count, right.count))
        let most = ceiling + SoundCeiling.similarMargin
        guard let found = distance(left, right, costs: costs, ceiling: most) else {
            return .different
        }
        return found <= ceiling ? .equal : .similar
    }

    /// The distance up to which two tokens are spellings of one sound.
    package static func ceiling(_ a: NameToken, _ b: NameToken) -> Int {
        let costs = costs(a.script, b.script) ?? .latin
        return costs.ceiling.distance(max(a.sound.count, b.sound.count))
    }

    /// The level of two tokens where it is not for the alignment to decide.
    ///
    /// Two names that are both listed as common, and not as spellings of each other, are different
    /// people's however alike they sound (حسن and Hossein); in Persian script, homophones excepted
    /// (حدیث, هدیث).
    private static func knownLevel(_ a: NameToken, _ b: NameToken) -> SoundLevel? {
        if a.textHash == b.textHash, a.letters == b.letters {
            return a.script == b.script ? .equal : .different
        }
        if a.isSameListedName(as: b) { return .equal }
        guard a.isListed, b.isListed else { return nil }
        if a.script == .latin, b.script == .latin { return .different }
        return distance(a, b, ceiling: homophoneCeiling) == nil ? .different : .equal
    }
}
