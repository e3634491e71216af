/// The national number of an Iranian legal entity (شناسه ملی): a company, not a person.
package enum IranianCompanyID {
    /// Whether a text is eleven digits with the right check digit.
    ///
    /// s = Σ (dᵢ + d₁₀ + 2) · wᵢ over the first ten digits, w = 29, 27, 23, 19, 17 repeated; the
    /// last digit is s modulo 11, with 10 written as 0.
    package static func isValid(_ raw: String) -> Bool {
        let digits = TextFolding.digits(raw)
        guard digits.count == 11, !digits.areAllEqual else { return false }
        let weights = [29, 27, 23, 19, 17]
        let shift = digits[9].digitValue + 2
        var sum = 0
        for index in 0..<10 {
            sum += (digits[index].digitValue + shift) * weights[index % 5]
        }
        return digits[10].digitValue == sum % 11 % 10
    }
}

/// The Iranian bank account number (شبا), an IBAN of 26 characters.
package enum IBAN {
    private static let iranianDigits = 24

    /// Whether a text is a valid Iranian IBAN; spaces, hyphens and a missing `IR` are forgiven.
    ///
    /// ISO 13616: with country and check digits moved to the end and letters as numbers (I = 18,
    /// R = 27), the number modulo 97 is 1.
    package static func isValid(_ raw: String) -> Bool {
        var bytes = TextFolding.key(raw).utf8.filter { $0 != 0x20 && $0 != 0x2D }
        if bytes.starts(with: "ir".utf8) { bytes.removeFirst(2) }
        guard bytes.count == iranianDigits, bytes.areAllDigits else { return false }
        let rearranged = bytes[2...] + Array("1827".utf8) + bytes[..<2]
        return rearranged.reduce(0) { ($0 * 10 + $1.digitValue) % 97 } == 1
    }
}
