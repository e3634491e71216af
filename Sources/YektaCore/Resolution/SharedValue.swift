/// An identifying value that more than one person seems to hold.
struct SharedValue: Equatable, Sendable {
    /// Whether so many people hold it that it is no evidence about anybody.
    let isGeneric: Bool
    /// The name, as an element, of the one who has most of the records that name anybody
    /// (`ownerShare`); nil if nobody has.
    let owner: [UInt8]?

    /// What the value is worth in a record of these names.
    func holders(in content: ContentView, _ memory: NameMemory) -> Holders {
        if isGeneric { return .many }
        guard let owner else { return .several }
        let names = content.elements(.names)
        guard names.count > 0 else { return .owner }
        return Bytes.with(owner) { owner in
            let owner = NameElement(bytes: owner)
            var isOwner = false
            NameElement.each(names) { isOwner = isOwner || Self.mayBeOne($0, owner, memory) }
            return isOwner ? .owner : .several
        }
    }

    /// Whether two names do not contradict each other in any part.
    static func mayBeOne(_ left: NameElement, _ right: NameElement, _ memory: NameMemory) -> Bool {
        let found = NamePairComparison(left, right, memory)
        return isPossible(found.given) && isPossible(found.surname)
    }

    private static func isPossible(_ part: PartComparison) -> Bool {
        part.level != .differ || part.isSimilar
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
    func sharing(of key: BlockingKey, _ memory: NameMemory) -> SharedValue? {
        let count = index.count(key)
        guard case .representatives = key.rule.overflow, count > 1 else { return nil }
        if count > BlockingLimits.recordsPerValueMax {
            return SharedValue(isGeneric: true, owner: nil)
        }
        var people: [(names: Bytes, records: Int)] = []
        let found = distinctNames(of: index.records(key))
        for (names, records) in found {
            if let known = people.firstIndex(where: { Self.mayBeOne($0.names, names, memory) }) {
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
        return SharedValue(
            isGeneric: false,
            owner: owner.map { owner in
                owner.names.slice(0, NameElement.length(owner.names, 0)).array
            }
        )
    }

    /// Whether any of a record's readings of its name may be any of another's.
    private static func mayBeOne(_ left: Bytes, _ right: Bytes, _ memory: NameMemory) -> Bool {
        var isPossible = false
        NameElement.each(left) { one in
            NameElement.each(right) { other in
                isPossible = isPossible || SharedValue.mayBeOne(one, other, memory)
            }
        }
        return isPossible
    }

    /// The different readings of names of records and how many records have each, the fullest
    /// first, so that a lone given name is counted with a full name that has it; ties by rank,
    /// which is alike everywhere.
    private func distinctNames(of records: [RecordIndex]) -> [(names: Bytes, records: Int)] {
        var found: [(names: Bytes, records: Int)] = []
        for record in records.sorted(by: { ranksBefore($0, $1) }) {
            let names = self.records[record].content.elements(.names)
            guard names.count > 0 else { continue }
            if let place = found.firstIndex(where: { $0.names == names }) {
                found[place].records += 1
            } else {
                found.append((names, 1))
            }
        }
        func parts(_ names: Bytes) -> Int {
            var most = 0
            NameElement.each(names) { name in
                let count =
                    (name.given == NamePartTable.none ? 0 : 1)
                    + (name.surname == NamePartTable.none ? 0 : 1)
                most = max(most, count)
            }
            return most
        }
        let ordered = found.enumerated().sorted { one, other in
            (parts(other.element.names), one.offset) < (parts(one.element.names), other.offset)
        }
        return ordered.prefix(BlockingLimits.namesPerValueMax).map(\.element)
    }
}
