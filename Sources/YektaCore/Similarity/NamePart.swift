/// The ways in which one part of a name can agree with the same part of another.
enum NamePart {
    /// The level of two whole parts: exact, sound, typo or differ.
    static func level(_ a: NameToken, _ b: NameToken) -> NamePartLevel {
        if a == b { return .exact }
        if a.isInitial || b.isInitial { return .differ }
        if SoundDistance.soundsEqual(a, b) { return .sound }
        return NameTypo.isLikely(a, b) ? .typo : .differ
    }

    /// Given names that differ in their middle names only: John and John Robert agree, and so do
    /// John R and John Robert; the halves of a compound (محمد, محمدرضا) are no middle names.
    static func firstNames(_ a: PartView, _ b: PartView) -> PartAgreement? {
        guard a.tokens.count > 1 || b.tokens.count > 1, !a.isCompound, !b.isCompound,
            let left = a.tokens.first, let right = b.tokens.first
        else { return nil }
        let first = level(left, right)
        guard first.isSameName else { return nil }
        let common = min(a.tokens.count, b.tokens.count)
        for place in 1..<max(common, 1)
        where !isConsistent(a.tokens[place], b.tokens[place]) {
            return PartAgreement(.nickname, left)
        }
        return PartAgreement(first, left)
    }

    /// A nickname, or one half of a compound.
    static func shortForm(_ a: PartView, _ b: PartView) -> PartAgreement? {
        guard let left = a.joined, let right = b.joined, let leftFirst = a.tokens.first,
            let rightFirst = b.tokens.first
        else { return nil }
        if Nicknames.agree(left, right) { return PartAgreement(.nickname, left) }
        let isAnyCompound = a.isCompound || b.isCompound
        if !isAnyCompound, a.tokens.count > 1 || b.tokens.count > 1,
            Nicknames.agree(leftFirst, rightFirst)
        {
            return PartAgreement(.nickname, leftFirst)
        }
        return contained(a, b)
    }

    /// One side's tokens are all among the other's: صالحی in صالحی امیری, Jones in Smith-Jones.
    static func contained(_ a: PartView, _ b: PartView) -> PartAgreement? {
        let (small, large) = a.tokens.count <= b.tokens.count ? (a, b) : (b, a)
        guard large.tokens.count > 1, small.tokens.count < large.tokens.count else { return nil }
        for token in small.tokens
        where !large.tokens.contains(where: { !$0.isInitial && isSameSound($0, token) }) {
            return nil
        }
        guard small.tokens.contains(where: { $0.letters.count > 2 }) else { return nil }
        let isLeftSmall = a.tokens.count <= b.tokens.count
        return PartAgreement(.nickname, isLeftSmall ? a.joined : match(for: b, in: a))
    }

    /// The left side's token that the right side's single token agrees with.
    private static func match(for small: PartView, in large: PartView) -> NameToken? {
        guard let wanted = small.tokens.first else { return nil }
        return large.tokens.first { isSameSound($0, wanted) }
    }

    /// A single letter against the name it may stand for.
    static func initial(_ a: PartView, _ b: PartView) -> PartAgreement? {
        guard let left = a.tokens.first, let right = b.tokens.first,
            left.isInitial != right.isInitial || (left.isInitial && right.isInitial)
        else { return nil }
        return isInitial(left, of: right) ? PartAgreement(.initial, left) : nil
    }

    private static func isSameSound(_ a: NameToken, _ b: NameToken) -> Bool {
        a == b || SoundDistance.soundsEqual(a, b)
    }

    /// Whether two middle names do not contradict each other.
    private static func isConsistent(_ a: NameToken, _ b: NameToken) -> Bool {
        if a.isInitial || b.isInitial { return isInitial(a, of: b) }
        return level(a, b).isSameName
    }

    /// Whether two tokens, one of them a single letter, start alike.
    private static func isInitial(_ a: NameToken, of b: NameToken) -> Bool {
        if a.script == b.script { return a.letters.first == b.letters.first }
        // Across scripts a first consonant must agree in class; vowels agree with each other.
        guard let costs = SoundDistance.costs(a.script, b.script), let left = a.sound.first,
            let right = b.sound.first
        else { return false }
        return SoundDistance.distance([left], [right], costs: costs, ceiling: crossInitialCeiling)
            != nil
    }

    /// How far two first sounds may be apart for an initial in another script.
    private static let crossInitialCeiling = 40
}
