import Testing

@testable import YektaCore

/// What is read on bytes is what the general, slower way reads.
@Suite struct ByteReadingTests {
    @Test(arguments: FieldType.allCases)
    func foldingOnBytesIsThatOfScalars(type: FieldType) {
        var source = HardValues(seed: 11)
        for _ in 0..<3_000 {
            let raw = source.value(type)
            #expect(TextFolding.key(raw).utf8.elementsEqual(TextFolding.scalarKey(raw).utf8))
            let display = TextFolding.scalarDisplay(raw)
            #expect(TextFolding.display(raw).utf8.elementsEqual(display.utf8))
        }
    }

    @Test func mailboxesAreThoseOfTheAddress() {
        var source = HardValues(seed: 12)
        for _ in 0..<20_000 {
            let raw = source.value(.email)
            let address = EmailAddress(raw).flatMap { $0.isRole ? nil : Mailbox($0) }
            #expect(Mailbox(typed: raw) == address)
        }
    }

    @Test func deletionsAreThoseOfTheList() {
        let preparation = RecordPreparation(secret: 3)
        for raw in ["09121234567", "02188776655", "+1 212 555 0123", "9911223344"] {
            let record = Record(
                key: RecordKey(channel: "a", id: "1"),
                fields: [Field(.phone, raw)]
            )
            let normalised = RecordNormalisation(secret: 3).normalise(record)
            let number = normalised.fields.phones.first?.value.significant ?? 0
            var expected: [BlockingKey] = []
            DigitError.eachDeletion(number) {
                expected.append(BlockingKey(.phoneOneError, $0, 0, 0, secret: 3))
            }
            let found = preparation.keys(of: preparation.prepare(record)).filter {
                $0.rule == .phoneOneError
            }
            #expect(!expected.isEmpty && found == expected)
        }
    }

    @Test func aBufferServesManyRecords() {
        let preparation = RecordPreparation(secret: 5)
        var buffer = KeyBuffer()
        var source = HardValues(seed: 13)
        for place in 0..<2_000 {
            let type = FieldType.allCases[place % FieldType.allCases.count]
            let prepared = preparation.prepare(source.record(mostlyOf: type))
            prepared.content.read { preparation.blocking.derive(from: $0, into: &buffer) }
            #expect(buffer.keys == preparation.keys(of: prepared))
            #expect(Set(buffer.keys).count == buffer.keys.count)
        }
    }
}
