/// What becomes of one scalar when text is folded.
enum FoldingAction: Equatable, Sendable {
    case letter(UInt32)
    /// Two letters for one: `ß` gives `ss`.
    case pair(UInt32, UInt32)
    case space
    /// A zero-width non-joiner that is kept between letters.
    case joiner
    case drop
    /// A compatibility form, resolved by `FoldingTable.expansion(of:)`.
    case expand
}

/// The folding of each scalar: a dense table for Latin, Greek, Cyrillic and Arabic, rules above it.
struct FoldingTable: Sendable {
    /// The table behind `TextFolding.display`.
    static let display = FoldingTable(isKey: false)
    /// The table behind `TextFolding.key`.
    static let key = FoldingTable(isKey: true)

    private let isKey: Bool
    private let dense: [FoldingAction]

    private static let denseCount: UInt32 = 0x700

    private init(isKey: Bool) {
        self.isKey = isKey
        dense = (0..<Self.denseCount).map { Self.denseAction(for: $0, isKey: isKey) }
    }

    func action(for scalar: Unicode.Scalar) -> FoldingAction {
        scalar.value < Self.denseCount
            ? dense[Int(scalar.value)] : sparseAction(for: scalar.value)
    }

    /// The actions that a compatibility form stands for; none of them is `.expand`.
    func expansion(of scalar: Unicode.Scalar) -> [FoldingAction] {
        let parts =
            isKey ? CompatibilityForms.decomposed(scalar) : CompatibilityForms.composed(scalar)
        return parts.map { part in
            let lowered = isKey ? Self.lowercased(part) : part.value
            guard lowered != scalar.value else { return .letter(lowered) }
            let action =
                lowered < Self.denseCount ? dense[Int(lowered)] : sparseAction(for: lowered)
            return action == .expand ? .letter(lowered) : action
        }
    }

    // MARK: - Above the dense table

    private func sparseAction(for value: UInt32) -> FoldingAction {
        switch value {
        case 0x200C: isKey ? .space : .joiner
        case 0x2000...0x200A, 0x202F, 0x205F, 0x2028, 0x2029, 0x3000: .space
        case 0x200B, 0x200D...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFE00...0xFE0F:
            .drop
        case 0x2010...0x2015, 0x2212: .letter(0x2D)
        case 0x2018...0x201B, 0x2032: isKey ? .drop : .letter(value)
        case 0x201C...0x201F: isKey ? .letter(0x22) : .letter(value)
        case 0xFB00...0xFDFF, 0xFE10...0xFEFE, 0xFF01...0xFFEE: .expand
        case 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF: isKey ? .drop : .letter(value)
        // Hangul and ideographs decompose to themselves or to jamo, which tells nobody apart.
        case 0x3040...0x9FFF, 0xAC00...0xD7A3: .letter(value)
        default: isKey ? .expand : .letter(value)
        }
    }

    // MARK: - The dense table

    private static func denseAction(for value: UInt32, isKey: Bool) -> FoldingAction {
        if let action = commonAction(for: value, isKey: isKey) { return action }
        return isKey ? keyAction(for: value) : .letter(value)
    }

    /// What both forms fold alike: spaces, controls and the Arabic block.
    private static func commonAction(for value: UInt32, isKey: Bool) -> FoldingAction? {
        switch value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0: .space
        case 0..<0x20, 0x7F...0x9F, 0xAD: .drop
        case 0xAC: isKey ? .space : .joiner
        case 0x0610...0x061A, 0x061C, 0x0640, 0x064B...0x065F, 0x0670, 0x06D6...0x06ED: .drop
        case 0x064A, 0x0649, 0x06D0, 0x06CD, 0x06D2, 0x06CE: .letter(0x06CC)
        case 0x0643, 0x06AA: .letter(0x06A9)
        case 0x0629, 0x06C0, 0x06D5, 0x06C1, 0x06BE, 0x06C2, 0x06C3: .letter(0x0647)
        case 0x0623, 0x0625, 0x0671, 0x0672, 0x0673: .letter(0x0627)
        case 0x0624, 0x06C6, 0x06C7: .letter(0x0648)
        case 0x0622: isKey ? .letter(0x0627) : .letter(value)
        case 0x0626: isKey ? .letter(0x06CC) : .letter(value)
        case 0x0621: isKey ? .drop : .letter(value)
        case 0x06F0...0x06F9: .letter(value - 0x06F0 + 0x30)
        case 0x0660...0x0669: .letter(value - 0x0660 + 0x30)
        case 0x066B: .letter(0x2E)
        case 0x066C, 0x060C: .letter(0x2C)
        case 0x061B: .letter(0x3B)
        case 0x061F: .letter(0x3F)
        case 0x066A: .letter(0x25)
        default: nil
        }
    }

    private static func keyAction(for value: UInt32) -> FoldingAction {
        switch value {
        case 0x27, 0x60, 0xB4, 0x02B0...0x02FF, 0x0300...0x036F, 0x0591...0x05C7: return .drop
        case 0x5F: return .space
        case 0xAB, 0xBB: return .letter(0x22)
        case 0x41...0x5A: return .letter(value + 0x20)
        case 0xDF: return .pair(0x73, 0x73)
        case 0xC6, 0xE6, 0x018F, 0x0259: return .letter(0x61)
        case 0xD8, 0xF8: return .letter(0x6F)
        case 0x0152, 0x0153: return .pair(0x6F, 0x65)
        case 0xDE, 0xFE: return .pair(0x74, 0x68)
        case 0xD0, 0xF0, 0x0110, 0x0111: return .letter(0x64)
        case 0x0126, 0x0127: return .letter(0x68)
        case 0x0131: return .letter(0x69)
        case 0x0141, 0x0142: return .letter(0x6C)
        case 0x014A, 0x014B: return .letter(0x6E)
        case 0xC0..<0x0600: return decomposedAction(for: value)
        default: return .letter(value)
        }
    }

    /// The base letter of an accented one, in lower case.
    private static func decomposedAction(for value: UInt32) -> FoldingAction {
        guard let scalar = Unicode.Scalar(value) else { return .drop }
        let parts = CompatibilityForms.decomposed(scalar).map(lowercased).filter {
            !(0x02B0...0x036F).contains($0)
        }
        return switch parts.count {
        case 0: .drop
        case 1: .letter(parts[0])
        case 2: .pair(parts[0], parts[1])
        default: .letter(lowercased(scalar))
        }
    }

    /// Simple lower-casing, the same in every locale.
    private static func lowercased(_ scalar: Unicode.Scalar) -> UInt32 {
        if scalar.value < 0x80 {
            return (0x41...0x5A).contains(scalar.value) ? scalar.value + 0x20 : scalar.value
        }
        let mapping = scalar.properties.lowercaseMapping.unicodeScalars
        return mapping.first?.value ?? scalar.value
    }
}
