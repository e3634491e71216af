import Testing

@testable import YektaFiles

@Suite struct CSVReaderTests {
    @Test(arguments: [
        ("a,b\n1,2\n", [["1", "2"]]),
        ("a,b\r\n1,2\r\n", [["1", "2"]]),
        ("a,b\r1,2\r3,4", [["1", "2"], ["3", "4"]]),
        ("a,b\n1,2", [["1", "2"]]),
        ("\u{FEFF}a,b\n1,2\n", [["1", "2"]]),
        ("a,b\n\n\n1,2\n\n", [["1", "2"]]),
        ("a;b\n1,5;2\n", [["1,5", "2"]]),
        ("a\tb\n1\t2 , 3\n", [["1", "2 , 3"]]),
        ("a,b\n\"1,1\",\"2\n2\"\n", [["1,1", "2\n2"]]),
        ("a,b\n\"say \"\"hi\"\"\",\"\"\n", [["say \"hi\"", ""]]),
        ("a,b\n\"1\"x,2\n", [["1x", "2"]]),
        ("a,b\n1\"1,2\n", [["1\"1", "2"]]),
        ("a,b\n1\n", [["1", ""]]),
        ("a,b\n1,2,,\n", [["1", "2"]]),
        ("a,b\n,\n", [["", ""]]),
        ("a,b\n1,", [["1", ""]]),
        ("a,b\n1,\"2\"", [["1", "2"]]),
        ("a,b\n", []),
        ("a,b", []),
        ("a\n\"\"\nx\n", [[""], ["x"]]),
        ("\n\na,b\n1,2\n", [["1", "2"]]),
        ("نام,شهر\nعلی,قم\n", [["علی", "قم"]]),
    ])
    func everyWayOfWritingIsRead(text: String, expected: [[String]]) throws {
        #expect(try rows(text) == expected)
    }

    @Test func theDelimiterIsTheOneThatTheHeaderUsesOutsideQuotes() throws {
        let reader = try CSVReader(bytes: Array("\"a,b,c\";d\n".utf8))
        #expect(reader.delimiter == UInt8(ascii: ";"))
        #expect(reader.header == ["a,b,c", "d"])
    }

    @Test func linesAreCountedAsAnEditorCountsThem() throws {
        var reader = try CSVReader(bytes: Array("a,b\n\n\"1\r\n1\",2\r\n3,4\n".utf8))
        var lines: [Int] = []
        while try reader.next() != nil { lines.append(reader.line) }
        #expect(lines == [3, 5])
    }

    @Test func aRowThatIsTooWideIsNamedByItsLine() throws {
        let error = failure("a,b\n1,2\n1,2,3\n")
        #expect(error?.code == .tooManyCells)
        #expect(error?.line == 3)
    }

    @Test func aQuoteThatIsNeverClosedIsNamedWhereItOpens() throws {
        let error = failure("a,b\n1,2\n3,\"secret\nname\n")
        #expect(error?.code == .unclosedQuote)
        #expect(error?.line == 3)
        #expect(error?.column == 2)
        #expect(error?.description.contains("secret") == false)
    }

    @Test func aCellBeyondTheLimitIsAnError() throws {
        let long = String(repeating: "x", count: CSVReader.fieldBytesMax + 1)
        #expect(failure("a,b\n1,\(long)\n")?.code == .fieldTooLong)
        #expect(failure("a,b\n1,\"\(long)\"\n")?.code == .fieldTooLong)
        let longest = String(long.dropLast())
        #expect(try rows("a,b\n1,\(longest)\n") == [["1", longest]])
    }

    @Test func aHeaderBeyondTheLimitIsAnError() {
        let header = String(repeating: "a,", count: CSVReader.columnsMax)
        #expect(failure(header + "\n")?.code == .tooManyColumns)
    }

    @Test func anEmptyFileHasNoHeader() {
        #expect(failure("")?.code == .noHeader)
        #expect(failure("\n\n")?.code == .noHeader)
    }

    @Test func invalidTextIsRepairedAndCounted() throws {
        var reader = try CSVReader(bytes: Array("a,b\n".utf8) + [0x41, 0xFF, 0x2C, 0x42, 0x0A])
        #expect(try reader.next() == ["A\u{FFFD}", "B"])
        #expect(reader.repairedCells == 1)
    }

    @Test func textInSixteenBitsIsRefusedWithARemedy() {
        let error = #expect(throws: FileError.self) {
            _ = try CSVReader(bytes: [0xFF, 0xFE, 0x61, 0x00])
        }
        #expect(error?.code == .wrongEncoding)
    }

    @Test func aFileThatIsNotThereIsAnError() {
        let error = #expect(throws: FileError.self) { _ = try CSVReader(path: "/nowhere/x.csv") }
        #expect(error?.code == .cannotOpen)
    }

    /// Cells, quotes and newlines meet the edge of the window in every way.
    @Test func aFileOfManyWindowsReadsAsItsBytes() throws {
        let cells = [
            "", "x", "a\"b", "c,d", "e\r\nf", "گربه", String(repeating: "long ", count: 9),
        ]
        let rows = (0..<40_000).map { row in
            (0..<3).map { cells[(row * 7 + $0 * 5) % cells.count] } + [String(row)]
        }
        let path = temporaryPath("windows.csv")
        defer { FileDescriptor.remove(path) }
        var writer = try CSVWriter(path: path)
        try writer.write(["a", "b", "c", "n"])
        for row in rows { try writer.write(row) }
        try writer.finish()
        var reader = try CSVReader(path: path)
        var count = 0
        while let row = try reader.next() {
            try #require(row == rows[count])
            count += 1
        }
        #expect(count == rows.count)
        #expect(reader.bytesRead > 800_000)
    }

    private func rows(_ text: String) throws -> [[String]] {
        var reader = try CSVReader(bytes: Array(text.utf8))
        var rows: [[String]] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }

    private func failure(_ text: String) -> FileError? {
        #expect(throws: FileError.self) { _ = try rows(text) }
    }
}
