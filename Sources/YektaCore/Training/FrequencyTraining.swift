/// Counts the values of an epoch's records and turns the counts into frequencies.
///
/// What an agreement says depends on how many *other* people have the value. Of n records with it,
/// those of the person in question are no evidence, so the records that one person has on average
/// are taken off; a few records' worth of belief in what is usual keep a small file from calling
/// every name common, or every name unique.
struct FrequencyTraining: Sendable {
    /// Belief in the usual frequency of a value, in records.
    private struct Belief {
        let records: Double
        let share: Double
    }

    let state: MatchState
    /// The records in the order of their ranks.
    let records: [RecordIndex]
    let columns: ComparisonColumns
    /// How many records a person has on average, as one of the person's records sees it.
    let recordsPerPerson: Double

    /// Days on which the living may be born.
    private static let birthDays = 25_000.0
    /// Values of one comparison that a model keeps; the rest count as unlisted.
    private static let valuesMax = 200_000
    /// Different names of one consonant skeleton among which equal sounds are looked for.
    private static let namesPerSkeletonMax = 128

    /// The frequencies of all comparisons that follow them.
    var result: TermFrequencies {
        TermFrequencies(
            tables: Dictionary(uniqueKeysWithValues: places.map { ($0, table($0)) })
                .compactMapValues { $0 }
        )
    }

    /// As `result`, each comparison on the next thread that is free.
    func result(workers: Int) async -> TermFrequencies {
        let (training, places) = (self, places)
        let tables = await ParallelSweep.map(places.count, workers: workers, chunk: 1) { range in
            range.map { training.table(places[$0]) }
        }
        return TermFrequencies(
            tables: Dictionary(uniqueKeysWithValues: zip(places, tables)).compactMapValues { $0 }
        )
    }

    /// The places of the comparisons, those that take longest first.
    private var places: [Int] {
        [ComparisonKind.surname, .givenName, .address, .birthDate].map(\.rawValue)
            + columns.places.map(\.index)
    }

    private func table(_ place: Int) -> FrequencyTable? {
        switch ComparisonKind(rawValue: place) {
        case .givenName:
            return names(
                Belief(records: 500, share: NameFrequencies.unlistedGiven),
                part: { $0.given },
                listed: { $0.givenEntry == 0 ? nil : NameFrequencies.frequency(given: $0) }
            )
        case .surname:
            return names(
                Belief(records: 500, share: NameFrequencies.unlistedSurname),
                part: { $0.surname },
                listed: { $0.surnameEntry == 0 ? nil : NameFrequencies.frequency(surname: $0) }
            )
        case .birthDate:
            return values(Belief(records: 2_000, share: 1 / Self.birthDays)) { content, hashes in
                for element in content.elements(in: .birthDates) {
                    let date = BirthDateElement(bytes: element)
                    if date.isFull { hashes.append(date.termHash) }
                }
            }
        case .address:
            let words = state.blocking.vocabulary.words
            return values(Belief(records: 50, share: 0.001)) { content, hashes in
                ElementPairs.each(content.elements(.places)) {
                    let place = PlaceElement(bytes: $0)
                    if let city = place.city { hashes.append(words[city].secondHash) }
                    if let postal = place.postalHash { hashes.append(postal) }
                }
            }
        default: return values(of: ComparisonPlace(index: place))
        }
    }

    // MARK: - Values

    private func values(of place: ComparisonPlace) -> FrequencyTable? {
        values(nil) { content, hashes in
            for element in content.elements(in: .texts) {
                let text = TextElement(bytes: element)
                if columns.place(.text, label: text.label) == place { hashes.append(text.hash) }
            }
            for element in content.elements(in: .numbers) {
                let number = NumberElement(bytes: element)
                if columns.place(.number, label: number.label) == place {
                    hashes.append(number.bits)
                }
            }
        }
    }

    /// - Parameter belief: nil for a column of which nothing is known: as many values as it shows.
    private func values(
        _ belief: Belief?,
        _ append: (ContentView, inout [UInt64]) -> Void
    ) -> FrequencyTable? {
        var counts: [FrequencyTable.Value: Double] = [:]
        var total = 0.0
        var hashes: [UInt64] = []
        for record in records {
            hashes.removeAll(keepingCapacity: true)
            append(state.records[record].content, &hashes)
            if !hashes.isEmpty { total += 1 }
            for (place, hash) in hashes.enumerated() where !hashes[..<place].contains(hash) {
                counts[FrequencyTable.Value(hash: hash, population: 0), default: 0] += 1
            }
        }
        guard total > 0 else { return nil }
        let usual = belief ?? Belief(records: 50, share: 1 / Double(counts.count + 1))
        var shares: [FrequencyTable.Value: FrequencyTable.Share] = [:]
        for (value, count) in kept(counts) {
            let share = share(count, of: total, usual)
            shares[value] = FrequencyTable.Share(value: share, sound: share)
        }
        let unlisted = share(0, of: total, usual)
        return FrequencyTable(
            shares: shares,
            unlisted: Array(repeating: unlisted, count: FrequencyTable.populationCount)
        )
    }

