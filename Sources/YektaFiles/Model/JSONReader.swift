/// Reads JSON (RFC 8259) piece by piece, as the grammar of a file asks for it.
///
/// Strict: no comments, no trailing commas, no member twice, UTF-8 only, nothing behind the value.
/// Nothing is skipped, so the depth is that of the asker's grammar, and memory is that of what the
/// asker keeps. Every error names the line and the place, as in `comparisons[2].damping`.
struct JSONReader {
    /// The longest text, as long as a cell of a file may be.
    static let textBytesMax = 1 << 20

    private let bytes: [UInt8]
    private let file: String
    private var at = 0
    private var frames: [Frame] = []

    /// An object or an array that is being read.
    private enum Frame {
        case object(seen: [String])
        case array(count: Int)
    }

    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        // Some editors put a byte order mark before UTF-8.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }

    // MARK: Objects and arrays

    /// Enters an object; `nextMember` walks it.
    mutating func beginObject() throws(FileError) {
        try expect(UInt8(ascii: "{"), "an object, {…}")
        frames.append(.object(seen: []))
    }

    /// The name of the object's next member, whose value is to be read next; nil behind the last.
    mutating func nextMember() throws(FileError) -> String? {
        guard case .object(var seen) = frames.last else {
            preconditionFailure("a member was asked for outside of an object")
        }
        guard try hasNext(closing: UInt8(ascii: "}"), isFirst: seen.isEmpty) else { return nil }
        // The place of an error in the name is the object itself.
        frames[frames.count - 1] = .object(seen: [])
        let name = try text()
        let isNew = !seen.contains(name)
        seen.append(name)
        frames[frames.count - 1] = .object(seen: seen)
        guard isNew else {
            throw failure("occurs twice; it cannot have two values", remedy: "keep one of them")
        }
        try expect(UInt8(ascii: ":"), "a colon behind the name")
        return name
    }

    /// Enters an array; `nextItem` walks it.
    mutating func beginArray() throws(FileError) {
        try expect(UInt8(ascii: "["), "an array, […]")
        frames.append(.array(count: 0))
    }

    /// Whether there is another item, which is to be read next.
    mutating func nextItem() throws(FileError) -> Bool {
        guard case .array(let count) = frames.last else {
            preconditionFailure("an item was asked for outside of an array")
        }
        guard try hasNext(closing: UInt8(ascii: "]"), isFirst: count == 0) else { return false }
        frames[frames.count - 1] = .array(count: count + 1)
        return true
    }

    private mutating func hasNext(closing: UInt8, isFirst: Bool) throws(FileError) -> Bool {
        skipBlanks()
        if peek == closing {
            at += 1
            frames.removeLast()
            return false
        }
        if !isFirst { try expect(UInt8(ascii: ","), "a comma, or the end") }
        return true
    }

    /// Checks that nothing follows.
    mutating func end() throws(FileError) {
        skipBlanks()
        guard at == bytes.count else {
            throw failure("text follows the end of the model", remedy: "remove it")
        }
    }

    // MARK: Values

