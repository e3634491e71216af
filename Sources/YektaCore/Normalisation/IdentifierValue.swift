/// Any other identifier with one owner: a loyalty card, a device, a handle.
package struct IdentifierValue: Hashable, Sendable {
    /// Upper case, ASCII digits, without spaces, dashes and the `@` of handles.
    package let value: String

    private static let bytesMax = 256

    /// Reads an identifier; nil if it is a filler (`0000`, `n/a`) or rounded by a spreadsheet.
    package init?(_ raw: String) {
        let key = TextFolding.display(raw)
        if SpreadsheetNumber.isRounded(key) { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(key.utf8.count)
        for byte in SpreadsheetNumber.withoutFraction(key).utf8 where byte != 0x20 && byte != 0x2D {
            if byte == 0x40, bytes.isEmpty { continue }
            bytes.append(byte.isLowerLetter ? byte - 0x20 : byte)
        }
        guard bytes.count <= Self.bytesMax, bytes.contains(where: Self.isMeaningful),
            !Self.isJunk(bytes)
        else { return nil }
        value = String(ascii: bytes)
    }

    /// Whether a value is a filler.
    ///
    /// Short runs such as 11 and 12345 are customers of a channel that counts its customers.
    private static func isJunk(_ bytes: [UInt8]) -> Bool {
        guard bytes.areAllDigits else {
            return bytes.areAllEqual || JunkValue.isJunkText(TextFolding.key(String(ascii: bytes)))
        }
        return bytes.allSatisfy { $0 == 0x30 } || bytes.count > 3 && bytes.areAllEqual
            || bytes.count > 6 && JunkValue.isJunkDigits(bytes)
    }

    private static func isMeaningful(_ byte: UInt8) -> Bool {
        byte.isDigit || byte.isUpperLetter || byte >= 0x80
    }
}
