/// A postal code of any country, without its spaces and dashes.
package struct PostalCode: Hashable, Sendable {
    /// Upper-case letters and digits.
    package let value: String
    /// Whether this is ten digits: delivery route and building of the Iranian post.
    ///
    /// The post's own rule has neither 0 nor 2 among the first five digits, but codes that break it
    /// are in use, so it is not enforced.
    package let isIranian: Bool
    /// The area: the first five digits in Iran, the outward part in the United Kingdom, else all.
    package let outward: String

    private static let lengths = 3...10

    /// Reads a code; nil if it is a filler or not three to ten letters and digits.
    ///
    /// The four extra digits of an American ZIP+4 are dropped, because most channels do not ask.
    package init?(_ raw: String) {
        var bytes: [UInt8] = []
        TextFolding.key(raw, into: &bytes)
        if SpreadsheetNumber.isRounded(bytes.span) { return nil }
        bytes.removeSubrange(SpreadsheetNumber.countWithoutFraction(bytes.span)...)
        var count = 0
        var dashIndex: Int?
        for index in bytes.indices {
            let byte = bytes[index]
            if byte.isDigit {
                bytes[count] = byte
                count += 1
            } else if byte.isLowerLetter {
                bytes[count] = byte - 0x20
                count += 1
            } else if byte >= 0x80 {
                return nil
            } else if dashIndex == nil, byte == 0x2D {
                dashIndex = count
            }
        }
        bytes.removeSubrange(count...)
        if bytes.count == 9, dashIndex == 5, bytes.areAllDigits { bytes.removeLast(4) }
        guard Self.lengths.contains(bytes.count), bytes.contains(where: \.isDigit),
            !Self.isJunk(bytes)
        else { return nil }
        value = String(ascii: bytes)
        isIranian = bytes.areAllDigits && bytes.count == 10
        if isIranian {
            outward = String(ascii: bytes.prefix(5))
        } else if Self.isBritish(bytes) {
            outward = String(ascii: bytes.dropLast(3))
        } else {
            outward = value
        }
    }

    private static func isJunk(_ bytes: [UInt8]) -> Bool {
        guard bytes.areAllDigits else { return bytes.areAllEqual }
        // Short runs such as 3456 or 12345 are places in Australia and New York.
        return bytes.areAllEqual || bytes.count > 5 && JunkValue.isJunkDigits(bytes)
    }

    /// Whether letters and digits have the shape of a British code, in either case.
    ///
    /// That is a letter, up to three more with a digit among them, the inward digit and two
    /// letters.
    static func isBritish(_ bytes: [UInt8]) -> Bool {
        guard (5...7).contains(bytes.count), isLetter(bytes[0]) else { return false }
        let inward = bytes.suffix(3)
        return inward.first?.isDigit == true && inward.dropFirst().allSatisfy(isLetter)
            && bytes.dropLast(3).contains(where: \.isDigit)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte.isUpperLetter || byte.isLowerLetter
    }
}
