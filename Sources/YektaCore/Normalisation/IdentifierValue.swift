/// Any other identifier with one owner: a loyalty card, a device, a handle.
package struct IdentifierValue: Hashable, Sendable {
    /// Upper case, ASCII digits, without spaces, dashes and the `@` of handles.
    package let value: String

    private static let bytesMax = 256

    /// Reads an identifier; nil if it is a filler (`0000`, `n/a`) or rounded by a spreadsheet.
    package init?(_ raw: String) {
        guard let bytes = Self.bytes(of: raw) else { return nil }
        value = String(ascii: bytes)
    }

    /// The identifier as bytes.
    static func bytes(of raw: String) -> [UInt8]? {
        var key: [UInt8] = []
        TextFolding.display(raw, into: &key)
        if SpreadsheetNumber.isRounded(key.span) { return nil }
        key.removeSubrange(SpreadsheetNumber.countWithoutFraction(key.span)...)
        var count = 0
        var isMeaningful = false
        for index in key.indices {
            let byte = key[index]
            if byte == 0x20 || byte == 0x2D || byte == 0x40 && count == 0 { continue }
            let upper = byte.isLowerLetter ? byte - 0x20 : byte
            if upper.isDigit || upper.isUpperLetter || upper >= 0x80 { isMeaningful = true }
            key[count] = upper
            count += 1
        }
        guard count <= bytesMax, isMeaningful else { return nil }
        key.removeSubrange(count...)
        return isJunk(key) ? nil : key
    }

    /// Whether a value is a filler.
    ///
    /// Short runs such as 11 and 12345 are customers of a channel that counts its customers.
    private static func isJunk(_ bytes: [UInt8]) -> Bool {
        guard bytes.areAllDigits else {
            if bytes.areAllEqual { return true }
            var key: [UInt8] = []
            key.reserveCapacity(bytes.count)
            if bytes.span.isASCII {
                TextFolding.key(ascii: bytes.span, into: &key)
            } else {
                TextFolding.key(String(ascii: bytes), into: &key)
            }
            return JunkValue.isJunkText(key.span)
        }
        return bytes.allSatisfy { $0 == 0x30 } || bytes.count > 3 && bytes.areAllEqual
            || bytes.count > 6 && JunkValue.isJunkDigits(bytes)
    }
}
