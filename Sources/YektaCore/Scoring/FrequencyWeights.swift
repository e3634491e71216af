/// The weights of listed values by their hashes, in one array: asked for at every agreement.
struct FrequencyWeights: Sendable {
    private struct Slot {
        var hash: UInt64 = 0
        var value: Int32 = 0
        var sound: Int32 = 0
        var isTaken = false
    }

    /// A power of two, at most half of them taken; a value stands at the place of its hash or at
    /// the next that is free.
    private var slots: [Slot]

    /// - Parameter count: the most values that there will be.
    init(count: Int) {
        var capacity = 2
        while capacity < 2 * count { capacity *= 2 }
        slots = [Slot](repeating: Slot(), count: capacity)
    }

    /// The lowest weight of any value itself, at most 0.
    var lowestValue: Int32 {
        slots.reduce(0) { min($0, $1.isTaken ? $1.value : 0) }
    }

    /// Sets the weights of a value, instead of those that it had.
    mutating func set(_ hash: UInt64, value: Int32, sound: Int32) {
        slots[place(of: hash)] = Slot(hash: hash, value: value, sound: sound, isTaken: true)
    }

    /// A value's own weight, or that of all that sound like it; nil if it is not listed.
    func units(_ hash: UInt64, sound: Bool) -> Int32? {
        let slot = slots[place(of: hash)]
        guard slot.isTaken else { return nil }
        return sound ? slot.sound : slot.value
    }

    private func place(of hash: UInt64) -> Int {
        // Days stand for themselves, and follow each other.
        var mixed = hash &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 32
        var place = Int(truncatingIfNeeded: mixed) & (slots.count - 1)
        while slots[place].isTaken, slots[place].hash != hash {
            place = (place + 1) & (slots.count - 1)
        }
        return place
    }
}
