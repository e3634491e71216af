import YektaCore

/// Looks at rows as wholes: what their cells say of each other.
struct RowProfiler {
    private static let channelsMax = 64
    private static let duplicatesSampled = 16_384

    private(set) var rows = 0
    private(set) var rowsWithProblem = 0
    private(set) var genderContradictions = 0
    private(set) var nameContradictions = 0
    private(set) var columns: [ColumnProfiler]

    private let roles: [ColumnRole]
    private let channelColumn: Int?
    private let defaultChannel: String
    private var channelRows: [String: Int] = [:]
    private var persons: [String: ValueSketch] = [:]

    init(
        _ mapping: ColumnMapping,
        _ survey: ColumnSurvey,
        _ tops: [TopValues],
        defaultChannel: String
    ) {
        let sample = survey.sample
        roles = mapping.columns.map(\.role)
        channelColumn = mapping.index(of: .channel)
        self.defaultChannel = defaultChannel
        columns = mapping.columns.enumerated().map { index, column in
            let values = sample.lazy.map { $0[index].trimmed }.filter { !$0.isEmpty }
            return ColumnProfiler(column, values: Array(values), top: tops[index])
        }
    }

    mutating func add(_ cells: [String]) {
        rows += 1
        let name = nameHash(cells)
        var hasProblem = false
        for index in columns.indices where !cells[index].isBlank {
            if columns[index].add(cells[index], name: name) { hasProblem = true }
        }
        if contradictsGender(cells) {
            genderContradictions += 1
            hasProblem = true
        }
        if contradictsParts(cells) {
            nameContradictions += 1
            hasProblem = true
        }
        if hasProblem { rowsWithProblem += 1 }
        count(cells, name: name)
    }

    // MARK: - Channels

    private mutating func count(_ cells: [String], name: UInt64) {
        var channel = channelColumn.map { cells[$0].trimmed } ?? ""
        if channel.isEmpty { channel = defaultChannel }
        if channelRows[channel] == nil, channelRows.count >= Self.channelsMax { channel = "others" }
        channelRows[channel, default: 0] += 1
        guard let person = personHash(cells, name: name) else { return }
        persons[channel, default: ValueSketch(valuesMax: Self.duplicatesSampled)].add(person)
    }

    var channels: [FileProfile.Channel] {
        channelRows.keys.sorted().map { name in
            FileProfile.Channel(
                name: name,
                rows: channelRows[name, default: 0],
                duplicates: persons[name]?.summary.surplus ?? 0
            )
        }
    }

    /// The name with all identifiers and dates in their normal form; nil where there is no name, or
    /// nothing beside it.
    private func personHash(_ cells: [String], name: UInt64) -> UInt64? {
        guard name != 0 else { return nil }
        var hash = name
        var isKnown = false
        for (index, role) in roles.enumerated() where !cells[index].isBlank {
            guard case .field(let type) = role, let form = Self.form(type, cells[index]) else {
                continue
            }
            isKnown = true
            hash = CellHash.combined(hash, CellHash.hash(form) ^ UInt64(truncatingIfNeeded: index))
        }
        return isKnown ? CellHash.finished(hash) : nil
    }

    private static func form(_ type: FieldType, _ value: String) -> String? {
        switch type {
        case .phone: PhoneNumber(value).map { "\($0.significant)" }
        case .email: EmailAddress(value)?.canonical
        case .nationalID: NationalID(value)?.value
        case .loyaltyID, .identifier, .deviceID: IdentifierValue(value)?.value
        case .birthDate: TextFolding.key(value)
        case .givenName, .surname, .fullName, .gender, .address, .city, .postalCode, .handle,
            .cookieID, .text, .number:
            nil
        }
    }

    // MARK: - Names

    /// The words of a name of one type, folded.
    private func words(_ type: FieldType, _ cells: [String]) -> [String] {
        var words: [String] = []
        for (index, role) in roles.enumerated() where role == .field(type) {
            if cells[index].isBlank { continue }
            let key = TextFolding.key(cells[index])
            words += key.split(whereSeparator: { !$0.isLetter }).map(String.init)
        }
        return words
    }

    private func nameHash(_ cells: [String]) -> UInt64 {
        var parts = words(.givenName, cells) + words(.surname, cells)
        if parts.isEmpty { parts = words(.fullName, cells) }
        return parts.reduce(0) { $0 &+ CellHash.hash($1) }
    }

    /// A given name of one sex beside the other.
    private func contradictsGender(_ cells: [String]) -> Bool {
        guard let column = roles.firstIndex(of: .field(.gender)),
            let stated = Gender(cells[column]),
            let first = words(.givenName, cells).first,
            let listed = NameListing.gender(ofGivenName: first)
        else { return false }
        return stated != listed
    }

    /// A full name that has no word of the parts beside it, in the same script.
    private func contradictsParts(_ cells: [String]) -> Bool {
        let full = words(.fullName, cells)
        if full.isEmpty { return false }
        let parts = words(.givenName, cells) + words(.surname, cells)
        guard let one = full.first, let other = parts.first,
            Self.isASCII(one) == Self.isASCII(other)
        else { return false }
        return Set(full).isDisjoint(with: parts)
    }

    private static func isASCII(_ word: String) -> Bool { word.utf8.allSatisfy { $0 < 0x80 } }
}
