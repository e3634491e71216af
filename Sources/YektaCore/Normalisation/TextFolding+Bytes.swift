extension TextFolding {
    /// Writes the matching form of a text over `bytes`, as `key(_:)`.
    static func key(_ raw: String, into bytes: inout [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        if !ByteForms.key.append(raw.utf8Span.span, to: &bytes) {
            bytes.removeAll(keepingCapacity: true)
            bytes.append(contentsOf: scalarKey(raw).utf8)
        }
    }

    /// The same for bytes that are ASCII.
    static func key(ascii raw: Span<UInt8>, into bytes: inout [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        _ = ByteForms.key.append(raw, to: &bytes)
    }

    /// Writes the display form of a text over `bytes`, as `display(_:)`.
    static func display(_ raw: String, into bytes: inout [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        if !ByteForms.display.append(raw.utf8Span.span, to: &bytes) {
            bytes.removeAll(keepingCapacity: true)
            bytes.append(contentsOf: scalarDisplay(raw).utf8)
        }
    }
}

/// What each letter of one or two bytes is folded to, read off the general tables.
///
/// Latin and Persian text has hardly any other; a text that has is left to the general way.
private struct ByteForms: Sendable {
    static let key = ByteForms(.key)
    static let display = ByteForms(.display)

    /// By scalar: the letter, `space`, `dropped`, or `general`.
    private let forms: [UInt16]

    private static let scalarsMax = 0x700
    private static let dropped: UInt16 = 0
    private static let space: UInt16 = 0x20
    private static let general: UInt16 = 0xFFFF
    /// The zero-width non-joiner: its lead byte, and the bytes after it.
    private static let joiner: (UInt8, UInt8, UInt8) = (0xE2, 0x80, 0x8C)
    private let joinerForm: UInt16

    private init(_ table: FoldingTable) {
        forms = (0..<Self.scalarsMax).map { value in
            Unicode.Scalar(UInt32(value)).map { Self.form(table.action(for: $0)) } ?? Self.general
        }
        joinerForm = Self.form(table.action(for: "\u{200C}"))
    }

    private static func form(_ action: FoldingAction) -> UInt16 {
        switch action {
        case .letter(let value): value < 0x800 ? UInt16(value) : general
        case .space: space
        case .drop: dropped
        case .pair, .joiner, .expand: general
        }
    }

    /// Appends the folded text, which must begin at the start of `bytes`; false, with `bytes` in
    /// any state, if it has a letter that only the general way knows.
    func append(_ raw: Span<UInt8>, to bytes: inout [UInt8]) -> Bool {
        let forms = forms.span
        var isGap = false
        var index = 0
        while index < raw.count {
            let byte = raw[index]
            var form: UInt16
            if byte < 0x80 {
                form = forms[Int(byte)]
                index += 1
            } else if byte < 0xDC {
                // Up to U+06FF; a string is valid UTF-8, so that the second byte is there.
                form = forms[Int(byte & 0x1F) << 6 | Int(raw[index + 1] & 0x3F)]
                index += 2
            } else if byte == Self.joiner.0, raw[index + 1] == Self.joiner.1,
                raw[index + 2] == Self.joiner.2
            {
                form = joinerForm
                index += 3
            } else {
                return false
            }
            if form == Self.general { return false }
            if form == Self.dropped { continue }
            if form == Self.space {
                isGap = true
                continue
            }
            if isGap, !bytes.isEmpty { bytes.append(0x20) }
            isGap = false
            if form < 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: form))
            } else {
                bytes.append(UInt8(truncatingIfNeeded: 0xC0 | form >> 6))
                bytes.append(UInt8(truncatingIfNeeded: 0x80 | form & 0x3F))
            }
        }
        return true
    }
}
