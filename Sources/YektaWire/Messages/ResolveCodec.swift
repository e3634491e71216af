import CYektaProto
import YektaCore

extension MessageReader {
    func resolveResult(_ message: Yekta__ResolveResult) throws(WireError) -> ResolveResult {
        ResolveResult(
            identity: try unsafe identityID(message.identity_id, "identity_id"),
            outcome: try unsafe choice(message.outcome.rawValue, "outcome"),
            mergedIDs: try unsafe texts(
                message.merged_ids,
                message.n_merged_ids,
                "merged_ids",
                identityID
            ),
            possibleLinks: try unsafe list(
                message.possible_links,
                message.n_possible_links,
                "possible_links",
                possibleLink
            ),
            sequence: unsafe message.sequence
        )
    }

    func possibleLink(_ message: Yekta__PossibleLink) throws(WireError) -> PossibleLinkView {
        PossibleLinkView(
            identity: try unsafe identityID(message.identity_id, "identity_id"),
            recordKey: try unsafe required(message.record_key, "record_key", recordKey),
            weight: try unsafe weight(bits: message.weight_bits, "weight_bits")
        )
    }

    func weight(bits: Double, _ field: String) throws(WireError) -> MatchWeight {
        guard bits.isFinite else { throw .invalid(field, "is not a finite number") }
        return MatchWeight(bits: bits)
    }

    func batchAnswer(_ message: Yekta__ResolveBatchItem) throws(WireError) -> BatchAnswer {
        let status = try unsafe part(message.status, "status", status) ?? .ok
        guard status.isOK else { return .refused(status) }
        return .resolved(try unsafe required(message.result, "result", resolveResult))
    }

    func mergeResult(_ message: Yekta__MergeResult) throws(WireError) -> MergeResult {
        MergeResult(
            identity: try unsafe identityID(message.identity_id, "identity_id"),
            mergedIDs: try unsafe texts(
                message.merged_ids,
                message.n_merged_ids,
                "merged_ids",
                identityID
            ),
            sequence: unsafe message.sequence
        )
    }

    func splitResult(_ message: Yekta__SplitResult) throws(WireError) -> SplitResult {
        SplitResult(
            parts: try unsafe texts(message.parts, message.n_parts, "parts", identityID),
            sequence: unsafe message.sequence
        )
    }
}

extension MessageWriter {
    func message(_ result: ResolveResult) -> UnsafeMutablePointer<Yekta__ResolveResult> {
        unsafe make(yekta__resolve_result__init) { message in
            unsafe message.identity_id = text(result.identity)
            unsafe message.outcome = Yekta__Outcome(result.outcome.rawValue)
            unsafe (message.n_merged_ids, message.merged_ids) = texts(result.mergedIDs)
            unsafe (message.n_possible_links, message.possible_links) = list(
                result.possibleLinks,
                self.message
            )
            unsafe message.sequence = result.sequence
        }
    }

    func message(_ link: PossibleLinkView) -> UnsafeMutablePointer<Yekta__PossibleLink> {
        unsafe make(yekta__possible_link__init) { message in
            unsafe message.identity_id = text(link.identity)
            unsafe message.record_key = self.message(link.recordKey)
            unsafe message.weight_bits = link.weight.bits
        }
    }

    func message(_ answer: BatchAnswer) -> UnsafeMutablePointer<Yekta__ResolveBatchItem> {
        unsafe make(yekta__resolve_batch_item__init) { message in
            switch answer {
            case .resolved(let result): unsafe message.result = self.message(result)
            case .refused(let status): unsafe message.status = self.message(status)
            }
        }
    }

    func message(_ answers: [BatchAnswer]) -> UnsafeMutablePointer<Yekta__ResolveBatchResult> {
        unsafe make(yekta__resolve_batch_result__init) { message in
            unsafe (message.n_items, message.items) = list(answers, self.message)
        }
    }

    func message(_ result: MergeResult) -> UnsafeMutablePointer<Yekta__MergeResult> {
        unsafe make(yekta__merge_result__init) { message in
            unsafe message.identity_id = text(result.identity)
            unsafe (message.n_merged_ids, message.merged_ids) = texts(result.mergedIDs)
            unsafe message.sequence = result.sequence
        }
    }

    func message(_ result: SplitResult) -> UnsafeMutablePointer<Yekta__SplitResult> {
        unsafe make(yekta__split_result__init) { message in
            unsafe (message.n_parts, message.parts) = texts(result.parts)
            unsafe message.sequence = result.sequence
        }
    }
}
