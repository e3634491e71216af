/// What is known of a group of records taken together: the distinct values of every field.
///
/// Groups are compared by the same comparisons and weights as records, best value against best
/// value, so evidence that different records bring adds up, and evidence that all of them repeat
/// does not.
package struct GroupProfile: Sendable {
    package let record: NormalisedRecord
    /// The same with the valid national ids alone.
    ///
    /// An id with a slip in it may lie near the ids of two people, so it must not speak for either
    /// when it is asked whether groups exclude each other.
    let proven: NormalisedRecord
    /// Records of the group that state the field, by comparison.
    private let statements: [ComparisonKind: Int]

    /// Distinct values that a profile keeps of one field; enough for a lifetime of addresses.
    static let valuesPerFieldMax = 24

    /// The kinds in which people seldom change: a difference that several records confirm on both
    /// sides is no slip.
    private static let lastingKinds: [ComparisonKind] = [.givenName, .birthDate, .gender]
    /// What such a confirmed difference weighs beyond a single one.
    private static let confirmation = MatchWeight(bits: -4)

    /// The profile of one record.
    package init(_ record: NormalisedRecord) {
        self.record = record
        proven = Self.proven(record)
        let fields = record.fields
        statements = [
            .givenName: fields.names.contains { !$0.name.given.isEmpty } ? 1 : 0,
            .birthDate: fields.birthDates.isEmpty ? 0 : 1,
            .gender: fields.genders.isEmpty ? 0 : 1,
        ]
    }

    /// The profile of two groups together; the left one's values come first.
    package init(_ left: GroupProfile, _ right: GroupProfile) {
        record = NormalisedRecord(Self.union(left.record.fields, right.record.fields))
        proven = Self.proven(record)
        statements = left.statements.merging(right.statements, uniquingKeysWith: +)
    }

    /// The weight of two groups being one person.
    package static func weight(
        _ left: GroupProfile,
        _ right: GroupProfile,
        scorer: Scorer
    ) -> MatchWeight {
        let vector = scorer.comparison.compare(left.record, right.record)
        var weight = scorer.weight(of: vector)
        for kind in lastingKinds where vector[kind] == .differs {
            if left.statements[kind, default: 0] > 1, right.statements[kind, default: 0] > 1 {
                weight = weight + confirmation
            }
        }
        return weight
    }

    /// A record with no other identifiers than its valid national ids, or as it is if all are
    /// valid.
    static func proven(_ record: NormalisedRecord) -> NormalisedRecord {
        let ids = record.fields.nationalIDs
        if ids.allSatisfy(\.value.isValid) { return record }
        var fields = NormalisedFields()
        fields.nationalIDs = ids.filter(\.value.isValid)
        return NormalisedRecord(fields)
    }

    private static func union(
        _ left: NormalisedFields,
        _ right: NormalisedFields
    ) -> NormalisedFields {
        var result = left
        add(right.names, to: &result.names)
        add(right.phones, to: &result.phones)
        add(right.emails, to: &result.emails)
        add(right.nationalIDs, to: &result.nationalIDs)
        add(right.birthDates, to: &result.birthDates)
        add(right.genders, to: &result.genders)
        add(right.places, to: &result.places)
        add(right.loyaltyIDs, to: &result.loyaltyIDs)
        add(right.deviceIDs, to: &result.deviceIDs)
        add(right.handles, to: &result.handles)
        add(right.cookieIDs, to: &result.cookieIDs)
        add(right.identifiers, to: &result.identifiers)
        add(right.texts, to: &result.texts)
        add(right.numbers, to: &result.numbers)
        return result
    }

    private static func add<Value: Equatable>(_ values: [Value], to result: inout [Value]) {
        for value in values where result.count < valuesPerFieldMax && !result.contains(value) {
            result.append(value)
        }
    }
}
