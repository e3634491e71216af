extension CSVReader {
    /// Reads the next row into `row`, with as many cells as the header; false at the end.
    ///
    /// The same rows as `next()` gives, without a string for each cell. Lines without quotes, which
    /// nearly all are, are cut where they stand; the others go the general way.
    package mutating func next(into row: inout CSVRow) throws(FileError) -> Bool {
        if try nextPlain(into: &row) { return true }
        guard let cells = try next() else { return false }
        row.fill(cells)
        return true
    }

    /// Reads a line that is in plain sight and has nothing to be unquoted or repaired; false, with
    /// nothing read, if the next one is another.
    private mutating func nextPlain(into row: inout CSVRow) throws(FileError) -> Bool {
        var scan = PlainLine.scan(window.bytes, position, delimiter, &ends)
        while scan == .unfinished, window.end - position < Self.plainLineBytesMax {
            guard try slide() else { return false }
            scan = PlainLine.scan(window.bytes, position, delimiter, &ends)
        }
        guard case .line(let next) = scan, let end = ends.last, end <= Self.plainLineBytesMax,
            ends.count <= Self.columnsMax
        else { return false }
        row.fill(
            plain: window.bytes[position..<(position + end)],
            ends: ends,
            delimiter: delimiter
        )
        guard row.dropEmpty(beyond: header.count) else { return false }
        row.pad(to: header.count)
        line = nextLine
        nextLine += 1
        position = next
        return true
    }

    /// Longer lines go the general way, which knows what is too long.
    private static let plainLineBytesMax = CSVReader.fieldBytesMax
}

/// A line without quotes that ends in LF or CRLF.
private enum PlainLine: Equatable {
    /// Found; the next line begins at the place given.
    case line(next: Int)
    /// It does not end in sight.
    case unfinished
    /// It is empty, or has a quote, a lone CR or invalid UTF-8.
    case other

    /// Looks for the line that begins at `start`; `ends` receives where its cells end, counted from
    /// there.
    static func scan(
        _ bytes: borrowing [UInt8],
        _ start: Int,
        _ delimiter: UInt8,
        _ ends: inout [Int]
    ) -> PlainLine {
        ends.removeAll(keepingCapacity: true)
        let span = bytes.span
        var all: UInt8 = 0
        var index = start
        while index < span.count {
            let byte = span[index]
            if byte == delimiter {
                ends.append(index - start)
            } else if byte < 0x23 {
                if byte == .newline { break }
                if byte == .quote { return .other }
                if byte == .carriageReturn {
                    guard index + 1 < span.count else { return .unfinished }
                    guard span[index + 1] == .newline else { return .other }
                    break
                }
            }
            all |= byte
            index += 1
        }
        guard index < span.count else { return .unfinished }
        guard index > start else { return .other }
        ends.append(index - start)
        if all >= 0x80, !isUTF8(span.extracting(start..<index)) { return .other }
        return .line(next: span[index] == .newline ? index + 1 : index + 2)
    }

    private static func isUTF8(_ bytes: Span<UInt8>) -> Bool {
        do {
            _ = try UTF8Span(validating: bytes)
            return true
        } catch {
            return false
        }
    }
}
