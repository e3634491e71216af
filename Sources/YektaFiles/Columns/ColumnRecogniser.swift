import YektaCore

/// Decides what each column of a file is: by its name first, by its content where the name is mute
/// or wrong.
///
/// A wrong type costs more than none, so a column that is nothing else is text: equal values count
/// as much as the data says that they do. What cannot tell two people apart is left out.
package struct ColumnRecogniser {
    /// How many values that are not empty a guess needs.
    static let valuesMin = 5
    /// How many are needed to doubt what a header says.
    static let doubtMin = 20
    /// The share of values, in per cent, that must look alike for a guess.
    static let percentMin = 90

    let header: [String]
    let sample: [[String]]
    let survey: ColumnSurvey
    let contents: [ColumnContent]

    /// Prepares to decide from what was seen of a file.
    package init(_ survey: ColumnSurvey) {
        self.survey = survey
        header = survey.header
        let sample = survey.sample
        self.sample = sample
        contents = survey.header.indices.map { ColumnContent(survey, sample, $0) }
    }

    /// The decision for every column, in the file's order.
    package func recognise() -> [ColumnMapping.Column] {
        var columns = header.enumerated().map { index, name in
            named(index, name) ?? guess(index, name)
        }
        keepOneOfEach(&columns)
        readNeutralName(&columns)
        keepOneBirthDate(&columns)
        keepOneNameByContent(&columns)
        separateRepeatedParts(&columns)
        leaveOut(&columns)
        ColumnDependence(columns, sample).mark(&columns)
        for index in columns.indices where survey.rows > 0 {
            columns[index].fillPercent = survey.fillPercent(index)
        }
        return columns
    }

    // MARK: - By name

    /// What the header says, unless the values say that it cannot be; nil where it says nothing.
    private func named(_ index: Int, _ name: String) -> ColumnMapping.Column? {
        guard let meaning = ColumnSynonyms.meaning(of: name) else { return nil }
        var column = ColumnMapping.Column(name, meaning.role, meaning.reason, part: meaning.part)
        let content = contents[index]
        guard content.values.count >= Self.doubtMin else {
            if meaning.part == Self.suffixPart { column.decide(.field(.text), .name) }
            return column
        }
        switch meaning.role {
        case .kept where meaning.reason == .rowNumber && !content.isUnique:
            return guess(index, name)
        case .recordID where content.distinct.repeatedShare >= 0.02 && !hasChannel:
            column.decide(.kept, .repeatedID)
        case .field where meaning.reason == .enrolment && content.isUnique:
            column.decide(hasRecordID ? .kept : .recordID, hasRecordID ? .unique : .enrolment)
        case .field(let type) where !isPlausible(content, as: type, part: meaning.part):
            return guess(index, name)
        case .field(.text) where content.percent { ContentShape.year($0) != nil } >= 50:
            column.isDate = true
        case .field(.text) where content.isFreeText:
            column.decide(.kept, .freeText)
        case .field, .recordID, .channel, .receivedAt, .kept, .ignored: break
        }
        return column
    }

    private var hasChannel: Bool {
        header.contains { ColumnSynonyms.meaning(of: $0)?.role == .channel }
    }

    private var hasRecordID: Bool {
        header.contains { ColumnSynonyms.meaning(of: $0)?.role == .recordID }
    }

    /// The place of Jr and Sr behind the surname.
    private static let suffixPart = 9

    /// Whether enough of the values could be of the type that the header names.
    private func isPlausible(_ content: ColumnContent, as type: FieldType, part: Int?) -> Bool {
        switch type {
        case .email: content.percent { $0.contains("@") } >= 30
        case .phone: content.percent { ContentShape.digitCount($0) >= 4 } >= 50
        case .gender: content.percent { Gender($0) != nil } >= 30
        case .number: content.percent { NumberValue($0) != nil } >= 50
        case .birthDate where part == nil:
            content.percent { ContentShape.digitCount($0) >= 4 } >= 50
        case .birthDate: content.percent { NumberValue($0) != nil } >= 50
        case .surname where part == Self.suffixPart:
            content.percent { ContentShape.isGeneration($0) } >= 80
        case .givenName, .surname, .fullName:
            content.percent { ContentShape.digitCount($0) * 2 < $0.count } >= 50
        case .nationalID, .loyaltyID, .deviceID, .cookieID, .handle, .identifier, .address, .city,
            .postalCode, .text:
            true
        }
    }
}
