import Testing

/// The rules rest on this reading of Swift, so it has rules of its own.
@Suite struct SwiftTextTests {
    @Test func stringsAndCommentsAreNoCode() {
        let text = SwiftText(
            """
            let a = "not ( code" // nor { this
            let b = "a \\(c { "in" } ) z"
            /* nor
             this */ let d = #"raw \\( "quoted" "#
            """
        )
        #expect(text.code[0].trimmed == "let a =")
        #expect(text.comments[0].trimmed == "// nor { this")
        #expect(text.code[1].contains("(c {") && !text.code[1].contains("in"))
        #expect(text.code[2].trimmed.isEmpty)
        #expect(text.code[3].trimmed == "let d =")
        #expect(text.code.count == 4 && text.comments.count == 4)
    }

    @Test func functionsAreMeasuredFromTheirNameToTheirBrace() {
        let text = SwiftText(
            """
            protocol P {
                func none()
            }
            func one() { 1 }
            func three(
                a: () -> Void = { }
            ) -> Int {
                if true { }
                return "}".count
            }
            """
        )
        #expect(text.functions.map(\.line) == [4, 5])
        #expect(text.functions.map(\.length) == [1, 6])
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
