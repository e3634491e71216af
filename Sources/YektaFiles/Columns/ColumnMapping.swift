import YektaCore

/// What every column of a file is for, and why: printed before work begins, so that a wrong guess
/// is seen and can be overridden.
package struct ColumnMapping: Hashable, Sendable {
    /// The decision for one column.
    package struct Column: Hashable, Sendable {
        /// The name in the header.
        package let name: String
        /// What the column is for.
        package fileprivate(set) var role: ColumnRole
        /// Why.
        package fileprivate(set) var reason: ColumnReason
        /// The place among the columns that are joined into one value; nil for a value of its own.
        package internal(set) var part: Int?
        /// Whether the text is a date, which is compared in ISO form.
        package internal(set) var isDate = false
        /// The share of rows with a value, in per cent; nil where no row was seen.
        package internal(set) var fillPercent: Int?
        /// The column whose value nearly always tells this one's.
        package internal(set) var dependsOn: String?

        init(_ name: String, _ role: ColumnRole, _ reason: ColumnReason, part: Int? = nil) {
            self.name = name
            self.role = role
            self.reason = reason
            self.part = part
        }

        /// The same column with another decision.
        mutating func decide(_ role: ColumnRole, _ reason: ColumnReason, part: Int? = nil) {
            self.role = role
            self.reason = reason
            self.part = part
            isDate = false
        }
    }

    /// A place within a value that several columns make up.
    struct Part: Hashable {
        let type: FieldType
        let place: Int
    }

    /// The file that the columns are of, for errors.
    package let file: String
    /// The decisions, in the file's order.
    package private(set) var columns: [Column]

    /// Recognises the columns of a file from what was seen of it.
    package init(file: String, survey: ColumnSurvey) {
        self.file = file
        columns = ColumnRecogniser(survey).recognise()
    }

    /// Recognises the columns of rows in memory.
    package init(file: String, header: [String], rows: [[String]]) {
        var survey = ColumnSurvey(header: header)
        for row in rows { survey.add(row) }
        self.init(file: file, survey: survey)
    }

    /// The index of the column with a role that occurs once.
    package func index(of role: ColumnRole) -> Int? {
        columns.firstIndex { $0.role == role }
    }
}

// MARK: - Overrides

extension ColumnMapping {
    /// Applies `column=type` requests, as `--map` takes them.
    ///
    /// The type is a field type's name, `record_id`, `channel`, `received_at`, `ignore`, `kept`,
    /// `text` or `number`, of which the last two are then compared. A request for the id, the
    /// channel or the time takes that role from the column that had it.
    package mutating func apply(overrides: [String]) throws(FileError) {
        for override in overrides {
            guard let equals = override.lastIndex(of: "=") else {
                throw error(
                    .badMapping,
                    "a mapping has no '='",
                    remedy: "write column=type, for instance tel=phone"
                )
            }
            let name = override[..<equals].trimmed
            let type = override[override.index(after: equals)...].trimmed
            guard let role = ColumnRole(name: type) else {
                throw error(
                    .unknownType,
                    "there is no column type '\(type)'",
                    remedy: Self.suggestion(for: type, among: ColumnRole.all.map(\.name))
                )
            }
            try apply(role, toColumnsNamed: name)
        }
    }

    private mutating func apply(_ role: ColumnRole, toColumnsNamed name: String) throws(FileError) {
        let exact = columns.indices.filter { columns[$0].name == name }
        let folded = HeaderName.fold(name)
        let alike = columns.indices.filter { HeaderName.fold(columns[$0].name) == folded }
        let chosen = exact.isEmpty ? alike : exact
        guard !chosen.isEmpty else {
            throw error(
                .unknownColumn,
                "there is no column '\(name)'",
                remedy: Self.suggestion(for: name, among: columns.map(\.name))
            )
        }
        switch role {
        case .recordID, .channel, .receivedAt:
            guard chosen.count == 1 else {
                throw error(
                    .badMapping,
                    "\(chosen.count) columns are named '\(name)' and \(role.name) is one column",
                    remedy: "rename the columns in the header"
                )
            }
            for index in columns.indices where columns[index].role == role {
                columns[index].decide(.kept, .spare)
            }
        case .field, .kept, .ignored: break
        }
        for index in chosen {
            let part = part(of: columns[index].name, as: role)
            columns[index].decide(role, .request, part: part)
        }
    }

    /// An address is one value over all its columns; other values are joined by their names only.
    private func part(of name: String, as role: ColumnRole) -> Int? {
        if let meaning = ColumnSynonyms.meaning(of: name), meaning.role == role {
            return meaning.part
        }
        return role == .field(.address) ? 1 : nil
    }

    private func error(_ code: FileError.Code, _ problem: String, remedy: String) -> FileError {
        FileError(code, file: file, problem, remedy: remedy)
    }

    private static func suggestion(for name: String, among names: [String]) -> String {
        let nearest = NearestNames(to: name, among: names).names
        return "use one of: " + nearest.joined(separator: ", ")
    }
}

// MARK: - Table

extension ColumnMapping {
    /// The decisions as lines of aligned text: column, type, share of rows with a value, reason.
    package var table: [String] {
        let rows = columns.enumerated().map { index, column in
            [
                column.name.isEmpty ? "(column \(index + 1))" : column.name,
                column.role.name,
                column.fillPercent.map { "\($0) %" } ?? "",
                reason(of: column),
            ]
        }
        let widths = (0..<3).map { place in rows.map { $0[place].count }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for place in 0..<3 where widths[place] > 0 {
                let blanks = String(repeating: " ", count: widths[place] - row[place].count)
                line += (place == 2 ? blanks + row[place] : row[place] + blanks) + "  "
            }
            return line + row[3]
        }
    }

    private func reason(of column: Column) -> String {
        var words = column.reason.description
        let partners = columns.count { $0.role == column.role && $0.part != nil }
        if column.part != nil && partners > 1 { words += ", joined" }
        if column.isDate { words += ", a date" }
        if column.role == .kept { words += ", not compared" }
        if let other = column.dependsOn { words += ", depends on \(other)" }
        return words
    }
}
