package import NIOCore
package import YektaWire

/// The calls of a load, packed, and the order in which they are sent: all drawn ahead of time.
///
/// While the load runs nothing is drawn and nothing is packed. A run that is longer than the
/// schedule begins it again.
package struct LoadSchedule: Sendable {
    /// One call of the schedule.
    struct Entry: Sendable {
        let place: UInt32
        let method: LoadMethod
    }

    /// The calls of one method: one for each subject that it may be about.
    package struct Subjects: Sendable {
        package let method: LoadMethod
        /// Their places among the packed calls.
        package var places: [UInt32] = []

        package init(_ method: LoadMethod) {
            self.method = method
        }
    }

    /// Calls that are drawn unless a run is shorter.
    package static let entriesMax = 1 << 20

    let calls: PackedCalls
    let entries: [Entry]

    /// Draws a schedule.
    ///
    /// - Parameters:
    ///   - calls: All calls that can be sent.
    ///   - subjects: Which of them are of which method; at least one for each method of the mix.
    ///   - mix: How often each method is called.
    ///   - zipf: The exponent of the frequencies of subjects; 0 draws all alike.
    ///   - count: How many calls to draw.
    ///   - random: What draws.
    package init(
        calls: PackedCalls,
        subjects: [Subjects],
        mix: LoadMix,
        zipf: Double,
        count: Int = entriesMax,
        random: inout some RandomNumberGenerator
    ) {
        var draws = subjects.map { SubjectDraw($0, zipf: zipf, random: &random) }
        self.calls = calls
        let isMixed = mix.parts.count > 1
        entries = (0..<max(1, count)).map { _ in
            let method = isMixed ? mix.method(at: random.point()) : mix.parts[0].method
            guard let which = draws.firstIndex(where: { $0.method == method }) else {
                preconditionFailure("the mix has a method without subjects")
            }
            return Entry(place: draws[which].next(&random), method: method)
        }
    }

    /// How many calls were drawn.
    package var count: Int { entries.count }

    /// How often each packed call was drawn, by its place.
    package func drawn() -> [Int] {
        var counts = [Int](repeating: 0, count: calls.count)
        for entry in entries { counts[Int(entry.place)] += 1 }
        return counts
    }

    func entry(_ number: UInt64) -> Entry {
        entries[Int(number % UInt64(entries.count))]
    }

    /// Appends the frame of the call with this number.
    package func writeFrame(
        _ number: UInt64,
        id: UInt64,
        to buffer: inout ByteBuffer
    ) {
        let place = Int(entry(number).place)
        calls.writeFrame(place, id: id, number: number, to: &buffer)
    }
}

/// Draws the subjects of one method.
private struct SubjectDraw {
    let method: LoadMethod
    private let ranks: ZipfRanks
    /// Which subject has which rank: neighbours in a file are not neighbours in frequency.
    private let places: [UInt32]
    private let walks: Bool
    private var turn = 0

    init(
        _ subjects: LoadSchedule.Subjects,
        zipf: Double,
        random: inout some RandomNumberGenerator
    ) {
        method = subjects.method
        ranks = ZipfRanks(count: subjects.places.count, exponent: zipf)
        var places = subjects.places
        places.shuffle(using: &random)
        self.places = places
        // What is stored should be new as long as it can: all once before any comes again.
        walks = method == .resolve && zipf == 0
    }

    mutating func next(_ random: inout some RandomNumberGenerator) -> UInt32 {
        guard walks else { return places[ranks.rank(at: random.point())] }
        turn += 1
        return places[(turn - 1) % places.count]
    }
}

extension RandomNumberGenerator {
    /// A number from 0 to 1, below 1, of 53 random bits.
    fileprivate mutating func point() -> Double {
        Double(next() >> 11) * 0x1p-53
    }
}
