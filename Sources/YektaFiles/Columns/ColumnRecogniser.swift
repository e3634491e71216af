import YektaCore

/// Decides what each column of a file is: by its name first, by its content where the name is mute.
package struct ColumnRecogniser {
    /// How many rows are looked at.
    package static let sampleRowsMax = 1_000
    /// How many values that are not empty a guess needs.
    static let valuesMin = 5
    /// The share of values, in per cent, that must look alike for a guess.
    static let percentMin = 90
    /// Birth dates spread over years; the dates of a season's orders do not.
    static let birthYearsSpreadMin = 10

    private let header: [String]
    private let rows: [[String]]

    /// Looks at a file's header and first rows.
    ///
    /// - Parameters:
    ///   - header: The names of the columns.
    ///   - rows: The first rows; those beyond `sampleRowsMax` are not looked at.
    package init(header: [String], rows: [[String]]) {
        self.header = header
        self.rows = Array(rows.prefix(Self.sampleRowsMax))
    }

    /// The decision for every column, in the file's order.
    package func recognise() -> [ColumnMapping.Column] {
        var columns = header.enumerated().map { index, name in
            if let meaning = ColumnSynonyms.meaning(of: name) {
                return ColumnMapping.Column(name, meaning.role, .name, part: meaning.part)
            }
            return guess(index, name)
        }
        keepOneOfEach(&columns)
        readNameAsGivenName(&columns)
        keepAbbreviatedDates(&columns)
        separateRepeatedParts(&columns)
        return columns
    }

    private func guess(_ index: Int, _ name: String) -> ColumnMapping.Column {
        let values = rows.lazy
            .map { index < $0.count ? $0[index].trimmed : "" }
            .filter { !$0.isEmpty }
        let total = values.count
        guard total >= Self.valuesMin, !ColumnSynonyms.forbidsGuess(name) else {
            return ColumnMapping.Column(name, .kept, .unknown)
        }
        for type in ContentShape.types {
            let alike = values.count { ContentShape.looks($0, like: type) }
            let percent = alike * 100 / total
            guard percent >= Self.percentMin else { continue }
            if type == .birthDate, !spreadsLikeBirthDates(Array(values)) { continue }
            return ColumnMapping.Column(name, .field(type), .content(percent: percent))
        }
        return ColumnMapping.Column(name, .kept, .unknown)
    }

    private func spreadsLikeBirthDates(_ values: [String]) -> Bool {
        let years = values.compactMap(ContentShape.year)
        guard let first = years.min(), let last = years.max() else { return false }
        return last - first >= Self.birthYearsSpreadMin
    }

    /// A record has one id, one channel and one time: the best name wins, then the first column.
    private func keepOneOfEach(_ columns: inout [ColumnMapping.Column]) {
        for (role, best) in [
            (ColumnRole.recordID, "recordid"), (.channel, "channel"), (.receivedAt, "receivedat"),
        ] {
            let indices = columns.indices.filter { columns[$0].role == role }
            guard indices.count > 1 else { continue }
            let winner = indices.first { HeaderName.fold(header[$0]) == best } ?? indices[0]
            for index in indices where index != winner {
                columns[index] = ColumnMapping.Column(header[index], .kept, .unknown)
            }
        }
    }

    /// Beside a surname and without a given name, "name" is the given name.
    private func readNameAsGivenName(_ columns: inout [ColumnMapping.Column]) {
        let hasSurname = columns.contains { $0.role == .field(.surname) }
        let hasGivenName = columns.contains { $0.role == .field(.givenName) && $0.part == 0 }
        guard hasSurname, !hasGivenName else { return }
        let index = columns.indices.first { index in
            columns[index].role == .field(.fullName)
                && ["name", "نام"].contains(HeaderName.fold(header[index]))
        }
        guard let index else { return }
        columns[index] = ColumnMapping.Column(header[index], .field(.givenName), .name, part: 0)
    }

    /// "by", "bm" and "bd" are a birth date only where all three are there; and the parts of a date
    /// say nothing new beside the whole one.
    private func keepAbbreviatedDates(_ columns: inout [ColumnMapping.Column]) {
        let dates = columns.indices.filter { columns[$0].role == .field(.birthDate) }
        if dates.contains(where: { columns[$0].part == nil }) {
            for index in dates where columns[index].part != nil {
                columns[index] = ColumnMapping.Column(header[index], .kept, .unknown)
            }
        }
        let short = header.indices.filter {
            ["by", "bm", "bd"].contains(HeaderName.fold(header[$0]))
        }
        guard short.count < 3 else { return }
        for index in short { columns[index] = ColumnMapping.Column(header[index], .kept, .unknown) }
    }

    /// Two columns for one part of a name or date are two values, not one long one.
    private func separateRepeatedParts(_ columns: inout [ColumnMapping.Column]) {
        var seen: Set<ColumnMapping.Part> = []
        for index in columns.indices {
            guard case .field(let type) = columns[index].role, type != .address,
                let part = columns[index].part
            else { continue }
            if !seen.insert(ColumnMapping.Part(type: type, place: part)).inserted {
                columns[index].part = nil
            }
        }
    }
}
