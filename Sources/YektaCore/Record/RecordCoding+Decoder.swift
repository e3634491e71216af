extension RecordCoding {
    /// Reads what `Encoder` appends, and throws on everything else.
    package struct Decoder {
        /// How many bytes were read so far.
        package private(set) var offset = 0

        private let bytes: [UInt8]

        /// Begins at the first byte.
        package init(_ bytes: [UInt8]) {
            self.bytes = bytes
        }

        /// Reads one byte.
        package mutating func byte() throws(RecordCodingError) -> UInt8 {
            guard offset < bytes.count else {
                throw RecordCodingError(.truncated, offset: offset)
            }
            defer { offset += 1 }
            return bytes[offset]
        }

        /// Reads a varint, and refuses the longer forms of the same number.
        package mutating func number() throws(RecordCodingError) -> UInt64 {
            let start = offset
            var number: UInt64 = 0
            for shift in stride(from: UInt64(0), to: 70, by: 7) {
                let byte = try byte()
                let bits = UInt64(byte & 0x7f)
                guard shift < 63 || bits <= 1 else {
                    throw RecordCodingError(.numberTooLarge, offset: start)
                }
                number |= bits << shift
                if byte < 0x80 {
                    guard byte != 0 || shift == 0 else {
                        throw RecordCodingError(.notCanonical, offset: start)
                    }
                    return number
                }
            }
            throw RecordCodingError(.numberTooLarge, offset: start)
        }

        /// Reads a signed number in zigzag form.
        package mutating func signed() throws(RecordCodingError) -> Int64 {
            let zigzag = try number()
            return Int64(bitPattern: zigzag >> 1) ^ -Int64(bitPattern: zigzag & 1)
        }

        /// Reads how many elements follow.
        ///
        /// The count is held against the bytes that are left, so that a damaged one cannot make the
        /// caller reserve memory for elements that are not there.
        package mutating func count(elementBytesMin: Int) throws(RecordCodingError) -> Int {
            let start = offset
            let count = try number()
            let countMax = (bytes.count - offset) / max(elementBytesMin, 1)
            guard count <= UInt64(countMax) else {
                throw RecordCodingError(.truncated, offset: start)
            }
            return Int(count)
        }

        /// Reads a string, and refuses one whose bytes are not UTF-8.
        package mutating func string() throws(RecordCodingError) -> String {
            let count = try count(elementBytesMin: 1)
            let start = offset
            offset += count
            guard let string = String(validating: bytes[start..<offset], as: UTF8.self) else {
                throw RecordCodingError(.invalidUTF8, offset: start)
            }
            return string
        }

        /// Reads bytes whose number comes first.
        mutating func run() throws(RecordCodingError) -> [UInt8] {
            try run(try count(elementBytesMin: 1))
        }

        /// Reads so many bytes.
        mutating func run(_ count: Int) throws(RecordCodingError) -> [UInt8] {
            guard count <= bytes.count - offset else {
                throw RecordCodingError(.truncated, offset: offset)
            }
            defer { offset += count }
            return Array(bytes[offset..<offset + count])
        }

        /// Reads eight bytes, the lowest first.
        mutating func word() throws(RecordCodingError) -> UInt64 {
            guard offset + 8 <= bytes.count else {
                throw RecordCodingError(.truncated, offset: offset)
            }
            var word: UInt64 = 0
            for place in 0..<8 { word |= UInt64(bytes[offset + place]) << UInt64(8 * place) }
            offset += 8
            return word
        }

        /// Reads a channel, then an id.
        package mutating func recordKey() throws(RecordCodingError) -> RecordKey {
            let channel = try string()
            let id = try string()
            return RecordKey(channel: channel, id: id)
        }

        /// Checks that nothing is left to read.
        package func finish() throws(RecordCodingError) {
            guard offset == bytes.count else {
                throw RecordCodingError(.trailingBytes, offset: offset)
            }
        }
    }
}
