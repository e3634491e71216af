/// Why bytes are not a value in the compact binary form.
///
/// It holds offsets and codes, never content.
package struct RecordCodingError: Error, Hashable, Sendable {
    /// What is wrong with the bytes.
    package enum Reason: Hashable, Sendable {
        /// The first byte names a version that this program does not know.
        case unsupportedVersion(UInt8)
        /// The bytes end before the value does.
        case truncated
        /// A count or number that takes more than 64 bits.
        case numberTooLarge
        /// The bytes say something that `encode` would have said in another way.
        case notCanonical
        /// A string's bytes are not UTF-8.
        case invalidUTF8
        /// A field type that this program does not know.
        case unknownFieldType(UInt8)
        /// Field flags that this program does not know.
        case unknownFlags(UInt8)
        /// The value ends before the bytes do.
        case trailingBytes
    }

    /// What is wrong.
    package let reason: Reason
    /// Where the offending element begins, in bytes from the start.
    package let offset: Int

    /// An error at an offset in bytes.
    package init(_ reason: Reason, offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}

extension RecordCodingError: CustomStringConvertible {
    /// The reason and the place, for people.
    package var description: String {
        let problem =
            switch reason {
            case .unsupportedVersion(let version):
                "coding version \(version) is not \(RecordCoding.version), the one known here"
            case .truncated: "the bytes end before the value does"
            case .numberTooLarge: "a number exceeds 64 bits"
            case .notCanonical: "the value is not in its canonical form"
            case .invalidUTF8: "a string is not valid UTF-8"
            case .unknownFieldType(let type): "field type \(type) is unknown"
            case .unknownFlags(let flags): "field flags \(flags) are unknown"
            case .trailingBytes: "bytes follow the end of the value"
            }
        return "\(problem) (at byte \(offset))"
    }
}
