import CYektaProto
import YektaCore

extension MessageReader {
    func feedEvent(_ message: Yekta__Event) throws(WireError) -> FeedEvent {
        unsafe FeedEvent(sequence: message.sequence, kind: try eventKind(message))
    }

    private func eventKind(_ message: Yekta__Event) throws(WireError) -> FeedEvent.Kind {
        switch unsafe message.kind_case {
        case YEKTA__EVENT__KIND_CREATED:
            try unsafe required(message.created, "created", created)
        case YEKTA__EVENT__KIND_RECORD_ADDED:
            try unsafe required(message.record_added, "record_added", recordAdded)
        case YEKTA__EVENT__KIND_RECORD_UPDATED:
            try unsafe required(message.record_updated, "record_updated", recordUpdated)
        case YEKTA__EVENT__KIND_RECORD_MOVED:
            try unsafe required(message.record_moved, "record_moved", recordMoved)
        case YEKTA__EVENT__KIND_RECORD_DELETED:
            try unsafe required(message.record_deleted, "record_deleted", recordDeleted)
        case YEKTA__EVENT__KIND_MERGED:
            try unsafe required(message.merged, "merged", merged)
        case YEKTA__EVENT__KIND_SPLIT:
            try unsafe required(message.split, "split", split)
        case YEKTA__EVENT__KIND_ERASED:
            try unsafe required(message.erased, "erased", erased)
        case YEKTA__EVENT__KIND_REVIEW_OPENED:
            .reviewOpened(try unsafe required(message.review_opened, "review_opened", reviewTask))
        case YEKTA__EVENT__KIND_REVIEW_CLOSED:
            .reviewClosed(try unsafe required(message.review_closed, "review_closed", reviewTask))
        default:
            throw .invalid(
                "kind",
                "is missing, or came later than this program; update the program"
            )
        }
    }

    private func created(_ message: Yekta__IdentityCreated) throws(WireError) -> FeedEvent.Kind {
        .created(try unsafe identityID(message.identity_id, "identity_id"))
    }

    private func recordAdded(_ message: Yekta__RecordAdded) throws(WireError) -> FeedEvent.Kind {
        .recordAdded(
            try unsafe required(message.record_key, "record_key", recordKey),
            to: try unsafe identityID(message.identity_id, "identity_id")
        )
    }

    private func recordUpdated(
        _ message: Yekta__RecordUpdated
    ) throws(WireError) -> FeedEvent.Kind {
        .recordUpdated(
            try unsafe required(message.record_key, "record_key", recordKey),
            of: try unsafe identityID(message.identity_id, "identity_id")
        )
    }

    private func recordMoved(_ message: Yekta__RecordMoved) throws(WireError) -> FeedEvent.Kind {
        .recordMoved(
            try unsafe required(message.record_key, "record_key", recordKey),
            from: try unsafe identityID(message.from_identity_id, "from_identity_id"),
            to: try unsafe identityID(message.to_identity_id, "to_identity_id")
        )
    }

    private func recordDeleted(
        _ message: Yekta__RecordDeleted
    ) throws(WireError) -> FeedEvent.Kind {
        .recordDeleted(
            try unsafe required(message.record_key, "record_key", recordKey),
            from: try unsafe identityID(message.from_identity_id, "from_identity_id")
        )
    }

    private func merged(_ message: Yekta__IdentityMerged) throws(WireError) -> FeedEvent.Kind {
        .merged(
            try unsafe identityID(message.identity_id, "identity_id"),
            into: try unsafe identityID(message.into_identity_id, "into_identity_id")
        )
    }

    private func split(_ message: Yekta__IdentitySplit) throws(WireError) -> FeedEvent.Kind {
        .split(
            try unsafe identityID(message.identity_id, "identity_id"),
            parts: try unsafe texts(message.parts, message.n_parts, "parts", identityID)
        )
    }

    private func erased(_ message: Yekta__IdentityErased) throws(WireError) -> FeedEvent.Kind {
        .erased(try unsafe identityID(message.identity_id, "identity_id"))
    }