    /// A text.
    mutating func text() throws(FileError) -> String {
        try expect(UInt8(ascii: "\""), "a text in double quotes")
        let start = at
        while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"),
            byte >= 0x20
        {
            at += 1
        }
        var collected = bytes[start..<at]
        while let byte = peek, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { break }
            if byte == UInt8(ascii: "\\") {
                collected.append(contentsOf: Array(String(try escape()).utf8))
            } else {
                collected.append(byte)
                at += 1
            }
        }
        guard peek == UInt8(ascii: "\"") else {
            throw failure("a text does not end on its line", remedy: "close the double quote")
        }
        at += 1
        guard collected.count <= Self.textBytesMax else {
            throw failure(
                "a text has \(collected.count) bytes, of at most \(Self.textBytesMax)",
                remedy: "shorten it"
            )
        }
        guard let text = String(validating: collected, as: UTF8.self) else {
            throw failure("a text is not UTF-8", remedy: "save the file as UTF-8")
        }
        return text
    }

    /// The character of an escape; of a pair of escapes where UTF-16 needs two.
    private mutating func escape() throws(FileError) -> Character {
        at += 1
        let letter = peek
        at += 1
        switch letter {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let first = try codeUnit()
            if let scalar = Unicode.Scalar(first) { return Character(scalar) }
            if first < 0xDC00, peek == UInt8(ascii: "\\"), at + 1 < bytes.count,
                bytes[at + 1] == UInt8(ascii: "u")
            {
                at += 2
                let second = try codeUnit()
                if (0xDC00...0xDFFF).contains(second) {
                    let value = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
                    if let scalar = Unicode.Scalar(value) { return Character(scalar) }
                }
            }
            throw failure("a \\u escape is half of a pair", remedy: "write the letter itself")
        default:
            throw failure("a backslash escapes nothing", remedy: "write \\\\ for a backslash")
        }
    }

    private mutating func codeUnit() throws(FileError) -> UInt32 {
        let end = min(at + 4, bytes.count)
        let digits = String(decoding: bytes[at..<end], as: UTF8.self)
        let isPlain = digits.utf8.count == 4 && digits.utf8.first != UInt8(ascii: "+")
        guard isPlain, digits.utf8.first != UInt8(ascii: "-"), let unit = UInt32(digits, radix: 16)
        else {
            throw failure("\\u needs four hexadecimal digits", remedy: "write the letter itself")
        }
        at = end
        return unit
    }

    /// A number, as the nearest `Double`.
    mutating func number() throws(FileError) -> Double {
        let digits = try numeral()
        guard let number = Double(digits), number.isFinite else {
            throw failure(
                "is \(digits), beyond what a number can hold",
                remedy: "use a smaller one"
            )
        }
        return number
    }

    /// A number without a fraction, within a range.
    mutating func integer(in range: ClosedRange<Int>) throws(FileError) -> Int {
        let digits = try numeral()
        guard let number = Int(digits), range.contains(number) else {
            throw failure(
                "is \(digits), no whole number from \(range.lowerBound) to \(range.upperBound)",
                remedy: "use one"
            )
        }
        return number
    }

    /// `true` or `false`.
    mutating func bool() throws(FileError) -> Bool {
        skipBlanks()
        for (word, value) in [("true", true), ("false", false)] {
            if bytes[at...].starts(with: word.utf8) {
                at += word.utf8.count
                return value
            }
        }
        throw unexpected("true or false")
    }

    /// Numerals of more bytes are no numbers of a model.
    private static let numeralBytesMax = 64

    /// The characters of a number, checked against the grammar.
    private mutating func numeral() throws(FileError) -> String {
        skipBlanks()
        let start = at
        if peek == UInt8(ascii: "-") { at += 1 }
        let whole = digits()
        let isPlain = whole == 1 || (whole > 1 && bytes[at - whole] != UInt8(ascii: "0"))
        guard isPlain else {
            at = start
            throw unexpected("a number")
        }
        var isWhole = true
        if peek == UInt8(ascii: ".") {
            at += 1
            isWhole = digits() > 0
        }
        if isWhole, peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            at += 1
            if peek == UInt8(ascii: "-") || peek == UInt8(ascii: "+") { at += 1 }
            isWhole = digits() > 0
        }
        guard isWhole, at - start <= Self.numeralBytesMax else {
            at = start
            throw unexpected("a number of at most \(Self.numeralBytesMax) characters")
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    /// Passes over digits; how many there were.
    private mutating func digits() -> Int {
        let start = at
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
        return at - start
    }

    // MARK: Bytes

    private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            at += 1
        }
    }

    private mutating func expect(_ byte: UInt8, _ name: String) throws(FileError) {
        skipBlanks()
        guard peek == byte else { throw unexpected(name) }
        at += 1
    }

    // MARK: Errors

    /// Where the reader is, as in `comparisons[2].comparison_levels[0]`; empty at the top.
    var path: String {
        var path = ""
        for frame in frames {
            switch frame {
            case .object(let seen):
                guard let name = seen.last else { continue }
                path += path.isEmpty ? name : ".\(name)"
            case .array(let count):
                if count > 0 { path += "[\(count - 1)]" }
            }
        }
        return path
    }

    /// An error about what was just read.
    func failure(_ problem: String, remedy: String) -> FileError {
        let line = 1 + bytes[..<min(at, bytes.count)].count { $0 == UInt8(ascii: "\n") }
        let place = path
        return FileError(
            .badModel,
            file: file,
            line: line,
            place.isEmpty ? problem : "\(place): \(problem)",
            remedy: remedy
        )
    }

    private func unexpected(_ expected: String) -> FileError {
        let found =
            switch peek {
            case nil: "the file ends"
            case .some(let byte) where (0x21...0x7E).contains(byte):
                "'\(Unicode.Scalar(byte))' stands"
            case .some: "something else stands"
            }
        return failure("\(found) where \(expected) belongs", remedy: "correct it")
    }
}
