/// Two spellings and whether they are of one name.
package struct NamePair: Hashable, Sendable {
    /// The first spelling; in the files of cross-script pairs the Persian one.
    package let first: String
    /// The second spelling.
    package let second: String
    /// Whether the spellings are of one name.
    package let isSame: Bool
    /// Given name, surname or whatever kinds the file tells apart.
    package let kind: String
    /// How the pair came about.
    package let provenance: String

    package init(
        _ first: String,
        _ second: String,
        isSame: Bool,
        kind: String = "",
        provenance: String = ""
    ) {
        self.first = first
        self.second = second
        self.isSame = isSame
        self.kind = kind
        self.provenance = provenance
    }

    /// Reads pairs from a CSV file whose first two columns are the names.
    ///
    /// The columns `same` (0 or 1), `kind` and `provenance` are read if they are there. Without
    /// `same` every pair is of one name.
    package static func read(_ path: String) throws(FileError) -> [NamePair] {
        var reader = try CSVReader(path: path)
        guard reader.header.count >= 2 else {
            throw FileError(
                .badMapping,
                file: path,
                "it has \(reader.header.count) column; pairs need 2",
                remedy: "put the two names into the first two columns"
            )
        }
        let same = reader.header.firstIndex(of: "same")
        let kind = reader.header.firstIndex(of: "kind")
        let provenance = reader.header.firstIndex(of: "provenance")
        var pairs: [NamePair] = []
        while let row = try reader.next() {
            let pair = NamePair(
                row[0],
                row[1],
                isSame: same.map { row[$0] == "1" } ?? true,
                kind: kind.map { row[$0] } ?? "",
                provenance: provenance.map { row[$0] } ?? ""
            )
            pairs.append(pair)
        }
        return pairs
    }
}
