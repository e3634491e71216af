import ArgumentParser
import YektaClient
import YektaCore
import YektaFiles
import YektaWire

/// By what a load looks identities up.
enum LoadTarget: String, ExpressibleByArgument, CaseIterable {
    case both, identifier, key

    /// Whether record keys are asked for.
    var hasKeys: Bool { self != .identifier }
    /// Whether phones, e-mails and other identifiers are.
    var hasIdentifiers: Bool { self != .key }
}

/// The calls that a load can send, packed: one for each method and subject.
struct LoadCalls {
    /// Records of a file that become subjects; those behind them are not read.
    static let subjectRecordsMax = 1_000_000

    private(set) var packed = PackedCalls()
    private(set) var subjects: [LoadSchedule.Subjects] = []
    private let codec = CallCodec()

    /// Adds look-ups and searches that ask for what a file holds.
    ///
    /// - Parameters:
    ///   - methods: Those of the mix.
    ///   - file: A CSV file; the sample that `yekta sample` writes if nil.
    ///   - target: What is looked up.
    mutating func addReads(_ methods: [LoadMethod], of file: String?, by target: LoadTarget) throws
    {
        var lookups = LoadSchedule.Subjects(.lookup)
        var searches = LoadSchedule.Subjects(.search)
        let wantsLookups = methods.contains(.lookup)
        let wantsSearches = methods.contains(.search)
        guard wantsLookups || wantsSearches else { return }
        // Any secret will do: it is only asked whether a value is one that people can be known by.
        let preparation = RecordPreparation(secret: 0)
        try Self.eachRecord(of: file) { record, place in
            if wantsLookups {
                for sought in Self.targets(of: record, target, preparation) {
                    lookups.places.append(try add(.lookup(LookupRequest(sought))))
                }
            }
            if wantsSearches, let fields = Self.searched(record, isTyped: place % 2 == 1) {
                searches.places.append(try add(.search(SearchRequest(fields: fields))))
            }
        }
        for (found, isWanted) in [(lookups, wantsLookups), (searches, wantsSearches)] where isWanted
        {
            guard !found.places.isEmpty else {
                throw ValidationError(
                    "--file holds nothing to \(found.method == .lookup ? "look up" : "search for")"
                )
            }
            subjects.append(found)
        }
    }

    /// Adds resolves of people under keys that no other run has.
    mutating func addResolves(of file: String?, people: Int) throws {
        let run = String(UInt64.random(in: .min ... .max), radix: 36)
        let mark = "\(run)-\(PackedCalls.numberPlace)"
        let key = RecordKey(channel: "load", id: mark)
        var resolves = LoadSchedule.Subjects(.resolve)
        let add = { (calls: inout LoadCalls, record: Record) throws in
            let stored = Record(
                key: key,
                receivedAtMs: record.receivedAtMs,
                fields: record.fields
            )
            resolves.places.append(try calls.add(.resolve(stored), numberMark: mark))
        }
        if let file {
            try Self.eachRecord(of: file) { record, _ in try add(&self, record) }
        } else {
            let seed = UInt64.random(in: .min ... .max)
            try Self.eachRecord(of: SampleData(records: people, seed: seed)) { record, _ in
                try add(&self, record)
            }
        }
        guard !resolves.places.isEmpty else {
            throw ValidationError("--resolve-file holds no record to store")
        }
        subjects.append(resolves)
    }

    mutating func addHealth() throws {
        var health = LoadSchedule.Subjects(.health)
        health.places.append(try add(.health))
        subjects.append(health)
    }

    private mutating func add(_ method: Method, numberMark: String? = nil) throws -> UInt32 {
        let place = UInt32(packed.count)
        do {
            try packed.append(method, numberMark: numberMark, codec: codec)
        } catch {
            throw ValidationError("a record is beyond the protocol's limits: \(error.message)")
        }
        return place
    }
}

// MARK: - Records

extension LoadCalls {
    private static func eachRecord(
        of file: String?,
        _ body: (Record, Int) throws -> Void
    ) throws {
        guard let file else { return try eachRecord(of: SampleData(), body) }
        try eachRecord(RecordReader(path: file), body)
    }

    private static func eachRecord(
        of sample: SampleData,
        _ body: (Record, Int) throws -> Void
    ) throws {
        let bytes = CSVWriter.bytes([SampleData.header] + sample.rows)
        let rows = try CSVReader(bytes: bytes, name: "sample")
        try eachRecord(RecordReader(rows, defaultChannel: "sample"), body)
    }

    private static func eachRecord(
        _ reader: consuming RecordReader,
        _ body: (Record, Int) throws -> Void
    ) throws {
        var place = 0
        while place < subjectRecordsMax, let row = try reader.next() {
            try body(row.record, place)
            place += 1
        }
    }

    private static func targets(
        of record: Record,
        _ target: LoadTarget,
        _ preparation: RecordPreparation
    ) -> [LookupRequest.Target] {
        var targets: [LookupRequest.Target] = target.hasKeys ? [.record(record.key)] : []
        guard target.hasIdentifiers else { return targets }
        // Asking for a number that is none is answered INVALID_ARGUMENT: it measures nothing.
        for field in record.fields
        where preparation.lookupKey(type: field.type, value: field.value) != nil {
            targets.append(.identifier(field.type, field.value))
        }
        return targets
    }

    /// What a person would type into a search: the name, the day of birth, the city.
    ///
    /// In every second one two letters of the name have changed places.
    private static func searched(_ record: Record, isTyped: Bool) -> [Field]? {
        let names: Set<FieldType> = [.givenName, .surname, .fullName]
        let others: Set<FieldType> = [.birthDate, .city]
        var fields = record.fields.filter {
            !$0.value.isEmpty && (names.contains($0.type) || others.contains($0.type))
        }
        guard let name = fields.lastIndex(where: { names.contains($0.type) }) else { return nil }
        if isTyped {
            var letters = Array(fields[name].value)
            let middle = letters.count / 2
            if middle > 0 { letters.swapAt(middle - 1, middle) }
            fields[name] = Field(fields[name].type, String(letters), label: fields[name].label)
        }
        return fields
    }
}
