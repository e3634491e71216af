import YektaCore

/// The pollution report of a file: what is wrong with its values, before anyone resolves them.
///
/// The file is read twice, first to learn what its columns are and what is usual in them. Memory is
/// bounded: common values, distinct values and duplicates are counted by sketches, exactly in small
/// files and nearly so in large ones.
package struct FileProfile: Sendable {
    /// What one channel sent twice.
    package struct Channel: Hashable, Sendable {
        package let name: String
        package let rows: Int
        /// Rows with a name and an identifier or a birth date that an earlier row has all alike.
        package let duplicates: Int
    }

    /// The decisions on the columns.
    package let mapping: ColumnMapping
    package let rows: Int
    /// Rows with at least one problem.
    package let rowsWithProblem: Int
    /// Cells that were not UTF-8.
    package let repairedCells: Int
    package let columns: [ColumnProfile]
    /// The channels by name; those beyond the limit are together in the last.
    package let channels: [Channel]
    /// Rows whose given name is of the other sex.
    package let genderContradictions: Int
    /// Rows whose full name and parts have no word in common.
    package let nameContradictions: Int

    /// Reads a file.
    package init(
        path: String,
        overrides: [String] = [],
        defaultChannel: String? = nil
    ) throws(FileError) {
        var first = try CSVReader(path: path)
        guard first.canReopen else {
            throw FileError(
                .cannotRead,
                file: path,
                "a profile reads its file twice, and this is no file on a disk",
                remedy: "save the data to a file first"
            )
        }
        var survey = ColumnSurvey(header: first.header)
        var tops = [TopValues](repeating: TopValues(), count: first.header.count)
        while let cells = try first.next() {
            survey.add(cells)
            for index in cells.indices where !cells[index].isBlank {
                tops[index].nominate(cells[index].trimmed)
            }
        }
        var mapping = ColumnMapping(file: path, survey: survey)
        try mapping.apply(overrides: overrides)
        var profiler = RowProfiler(
            mapping,
            survey,
            tops,
            defaultChannel: defaultChannel ?? RecordReader.baseName(path)
        )
        var second = try CSVReader(path: path)
        while let cells = try second.next() { profiler.add(cells) }
        self.init(mapping, survey, profiler, repairedCells: second.repairedCells)
    }

    init(
        _ mapping: ColumnMapping,
        _ survey: ColumnSurvey,
        _ profiler: RowProfiler,
        repairedCells: Int
    ) {
        self.mapping = mapping
        self.repairedCells = repairedCells
        rows = profiler.rows
        rowsWithProblem = profiler.rowsWithProblem
        genderContradictions = profiler.genderContradictions
        nameContradictions = profiler.nameContradictions
        columns = profiler.columns.enumerated().map { index, column in
            column.finished(distinct: survey.distinct(index))
        }
        channels = profiler.channels
    }

    /// What to do next, a sentence each.
    package var advice: [String] {
        var advice: [String] = []
        for (index, column) in columns.enumerated() {
            let name = column.name.isEmpty ? "(column \(index + 1))" : column.name
            let count: (ValueIssue) -> Int = { column.issues[$0, default: 0] }
            if column.role == .kept, mapping.columns[index].reason == .unknown {
                advice.append(
                    "If you know what \(name) holds, map it with --map '\(name)=TYPE'; "
                        + "it is kept and not compared."
                )
            }
            if let type = column.resembles, mapping.columns[index].reason != .answer {
                advice.append(
                    "A part of \(name) looks like \(type.name): if it is that, map column "
                        + "\(name) with --map '\(name)=\(type.name)'."
                )
            }
            if count(.unreadable) * 2 > column.filled, column.filled > 0 {
                advice.append(
                    "Half of \(name) cannot be read as \(column.role.name): if it is something "
                        + "else, say so with --map '\(name)=text'."
                )
            }
            if count(.rounded) + count(.lostZeros) > 0 {
                advice.append(
                    "Export \(name) again with the column formatted as text: a spreadsheet "
                        + "changed its digits."
                )
            }
            if count(.wrongEncoding) > 0 {
                advice.append("Export \(name) again as UTF-8: letters were lost.")
            }
            if count(.truncated) > 0 {
                advice.append("Ask the source of \(name) for longer values: they are cut off.")
            }
            if column.sharedByMany > 0 {
                advice.append(
                    "\(column.sharedByMany) values of \(name) belong to "
                        + "\(ColumnProfiler.namesOfSharedMin) names or more: no evidence; find out "
                        + "who types them."
                )
            }
        }
        return advice
    }
}
