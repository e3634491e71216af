import Testing

@testable import YektaCore

/// Records as bytes: what goes in comes out, and equal values are equal bytes.
@Suite struct RecordContentTests {
    private static let normalisation = RecordNormalisation(secret: 1)

    /// Of whatever sections there are, each is found where it was put.
    @Test func sectionsAreFoundWhateverOthersThereAre() {
        var random = RecordSource(seed: 9)
        let all = RecordContent.Section.allCases
        for step in 0..<3_000 {
            let bits =
                step < 2 ? [0, (1 << all.count) - 1][step] : random.number(below: 1 << all.count)
            var expected: [[UInt8]] = []
            var writer = ContentWriter()
            for section in all {
                let count = bits & 1 << section.rawValue == 0 ? 0 : 1 + random.number(below: 5)
                let bytes = (0..<count).map { _ in random.byte() }
                expected.append(bytes)
                writer.add(section) { $0 += bytes }
            }
            writer.content.read { content in
                for (section, bytes) in zip(all, expected) {
                    #expect(content.has(section) == !bytes.isEmpty)
                    #expect(content.elements(section).array == bytes, "\(bits)")
                }
            }
        }
    }

    @Test(arguments: ComparedPopulation.allCases)
    func aContentDecodesToWhatWasEncoded(population: ComparedPopulation) {
        var random = MixedRecordSource(seed: 8)
        let vocabulary = Vocabulary()
        for record in population.records(seed: 8, count: 400) {
            let normalised = Self.normalisation.normalise(record).marking { _, _ in
                random.holders()
            }
            let content = RecordContent.crafted(normalised, of: record, vocabulary: vocabulary)
            let found = DecodedContent(content, vocabulary: vocabulary)
            expect(found, DecodedContent(normalised.fields), record.key)
            #expect(found.columns == columns(of: record), "\(record.key)")
        }
    }

    private func expect(_ found: DecodedContent, _ values: DecodedContent, _ key: RecordKey) {
        #expect(found.names == values.names, "\(key)")
        for (name, other) in zip(found.names, values.names) {
            #expect(name?.isCompoundGiven == other?.isCompoundGiven)
            #expect(name?.generation == other?.generation && name?.isSeyed == other?.isSeyed)
            #expect(name?.genderHint == other?.genderHint)
        }
        #expect(found.scripts == values.scripts, "\(key)")
        #expect(found.phones == values.phones, "\(key)")
        #expect(found.emails == values.emails, "\(key)")
        for section in DecodedContent.identifierSections {
            #expect(found.identifiers[section] == values.identifiers[section], "\(key)")
        }
        #expect(found.birthDates == values.birthDates, "\(key)")
        #expect(found.genders == values.genders, "\(key)")
        #expect(found.places == values.places, "\(key)")
        #expect(found.texts == values.texts, "\(key)")
        #expect(found.numbers == values.numbers, "\(key)")
    }

    /// The labelled fields that are filled, each once, in their order.
    private func columns(of record: Record) -> [DecodedContent.Column] {
        var result: [DecodedContent.Column] = []
        for field in record.fields where !field.label.isEmpty && !field.value.isEmpty {
            guard let kind = ColumnTraining.kind(of: field) else { continue }
            let column = DecodedContent.Column(kind: kind, label: field.label)
            if !result.contains(column) { result.append(column) }
        }
        return result
    }

    @Test func equalValuesAreEqualElementsAndOthersAreNot() {
        let vocabulary = Vocabulary()
        var names: [(KnownName, [UInt8])] = []
        var places: [(Place, [UInt8])] = []
        var dates: [(BirthDate, [UInt8])] = []
        var emails: [(IdentifyingValue<Mailbox>, [UInt8])] = []
        for record in ComparedPopulation.mixed.records(seed: 12, count: 900) {
            let fields = Self.normalisation.normalise(record).fields
            let content = RecordContent(fields, of: record, vocabulary: vocabulary)
            content.read { view in
                names += zip(fields.names, view.elements(in: .names).map(\.array))
                places += zip(fields.places, view.elements(in: .places).map(\.array))
                dates += zip(fields.birthDates, view.elements(in: .birthDates).map(\.array))
                emails += zip(fields.emails, view.elements(in: .emails).map(\.array))
            }
        }
        expectOneToOne(names)
        expectOneToOne(places)
        expectOneToOne(dates)
        expectOneToOne(emails)
    }

    private func expectOneToOne<Value: Hashable>(_ pairs: [(Value, [UInt8])]) {
        #expect(pairs.count > 100)
        var elementOf: [Value: [UInt8]] = [:]
        for (value, element) in pairs {
            #expect(elementOf[value, default: element] == element)
            elementOf[value] = element
        }
        #expect(Set(elementOf.values).count == elementOf.count)
        #expect(elementOf.count > 3)
    }

