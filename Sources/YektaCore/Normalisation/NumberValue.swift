/// A plain number, typed with the digits and separators of any script.
package struct NumberValue: Hashable, Sendable {
    /// Finite; negative zero is read as zero.
    package let value: Double

    /// Reads a finite number: `1,234.5`, `۱٬۲۳۴٫۵`, `-7`, `1.5e3`; nil for anything else.
    package init?(_ raw: String) {
        let bytes = TextFolding.key(raw).utf8.filter { $0 != 0x2C && $0 != 0x20 }
        guard bytes.contains(where: \.isDigit),
            bytes.allSatisfy({ $0.isDigit || "+-.e".utf8.contains($0) }),
            let value = Double(String(ascii: bytes)), value.isFinite
        else { return nil }
        self.value = value == 0 ? 0 : value
    }
}
