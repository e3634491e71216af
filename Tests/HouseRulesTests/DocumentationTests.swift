import Testing

@Suite struct DocumentationTests {
    /// What a protocol of the language or of NIO has documented already.
    private static let inherited: Set<String> = [
        "func hash", "func next", "typealias Element", "func makeAsyncIterator",
        "func decode", "func decodeLast", "typealias InboundOut",
    ]

    @Test func whatOtherTargetsUseIsDocumented() {
        for file in SourceTree.sources {
            for (place, line) in file.swift.code.enumerated() {
                guard let name = Self.declaration(line), !Self.inherited.contains(name),
                    !Self.isDocumented(place, in: file)
                else { continue }
                Issue.record("\(file.path):\(place + 1) \(name) has no comment")
            }
        }
    }

    /// The kind and name of a package declaration that needs a comment.
    ///
    /// Plain properties, initialisers, operators and subscripts speak through their type's comment.
    private static func declaration(_ line: String) -> String? {
        guard
            let match = line.firstMatch(
                of:
                    /^\s*package (?:\w+ )*?(func|struct|enum|class|actor|protocol|typealias) (\w+)/
            )
        else { return nil }
        return "\(match.1) \(match.2)"
    }

    private static func isDocumented(_ place: Int, in file: SourceTree.File) -> Bool {
        var above = place - 1
        while above >= 0, file.lines[above].contains(/^\s*@/) { above -= 1 }
        return above >= 0 && file.lines[above].contains(/^\s*\/\/\//)
    }
}
