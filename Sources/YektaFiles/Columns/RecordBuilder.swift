import YektaCore

/// Makes a record of a row's cells, by a plan that is drawn once for the file.
struct RecordBuilder: Sendable {
    /// The columns that make up one field.
    private struct FieldPlan: Sendable {
        let type: FieldType
        let label: String
        let isCompared: Bool
        let isDate: Bool
        var columns: [Int]
    }

    private let plans: [FieldPlan]
    private let idColumn: Int?
    private let channelColumn: Int?
    private let timeColumn: Int?
    private let defaultChannel: String

    init(_ mapping: ColumnMapping, defaultChannel: String) {
        self.defaultChannel = defaultChannel
        idColumn = mapping.index(of: .recordID)
        channelColumn = mapping.index(of: .channel)
        timeColumn = mapping.index(of: .receivedAt)
        plans = Self.plans(mapping.columns)
    }

    /// The record, and whether its time, if it has one, could be read.
    func record(_ row: CSVRow, rowNumber: Int) -> (record: Record, isTimeRead: Bool) {
        var id = idColumn.map { row.trimmed($0) } ?? ""
        if id.isEmpty { id = "#\(rowNumber)" }
        var channel = channelColumn.map { row.trimmed($0) } ?? ""
        if channel.isEmpty { channel = defaultChannel }
        let time = timeColumn.map { row.trimmed($0) } ?? ""
        let receivedAtMs = time.isEmpty ? nil : Timestamp.milliseconds(time)
        var fields: [Field] = []
        fields.reserveCapacity(plans.count { !row.isBlank($0.columns[0]) || $0.columns.count > 1 })
        for plan in plans {
            if let field = Self.field(plan, row) { fields.append(field) }
        }
        let record = Record(
            key: RecordKey(channel: channel, id: id),
            receivedAtMs: receivedAtMs ?? 0,
            fields: fields
        )
        return (record, receivedAtMs != nil || time.isEmpty)
    }

    private static func field(_ plan: FieldPlan, _ row: CSVRow) -> Field? {
        let value: String
        if plan.columns.count == 1 {
            // Only emptiness is judged on the trimmed value: the raw value is kept as it came.
            if row.isBlank(plan.columns[0]) { return nil }
            value = row.text(plan.columns[0])
            if plan.isDate, let date = DateForm.iso(value) {
                return Field(plan.type, date, label: plan.label, isCompared: plan.isCompared)
            }
        } else if plan.type == .birthDate {
            value = date(plan.columns.map { row.trimmed($0) })
        } else {
            value = joined(plan.columns, row)
        }
        if value.isEmpty { return nil }
        return Field(plan.type, value, label: plan.label, isCompared: plan.isCompared)
    }

    /// The cells that have something, trimmed, with a space between them.
    private static func joined(_ columns: [Int], _ row: CSVRow) -> String {
        var value = ""
        for column in columns {
            let part = row.trimmed(column)
            if part.isEmpty { continue }
            if !value.isEmpty { value += " " }
            value += part
        }
        return value
    }

    /// Year, month and day as one date; what follows a gap is left out.
    private static func date(_ parts: [String]) -> String {
        parts.prefix { !$0.isEmpty }
            .map { $0.count == 1 ? "0" + $0 : $0 }
            .joined(separator: "-")
    }

    private static func plans(_ columns: [ColumnMapping.Column]) -> [FieldPlan] {
        var plans: [FieldPlan] = []
        var joined: [FieldType: Int] = [:]
        for (index, column) in columns.enumerated() {
            let type: FieldType
            switch column.role {
            case .field(let fieldType): type = fieldType
            case .kept: type = .text
            case .recordID, .channel, .receivedAt, .ignored: continue
            }
            if column.part != nil, let plan = joined[type] {
                plans[plan].columns.append(index)
                continue
            }
            if column.part != nil { joined[type] = plans.count }
            plans.append(
                FieldPlan(
                    type: type,
                    label: column.name,
                    isCompared: column.role == .field(.text) || column.role == .field(.number),
                    isDate: column.isDate,
                    columns: [index]
                )
            )
        }
        for index in plans.indices {
            plans[index].columns.sort {
                (columns[$0].part ?? 0, $0) < (columns[$1].part ?? 0, $1)
            }
        }
        return plans.map { labelled($0, among: plans) }
    }

    /// A label is needed only where the type does not say which field it is.
    private static func labelled(_ plan: FieldPlan, among plans: [FieldPlan]) -> FieldPlan {
        let isGeneric = [.text, .number, .identifier].contains(plan.type)
        let isOnly = plans.count { $0.type == plan.type } == 1
        return FieldPlan(
            type: plan.type,
            label: isGeneric || !isOnly ? plan.label : "",
            isCompared: plan.isCompared,
            isDate: plan.isDate,
            columns: plan.columns
        )
    }
}
