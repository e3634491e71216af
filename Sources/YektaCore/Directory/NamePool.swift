/// Names that many records share, channels and labels, each kept once while a record has it.
struct NamePool: Sendable {
    private var names: [[UInt8]] = []
    private var uses: [Int] = []
    private var free: [UInt32] = []
    private var numbers: [[UInt8]: UInt32] = [:]

    init() {}

    /// The number of a name, one more of whose uses begins.
    mutating func take(_ name: [UInt8]) -> UInt32 {
        if let number = numbers[name] {
            uses[Int(number)] += 1
            return number
        }
        let number: UInt32
        if let reused = free.popLast() {
            number = reused
            names[Int(number)] = name
            uses[Int(number)] = 1
        } else {
            number = UInt32(names.count)
            names.append(name)
            uses.append(1)
        }
        numbers[name] = number
        return number
    }

    /// Ends one use of a name.
    mutating func release(_ number: UInt32) {
        uses[Int(number)] -= 1
        guard uses[Int(number)] == 0 else { return }
        numbers[names[Int(number)]] = nil
        names[Int(number)] = []
        free.append(number)
    }

    /// The UTF-8 bytes of a name.
    func bytes(_ number: UInt32) -> [UInt8] { names[Int(number)] }

    /// The number of a name that some record has.
    func number(of name: [UInt8]) -> UInt32? { numbers[name] }

    func text(_ number: UInt32) -> String { String(decoding: names[Int(number)], as: UTF8.self) }

    func useCount(_ number: UInt32) -> Int { uses[Int(number)] }
}

// MARK: - Snapshots

extension NamePool {
    func encode(into encoder: inout RecordCoding.Encoder) {
        encoder.append(count: names.count)
        for place in names.indices {
            encoder.append(bytes: names[place])
            encoder.append(count: uses[place])
        }
        encoder.append(count: free.count)
        for number in free { encoder.append(UInt64(number)) }
    }

    init(from decoder: inout RecordCoding.Decoder) throws(RecordCodingError) {
        for number in 0..<(try decoder.count(elementBytesMin: 2)) {
            let name = try decoder.run()
            let count = Int(truncatingIfNeeded: try decoder.number())
            names.append(name)
            uses.append(count)
            if count > 0 { numbers[name] = UInt32(number) }
        }
        for _ in 0..<(try decoder.count(elementBytesMin: 1)) {
            let offset = decoder.offset
            let number = try decoder.number()
            guard number < UInt64(names.count) else {
                throw RecordCodingError(.numberTooLarge, offset: offset)
            }
            free.append(UInt32(number))
        }
    }
}
