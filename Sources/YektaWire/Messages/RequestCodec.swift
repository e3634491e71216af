import CYektaProto
import YektaCore

extension MessageReader {
    func batch(_ message: Yekta__ResolveBatchRequest) throws(WireError) -> [BatchRecord] {
        try unsafe list(
            message.records,
            message.n_records,
            "records",
            countMax: limits.recordsPerBatchMax,
            batchRecord
        )
    }

    /// A bad record is an answer of its own, so that the others of the batch are not kept out.
    private func batchRecord(_ message: Yekta__Record) throws(WireError) -> BatchRecord {
        do {
            return .record(try unsafe record(message))
        } catch {
            return .refused(error.status)
        }
    }

    func lookupRequest(_ message: Yekta__LookupRequest) throws(WireError) -> LookupRequest {
        LookupRequest(
            try unsafe lookupTarget(message),
            withRecords: unsafe message.with_records != 0,
            limit: try unsafe limit(
                message.limit,
                default: limits.lookupLimitDefault,
                max: limits.lookupLimitMax
            )
        )
    }

    private func lookupTarget(
        _ message: Yekta__LookupRequest
    ) throws(WireError) -> LookupRequest.Target {
        switch unsafe message.by_case {
        case YEKTA__LOOKUP_REQUEST__BY_IDENTITY_ID:
            return .identity(try unsafe identityID(message.identity_id, "identity_id"))
        case YEKTA__LOOKUP_REQUEST__BY_RECORD_KEY:
            return .record(try unsafe required(message.record_key, "record_key", recordKey))
        case YEKTA__LOOKUP_REQUEST__BY_IDENTIFIER:
            return try unsafe required(message.identifier, "identifier", identifier)
        default:
            throw .invalid("by", "is missing; set identity_id, record_key or identifier")
        }
    }

    private func identifier(
        _ message: Yekta__Identifier
    ) throws(WireError) -> LookupRequest.Target {
        let value = try unsafe text(message.value, "value", bytesMax: limits.fieldBytesMax)
        guard !value.isEmpty else { throw .invalid("value", "is empty; give the identifier") }
        return .identifier(try unsafe fieldType(message.type), value)
    }

    func searchRequest(_ message: Yekta__SearchRequest) throws(WireError) -> SearchRequest {
        let fields = try unsafe list(
            message.fields,
            message.n_fields,
            "fields",
            countMax: limits.fieldsPerRecordMax,
            field
        )
        guard !fields.isEmpty else {
            throw .invalid("fields", "is empty; give at least one field to search by")
        }
        return SearchRequest(
            fields: fields,
            limit: try unsafe limit(
                message.limit,
                default: limits.searchLimitDefault,
                max: limits.searchLimitMax
            ),
            withLines: unsafe message.with_lines != 0
        )
    }

    private func limit(
        _ limit: UInt32,
        default standard: Int,
        max limitMax: Int
    ) throws(WireError) -> UInt32 {
        guard limit <= limitMax else {
            throw .invalid("limit", "is \(limit), the most is \(limitMax); ask for fewer")
        }
        return limit == 0 ? UInt32(clamping: standard) : limit
    }

    func explainRequest(_ message: Yekta__ExplainRequest) throws(WireError) -> ExplainRequest {
        switch unsafe message.about_case {
        case YEKTA__EXPLAIN_REQUEST__ABOUT_PAIR:
            let (first, second) = try unsafe required(message.pair, "pair", recordPair)
            return .pair(first, second)
        case YEKTA__EXPLAIN_REQUEST__ABOUT_IDENTITY_ID:
            return .identity(try unsafe identityID(message.identity_id, "identity_id"))
        default:
            throw .invalid("about", "is missing; set pair or identity_id")
        }
    }

    func deleteRequest(_ message: Yekta__DeleteRecordRequest) throws(WireError) -> RecordKey {
        try unsafe required(message.key, "key", recordKey)
    }

    func mergeRequest(_ message: Yekta__MergeRequest) throws(WireError) -> MergeRequest {
        let identities = try unsafe texts(
            message.identity_ids,
            message.n_identity_ids,
            "identity_ids",
            countMax: limits.identitiesPerMergeMax,
            identityID
        )
        guard identities.count >= 2, Set(identities).count == identities.count else {
            throw .invalid("identity_ids", "must be at least two different ids; name each once")
        }
        return MergeRequest(
            identities: identities,
            author: try unsafe author(message.author),
            reason: try unsafe text(message.reason, "reason", bytesMax: limits.reasonBytesMax)
        )
    }

    func splitRequest(_ message: Yekta__SplitRequest) throws(WireError) -> SplitRequest {
        let keys = try unsafe list(
            message.record_keys,
            message.n_record_keys,
            "record_keys",
            countMax: limits.recordsPerSplitMax,
            recordKey
        )
        guard !keys.isEmpty, Set(keys).count == keys.count else {
            throw .invalid("record_keys", "must be at least one key, and each once")
        }
        return SplitRequest(
            identity: try unsafe identityID(message.identity_id, "identity_id"),
            recordKeys: keys,
            author: try unsafe author(message.author),
            reason: try unsafe text(message.reason, "reason", bytesMax: limits.reasonBytesMax)
        )
    }

