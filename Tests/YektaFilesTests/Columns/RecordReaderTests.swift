import Foundation
import Testing
import YektaCore

@testable import YektaFiles

@Suite struct RecordReaderTests {
    @Test func aRowBecomesARecord() throws {
        let rows = try read(
            """
            record_id,channel,received_at,first_name,middle_name,last_name,phone1,phone2,state
            r1,crm,2024-05-01T12:30:00Z,Ann , Mary,Lee,0912,0913,NSW
            ,,,,,,, ,
            """
        )
        let record = rows[0].record
        #expect(record.key == RecordKey(channel: "crm", id: "r1"))
        #expect(record.receivedAtMs == 1_714_566_600_000)
        #expect(
            record.fields == [
                Field(.givenName, "Ann Mary"), Field(.surname, "Lee"),
                Field(.phone, "0912", label: "phone1"), Field(.phone, "0913", label: "phone2"),
                Field(.text, "NSW", label: "state", isCompared: true),
            ]
        )
        #expect(rows[1].record == Record(key: RecordKey(channel: "people", id: "#2"), fields: []))
        #expect(rows[1].line == 3)
        #expect(rows[0].cells.count == 9)
    }

    @Test func anAddressIsJoinedInTheOrderOfALetter() throws {
        let rows = try read(
            "address_2,address_1,street_number\nflat 2,High Street,12\n,Mill Lane,\n"
        )
        #expect(
            rows.map { $0.record.values(of: .address) } == [
                ["12 High Street flat 2"], ["Mill Lane"],
            ]
        )
    }

    @Test func rawValuesAreKeptAsTheyCame() throws {
        let rows = try read("full_name\n\" علي  رضايي \"\n")
        #expect(rows[0].record.values(of: .fullName) == [" علي  رضايي "])
    }

    @Test func aDateInThreeColumnsIsOneDate() throws {
        let rows = try read("by,bm,bd\n1965,3,7\n1965,,7\n")
        #expect(rows.map { $0.record.values(of: .birthDate) } == [["1965-03-07"], ["1965"]])
    }

    @Test func comparedTextIsMarked() throws {
        let rows = try read("job,hobby\na,b\n", overrides: ["job=text", "hobby=ignore"])
        #expect(rows[0].record.fields == [Field(.text, "a", label: "job", isCompared: true)])
    }

    @Test func oneKeyTwiceIsAnErrorThatNamesBothLines() throws {
        let error = #expect(throws: FileError.self) {
            _ = try read("record_id,channel\nsecret,crm\nsecret,web\n\nsecret,crm\n")
        }
        #expect(error?.code == .duplicateKey)
        #expect(error?.line == 5)
        #expect(error?.problem.contains("line 2") == true)
        #expect(error?.description.contains("secret") == false)
    }

    @Test func aFileTooLongToKeepIsReadTwiceAndReadTheSame() throws {
        let path = NSTemporaryDirectory() + "yekta-reader-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let text = "id,x\n" + (0..<300).map { "r\($0),0912\(1_000_000 + $0)\n" }.joined()
        try Data(text.utf8).write(to: URL(filePath: path))
        for cells in [0, 2, 599, 600, 601] {
            var reader = try RecordReader(path: path, cellsAheadMax: cells)
            #expect(reader.mapping.columns.map(\.role.name) == ["record_id", "phone"])
            #expect(reader.mapping.columns.map(\.fillPercent) == [100, 100])
            var ids: [String] = []
            var lines: [Int] = []
            while let row = try reader.next() {
                ids.append(row.record.key.id)
                lines.append(row.line)
            }
            #expect(ids == (0..<300).map { "r\($0)" })
            #expect(lines == Array(2...301))
        }
    }

    @Test func aDateThatIsTextIsComparedInOneForm() throws {
        let days = (0..<30).map { "\(1 + $0 % 9).3.\(1960 + $0)\n" }.joined()
        let rows = try read("marriage_date\n" + days)
        #expect(
            rows[0].record.fields == [
                Field(.text, "1960-03-01", label: "marriage_date", isCompared: true)
            ]
        )
    }

    @Test func aTimeThatCannotBeReadIsUnknownAndCounted() throws {
        var reader = try RecordReader(
            CSVReader(bytes: Array("timestamp,city\nyesterday,a\n,b\n".utf8)),
            defaultChannel: "x"
        )
        var times: [Int64] = []
        while let row = try reader.next() { times.append(row.record.receivedAtMs) }
        #expect(times == [0, 0])
        #expect(reader.unreadableTimes == 1)
    }

    @Test func theDefaultChannelIsTheNameOfTheFile() {
        #expect(RecordReader.baseName("/data/people.2024.csv") == "people.2024")
        #expect(RecordReader.baseName("crm") == "crm")
    }

    private func read(_ text: String, overrides: [String] = []) throws -> [SourceRow] {
        var reader = try RecordReader(
            CSVReader(bytes: Array(text.utf8), name: "people.csv"),
            overrides: overrides,
            defaultChannel: "people"
        )
        var rows: [SourceRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }
}
