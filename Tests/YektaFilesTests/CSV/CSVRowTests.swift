import Testing

@testable import YektaFiles

/// Rows as bytes are the rows that the general way reads.
@Suite struct CSVRowTests {
    private struct Outcome: Equatable {
        var rows: [[String]] = []
        var lines: [Int] = []
        var repaired = 0
        var error: FileError.Code?
        var errorLine: Int?
    }

    private func read(_ bytes: [UInt8], asBytes: Bool) -> Outcome {
        var outcome = Outcome()
        do {
            var reader = try CSVReader(bytes: bytes)
            var row = CSVRow()
            while true {
                if asBytes {
                    guard try reader.next(into: &row) else { break }
                    outcome.rows.append(row.cells)
                } else {
                    guard let cells = try reader.next() else { break }
                    outcome.rows.append(cells)
                }
                outcome.lines.append(reader.line)
                outcome.repaired = reader.repairedCells
            }
        } catch {
            outcome.error = error.code
            outcome.errorLine = error.line
        }
        return outcome
    }

    /// Pieces of files in any order, well-formed or not.
    @Test(arguments: 0..<400)
    func anyFileIsReadAlike(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let pieces: [[UInt8]] =
            [
                "a", "bc", ",", ",", ",", "\n", "\n", "\r\n", "\r", "\"", "\"\"", "\"x,y\"", ";",
                "علی", "é", " ", "\t", "12", "\"one\ntwo\"",
            ].map { Array($0.utf8) } + [[0xFF], [0xD8], [0xE2, 0x80]]
        var bytes = Array("one,two,three\n".utf8)
        for _ in 0..<40 { bytes += random.pick(pieces) }
        #expect(read(bytes, asBytes: true) == read(bytes, asBytes: false))
    }

    @Test(arguments: [",", ";"])
    func aRowIsWrittenAsItsCells(delimiter: String) throws {
        let text =
            "a\(delimiter)b\(delimiter)c\n1\(delimiter)2\n\"x;y,\"\(delimiter)é\(delimiter)\n"
            + "3\(delimiter)4\(delimiter)5\(delimiter)\n"
        for outer in [UInt8.comma, .semicolon] {
            var reader = try CSVReader(bytes: Array((text + text.dropFirst(6)).utf8))
            var row = CSVRow()
            while try reader.next(into: &row) {
                let expected = CSVWriter.bytes([["id"] + row.cells], delimiter: outer)
                #expect(CSVWriter.bytes("id", row, delimiter: outer) == expected)
            }
        }
    }
}
