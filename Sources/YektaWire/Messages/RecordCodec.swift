import CYektaProto
import YektaCore

extension MessageReader {
    func recordKey(_ message: Yekta__RecordKey) throws(WireError) -> RecordKey {
        let channel = try unsafe text(
            message.channel,
            "channel",
            bytesMax: limits.channelBytesMax
        )
        guard !channel.isEmpty else { throw .invalid("channel", "is empty; name the channel") }
        guard !channel.utf8.contains(UInt8(ascii: ":")) else {
            throw .invalid(
                "channel",
                "contains a colon, which separates it from the id; leave it out"
            )
        }
        let id = try unsafe text(message.id, "id", bytesMax: limits.recordIDBytesMax)
        guard !id.isEmpty else { throw .invalid("id", "is empty; give the channel's own id") }
        return RecordKey(channel: channel, id: id)
    }

    func fieldType(_ type: Yekta__FieldType) throws(WireError) -> FieldType {
        guard let raw = UInt8(exactly: type.rawValue), let value = FieldType(rawValue: raw) else {
            throw .invalid("type", "has the number \(type.rawValue), which is no field type")
        }
        return value
    }

    func field(_ message: Yekta__Field) throws(WireError) -> Field {
        Field(
            try unsafe fieldType(message.type),
            try unsafe text(message.value, "value", bytesMax: limits.fieldBytesMax),
            label: try unsafe text(message.label, "label", bytesMax: limits.labelBytesMax),
            isCompared: unsafe message.compared != 0
        )
    }

    func record(_ message: Yekta__Record) throws(WireError) -> Record {
        Record(
            key: try unsafe required(message.key, "key", recordKey),
            receivedAtMs: unsafe message.received_at_ms,
            fields: try unsafe list(
                message.fields,
                message.n_fields,
                "fields",
                countMax: limits.fieldsPerRecordMax,
                field
            )
        )
    }

    func recordPair(_ message: Yekta__RecordPair) throws(WireError) -> (RecordKey, RecordKey) {
        (
            try unsafe required(message.first, "first", recordKey),
            try unsafe required(message.second, "second", recordKey)
        )
    }

    /// The longest identity id is `y` and the twenty digits of 2^64 - 1.
    func identityID(_ bytes: ProtobufCBinaryData, _ field: String) throws(WireError) -> IdentityID {
        guard let id = IdentityID(try unsafe text(bytes, field, bytesMax: 21)) else {
            throw .invalid(field, "is no identity id; it is a 'y' and a number, for instance y42")
        }
        return id
    }

    /// An identity id, or none where the field is empty.
    func optionalIdentityID(
        _ bytes: ProtobufCBinaryData,
        _ field: String
    ) throws(WireError) -> IdentityID? {
        unsafe bytes.len == 0 ? nil : try identityID(bytes, field)
    }

    func plainText(_ bytes: ProtobufCBinaryData, _ field: String) throws(WireError) -> String {
        try unsafe text(bytes, field)
    }
}

extension MessageWriter {
    func message(_ key: RecordKey) -> UnsafeMutablePointer<Yekta__RecordKey> {
        unsafe make(yekta__record_key__init) { message in
            unsafe message.channel = text(key.channel)
            unsafe message.id = text(key.id)
        }
    }

    func message(_ field: Field) -> UnsafeMutablePointer<Yekta__Field> {
        unsafe make(yekta__field__init) { message in
            unsafe message.type = Yekta__FieldType(UInt32(field.type.rawValue))
            unsafe message.value = text(field.value)
            unsafe message.label = text(field.label)
            unsafe message.compared = field.isCompared ? 1 : 0
        }
    }

    func message(_ record: Record) -> UnsafeMutablePointer<Yekta__Record> {
        unsafe make(yekta__record__init) { message in
            unsafe message.key = self.message(record.key)
            unsafe message.received_at_ms = record.receivedAtMs
            unsafe (message.n_fields, message.fields) = list(record.fields) { field in
                unsafe self.message(field)
            }
        }
    }

    func message(
        _ first: RecordKey,
        _ second: RecordKey
    ) -> UnsafeMutablePointer<Yekta__RecordPair> {
        unsafe make(yekta__record_pair__init) { message in
            unsafe message.first = self.message(first)
            unsafe message.second = self.message(second)
        }
    }

    func text(_ id: IdentityID) -> ProtobufCBinaryData {
        unsafe text(id.description)
    }

    func texts(_ ids: [IdentityID]) -> (Int, UnsafeMutablePointer<ProtobufCBinaryData>?) {
        unsafe texts(ids.map(\.description))
    }
}
