import Testing

@testable import YektaCore

@Suite struct ValueMemoryTests {
    private final class Thing: Sendable {
        let text: String

        init(_ text: String) {
            self.text = text
        }
    }

    private func thing(_ text: String, in memory: ValueMemory<Thing>) -> Thing {
        memory.value(text.utf8Span.span) { Thing(text) }
    }

    @Test func whoAsksTwiceIsGivenTheSameObject() {
        let memory = ValueMemory<Thing>(entriesMax: 10_000)
        let first = (0..<2_000).map { thing("word \($0)", in: memory) }
        for (place, known) in first.enumerated() {
            #expect(known.text == "word \(place)")
            #expect(thing("word \(place)", in: memory) === known)
        }
    }

    @Test func aFullMemoryKeepsWhatItHasAndTakesNoMore() {
        let memory = ValueMemory<Thing>(entriesMax: 64)
        let things = (0..<5_000).map { thing("word \($0)", in: memory) }
        let kept = things.count { thing($0.text, in: memory) === $0 }
        #expect(kept <= 64 && kept > 32)
        #expect(things.allSatisfy { thing($0.text, in: memory).text == $0.text })
    }

    @Test func longValuesAreNotRemembered() {
        let memory = ValueMemory<Thing>(entriesMax: 100)
        let text = String(repeating: "x", count: ValueMemory<Thing>.keyBytesMax + 1)
        #expect(thing(text, in: memory) !== thing(text, in: memory))
        #expect(thing("", in: memory) === thing("", in: memory))
    }

    @Test func equalWordsAreOneToken() {
        let name = PersonNameParser.parse(given: "Sara", surname: "Karimi", full: nil)
        let other = PersonNameParser.parse(given: " SARA", surname: "Karimi", full: nil)
        #expect(name == other)
        #expect(name?.wholeJoined?.sound == NameToken("sarakarimi")?.sound)
        #expect(name?.wholeJoined?.givenEntry == NameToken("sarakarimi")?.givenEntry)
        #expect(name?.wholeJoined?.soundHash == NameToken("sarakarimi")?.soundHash)
    }
}
