/// A telephone number, reduced to what is the same however it was dialled.
///
/// `0912 345 6789`, `+98 912…`, `0098912…`, `98912…`, `912…` and `۰۹۱۲…` are one number. The
/// default region is Iran, but a British `07911 123456` and an American `(212) 555-0123` equal
/// their international forms too.
package struct PhoneNumber: Hashable, Sendable {
    /// What a number tells about its owner.
    package enum Kind: UInt8, Hashable, Sendable {
        /// An Iranian mobile number, 9xxxxxxxxx: one person's, for a time.
        case mobile
        /// An Iranian landline, or eight digits without an area code: a household's or an office's.
        case landline
        /// Any other number, which may be a foreign mobile: treated as a person's.
        case other
    }

    /// The national digits without trunk zero, the last ten of them: 9123456789, 2188776655.
    package let significant: UInt64
    /// Mobile, landline or other.
    package let kind: Kind
    /// The country calling code; 0 if the number does not tell.
    package let countryCode: UInt16

    /// The number in E.164 form, `+989123456789`; nil if its country is unknown.
    package var e164: String? {
        guard countryCode > 0 else { return nil }
        return "+\(countryCode)\(significant)"
    }

    /// Reads one number; nil if it is junk, a service number, or lost its digits in a spreadsheet.
    ///
    /// An extension is cut. Of several numbers in one value the first is read.
    package init?(_ raw: String) {
        guard let dialled = DialledNumber(raw) else { return nil }
        self.init(dialled)
    }

    private init?(_ dialled: DialledNumber) {
        var digits = dialled.digits[...]
        if JunkValue.isJunkDigits(digits) { return nil }
        if !dialled.isInternational, digits.starts(with: [0x30, 0x31, 0x31]), digits.count >= 13 {
            // 011 is the exit code of North America; as an area code it has eight digits after it.
            digits = digits.dropFirst(3)
            self.init(international: digits)
            return
        }
        if dialled.isInternational {
            self.init(international: digits)
            return
        }
        if digits.starts(with: [0x30, 0x39, 0x38]), digits.count == 13 {
            // 098 912…: a trunk zero before the country code.
            digits = digits.dropFirst()
        }
        if let (code, national) = CallingCode.splitBare(digits) {
            self.init(national: national, code: code)
            return
        }
        self.init(domestic: digits, leadingGroupLength: dialled.leadingGroupLength)
    }

    private init?(international digits: ArraySlice<UInt8>) {
        guard let (code, national) = CallingCode.split(digits) else { return nil }
        self.init(national: national, code: code)
    }

    private init?(national: ArraySlice<UInt8>, code: Int) {
        var kind = Kind.other
        if code == CallingCode.iran {
            if Self.isIranianMobile(national) {
                kind = .mobile
            } else if Self.hasIranianAreaCode(national) {
                kind = .landline
            }
        }
        self.init(national: national, kind: kind, code: code)
    }

    /// Reads a number without a country code.
    private init?(domestic digits: ArraySlice<UInt8>, leadingGroupLength: Int) {
        let hasTrunkZero = digits.first == 0x30
        let national = digits.drop { $0 == 0x30 }
        if Self.isIranianMobile(national) {
            self.init(national: national, kind: .mobile, code: CallingCode.iran)
        } else if Self.hasIranianAreaCode(national),
            !Self.mayBeForeign(national, hasTrunkZero: hasTrunkZero, leadingGroupLength)
        {
            self.init(national: national, kind: .landline, code: CallingCode.iran)
        } else if !hasTrunkZero, national.count == 8, (0x32...0x38).contains(national.first ?? 0) {
            self.init(national: national, kind: .landline, code: 0)
        } else {
            self.init(national: national, kind: .other, code: 0)
        }
    }

    private init?(national: ArraySlice<UInt8>, kind: Kind, code: Int) {
        let significant = national.suffix(10)
        guard national.count >= 7, national.count <= 13, let value = significant.decimalValue,
            !significant.suffix(7).areAllEqual
        else { return nil }
        self.significant = UInt64(value)
        self.kind = kind
        // A number longer than the ten digits kept cannot be written in full again.
        self.countryCode = national.count > 10 ? 0 : UInt16(code)
    }

    // MARK: - Iranian numbering

    /// 9 and nine digits of an assigned range: 90–94 and 99 (numbering plan of the operators).
    private static func isIranianMobile(_ national: ArraySlice<UInt8>) -> Bool {
        guard national.count == 10, national.first == 0x39, let second = national.dropFirst().first
        else { return false }
        return (0x30...0x34).contains(second) || second == 0x39
    }

    private static func hasIranianAreaCode(_ national: ArraySlice<UInt8>) -> Bool {
        guard national.count == 10, let code = national.prefix(2).decimalValue,
            let subscriber = national.dropFirst(2).first
        else { return false }
        return areaCodes[code] && subscriber > 0x31
    }

    /// Whether a number that fits an Iranian area code may as well be from abroad.
    ///
    /// With its zero it may be a British mobile (074…, 077…; 071 and 076 are hardly assigned there,
    /// and Iranian subscribers' numbers begin with 3 to 5), unless the area code was set apart, as
    /// in `077-33…`. Without its zero it may be North American, where the fourth digit is
    /// not 0 or 1.
    private static func mayBeForeign(
        _ national: ArraySlice<UInt8>,
        hasTrunkZero: Bool,
        _ leadingGroupLength: Int
    ) -> Bool {
        let code = national.prefix(2).decimalValue ?? 0
        let start = national.startIndex
        if hasTrunkZero {
            if leadingGroupLength == 3 { return false }
            switch code {
            case 74, 77: return true
            case 71, 76: return !(0x33...0x35).contains(national[start + 2])
            default: return false
            }
        }
        if leadingGroupLength == 2 { return false }
        return code > 70 && code < 80 || national[start + 3] > 0x31
    }

    /// By the number: whether two digits are those after the zero of one of the 31 provinces.
    private static let areaCodes: [Bool] = {
        var isCode = [Bool](repeating: false, count: 100)
        for code in [
            11, 13, 17, 21, 23, 24, 25, 26, 28, 31, 34, 35, 38, 41, 44, 45, 51, 54, 56, 58, 61, 66,
            71, 74, 76, 77, 81, 83, 84, 86, 87,
        ] {
            isCode[code] = true
        }
        return isCode
    }()
}
