package import YektaCore
package import YektaWire

/// The methods of the protocol with their own arguments and answers.
///
/// Each throws `refused` with the server's status when that is not OK.
extension YektaClient {
    /// Stores a record; answers its identity.
    package func resolve(
        _ record: Record,
        deadlineMs: UInt32 = 0
    ) async throws(ClientError) -> ResolveResult {
        try await unwrap(call(.resolve(record), deadlineMs: deadlineMs)) {
            if case .resolve(let result) = $0 { result } else { nil }
        }
    }

    /// Stores records; answers one by one, in their order.
    package func resolveBatch(
        _ records: [Record],
        deadlineMs: UInt32 = 0
    ) async throws(ClientError) -> [BatchAnswer] {
        let method = Method.resolveBatch(records.map(BatchRecord.record))
        let answers = try await unwrap(call(method, deadlineMs: deadlineMs)) {
            if case .resolveBatch(let answers) = $0 { answers } else { nil }
        }
        guard answers.count == records.count else {
            throw ClientError(
                .badReply,
                "\(answers.count) answers came for \(records.count) records"
            )
        }
        return answers
    }

    /// Finds identities by id, record key or identifier.
    package func lookup(
        _ target: LookupRequest.Target,
        withRecords: Bool = false,
        limit: UInt32 = 0
    ) async throws(ClientError) -> [IdentityView] {
        let request = LookupRequest(target, withRecords: withRecords, limit: limit)
        return try await unwrap(call(.lookup(request))) {
            if case .lookup(let views) = $0 { views } else { nil }
        }
    }

    /// Finds records that resemble some fields.
    package func search(
        _ fields: [Field],
        limit: UInt32 = 0,
        withLines: Bool = false
    ) async throws(ClientError) -> [SearchHitView] {
        let request = SearchRequest(fields: fields, limit: limit, withLines: withLines)
        return try await unwrap(call(.search(request))) {
            if case .search(let hits) = $0 { hits } else { nil }
        }
    }

    /// Asks why.
    package func explain(
        _ request: ExplainRequest
    ) async throws(ClientError) -> ExplanationView {
        try await unwrap(call(.explain(request))) {
            if case .explain(let view) = $0 { view } else { nil }
        }
    }

    /// Deletes a record.
    package func deleteRecord(
        _ key: RecordKey
    ) async throws(ClientError) -> DeleteRecordResult {
        try await unwrap(call(.deleteRecord(key))) {
            if case .deleteRecord(let result) = $0 { result } else { nil }
        }
    }

    /// Makes identities one.
    package func merge(
        _ identities: [IdentityID],
        author: String,
        reason: String
    ) async throws(ClientError) -> MergeResult {
        let request = MergeRequest(identities: identities, author: author, reason: reason)
        return try await unwrap(call(.merge(request))) {
            if case .merge(let result) = $0 { result } else { nil }
        }
    }

    /// Takes records out of an identity.
    package func split(
        _ identity: IdentityID,
        _ keys: [RecordKey],
        author: String,
        reason: String
    ) async throws(ClientError) -> SplitResult {
        let request = SplitRequest(
            identity: identity,
            recordKeys: keys,
            author: author,
            reason: reason
        )
        return try await unwrap(call(.split(request))) {
            if case .split(let result) = $0 { result } else { nil }
        }
    }

    /// The server's counters.
    package func stats() async throws(ClientError) -> ServerStats {
        try await unwrap(call(.stats)) {
            if case .stats(let stats) = $0 { stats } else { nil }
        }
    }

    /// Whether the server serves.
    package func health() async throws(ClientError) -> ServerHealth {
        try await unwrap(call(.health)) {
            if case .health(let health) = $0 { health } else { nil }
        }
    }

    private func unwrap<Value>(
        _ result: ReplyResult,
        _ value: (ReplyResult) -> Value?
    ) throws(ClientError) -> Value {
        guard let value = value(result) else {
            throw ClientError(.badReply, "the reply is of another method")
        }
        return value
    }
}
