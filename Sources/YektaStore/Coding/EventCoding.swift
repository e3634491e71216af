import YektaCore

/// A feed event as a row of its own, as stores had it before schema version 3: a kind and a payload
/// in the compact binary form.
///
/// The kinds are stored: they are never renumbered, and what follows a kind never changes.
enum EventCoding {
    private enum Code {
        static let created: Int64 = 1
        static let recordAdded: Int64 = 2
        static let recordUpdated: Int64 = 3
        static let recordMoved: Int64 = 4
        static let recordDeleted: Int64 = 5
        static let merged: Int64 = 6
        static let split: Int64 = 7
        static let erased: Int64 = 8
        static let reviewOpened: Int64 = 9
        static let reviewClosed: Int64 = 10
    }

    /// The event that a row stands for.
    static func decode(
        sequence: UInt64,
        code: Int64,
        payload: [UInt8]
    ) throws(StoreError) -> FeedEvent {
        do throws(RecordCodingError) {
            var decoder = RecordCoding.Decoder(payload)
            if let kind = try kind(of: code, from: &decoder) {
                try decoder.finish()
                return FeedEvent(sequence: sequence, kind: kind)
            }
        } catch {
            throw .corrupt("event \(sequence) of kind \(code), \(payload.count) bytes", error)
        }
        throw .corrupt("event \(sequence) of unknown kind \(code)", nil)
    }

    private static func kind(
        of code: Int64,
        from decoder: inout RecordCoding.Decoder
    ) throws(RecordCodingError) -> FeedEvent.Kind? {
        switch code {
        case Code.created: .created(try decoder.identity())
        case Code.recordAdded: .recordAdded(try decoder.recordKey(), to: try decoder.identity())
        case Code.recordUpdated: .recordUpdated(try decoder.recordKey(), of: try decoder.identity())
        case Code.recordMoved:
            .recordMoved(
                try decoder.recordKey(),
                from: try decoder.identity(),
                to: try decoder.identity()
            )
        case Code.recordDeleted:
            .recordDeleted(try decoder.recordKey(), from: try decoder.identity())
        case Code.merged: .merged(try decoder.identity(), into: try decoder.identity())
        case Code.split: .split(try decoder.identity(), parts: try decoder.identities())
        case Code.erased: .erased(try decoder.identity())
        case Code.reviewOpened: .reviewOpened(try decoder.reviewTask())
        case Code.reviewClosed: .reviewClosed(try decoder.reviewTask())
        default: nil
        }
    }
}

extension StoreError {
    /// A row that this program cannot have written.
    static func corrupt(_ row: String, _ cause: (any Error)?) -> StoreError {
        StoreError(
            .corrupt,
            "\(row) cannot be read; restore a backup, or run `yekta verify` on a copy",
            underlying: cause
        )
    }
}
