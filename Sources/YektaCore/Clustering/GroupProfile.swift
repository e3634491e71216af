/// What is known of a group of records taken together: the distinct values of every field.
///
/// Groups are compared by the same comparisons and weights as records, best value against best
/// value, so evidence that different records bring adds up, and evidence that all of them repeat
/// does not. Of what a person has one of, values that few of the group's records state beside
/// many that state another are left out: a stray record must not speak for the group.
package struct GroupProfile: Sendable {
    package let record: NormalisedRecord
    /// The same with the valid national ids alone.
    ///
    /// An id with a slip in it may lie near the ids of two people, so it must not speak for either
    /// when it is asked whether groups exclude each other.
    let proven: NormalisedRecord
    /// All values, and how many records state each of those of which a person has one.
    private let fields: NormalisedFields
    private let nameCounts: [Int]
    private let dateCounts: [Int]
    private let genderCounts: [Int]

    /// Distinct values that a profile keeps of one field; enough for a lifetime of addresses.
    static let valuesPerFieldMax = 24

    /// What a difference weighs beyond that of two records, for each further record that confirms
    /// it on both sides: it is no slip.
    private static let confirmation = MatchWeight(bits: -4)
    private static let confirmationsMax = 3
    /// A value that so small a part of the group's most frequent one's records state is left out.
    private static let strayShare = 3

    /// The profile of one record.
    package init(_ record: NormalisedRecord) {
        self.record = record
        proven = Self.proven(record)
        fields = record.fields
        nameCounts = record.fields.names.map { _ in 1 }
        dateCounts = record.fields.birthDates.map { _ in 1 }
        genderCounts = record.fields.genders.map { _ in 1 }
    }

    /// The profile of two groups together; the left one's values come first.
    package init(_ left: GroupProfile, _ right: GroupProfile) {
        var union = Self.union(left.fields, right.fields)
        var (names, dates, genders) = (left.nameCounts, left.dateCounts, left.genderCounts)
        Self.count(right.fields.names, right.nameCounts, into: &union.names, &names)
        Self.count(right.fields.birthDates, right.dateCounts, into: &union.birthDates, &dates)
        Self.count(right.fields.genders, right.genderCounts, into: &union.genders, &genders)
        fields = union
        (nameCounts, dateCounts, genderCounts) = (names, dates, genders)
        var telling = union
        telling.names = Self.usual(union.names, names)
        telling.birthDates = Self.usual(union.birthDates, dates)
        telling.genders = Self.usual(union.genders, genders)
        record = NormalisedRecord(telling)
        proven = Self.proven(record)
    }

    /// The weight of two groups being one person.
    package static func weight(
        _ left: GroupProfile,
        _ right: GroupProfile,
        scorer: Scorer
    ) -> MatchWeight {
        let vector = scorer.comparison.compare(left.record, right.record)
        return scorer.weight(of: vector) + confirmation(left, right, vector)
    }

    /// What further records add to differences in what people seldom change.
    static func confirmation(
        _ left: GroupProfile,
        _ right: GroupProfile,
        _ vector: ComparisonVector
    ) -> MatchWeight {
        var weight = MatchWeight.zero
        for kind in [ComparisonKind.givenName, .birthDate, .gender]
        where vector[kind] == .differs || vector[kind] == .crossDiffers {
            let both = min(left.agreeing(on: kind), right.agreeing(on: kind))
            for _ in 0..<min(max(both - 1, 0), confirmationsMax) { weight = weight + confirmation }
        }
        return weight
    }

    /// How many records of the group state one and the same value of a field.
    private func agreeing(on kind: ComparisonKind) -> Int {
        switch kind {
        case .givenName:
            zip(fields.names, nameCounts).reduce(0) { $1.0.name.given.isEmpty ? $0 : max($0, $1.1) }
        case .birthDate: dateCounts.max() ?? 0
        case .gender: genderCounts.max() ?? 0
        default: 0
        }
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

    /// The values that are no strays, in their order.
    private static func usual<Value>(_ values: [Value], _ counts: [Int]) -> [Value] {
        let most = counts.max() ?? 0
        return zip(values, counts).filter { $0.1 * strayShare >= most }.map(\.0)
    }

    private static func union(
        _ left: NormalisedFields,
        _ right: NormalisedFields
    ) -> NormalisedFields {
        var result = left
        add(right.phones, to: &result.phones)
        add(right.emails, to: &result.emails)
        add(right.nationalIDs, to: &result.nationalIDs)
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

    /// Adds values with the records that state them.
    private static func count<Value: Equatable>(
        _ values: [Value],
        _ counts: [Int],
        into result: inout [Value],
        _ total: inout [Int]
    ) {
        for (value, count) in zip(values, counts) {
            if let place = result.firstIndex(of: value) {
                total[place] += count
            } else if result.count < valuesPerFieldMax {
                result.append(value)
                total.append(count)
            }
        }
    }
}