    private func reviewTask(_ message: Yekta__ReviewTask) throws(WireError) -> ReviewTask {
        let (first, second) = try unsafe required(message.pair, "pair", recordPair)
        let number = unsafe message.reason.rawValue
        guard let raw = UInt8(exactly: number), let reason = ReviewTask.Reason(rawValue: raw) else {
            throw .invalid("reason", "has the number \(number), which is no review reason")
        }
        return ReviewTask(
            first: first,
            second: second,
            weight: unsafe MatchWeight(units: message.weight_units),
            reason: reason
        )
    }
}

extension MessageWriter {
    func message(_ event: FeedEvent) -> UnsafeMutablePointer<Yekta__Event> {
        unsafe make(yekta__event__init) { message in
            unsafe message.sequence = event.sequence
            unsafe set(event.kind, in: &message)
        }
    }

    private func set(_ kind: FeedEvent.Kind, in message: inout Yekta__Event) {
        switch kind {
        case .created(let id):
            unsafe message.kind_case = YEKTA__EVENT__KIND_CREATED
            unsafe message.created = make(yekta__identity_created__init) {
                unsafe $0.identity_id = text(id)
            }
        case .merged(let id, let survivor):
            unsafe message.kind_case = YEKTA__EVENT__KIND_MERGED
            unsafe message.merged = make(yekta__identity_merged__init) {
                unsafe $0.identity_id = text(id)
                unsafe $0.into_identity_id = text(survivor)
            }
        case .split(let id, let parts):
            unsafe message.kind_case = YEKTA__EVENT__KIND_SPLIT
            unsafe message.split = make(yekta__identity_split__init) {
                unsafe $0.identity_id = text(id)
                unsafe ($0.n_parts, $0.parts) = texts(parts)
            }
        case .erased(let id):
            unsafe message.kind_case = YEKTA__EVENT__KIND_ERASED
            unsafe message.erased = make(yekta__identity_erased__init) {
                unsafe $0.identity_id = text(id)
            }
        case .reviewOpened(let task):
            unsafe message.kind_case = YEKTA__EVENT__KIND_REVIEW_OPENED
            unsafe message.review_opened = self.message(task)
        case .reviewClosed(let task):
            unsafe message.kind_case = YEKTA__EVENT__KIND_REVIEW_CLOSED
            unsafe message.review_closed = self.message(task)
        case .recordAdded, .recordUpdated, .recordMoved, .recordDeleted:
            unsafe setRecordEvent(kind, in: &message)
        }
    }

    private func setRecordEvent(_ kind: FeedEvent.Kind, in message: inout Yekta__Event) {
        switch kind {
        case .recordAdded(let key, let id):
            unsafe message.kind_case = YEKTA__EVENT__KIND_RECORD_ADDED
            unsafe message.record_added = make(yekta__record_added__init) {
                unsafe $0.record_key = self.message(key)
                unsafe $0.identity_id = text(id)
            }
        case .recordUpdated(let key, let id):
            unsafe message.kind_case = YEKTA__EVENT__KIND_RECORD_UPDATED
            unsafe message.record_updated = make(yekta__record_updated__init) {
                unsafe $0.record_key = self.message(key)
                unsafe $0.identity_id = text(id)
            }
        case .recordMoved(let key, let origin, let target):
            unsafe message.kind_case = YEKTA__EVENT__KIND_RECORD_MOVED
            unsafe message.record_moved = make(yekta__record_moved__init) {
                unsafe $0.record_key = self.message(key)
                unsafe $0.from_identity_id = text(origin)
                unsafe $0.to_identity_id = text(target)
            }
        case .recordDeleted(let key, let id):
            unsafe message.kind_case = YEKTA__EVENT__KIND_RECORD_DELETED
            unsafe message.record_deleted = make(yekta__record_deleted__init) {
                unsafe $0.record_key = self.message(key)
                unsafe $0.from_identity_id = text(id)
            }
        case .created, .merged, .split, .erased, .reviewOpened, .reviewClosed:
            preconditionFailure("only the kinds that are about one record come here")
        }
    }

    private func message(_ task: ReviewTask) -> UnsafeMutablePointer<Yekta__ReviewTask> {
        unsafe make(yekta__review_task__init) { message in
            unsafe message.pair = self.message(task.first, task.second)
            unsafe message.weight_units = task.weight.units
            unsafe message.weight_bits = task.weight.bits
            unsafe message.reason = Yekta__ReviewReason(UInt32(task.reason.rawValue))
        }
    }
}
