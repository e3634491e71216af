/// Names a record for ever: the channel it came through and the channel's own id for it.
///
/// Keys order by the UTF-8 bytes of the channel, then of the id, so that every tie that is broken
/// by key is broken alike on every machine and in every locale. They are equal byte by byte as
/// well: two spellings that Unicode calls equivalent are two keys, as they are in the store.
package struct RecordKey: Sendable {
    /// The channel, for instance `crm` or `call`; an open enumeration.
    package let channel: String
    /// The channel's own id for the record, opaque to yekta.
    package let id: String

    package init(channel: String, id: String) {
        self.channel = channel
        self.id = id
    }
}

extension RecordKey: Hashable {
    package static func == (left: RecordKey, right: RecordKey) -> Bool {
        left.id.utf8.elementsEqual(right.id.utf8)
            && left.channel.utf8.elementsEqual(right.channel.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        // Equal bytes hash alike; what Unicode calls equivalent may share a bucket, which is no
        // harm.
        hasher.combine(channel)
        hasher.combine(id)
    }
}

extension RecordKey: Comparable {
    package static func < (left: RecordKey, right: RecordKey) -> Bool {
        if left.channel.utf8.elementsEqual(right.channel.utf8) {
            return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
        }
        return left.channel.utf8.lexicographicallyPrecedes(right.channel.utf8)
    }
}

extension RecordKey: CustomStringConvertible {
    /// `channel:id`, the form in which the commands take and print keys.
    package var description: String { "\(channel):\(id)" }

    /// Reads `channel:id`; the id may hold further colons.
    package init?(_ text: String) {
        guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else { return nil }
        let id = text[text.index(after: colon)...]
        guard !id.isEmpty else { return nil }
        self.init(channel: String(text[..<colon]), id: String(id))
    }
}
