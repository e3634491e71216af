import Testing

@testable import YektaFiles

@Suite struct CSVWriterTests {
    @Test func cellsAreQuotedOnlyWhenTheyMust() {
        let bytes = CSVWriter.bytes([["a", "b c", "d,e"], ["f\"g", "h\ni", "؛"], [""]])
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text == "a,b c,\"d,e\"\n\"f\"\"g\",\"h\ni\",؛\n\"\"\n")
    }

    @Test func theDelimiterDecidesWhatIsQuoted() {
        let bytes = CSVWriter.bytes([["a,b", "c;d"]], delimiter: UInt8(ascii: ";"))
        #expect(String(decoding: bytes, as: UTF8.self) == "a,b;\"c;d\"\n")
    }

    @Test func aDatabaseInTheWayIsLeftAlone() throws {
        let path = temporaryPath("store.db")
        let database = Array("SQLite format 3\0and so on".utf8)
        let file = try FileDescriptor(writing: path)
        try file.write(database)
        #expect(throws: FileError.self) { _ = try CSVWriter(path: path) }
        var found = [UInt8](repeating: 0, count: 64)
        let count = try FileDescriptor(reading: path).read(into: &found)
        #expect(Array(found.prefix(count)) == database)
        FileDescriptor.remove(path)
    }

    @Test func aFileAppearsOnlyWhenFinished() throws {
        let path = temporaryPath("atomic.csv")
        defer { FileDescriptor.remove(path) }
        try write([["old"]], to: path, finishes: true)
        try write([["new"]], to: path, finishes: false)
        #expect(try CSVReader(path: path).header == ["old"])
        try write([["new"]], to: path, finishes: true)
        #expect(try CSVReader(path: path).header == ["new"])
        #expect(throws: FileError.self) { _ = try CSVReader(path: FileDescriptor.pathBeside(path)) }
    }

    @Test func aByteOrderMarkIsWrittenOnRequest() throws {
        let path = temporaryPath("mark.csv")
        defer { FileDescriptor.remove(path) }
        var writer = try CSVWriter(path: path, byteOrderMark: true)
        try writer.write(["a"])
        try writer.finish()
        let reader = try CSVReader(path: path)
        #expect(reader.header == ["a"])
        #expect(reader.bytesRead == 5)
    }

    @Test func aFolderThatIsNotThereIsAnError() {
        let error = #expect(throws: FileError.self) { _ = try CSVWriter(path: "/nowhere/x.csv") }
        #expect(error?.code == .cannotWrite)
    }

    private func write(_ rows: [[String]], to path: String, finishes: Bool) throws {
        var writer = try CSVWriter(path: path)
        for row in rows { try writer.write(row) }
        if finishes { try writer.finish() }
    }
}

/// A path for this process's tests alone.
func temporaryPath(_ name: String) -> String {
    "/tmp/yekta-files-\(UInt64.random(in: 0 ... .max))-\(name)"
}
