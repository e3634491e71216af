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
        var people: [(name: KnownName, records: Int)] = []
        let names = distinctNames(of: index.records(key))
        for (name, records) in names {
            if let known = people.firstIndex(where: { SharedValue.mayBeOne($0.name, name) }) {
                people[known].records += records
            } else {
                people.append((name, records))
            }
            if people.count >= BlockingLimits.holdersPerValueMax {
                return SharedValue(isGeneric: true, owner: nil)
            }
        }
        guard people.count > 1 else { return nil }
        let named = names.reduce(0) { $0 + $1.records }
        let owner = people.first {
            $0.records * BlockingLimits.ownerShare.of
                >= named * BlockingLimits.ownerShare.part
        }
        return SharedValue(isGeneric: false, owner: owner?.name)
    }

    /// The different names of records and how many records have each, the fullest first, so that a
    /// lone given name is counted with a full name that has it; ties by rank, which is alike
    /// everywhere.
    private func distinctNames(of records: [RecordIndex]) -> [(name: KnownName, records: Int)] {
        var places: [KnownName: Int] = [:]
        var names: [(name: KnownName, records: Int)] = []
        for record in records.sorted(by: { ranksBefore($0, $1) }) {
            for name in entry(record).normalised.fields.names {
                if let place = places[name] {
                    names[place].records += 1
                } else {
                    places[name] = names.count
                    names.append((name, 1))
                }
            }
        }
        func parts(_ known: KnownName) -> Int {
            (known.name.given.isEmpty ? 0 : 1) + (known.name.surname.isEmpty ? 0 : 1)
        }
        let ordered = names.enumerated().sorted { one, other in
            (parts(other.element.name), one.offset) < (parts(one.element.name), other.offset)
        }
        return ordered.prefix(BlockingLimits.namesPerValueMax).map(\.element)
    }
}
