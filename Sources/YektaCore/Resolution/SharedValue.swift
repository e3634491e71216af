/// An identifying value that more than one person seems to hold.
struct SharedValue: Equatable {
    /// Whether so many people hold it that it is no evidence about anybody.
    let isGeneric: Bool
    /// The name of the one who has most of the records that name anybody (`ownerShare`); nil if
    /// nobody has.
    let owner: KnownName?

    /// What the value is worth in a record of these names.
    func holders(in names: [KnownName]) -> Holders {
        if isGeneric { return .many }
        guard let owner else { return .several }
        let isOwner = names.isEmpty || names.contains { Self.mayBeOne($0, owner) }
        return isOwner ? .owner : .several
    }

    /// Whether two names do not contradict each other in any part.
    static func mayBeOne(_ left: KnownName, _ right: KnownName) -> Bool {
        let agreement = NameComparison.compare(left.name, right.name)
        return isPossible(agreement.given, left.name.givenJoined, right.name.givenJoined)
            && isPossible(agreement.surname, left.name.surnameJoined, right.name.surnameJoined)
    }

    private static func isPossible(
        _ level: NamePartLevel,
        _ left: NameToken?,
        _ right: NameToken?
    ) -> Bool {
        guard level == .differ else { return true }
        guard let left, let right else { return false }
        return RecordComparison.isSimilar(left, right)
    }
}

extension MatchState {
    /// Who holds a value, judging by the names of the records that have it; nil if it is one
    /// person.
    ///
    /// Counted are people, not records, so that the many purchases of one loyal customer do not
    /// make her number generic: names that disagree in a part are different people. Beyond
    /// `recordsPerValueMax` records a value is generic all the same.
    ///
    /// - Complexity: O(names²), with at most `namesPerValueMax` distinct names.
    func sharing(of key: BlockingKey) -> SharedValue? {
        let count = index.count(key)
        guard case .representatives = key.rule.overflow, count > 1 else { return nil }
        if count > BlockingLimits.recordsPerValueMax {
            return SharedValue(isGeneric: true, owner: nil)
        }
        var people: [(names: [KnownName], records: Int)] = []
        let found = distinctNames(of: index.records(key))
        for (names, records) in found {
            let known = people.firstIndex { person in
                person.names.contains { one in names.contains { SharedValue.mayBeOne(one, $0) } }
            }
            if let known {
                people[known].records += records
            } else {
                people.append((names, records))
            }
            if people.count >= BlockingLimits.holdersPerValueMax {
                return SharedValue(isGeneric: true, owner: nil)
            }
        }
        guard people.count > 1 else { return nil }
        let named = found.reduce(0) { $0 + $1.records }
        let owner = people.first {
            $0.records * BlockingLimits.ownerShare.of >= named * BlockingLimits.ownerShare.part
        }
        return SharedValue(isGeneric: false, owner: owner?.names.first)
    }

    /// The different readings of names of records and how many records have each, the fullest
    /// first, so that a lone given name is counted with a full name that has it; ties by rank,
    /// which is alike everywhere.
    private func distinctNames(
        of records: [RecordIndex]
    ) -> [(names: [KnownName], records: Int)] {
        var places: [[KnownName]: Int] = [:]
        var found: [(names: [KnownName], records: Int)] = []
        for record in records.sorted(by: { ranksBefore($0, $1) }) {
            let names = entry(record).normalised.fields.names
            guard !names.isEmpty else { continue }
            if let place = places[names] {
                found[place].records += 1
            } else {
                places[names] = found.count
                found.append((names, 1))
            }
        }
        func parts(_ names: [KnownName]) -> Int {
            names.map { ($0.name.given.isEmpty ? 0 : 1) + ($0.name.surname.isEmpty ? 0 : 1) }.max()
                ?? 0
        }
        let ordered = found.enumerated().sorted { one, other in
            (parts(other.element.names), one.offset) < (parts(one.element.names), other.offset)
        }
        return ordered.prefix(BlockingLimits.namesPerValueMax).map(\.element)
    }
}
