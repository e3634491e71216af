import Foundation

@testable import YektaCore

/// Each kernel beside its slow twin, on whatever bytes the fuzzer finds: `Tests/Fuzz/fuzz.sh`.
///
/// Built as one module with the sources and the twins that the tests have. A difference traps, and
/// the fuzzer leaves the input in a file.
@_cdecl("LLVMFuzzerTestOneInput")
public func compareKernels(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    guard let target = KernelFuzz.target else { preconditionFailure("FUZZ_TARGET names none") }
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    KernelFuzz.run(target, bytes)
    return 0
}

/// What there is to compare.
enum KernelFuzz: String, CaseIterable {
    case jaroWinkler, osaDistance, soundDistance, letterMask, nameSieve, records

    /// The one that the environment asks for.
    static let target = ProcessInfo.processInfo.environment["FUZZ_TARGET"]
        .flatMap { KernelFuzz(rawValue: $0) }

    static func run(_ target: KernelFuzz, _ bytes: [UInt8]) {
        switch target {
        case .jaroWinkler: jaroWinkler(bytes)
        case .osaDistance: osaDistance(bytes)
        case .soundDistance: soundDistance(bytes)
        case .letterMask: letterMask(bytes)
        case .nameSieve: nameSieve(bytes)
        case .records: records(bytes)
        }
    }

    /// Two strings and a small number: the first byte is the number, a line feed parts the strings.
    private static func parted(_ bytes: [UInt8]) -> (a: [UInt8], b: [UInt8], number: Int)? {
        guard let first = bytes.first else { return nil }
        let rest = bytes.dropFirst()
        let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
        return (Array(rest[..<end]), Array(rest[end...].dropFirst()), Int(first))
    }

    private static func jaroWinkler(_ bytes: [UInt8]) {
        guard let (a, b, _) = parted(bytes) else { return }
        let found = JaroWinkler.similarity(a, b)
        // To the last bit: thresholds are compared with it.
        precondition(found == ReferenceJaroWinkler.similarity(a, b), "Jaro-Winkler")
    }

    private static func osaDistance(_ bytes: [UInt8]) {
        guard let (a, b, number) = parted(bytes) else { return }
        let expected = ReferenceOSADistance.distance(a, b)
        for cutoff in [0, 1, 2, number] {
            let found = OSADistance.distance(a, b, cutoff: cutoff)
            precondition(found == min(expected, cutoff + 1), "OSA distance, cutoff \(cutoff)")
        }
    }

    private static func letterMask(_ bytes: [UInt8]) {
        guard let (a, b, _) = parted(bytes) else { return }
        let edits = ReferenceOSADistance.distance(a, b)
        let masks = [a, b].map { word in Bytes.with(word) { LetterMask.of($0) } }
        precondition(LetterMask.mayBeWithin(edits, masks[0], masks[1]), "letter mask")
    }

    private static func soundDistance(_ bytes: [UInt8]) {
        guard let (one, other, number) = parted(bytes) else { return }
        let sounds = [one, other].map { $0.prefix(SoundCode.symbolsMax).map { $0 & 0x7F } }
        for costs in [SoundCosts.latin, .persian, .cross] {
            let expected = ReferenceSoundDistance.distance(sounds[0], sounds[1], costs: costs)
            let found = SoundDistance.distance(
                sounds[0],
                sounds[1],
                costs: costs,
                ceiling: 4 * number
            )
            precondition(found == (expected <= 4 * number ? expected : nil), "sound distance")
        }
    }

    private static let vocabulary = Vocabulary()
    private static let comparison = Scorer(model: .shipped).comparison

    /// What the sieve keeps back the comparison finds different.
    private static func nameSieve(_ bytes: [UInt8]) {
        guard let (a, b, _) = parted(bytes) else { return }
        let parts = [a, b].map { text in
            String(decoding: text.prefix(120), as: UTF8.self).split(separator: " ").prefix(3)
                .compactMap { NameToken(TextFolding.key(String($0))) }
        }
        guard !parts[0].isEmpty, !parts[1].isEmpty else { return }
        let entries = parts.map { NamePartEntry(tokens: $0, isCompound: false, isLone: false) }
        // Numbers are for remembering only, and nothing is remembered here.
        let vocabulary = Vocabulary()
        let numbers = parts.map { vocabulary.parts.number(of: $0) }
        let names = comparison.names(vocabulary: vocabulary, slotBits: 8)
        for (question, asGiven) in [(NameMemory.Question.given, true), (.surname, false)] {
            let isSieved = Bytes.with(entries[0].sieve) { left in
                Bytes.with(entries[1].sieve) {
                    NameSieve(left, at: 0)
                        .certainlyDiffers(from: NameSieve($0, at: 0), asGiven: asGiven)
                }
            }
            guard isSieved, numbers[0] != numbers[1] else { continue }
            let found = names.compare(question, numbers[0], numbers[1])
            precondition(found.level == .differ && !found.isSimilar, "name sieve")
        }
    }

    // MARK: - Records

    private static let normalisation = RecordNormalisation(secret: 1)

    /// Two records, the second after an empty line: of each line the first letter is the type.
    private static func records(_ bytes: [UInt8]) {
        let text = String(decoding: bytes.prefix(600), as: UTF8.self)
        var found: [[Field]] = [[], []]
        var side = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty {
                side = 1
                continue
            }
            guard let first = line.utf8.first else { continue }
            let all = FieldType.allCases
            // `a` is the first type.
            let type = all[(Int(first) + 11) % all.count]
            let isColumn = [.identifier, .text, .number].contains(type)
            found[side].append(
                Field(
                    type,
                    String(line.dropFirst()),
                    label: isColumn ? "x" : "",
                    isCompared: isColumn
                )
            )
        }
        let twins = found.enumerated().map { side, fields in
            let record = Record(
                key: RecordKey(channel: "fuzz", id: "\(side)"),
                fields: Array(fields.prefix(12))
            )
            let normalised = normalisation.normalise(record)
            return (
                normalised: normalised,
                content: RecordContent.crafted(normalised, of: record, vocabulary: vocabulary)
            )
        }
        let reference = ReferenceComparison(
            frequencies: comparison.frequencies,
            columns: comparison.columns
        )
        let names = comparison.names(vocabulary: vocabulary, slotBits: 8)
        for (one, other) in [(0, 1), (1, 0), (0, 0)] {
            let vector = comparison.compare(
                twins[one].content,
                twins[other].content,
                names: names
            )
            precondition(
                vector == reference.compare(twins[one].normalised, twins[other].normalised),
                "comparison of records"
            )
        }
    }
}
