/// The groups of a region as they are joined, each with its profile, made when it is asked for.
///
/// Most profiles of a region that is clustered again never are: what two groups weigh is remembered
/// under what they are made of.
struct RegionGroups {
    private struct Group {
        /// What the group was joined from; nil for one record.
        let parts: (left: Int, right: Int)?
        /// A hash of the contents of its records and of the order in which they were joined, which
        /// the order of a profile's values follows.
        let hash: UInt64
        let hasNationalID: Bool
        var profile: GroupProfile?
    }

    private let contents: [ContentView]
    private var groups: [Group]
    /// By the smallest member of a group.
    private var current: [Int]

    /// One group for each record.
    init(_ contents: [ContentView]) {
        self.contents = contents
        groups = contents.map {
            Group(
                parts: nil,
                hash: $0.bytes.hash(seed: 0),
                hasNationalID: $0.has(.nationalIDs),
                profile: nil
            )
        }
        current = Array(contents.indices)
    }

    /// Joins the group of one smallest member into that of another.
    mutating func join(_ left: Int, _ right: Int) {
        let (one, other) = (current[left], current[right])
        groups.append(
            Group(
                parts: (one, other),
                hash: Hash64.xxh3(groups[one].hash, groups[other].hash, 0, seed: 1),
                hasNationalID: groups[one].hasNationalID || groups[other].hasNationalID,
                profile: nil
            )
        )
        current[left] = groups.count - 1
    }

    /// See `GroupProfile.excludeEachOther`.
    mutating func excludeEachOther(_ left: Int, _ right: Int) -> Bool {
        let (one, other) = (current[left], current[right])
        guard groups[one].hasNationalID, groups[other].hasNationalID else { return false }
        return GroupProfile.excludeEachOther(profile(one), profile(other))
    }

    /// The weight of two groups being one person.
    mutating func weight(
        _ left: Int,
        _ right: Int,
        _ scales: RegionClustering.Scales
    ) -> MatchWeight {
        let (one, other) = (current[left], current[right])
        let pair = (groups[one].hash, groups[other].hash)
        if let known = scales.memory.weight(pair) { return known }
        let weight = GroupProfile.weight(
            profile(one),
            profile(other),
            scorer: scales.scorer,
            names: scales.names
        )
        scales.memory.remember(weight, of: pair)
        return weight
    }

    private mutating func profile(_ group: Int) -> GroupProfile {
        if let known = groups[group].profile { return known }
        let profile: GroupProfile
        if let (left, right) = groups[group].parts {
            profile = GroupProfile(self.profile(left), self.profile(right))
        } else {
            profile = GroupProfile(contents[group])
        }
        groups[group].profile = profile
        return profile
    }
}

/// What pairs of groups weighed, remembered under hashes of what they are made of.
///
/// A region that one record joins is clustered again, and most of its groups are those of the last
/// time. A slot holds one pair and is overwritten by the next that falls into it. For one scorer.
final class GroupWeightMemory {
    private struct Remembered {
        var left: UInt64 = 0
        var right: UInt64 = 0
        var weight = MatchWeight.zero
    }

    private var slots: [Remembered]
    private let shift: UInt64

    /// - Parameter slotBits: 2^slotBits pairs are remembered, in 24 bytes each.
    init(slotBits: Int) {
        slots = [Remembered](repeating: Remembered(), count: 1 << slotBits)
        shift = UInt64(64 - slotBits)
    }

    func weight(_ pair: (left: UInt64, right: UInt64)) -> MatchWeight? {
        let slot = slots[place(pair)]
        return slot.left == pair.left && slot.right == pair.right ? slot.weight : nil
    }

    func remember(_ weight: MatchWeight, of pair: (left: UInt64, right: UInt64)) {
        slots[place(pair)] = Remembered(left: pair.left, right: pair.right, weight: weight)
    }

    private func place(_ pair: (left: UInt64, right: UInt64)) -> Int {
        let mixed = (pair.left ^ pair.right &* 0xC2B2_AE3D_27D4_EB4F) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> shift)
    }
}
