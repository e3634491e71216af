import Testing

@Suite struct DocumentationTests {
    /// Declarations whose comment is still to be written; there may only be fewer.
    private static let owed: Set<String> = [
        "Explanation.swift: struct Join", "RecordComparison.swift: func compare",
        "PreparedRecord.swift: func prepare", "FeedEvent.swift: enum Kind",
        "ChangeSet.swift: enum Kind", "ChangeSet.swift: enum Reason",
        "IdentityDirectory.swift: func record", "IdentityDirectory.swift: func recordCount",
        "Command.swift: enum Kind", "BlockingKey.swift: func xxh3", "WireError.swift: enum Code",
        "Call.swift: enum Target",
    ]
    /// What a protocol of the language or of NIO has documented already.
    private static let inherited: Set<String> = [
        "func hash", "func next", "func decode", "func decodeLast", "typealias InboundOut",
    ]

    @Test func whatOtherTargetsUseIsDocumented() {
        for file in SourceTree.sources {
            for (place, line) in file.swift.code.enumerated() {
                guard let name = Self.declaration(line), !Self.inherited.contains(name),
                    !Self.isDocumented(place, in: file)
                else { continue }
                let fileName = file.path.split(separator: "/").last.map(String.init) ?? ""
                #expect(
                    Self.owed.contains("\(fileName): \(name)"),
                    "\(file.path):\(place + 1) \(name)"
                )
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
