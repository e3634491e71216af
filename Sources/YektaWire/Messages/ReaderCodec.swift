import CYektaProto
import YektaCore

/// Reads Swift values from unpacked C messages, which hold whatever a peer sent.
///
/// The other codec files extend it by one method per message. An error names the field by its path.
@safe
struct MessageReader {
    let limits: WireLimits

    /// A string field; it may be empty.
    func text(
        _ bytes: ProtobufCBinaryData,
        _ field: String,
        bytesMax: Int = .max
    ) throws(WireError) -> String {
        let count = unsafe bytes.len
        guard count <= bytesMax else {
            throw .invalid(field, "has \(count) bytes, the limit is \(bytesMax); shorten it")
        }
        let utf8 = unsafe UnsafeBufferPointer(
            start: bytes.data,
            count: bytes.data == nil ? 0 : count
        )
        guard let string = unsafe String(validating: utf8, as: UTF8.self) else {
            throw .invalid(field, "is not valid UTF-8; encode it as UTF-8")
        }
        return string
    }

    /// A message field that may be absent.
    func part<Message, Value>(
        _ message: UnsafeMutablePointer<Message>?,
        _ field: String,
        _ read: (Message) throws(WireError) -> Value
    ) throws(WireError) -> Value? {
        guard let message = unsafe message else { return nil }
        do {
            return try unsafe read(message.pointee)
        } catch {
            throw error.within(field)
        }
    }

    /// A message field that must be present.
    func required<Message, Value>(
        _ message: UnsafeMutablePointer<Message>?,
        _ field: String,
        _ read: (Message) throws(WireError) -> Value
    ) throws(WireError) -> Value {
        guard let value = try unsafe part(message, field, read) else {
            throw .invalid(field, "is missing; set it")
        }
        return value
    }

    /// A repeated message field.
    func list<Message, Value>(
        _ items: UnsafeMutablePointer<UnsafeMutablePointer<Message>?>?,
        _ count: Int,
        _ field: String,
        countMax: Int = .max,
        _ read: (Message) throws(WireError) -> Value
    ) throws(WireError) -> [Value] {
        try checkCount(count, field, countMax: countMax)
        guard let items = unsafe items else { return [] }
        var values: [Value] = []
        values.reserveCapacity(count)
        for index in 0..<count {
            guard let item = unsafe items[index] else { continue }
            do {
                values.append(try unsafe read(item.pointee))
            } catch {
                throw error.within("\(field)[\(index)]")
            }
        }
        return values
    }

    /// A repeated string field.
    func texts<Value>(
        _ items: UnsafeMutablePointer<ProtobufCBinaryData>?,
        _ count: Int,
        _ field: String,
        countMax: Int = .max,
        _ read: (ProtobufCBinaryData, String) throws(WireError) -> Value
    ) throws(WireError) -> [Value] {
        try checkCount(count, field, countMax: countMax)
        guard let items = unsafe items else { return [] }
        var values: [Value] = []
        values.reserveCapacity(count)
        for index in 0..<count {
            do {
                values.append(try unsafe read(items[index], ""))
            } catch {
                var error = error
                error.field = "\(field)[\(index)]"
                throw error
            }
        }
        return values
    }

    /// An enumeration field whose Swift type has the contract's numbers.
    func choice<Value: RawRepresentable>(
        _ number: UInt32,
        _ field: String,
        as type: Value.Type = Value.self
    ) throws(WireError) -> Value where Value.RawValue == UInt32 {
        guard let value = Value(rawValue: number) else {
            throw .invalid(field, "has the number \(number), which means nothing here")
        }
        return value
    }

    private func checkCount(_ count: Int, _ field: String, countMax: Int) throws(WireError) {
        guard count <= countMax else {
            throw .invalid(field, "has \(count) items, the limit is \(countMax); send fewer")
        }
    }
}
