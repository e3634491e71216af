import Testing

@testable import YektaFiles

@Suite struct ValueSketchTests {
    @Test func fewValuesAreCountedExactly() {
        var sketch = ValueSketch(valuesMax: 100)
        for number in 0..<150 { sketch.add(CellHash.hash("\(number % 90)")) }
        #expect(
            sketch.summary == ValueSummary(distinct: 90, sampled: 90, repeated: 60, surplus: 60)
        )
    }

    /// The estimate's standard error is 1 / sqrt(valuesMax); five of them are never reached.
    @Test func manyValuesAreEstimatedWithinTheError() {
        var sketch = ValueSketch(valuesMax: 1_024)
        for number in 0..<60_000 { sketch.add(CellHash.hash("\(number % 40_000)")) }
        let summary = sketch.summary
        #expect(summary.sampled == 1_024)
        #expect(abs(Double(summary.distinct) / 40_000 - 1) < 5 / 32)
        #expect(abs(Double(summary.surplus) / 20_000 - 1) < 5 / 16)
        #expect(abs(summary.repeatedShare - 0.5) < 5 / 64)
    }

    @Test func theOrderOfTheValuesDoesNotMatter() {
        let numbers = (0..<20_000).map { $0 * 7_919 % 9_000 }
        var forward = ValueSketch(valuesMax: 64)
        var backward = ValueSketch(valuesMax: 64)
        for number in numbers { forward.add(CellHash.hash("\(number)")) }
        for number in numbers.reversed() { backward.add(CellHash.hash("\(number)")) }
        #expect(forward.summary == backward.summary)
    }
}
