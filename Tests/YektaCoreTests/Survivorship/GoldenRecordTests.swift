import Testing

@testable import YektaCore

@Suite struct GoldenRecordTests {
    private func value(_ type: FieldType, _ records: [Record]) -> String? {
        GoldenRecord.fields(of: records).first { $0.type == type }?.value
    }

    @Test func whatMostRecordsSayWins() {
        let records: [Record] = [
            .crafted("a:1", atMs: 9, [.city: "Shiraz"]),
            .crafted("a:2", atMs: 1, [.city: "Tehran"]),
            .crafted("a:3", atMs: 2, [.city: "Tehran"]),
        ]
        #expect(value(.city, records) == "Tehran")
        #expect(value(.city, records.reversed()) == "Tehran")
    }

    @Test func spellingsThatFoldAlikeCountTogether() {
        let records: [Record] = [
            .crafted("a:1", atMs: 9, [.surname: "Smith"]), .crafted("a:2", [.surname: "توکلی"]),
            .crafted("a:3", [.surname: "توكلي"]),
        ]
        #expect(value(.surname, records) == "توکلی")
    }

    @Test func amongEqualsTheOneSeenLastWinsThenTheLonger() {
        let records: [Record] = [
            .crafted("a:1", atMs: 5, [.phone: "09121111111", .givenName: "N."]),
            .crafted("a:2", atMs: 7, [.phone: "09122222222"]),
            .crafted("a:3", atMs: 5, [.givenName: "Narges"]),
        ]
        #expect(value(.phone, records) == "09122222222")
        #expect(value(.givenName, records) == "Narges")
        #expect(value(.givenName, records.reversed()) == "Narges")
    }

    @Test func amongEqualsInEverythingTheSmallerBytesWin() {
        let records: [Record] = [
            .crafted("a:1", [.city: "Rasht"]), .crafted("a:2", [.city: "Ahvaz"]),
        ]
        #expect(value(.city, records) == "Ahvaz")
        #expect(value(.city, records.reversed()) == "Ahvaz")
    }

    @Test func defaultsArePassedOverWhileThereIsAnythingElse() {
        let records: [Record] = [
            .crafted("a:1", atMs: 8, [.surname: "test"]),
            .crafted("a:2", atMs: 9, [.surname: "test"]),
            .crafted("a:3", [.surname: "Karimi"]),
        ]
        #expect(value(.surname, records) == "Karimi")
        #expect(value(.surname, Array(records.prefix(1))) == "test")
    }

    @Test func everyTypeAndLabelHasOneValueInAFixedOrder() {
        let record = Record(
            key: RecordKey(channel: "a", id: "1"),
            fields: [
                Field(.text, "two", label: "b"), Field(.phone, "09121111111"),
                Field(.text, "one", label: "a"), Field(.givenName, "Sara"), Field(.email, ""),
                Field(.phone, "09122222222"),
            ]
        )
        let golden = GoldenRecord.fields(of: [record])
        #expect(golden.map(\.type) == [.givenName, .phone, .text, .text])
        #expect(golden.map(\.label) == ["", "", "a", "b"])
        #expect(GoldenRecord.fields(of: []).isEmpty)
    }
}
