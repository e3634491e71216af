/// A Swift file's text with code, comments and strings told apart.
struct SwiftText {
    /// The code alone: comments and the contents of strings are blank, lines stay lines.
    let code: [String]
    /// The comments alone, line by line.
    let comments: [String]

    init(_ text: String) {
        var scanner = Scanner(Array(text.utf8))
        scanner.run()
        code = Self.lines(scanner.code)
        comments = Self.lines(scanner.comments)
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// A walk over the bytes; every one goes to the code or to the comments or is blanked.
    private struct Scanner {
        private enum Mode {
            case code(parentheses: Int)
            case lineComment
            case blockComment
            /// The closing delimiter, and what begins an interpolation.
            case string(closing: [UInt8], interpolation: [UInt8])
        }

        private enum Side {
            case code, comments, neither
        }

        private let text: [UInt8]
        private var place = 0
        private var modes: [Mode] = [.code(parentheses: 0)]
        private(set) var code: [UInt8] = []
        private(set) var comments: [UInt8] = []

        init(_ text: [UInt8]) {
            self.text = text
        }

        mutating func run() {
            while place < text.count {
                switch modes[modes.count - 1] {
                case .code(let parentheses): readCode(parentheses)
                case .lineComment:
                    if text[place] == UInt8(ascii: "\n") { modes.removeLast() }
                    take(.comments)
                case .blockComment:
                    if starts(with: Self.blockEnd) {
                        modes.removeLast()
                        take(.comments)
                    }
                    take(.comments)
                case .string(let closing, let interpolation):
                    readString(closing, interpolation)
                }
            }
        }

        private mutating func readCode(_ parentheses: Int) {
            switch text[place] {
            case UInt8(ascii: "/") where starts(with: Self.lineStart):
                modes.append(.lineComment)
                return
            case UInt8(ascii: "/") where starts(with: Self.blockStart):
                modes.append(.blockComment)
                return
            case UInt8(ascii: "\""), UInt8(ascii: "#"):
                if beginString() { return }
            case UInt8(ascii: "("): modes[modes.count - 1] = .code(parentheses: parentheses + 1)
            case UInt8(ascii: ")") where parentheses == 0 && modes.count > 1:
                // The end of an interpolation: back into the string around it.
                modes.removeLast()
            case UInt8(ascii: ")"): modes[modes.count - 1] = .code(parentheses: parentheses - 1)
            default: break
            }
            take(.code)
        }

        private mutating func beginString() -> Bool {
            for delimiter in Self.delimiters where starts(with: delimiter) {
                let pounds = delimiter.prefix { $0 == UInt8(ascii: "#") }
                modes.append(
                    .string(
                        closing: delimiter.reversed(),
                        interpolation: [UInt8(ascii: "\\")] + pounds + [UInt8(ascii: "(")]
                    )
                )
                for _ in delimiter { take(.neither) }
                return true
            }
            return false
        }

        private mutating func readString(_ closing: [UInt8], _ interpolation: [UInt8]) {
            if starts(with: closing) {
                modes.removeLast()
                for _ in closing { take(.neither) }
            } else if starts(with: interpolation) {
                for _ in interpolation.dropLast() { take(.neither) }
                take(.code)
                modes.append(.code(parentheses: 0))
            } else {
                // An escaped character; in a raw string a backslash escapes nothing by itself.
                let isEscape = interpolation.count == 2 && text[place] == UInt8(ascii: "\\")
                if isEscape, place + 1 < text.count { take(.neither) }
                take(.neither)
            }
        }

        private static let lineStart = Array("//".utf8)
        private static let blockStart = Array("/*".utf8)
        private static let blockEnd = Array("*/".utf8)
        private static let delimiters = ["#\"\"\"", "\"\"\"", "#\"", "\""].map { Array($0.utf8) }

        private func starts(with word: [UInt8]) -> Bool {
            guard text[place] == word[0], place + word.count <= text.count else { return false }
            for offset in 1..<max(1, word.count) where text[place + offset] != word[offset] {
                return false
            }
            return true
        }

        /// Moves on by one byte, which goes to one side; the other gets a blank.
        private mutating func take(_ side: Side) {
            let byte = text[place]
            place += 1
            let blank = byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " ")
            code.append(side == .code ? byte : blank)
            comments.append(side == .comments ? byte : blank)
        }
    }
}

extension SwiftText {
    /// Where the functions of the file begin, and how many lines each has.
    var functions: [(line: Int, length: Int)] {
        var found: [(line: Int, length: Int)] = []
        for (place, line) in code.enumerated() {
            guard line.contains(/\b(func|init|deinit|subscript)\b/), !line.contains(/\.init\b/)
            else {
                continue
            }
            if let end = endOfBody(from: place) {
                found.append((line: place + 1, length: end - place + 1))
            }
        }
        return found
    }

    /// The line on which the body closes that opens first from a line on; nil if there is none.
    private func endOfBody(from first: Int) -> Int? {
        var (parentheses, braces) = (0, 0)
        for place in first..<code.count {
            for character in code[place] {
                switch character {
                case "(": parentheses += 1
                case ")": parentheses -= 1
                case "{" where parentheses <= 0: braces += 1
                case "}" where parentheses <= 0:
                    braces -= 1
                    // A requirement of a protocol has no body of its own.
                    if braces < 0 { return nil }
                    if braces == 0 { return place }
                default: break
                }
            }
        }
        return nil
    }
}
