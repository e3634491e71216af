extension RecordCoding {
    /// Appends values in the compact binary form.
    ///
    /// The store codes its own rows with it too.
    package struct Encoder {
        /// What was appended so far.
        package private(set) var bytes: [UInt8] = []

        /// Begins with no bytes.
        package init() {}

        /// Forgets what was appended, and keeps the memory for what comes next.
        package mutating func removeAll() {
            bytes.removeAll(keepingCapacity: true)
        }

        /// Appends one byte as it is.
        package mutating func append(byte: UInt8) {
            bytes.append(byte)
        }

        /// Appends a number as a varint: seven bits per byte, the lowest first.
        package mutating func append(_ number: UInt64) {
            var rest = number
            while rest >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }

        /// Appends a signed number in zigzag form, so that small negative ones stay short.
        package mutating func append(signed number: Int64) {
            append(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
        }

        /// Appends how many elements follow, a number that must not be negative.
        package mutating func append(count: Int) {
            append(UInt64(count))
        }

        /// Appends a string: its count of UTF-8 bytes, then the bytes as they are.
        package mutating func append(_ string: String) {
            append(count: string.utf8.count)
            bytes.append(contentsOf: string.utf8)
        }

        /// Appends the number of some bytes, then them.
        mutating func append(bytes new: [UInt8]) {
            append(count: new.count)
            bytes.append(contentsOf: new)
        }

        /// Appends eight bytes, the lowest first.
        mutating func append(word: UInt64) {
            bytes.append(little: word)
        }

        /// Appends the channel, then the id.
        package mutating func append(_ key: RecordKey) {
            append(key.channel)
            append(key.id)
        }
    }
}
