import Testing

@Suite struct SizeTests {
    private static let fileLinesMax = 400
    private static let functionLinesMax = 70
    private static let lineColumnsMax = 100
    /// Lines of Sources and Tests that are still too long; there may only be fewer.
    private static let longLinesOwed = 125

    @Test func theTreeIsFound() {
        #expect(SourceTree.sources.count > 100 && SourceTree.tests.count > 20)
    }

    @Test func noFileIsLongerThanTheWall() {
        for file in SourceTree.sources + SourceTree.tests {
            #expect(file.lines.count <= Self.fileLinesMax, "\(file.path)")
        }
    }

    @Test func noFunctionIsLongerThanTheWall() {
        for file in SourceTree.sources + SourceTree.tests {
            for function in file.swift.functions {
                #expect(
                    function.length <= Self.functionLinesMax,
                    "\(file.path):\(function.line)"
                )
            }
        }
    }

    @Test func linesFitTheirColumns() {
        var long: [String] = []
        for file in SourceTree.sources + SourceTree.tests {
            for (place, line) in file.lines.enumerated() where line.count > Self.lineColumnsMax {
                long.append("\(file.path):\(place + 1)")
                #expect(line.count <= 120, "\(file.path):\(place + 1)")
            }
        }
        #expect(long.count <= Self.longLinesOwed, "\(long.joined(separator: "\n"))")
    }
}