    /// The counts that differ from those of an unlisted value, the largest first if they are many.
    private func kept(_ counts: [FrequencyTable.Value: Double]) -> [FrequencyTable.Value: Double] {
        let telling = counts.filter { $0.value > recordsPerPerson }
        guard telling.count > Self.valuesMax else { return telling }
        let ordered = telling.sorted { ($1.value, $0.key.hash) < ($0.value, $1.key.hash) }
        return Dictionary(uniqueKeysWithValues: ordered.prefix(Self.valuesMax).map { ($0, $1) })
    }

    private func share(_ count: Double, of total: Double, _ belief: Belief) -> Double {
        let others = max(count - recordsPerPerson, 0)
        let share = (others + belief.records * belief.share) / (total + belief.records)
        return min(max(share, 0.5 / (total + belief.records)), 1)
    }

    // MARK: - Names

    /// The words of a part, and all of them together, but no initials.
    private static func tokens(_ part: NamePartEntry) -> [NameToken] {
        var tokens = part.tokens
        if let joined = part.joined, !part.isLone, tokens.count > 1 { tokens.append(joined) }
        return tokens.filter { !$0.isInitial }
    }

    private func names(
        _ belief: Belief,
        part: (NameElement) -> UInt32,
        listed: (NameToken) -> Double?
    ) -> FrequencyTable? {
        var counts: [NameToken: Double] = [:]
        var totals = [Double](repeating: 0, count: FrequencyTable.populationCount)
        func count(_ tokens: Set<NameToken>, _ records: Double) {
            for token in tokens { counts[token, default: 0] += records }
            for script in Set(tokens.map(\.script)) { totals[Int(script.rawValue)] += records }
        }
        let parts = state.blocking.vocabulary.parts
        // Most records have one name of one part, so parts are counted first.
        var ofPart = [Double](repeating: 0, count: parts.count + 1)
        for record in records {
            var numbers: [UInt32] = []
            NameElement.each(state.records[record].content.elements(.names)) { name in
                for number in [part(name), name.lone] where number != NamePartTable.none {
                    if !numbers.contains(number) { numbers.append(number) }
                }
            }
            if numbers.count == 1 {
                ofPart[Int(numbers[0])] += 1
            } else if numbers.count > 1 {
                count(Set(numbers.flatMap { Self.tokens(parts[$0]) }), 1)
            }
        }
        for (number, records) in ofPart.enumerated() where records > 0 {
            count(Set(Self.tokens(parts[UInt32(number)])), records)
        }
        guard !counts.isEmpty else { return nil }
        let sounds = soundCounts(counts)
        var shares: [FrequencyTable.Value: FrequencyTable.Share] = [:]
        for (token, count) in counts {
            let total = totals[Int(token.script.rawValue)]
            let own = Belief(records: belief.records, share: listed(token) ?? belief.share)
            let sound = sounds[token] ?? count
            guard sound > recordsPerPerson || own.share > belief.share else { continue }
            let value = share(count, of: total, own)
            shares[FrequencyTable.Value(hash: token.textHash, population: token.script.rawValue)] =
                FrequencyTable.Share(value: value, sound: max(value, share(sound, of: total, own)))
        }
        return FrequencyTable(
            shares: shares,
            unlisted: totals.map { share(0, of: $0, belief) }
        )
    }

    /// For every name, the records of all names of its script that sound like it.
    private func soundCounts(_ counts: [NameToken: Double]) -> [NameToken: Double] {
        var bySkeleton: [UInt64: [(token: NameToken, count: Double)]] = [:]
        for (token, count) in counts {
            bySkeleton[token.skeletonHash, default: []].append((token, count))
        }
        var result: [NameToken: Double] = [:]
        for group in bySkeleton.values where group.count > 1 {
            let ordered = group.sorted {
                ($1.count, $0.token.textHash) < ($0.count, $1.token.textHash)
            }
            let common = ordered.prefix(Self.namesPerSkeletonMax)
            for (token, count) in ordered {
                var mass = count
                for other in common
                where other.token != token && other.token.script == token.script
                    && SoundDistance.soundsEqual(token, other.token)
                {
                    mass += other.count
                }
                result[token] = mass
            }
        }
        return result
    }
}
