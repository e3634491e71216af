/// What is known of a group of records taken together: the distinct values of every field.
///
/// Groups are compared by the same comparisons and weights as records, best value against best
/// value, so evidence that different records bring adds up, and evidence that all of them repeat
/// does not. Of what a person has one of, values that few of the group's records state beside
/// many that state another are left out: a stray record must not speak for the group.
package struct GroupProfile: Sendable {
    /// What the group is compared by.
    package let content: RecordContent
    /// All values, strays included, where some are left out of `content`.
    private let whole: RecordContent
    /// How many records state each of the values of which a person has one.
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
    package init(_ record: ContentView) {
        content = RecordContent(bytes: record.bytes.array)
        whole = content
        nameCounts = record.elements(in: .names).map { _ in 1 }
        dateCounts = record.elements(in: .birthDates).map { _ in 1 }
        genderCounts = record.elements(in: .genders).map { _ in 1 }
    }

    /// The profile of two groups together; the left one's values come first.
    package init(_ left: GroupProfile, _ right: GroupProfile) {
        var union = ContentWriter()
        var telling = ContentWriter()
        var counts: [RecordContent.Section: [Int]] = [:]
        left.whole.read { one in
            right.whole.read { other in
                for section in RecordContent.Section.allCases
                where one.has(section) || other.has(section) {
                    guard let (mine, theirs) = Self.counts(of: section, left, right) else {
                        let values = Self.union(one, other, section)
                        union.add(section) { $0 += values }
                        telling.add(section) { $0 += values }
                        continue
                    }
                    let (values, total) = Self.count(one, mine, other, theirs, section)
                    counts[section] = total
                    union.add(section) { bytes in values.forEach { bytes += $0.array } }
                    let usual = Self.usual(values, total)
                    telling.add(section) { bytes in usual.forEach { bytes += $0.array } }
                }
            }
        }
        whole = union.content
        content = telling.content
        nameCounts = counts[.names] ?? []
        dateCounts = counts[.birthDates] ?? []
        genderCounts = counts[.genders] ?? []
    }

    /// The weight of two groups being one person.
    package static func weight(
        _ left: GroupProfile,
        _ right: GroupProfile,
        scorer: Scorer,
        names: NameMemory
    ) -> MatchWeight {
        let vector = vector(left, right, scorer: scorer, names: names)
        return scorer.weight(of: vector) + confirmation(left, right, vector)
    }

    /// How two groups compare.
    static func vector(
        _ left: GroupProfile,
        _ right: GroupProfile,
        scorer: Scorer,
        names: NameMemory
    ) -> ComparisonVector {
        left.content.read { one in
            right.content.read { scorer.comparison.compare(one, $0, names: names) }
        }
    }

    /// Whether valid national ids say that two groups are two people.
    ///
    /// An id with a slip in it may lie near the ids of two people, so it must not speak for either.
    static func excludeEachOther(_ left: GroupProfile, _ right: GroupProfile) -> Bool {
        left.content.read { one in
            right.content.read {
                RecordComparison.compareNationalIDs(one, $0, provenOnly: true) == .differs
            }
        }
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
            whole.read { view in
                zip(view.elements(in: .names), nameCounts).reduce(0) {
                    NameElement(bytes: $1.0).given == NamePartTable.none ? $0 : max($0, $1.1)
                }
            }
        case .birthDate: dateCounts.max() ?? 0
        case .gender: genderCounts.max() ?? 0
        default: 0
        }
    }

    private static func counts(
        of section: RecordContent.Section,
        _ left: GroupProfile,
        _ right: GroupProfile
    ) -> ([Int], [Int])? {
        switch section {
        case .names: (left.nameCounts, right.nameCounts)
        case .birthDates: (left.dateCounts, right.dateCounts)
        case .genders: (left.genderCounts, right.genderCounts)
        default: nil
        }
    }

    /// The values that are no strays, in their order.
    private static func usual(_ values: [Bytes], _ counts: [Int]) -> [Bytes] {
        let most = counts.max() ?? 0
        return zip(values, counts).filter { $0.1 * strayShare >= most }.map(\.0)
    }

    /// The values of the left, and those of the right that it lacks while there is room.
    private static func union(
        _ left: ContentView,
        _ right: ContentView,
        _ section: RecordContent.Section
    ) -> [UInt8] {
        let known = left.elements(in: section)
        var added: [Bytes] = []
        for value in right.elements(in: section)
        where known.count + added.count < valuesPerFieldMax
            && !known.contains(where: { $0 == value }) && !added.contains(where: { $0 == value })
        {
            added.append(value)
        }
        return added.reduce(into: left.elements(section).array) { $0 += $1.array }
    }

    /// The values of both with the records that state them.
    private static func count(
        _ left: ContentView,
        _ leftCounts: [Int],
        _ right: ContentView,
        _ rightCounts: [Int],
        _ section: RecordContent.Section
    ) -> (values: [Bytes], counts: [Int]) {
        var (values, total) = (left.elements(in: section), leftCounts)
        for (value, count) in zip(right.elements(in: section), rightCounts) {
            if let place = values.firstIndex(where: { $0 == value }) {
                total[place] += count
            } else if values.count < valuesPerFieldMax {
                values.append(value)
                total.append(count)
            }
        }
        return (values, total)
    }
}

extension ContentView {
    /// The elements of a section, one by one.
    func elements(in section: RecordContent.Section) -> [Bytes] {
        let all = elements(section)
        var result: [Bytes] = []
        var place = 0
        while place < all.count {
            let length: Int =
                switch section {
                case .names: NameElement.length(all, place)
                case .phones: PhoneElement.bytes
                case .birthDates: BirthDateElement.length(all, place)
                case .genders: 1
                case .numbers: NumberElement.count
                case .columns: ColumnElement.count
                case .emails, .nationalIDs, .places, .loyaltyIDs, .deviceIDs, .handles,
                    .cookieIDs, .identifiers, .texts:
                    all.uint16(place)
                }
            result.append(all.slice(place, length))
            place += length
        }
        return result
    }
}
