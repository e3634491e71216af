extension ClusteringScore {
    /// Scores the files of a truth and a prediction.
    ///
    /// - Parameters:
    ///   - truthPath: A CSV file with the columns `record_id` and `entity_id` among others.
    ///   - predictedPath: A CSV file with a record id and `identity_id` among others.
    ///   - id: The name of the prediction's record id column.
    package static func read(
        truth truthPath: String,
        predicted predictedPath: String,
        id: String = "record_id"
    ) throws(FileError) -> ClusteringScore {
        let truth = try pairs(truthPath, key: "record_id", value: "entity_id")
        let predicted = try pairs(predictedPath, key: id, value: "identity_id")
        guard !truth.isEmpty else {
            throw FileError(
                .noRows,
                file: truthPath,
                "the truth has no records",
                remedy: "give a file with a row for each record"
            )
        }
        return ClusteringScore(
            truth: truth.map { (record: $0.key, entity: $0.value) },
            predicted: predicted.map { (record: $0.key, identity: $0.value) }
        )
    }

    private static func pairs(
        _ path: String,
        key: String,
        value: String
    ) throws(FileError) -> [(key: String, value: String)] {
        var rows = try CSVReader(path: path)
        let keyColumn = try column(key, of: rows.header, file: path)
        let valueColumn = try column(value, of: rows.header, file: path)
        var pairs: [(key: String, value: String)] = []
        while let row = try rows.next() {
            pairs.append((row[keyColumn], row[valueColumn]))
        }
        return pairs
    }

    private static func column(
        _ name: String,
        of header: [String],
        file: String
    ) throws(FileError) -> Int {
        if let index = header.firstIndex(of: name) { return index }
        let nearest = NearestNames(to: name, among: header).names.joined(separator: ", ")
        throw FileError(
            .unknownColumn,
            file: file,
            line: 1,
            "there is no column '\(name)'",
            remedy: "name it so in the header; the nearest are: \(nearest)"
        )
    }
}
