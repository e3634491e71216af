import Testing

@testable import YektaCore

@Suite struct FrequencyWeightsTests {
    @Test(arguments: [0, 1, 7, 500])
    func theTableDoesWhatADictionaryWould(count: Int) {
        var random = RecordSource(seed: 31)
        var model: [UInt64: (value: Int32, sound: Int32)] = [:]
        var weights = FrequencyWeights(count: count)
        for step in 0..<count {
            // Days follow each other, hashes do not; a value may be set again.
            let hash = step % 2 == 0 ? UInt64(step / 4) : random.next()
            let value = -Int32(random.number(below: 1 << 20))
            let sound = value / 2
            model[hash] = (value, sound)
            weights.set(hash, value: value, sound: sound)
        }
        for (hash, known) in model {
            #expect(weights.units(hash, sound: false) == known.value)
            #expect(weights.units(hash, sound: true) == known.sound)
        }
        for _ in 0..<500 {
            let hash = random.next()
            if model[hash] == nil { #expect(weights.units(hash, sound: false) == nil) }
        }
        #expect(weights.lowestValue == model.values.map(\.value).min() ?? 0)
        #expect(FrequencyWeights(count: 0).units(0, sound: true) == nil)
    }
}