    @Test func aRecordOfNothingIsTheEmptyContent() {
        let record = Record.crafted("t:1", [:])
        let content = RecordContent.crafted(Self.normalisation.normalise(record), of: record)
        #expect(content == .empty)
        content.read { view in
            for section in RecordContent.Section.allCases {
                #expect(!view.has(section))
                #expect(view.elements(section).count == 0)
                #expect(view.elements(in: section).isEmpty)
            }
        }
        let full = ComparedPopulation.mixed.records(seed: 1, count: 1)[0]
        let comparison = Scorer(model: .shipped).comparison
        let other = RecordContent.crafted(Self.normalisation.normalise(full))
        #expect(comparison.compare(content, other, names: comparison.names()) == ComparisonVector())
        #expect(comparison.compare(other, content, names: comparison.names()) == ComparisonVector())
    }

    private func content(_ fields: [Field]) -> (NormalisedFields, DecodedContent, RecordContent) {
        let record = Record(key: RecordKey(channel: "t", id: "1"), fields: fields)
        let normalised = Self.normalisation.normalise(record)
        let content = RecordContent.crafted(normalised, of: record)
        return (normalised.fields, DecodedContent(content), content)
    }

    @Test func manyValuesOfEveryFieldAreKept() {
        let fields = (0..<30).flatMap { place in
            [
                Field(.fullName, "Sara\(place)x Karimi"),
                Field(.birthDate, "19\(60 + place)-07-03"),
                Field(.address, "خیابان بهار، پلاک \(place + 1)"), Field(.gender, "f"),
                Field(.text, "word \(place)", label: "l", isCompared: true),
                Field(.number, "\(place)", label: "n", isCompared: true),
                Field(.phone, "0912345\(6_700 + place)"), Field(.email, "a.b\(place)@mail.example"),
            ]
        }
        let (normalised, found, content) = content(fields)
        expect(found, DecodedContent(normalised), RecordKey(channel: "t", id: "1"))
        #expect(found.birthDates.count == 24 && found.texts.count == 24)
        #expect(found.phones.count == 30 && found.emails.count == 30)
        // A group keeps no more than its own limit of what it takes over from another.
        let profile = content.read { GroupProfile($0) }
        let twice = GroupProfile(GroupProfile(profile, profile), profile)
        #expect(DecodedContent(twice.content).birthDates.count == 24)
    }

    @Test func twoHundredAndFiftySixIdentifiersAreKept() {
        let fields = (0..<256).map { Field(.identifier, "PASS\($0 + 1_000)", label: "c\($0 % 7)") }
        let (normalised, found, _) = content(fields)
        #expect(normalised.identifiers.count == 256)
        expect(found, DecodedContent(normalised), RecordKey(channel: "t", id: "1"))
        #expect(found.columns.count == 7)
    }

    /// The longest values that normalisation lets through.
    @Test func longValuesAreKept() {
        let local = String(repeating: "x1.", count: 21) + "y"
        let domain = (0..<60).map { "d\($0)x" }.joined(separator: ".").prefix(239)
        let long = (0..<128).map { "\($0 % 10)Z" }.joined()
        let (normalised, found, _) = content([
            Field(.email, "\(local)@\(domain).example"), Field(.handle, "@\(long)"),
            Field(.identifier, long, label: String(repeating: "ستون", count: 40)),
            Field(.loyaltyID, long), Field(.deviceID, long), Field(.cookieID, long),
            Field(.text, String(repeating: "متن بلند ", count: 90), label: "t", isCompared: true),
            Field(.fullName, String(repeating: "Maximilian ", count: 40)),
            Field(.surname, String(repeating: "فرهمند", count: 60)),
            Field(.address, (0..<300).map { "Street\($0)x" }.joined(separator: " ") + " 12"),
            Field(.nationalID, "۰۰۸۴۵۷۵۹۴۸"), Field(.city, String(repeating: "شهر", count: 80)),
        ])
        #expect(normalised.handles.first?.value.bytes.count == 256)
        #expect(normalised.emails.count == 1)
        expect(found, DecodedContent(normalised), RecordKey(channel: "t", id: "1"))
    }

    /// An address is limited by nothing but its field.
    @Test(arguments: [4_000, 40_000])
    func anAddressOfManyWordsIsNoTrap(words: Int) {
        let street = (0..<words).map { "Marrow\($0)dale" }.joined(separator: " ")
        let (normalised, found, content) = content([Field(.address, street)])
        #expect(normalised.places.count == 1)
        #expect(found.places.count == 1)
        #expect(found.places == DecodedContent(normalised).places)
        let comparison = Scorer(model: .shipped).comparison
        let vector = comparison.compare(content, content, names: comparison.names())
        #expect(vector[.address] == .street || vector[.address] == .numberAndStreet)
    }

    /// Ways to read one spelling multiply; the traits of a name have room for a few.
    @Test func namesOfManyReadingsAreKept() {
        for name in [
            "Ghowjvawthxqu Chowghwvajxou", "Yowyowyow Vowghvowgh", "وووی یووووی", "Hhwyow Ow",
        ] {
            let (normalised, found, _) = content([Field(.fullName, name)])
            for known in normalised.names {
                #expect(known.name.wholeJoined?.skeletonHashes.count ?? 0 < 16, "\(name)")
            }
            #expect(found.names == DecodedContent(normalised).names)
        }
    }
}
