package import YektaCore

/// A `Lookup` by identifier, read where it lies.
package struct IdentifierLookup: Hashable, Sendable {
    package let id: UInt64
    package let limit: UInt32
    package let type: FieldType
    /// Where the value lies among the bytes that were scanned; it need not be UTF-8.
    package let value: Range<Int>
}

/// Reads the calls that are most and shortest, look-ups by identifier, without unpacking them.
///
/// It knows the plain form alone: each field once, nothing unknown, no records asked for, all
/// within the limits. Everything else, right or wrong, is left to `CallCodec`, which answers for
/// what a call is.
package struct LookupScan: Sendable {
    private let limits: WireLimits

    package init(limits: WireLimits) {
        self.limits = limits
    }

    /// The look-up that a message is; nil if it is something else, or not plain.
    package func lookup(_ bytes: Span<UInt8>, _ message: Range<Int>) -> IdentifierLookup? {
        var scan = Scan(at: message.lowerBound, end: message.upperBound)
        var id: UInt64 = 0
        var request: Range<Int>?
        while scan.at < scan.end {
            switch bytes[scan.at] {
            case 0x08 where id == 0:
                guard let number = scan.number(bytes), number > 0 else { return nil }
                id = number
            case 0x10:
                // A look-up is answered at once: its deadline cannot pass.
                guard let deadline = scan.number(bytes), deadline <= UInt32.max else { return nil }
            case 0x62 where request == nil:
                guard let range = scan.part(bytes) else { return nil }
                request = range
            default: return nil
            }
        }
        guard id > 0, let request else { return nil }
        return lookup(id, bytes, request)
    }

    private func lookup(
        _ id: UInt64,
        _ bytes: Span<UInt8>,
        _ request: Range<Int>
    ) -> IdentifierLookup? {
        var scan = Scan(at: request.lowerBound, end: request.upperBound)
        var identifier: Range<Int>?
        var limit = UInt64(limits.lookupLimitDefault)
        while scan.at < scan.end {
            switch bytes[scan.at] {
            case 0x1A where identifier == nil:
                guard let range = scan.part(bytes) else { return nil }
                identifier = range
            case 0x28:
                guard let number = scan.number(bytes), number <= limits.lookupLimitMax else {
                    return nil
                }
                limit = number == 0 ? UInt64(limits.lookupLimitDefault) : number
            default: return nil
            }
        }
        guard let identifier else { return nil }
        scan = Scan(at: identifier.lowerBound, end: identifier.upperBound)
        var type: FieldType?
        var value: Range<Int>?
        while scan.at < scan.end {
            switch bytes[scan.at] {
            case 0x08 where type == nil:
                guard let number = scan.number(bytes), let raw = UInt8(exactly: number),
                    let known = FieldType(rawValue: raw)
                else { return nil }
                type = known
            case 0x12 where value == nil:
                guard let range = scan.part(bytes), !range.isEmpty,
                    range.count <= limits.fieldBytesMax
                else { return nil }
                value = range
            default: return nil
            }
        }
        guard let type, let value else { return nil }
        return IdentifierLookup(
            id: id,
            limit: UInt32(clamping: limit),
            type: type,
            value: value
        )
    }
}

/// A place among bytes that moves over one field after the other.
private struct Scan {
    var at: Int
    let end: Int

    /// Nine bytes hold 63 bits: what is longer is written by nobody who means well.
    private static let numberBytesMax = 9

    /// The number behind a tag of one byte.
    mutating func number(_ bytes: Span<UInt8>) -> UInt64? {
        at += 1
        return varint(bytes)
    }

    /// The bytes behind a tag of one byte.
    mutating func part(_ bytes: Span<UInt8>) -> Range<Int>? {
        at += 1
        guard let count = varint(bytes), count <= end - at else { return nil }
        let start = at
        at += Int(count)
        return start..<at
    }

    private mutating func varint(_ bytes: Span<UInt8>) -> UInt64? {
        var number: UInt64 = 0
        for place in 0..<Self.numberBytesMax {
            guard at < end else { return nil }
            let byte = bytes[at]
            at += 1
            number |= UInt64(byte & 0x7f) << UInt64(7 * place)
            if byte < 0x80 { return number }
        }
        return nil
    }
}
