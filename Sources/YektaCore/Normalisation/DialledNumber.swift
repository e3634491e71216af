/// The digits of one telephone number as typed, without punctuation, labels and extension.
struct DialledNumber {
    private(set) var digits: [UInt8] = []
    /// Whether a `+` or `00` stood before the digits; neither is part of them.
    private(set) var isInternational = false
    /// How many digits came before the first separator; 0 if nothing separates them.
    private(set) var leadingGroupLength = 0

    /// Digits after which a slash or comma begins another number rather than a group.
    private static let wholeNumberDigitsMin = 8
    private static let digitsMax = 20

    /// Reads the first number of a value; nil if its digits are masked, rounded or far too many.
    init?(_ raw: String) {
        var key: [UInt8] = []
        TextFolding.key(raw, into: &key)
        if SpreadsheetNumber.isRounded(key.span) { return nil }
        digits.reserveCapacity(16)
        scan: for index in 0..<SpreadsheetNumber.countWithoutFraction(key.span) {
            let byte = key[index]
            switch byte {
            case 0x30...0x39:
                digits.append(byte)
            case 0x2B:
                // A plus within the digits begins a second number.
                if digits.count >= Self.wholeNumberDigitsMin { break scan }
                if digits.isEmpty { isInternational = true }
            case 0x2F, 0x2C, 0x3B, 0x7C, 0x26:
                if digits.count >= Self.wholeNumberDigitsMin { break scan }
                noteSeparator()
            case 0x23, 0x61...0x7A, 0x80...:
                // A letter after the digits begins an extension or a remark; before them, a label.
                if digits.isEmpty { continue }
                if digits.count >= 7 { break scan }
                return nil
            default:
                noteSeparator()
            }
        }
        guard digits.count <= Self.digitsMax else { return nil }
        stripExitCode()
    }

    private mutating func noteSeparator() {
        if leadingGroupLength == 0 { leadingGroupLength = digits.count }
    }

    private mutating func stripExitCode() {
        guard digits.starts(with: [0x30, 0x30]) else { return }
        if isInternational {
            // +0098…: the plus says it already.
            digits.removeFirst(2)
        } else if digits.count > 10 {
            isInternational = true
            digits.removeFirst(2)
        }
    }
}