    /// A decision without an author cannot be asked about: it is refused.
    private func author(_ bytes: ProtobufCBinaryData) throws(WireError) -> String {
        let author = try unsafe text(bytes, "author", bytesMax: limits.authorBytesMax)
        guard !author.isEmpty else { throw .invalid("author", "is empty; say who decided") }
        return author
    }

    func watchRequest(_ message: Yekta__WatchRequest) throws(WireError) -> WatchRequest {
        unsafe WatchRequest(
            fromSequence: message.from_sequence,
            follow: message.follow != 0,
            limit: message.limit
        )
    }

    func resolveRequest(_ message: Yekta__ResolveRequest) throws(WireError) -> Record {
        try unsafe required(message.record, "record", record)
    }
}

extension MessageWriter {
    func resolve(_ record: Record) -> UnsafeMutablePointer<Yekta__ResolveRequest> {
        unsafe make(yekta__resolve_request__init) { message in
            unsafe message.record = self.message(record)
        }
    }

    func message(_ batch: [BatchRecord]) -> UnsafeMutablePointer<Yekta__ResolveBatchRequest> {
        unsafe make(yekta__resolve_batch_request__init) { message in
            unsafe (message.n_records, message.records) = list(batch) { item in
                switch item {
                case .record(let record): unsafe self.message(record)
                case .refused: unsafe make(yekta__record__init)
                }
            }
        }
    }

    func message(_ request: LookupRequest) -> UnsafeMutablePointer<Yekta__LookupRequest> {
        unsafe make(yekta__lookup_request__init) { message in
            unsafe message.with_records = request.withRecords ? 1 : 0
            unsafe message.limit = request.limit
            switch request.target {
            case .identity(let id):
                unsafe message.by_case = YEKTA__LOOKUP_REQUEST__BY_IDENTITY_ID
                unsafe message.identity_id = text(id)
            case .record(let key):
                unsafe message.by_case = YEKTA__LOOKUP_REQUEST__BY_RECORD_KEY
                unsafe message.record_key = self.message(key)
            case .identifier(let type, let value):
                unsafe message.by_case = YEKTA__LOOKUP_REQUEST__BY_IDENTIFIER
                unsafe message.identifier = make(yekta__identifier__init) { message in
                    unsafe message.type = Yekta__FieldType(UInt32(type.rawValue))
                    unsafe message.value = text(value)
                }
            }
        }
    }

    func message(_ request: SearchRequest) -> UnsafeMutablePointer<Yekta__SearchRequest> {
        unsafe make(yekta__search_request__init) { message in
            unsafe (message.n_fields, message.fields) = list(request.fields, self.message)
            unsafe message.limit = request.limit
            unsafe message.with_lines = request.withLines ? 1 : 0
        }
    }

    func message(_ request: ExplainRequest) -> UnsafeMutablePointer<Yekta__ExplainRequest> {
        unsafe make(yekta__explain_request__init) { message in
            switch request {
            case .pair(let first, let second):
                unsafe message.about_case = YEKTA__EXPLAIN_REQUEST__ABOUT_PAIR
                unsafe message.pair = self.message(first, second)
            case .identity(let id):
                unsafe message.about_case = YEKTA__EXPLAIN_REQUEST__ABOUT_IDENTITY_ID
                unsafe message.identity_id = text(id)
            }
        }
    }

    func delete(_ key: RecordKey) -> UnsafeMutablePointer<Yekta__DeleteRecordRequest> {
        unsafe make(yekta__delete_record_request__init) { message in
            unsafe message.key = self.message(key)
        }
    }

    func message(_ request: MergeRequest) -> UnsafeMutablePointer<Yekta__MergeRequest> {
        unsafe make(yekta__merge_request__init) { message in
            unsafe (message.n_identity_ids, message.identity_ids) = texts(request.identities)
            unsafe message.author = text(request.author)
            unsafe message.reason = text(request.reason)
        }
    }

    func message(_ request: SplitRequest) -> UnsafeMutablePointer<Yekta__SplitRequest> {
        unsafe make(yekta__split_request__init) { message in
            unsafe message.identity_id = text(request.identity)
            unsafe (message.n_record_keys, message.record_keys) = list(
                request.recordKeys,
                self.message
            )
            unsafe message.author = text(request.author)
            unsafe message.reason = text(request.reason)
        }
    }

    func message(_ request: WatchRequest) -> UnsafeMutablePointer<Yekta__WatchRequest> {
        unsafe make(yekta__watch_request__init) { message in
            unsafe message.from_sequence = request.fromSequence
            unsafe message.follow = request.follow ? 1 : 0
            unsafe message.limit = request.limit
        }
    }
}
