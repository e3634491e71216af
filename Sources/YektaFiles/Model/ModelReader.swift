import YektaCore

/// Reads the model file's grammar and checks every value where it stands.
///
/// What it lets through cannot make an engine stop: probabilities are bounded so that no sum of
/// weights leaves its range, and what would count twice is refused.
struct ModelReader {
    /// The lowest probability: below it a level says more than any data can.
    static let probabilityMin = 1e-30
    /// Thresholds beyond it would make no pair a link, or every one.
    static let thresholdBitsMax = 100.0
    /// The longest name of an epoch.
    static let epochBytesMax = 64

    var json: JSONReader
    private let file: String
    private var isOurs = false
    private var epoch: String?
    private var match: Double?
    private var household: Double?
    private var linkThreshold: MatchWeight?
    private var reviewThreshold: MatchWeight?
    private var comparisons: [Comparison]?
    private var tables: [NamedTable] = []

    /// The frequencies of a comparison's values, as the file names it.
    struct NamedTable {
        let kind: ComparisonKind
        let column: String
        let table: FrequencyTable
    }

    init(_ bytes: [UInt8], file: String) {
        self.file = file
        json = JSONReader(bytes, file: file)
    }

    /// The model as it stands, under the name that the file gives it.
    mutating func model() throws(FileError) -> MatchModel {
        try json.beginObject()
        while let member = try json.nextMember() {
            switch member {
            case "yekta_model":
                _ = try json.integer(in: ModelFile.version...ModelFile.version)
                isOurs = true
            case "epoch": epoch = try epochName()
            case "probability_two_random_records_match": match = try probability()
            case "probability_two_random_records_share_household": household = try probability()
            case "link_threshold_bits": linkThreshold = try threshold()
            case "review_threshold_bits": reviewThreshold = try threshold()
            case "comparisons": comparisons = try readComparisons()
            case "term_frequencies": tables = try readTables()
            default: throw json.unknownMember(of: "a model")
            }
        }
        try json.end()
        guard isOurs else { throw json.missing("yekta_model") }
        return try assembled()
    }

    private func assembled() throws(FileError) -> MatchModel {
        guard let epoch else { throw json.missing("epoch") }
        guard let match else { throw json.missing("probability_two_random_records_match") }
        guard let household else {
            throw json.missing("probability_two_random_records_share_household")
        }
        guard let linkThreshold else { throw json.missing("link_threshold_bits") }
        guard let reviewThreshold else { throw json.missing("review_threshold_bits") }
        guard let comparisons else { throw json.missing("comparisons") }
        let columns = ComparisonColumns(comparisons)
        var frequencies: [Int: FrequencyTable] = [:]
        for (index, named) in tables.enumerated() {
            let comparison = Comparison(named.kind, column: named.column, [])
            guard let place = columns.place(of: comparison)?.index else {
                throw failure(
                    "term_frequencies[\(index)].column: no comparison of the model is about it",
                    remedy: "remove the table, or put the comparison back"
                )
            }
            guard frequencies.updateValue(named.table, forKey: place) == nil else {
                throw failure(
                    "term_frequencies[\(index)]: '\(comparison.name)' has a table already",
                    remedy: "keep one of them"
                )
            }
        }
        do {
            return try MatchModel(
                epoch: epoch,
                probabilityTwoRandomRecordsMatch: match,
                probabilityTwoRandomRecordsShareHousehold: household,
                comparisons: comparisons,
                termFrequencies: TermFrequencies(tables: frequencies),
                linkThreshold: linkThreshold,
                reviewThreshold: reviewThreshold
            )
        } catch {
            throw failure(error.description, remedy: "nothing was read")
        }
    }

    private func failure(_ problem: String, remedy: String) -> FileError {
        FileError(.badModel, file: file, problem, remedy: remedy)
    }

    // MARK: Single values

    private mutating func epochName() throws(FileError) -> String {
        let name = try json.text()
        let isPlain = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."):
                true
            default: false
            }
        }
        guard isPlain, (1...Self.epochBytesMax).contains(name.utf8.count) else {
            throw json.failure(
                "is no name of an epoch, which logs and metrics carry",
                remedy: "use 1 to \(Self.epochBytesMax) letters, digits, '-', '_' and '.'"
            )
        }
        return name
    }

    mutating func probability() throws(FileError) -> Double {
        let value = try json.number()
        guard value >= Self.probabilityMin else {
            throw json.failure(
                "is \(value), below \(Self.probabilityMin): no data can show that something is so "
                    + "rare, and its weight would drown all others",
                remedy: "use a value from \(Self.probabilityMin) to 1"
            )
        }
        guard value <= 1 else {
            throw json.failure(
                "is \(value), above 1, which no probability is",
                remedy: "use a value from \(Self.probabilityMin) to 1"
            )
        }
        return value
    }

    private mutating func threshold() throws(FileError) -> MatchWeight {
        let bits = try json.number()
        guard abs(bits) <= Self.thresholdBitsMax else {
            throw json.failure(
                "is \(bits) bits; beyond \(Self.thresholdBitsMax) either way every pair would fall "
                    + "on one side of it",
                remedy: "use a value from -\(Self.thresholdBitsMax) to \(Self.thresholdBitsMax)"
            )
        }
        return MatchWeight(bits: bits)
    }
}

extension JSONReader {
    /// The member just named is none that the grammar has.
    func unknownMember(of owner: String) -> FileError {
        failure("is no part of \(owner)", remedy: "remove it, or correct its spelling")
    }

    /// A part that must be there is not; said at the end of what should hold it.
    func missing(_ member: String) -> FileError {
        failure("'\(member)' is missing", remedy: "add it; `yekta model show --json` has them all")
    }
}
