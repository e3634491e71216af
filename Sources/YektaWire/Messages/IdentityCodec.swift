import CYektaProto
import YektaCore

extension MessageReader {
    func identityView(_ message: Yekta__Identity) throws(WireError) -> IdentityView {
        let redirects = try unsafe texts(
            message.redirected_to,
            message.n_redirected_to,
            "redirected_to",
            identityID
        )
        var view = IdentityView(
            id: try unsafe identityID(message.id, "id"),
            state: try unsafe identityState(message.state, redirects),
            requestedID: try unsafe optionalIdentityID(message.requested_id, "requested_id")
        )
        unsafe view.recordCount = message.record_count
        view.records = try unsafe list(message.records, message.n_records, "records", recordView)
        view.golden = try unsafe list(message.golden, message.n_golden, "golden", field)
        view.channels = try unsafe list(
            message.channels,
            message.n_channels,
            "channels",
            channelCount
        )
        unsafe view.lastReceivedAtMs = message.last_received_at_ms
        view.possibleLinks = try unsafe list(
            message.possible_links,
            message.n_possible_links,
            "possible_links",
            possibleLink
        )
        return view
    }

    func deleteRecordResult(
        _ message: Yekta__DeleteRecordResult
    ) throws(WireError) -> DeleteRecordResult {
        var identity: IdentityStanding?
        if unsafe message.existed != 0 {
            let redirects = try unsafe texts(
                message.redirected_to,
                message.n_redirected_to,
                "redirected_to",
                identityID
            )
            identity = IdentityStanding(
                id: try unsafe identityID(message.identity_id, "identity_id"),
                state: try unsafe identityState(message.state, redirects)
            )
        }
        return unsafe DeleteRecordResult(identity: identity, sequence: message.sequence)
    }

    func channelCount(_ message: Yekta__ChannelCount) throws(WireError) -> ChannelCount {
        ChannelCount(
            channel: try unsafe text(message.channel, "channel"),
            recordCount: unsafe message.record_count
        )
    }

    private func recordView(_ message: Yekta__RecordView) throws(WireError) -> Record {
        try unsafe required(message.record, "record", record)
    }

    private func identityState(
        _ state: Yekta__IdentityState,
        _ redirects: [IdentityID]
    ) throws(WireError) -> IdentityState {
        switch state {
        case YEKTA__IDENTITY_STATE__IDENTITY_STATE_LIVE: return .live
        case YEKTA__IDENTITY_STATE__IDENTITY_STATE_ERASED: return .erased
        case YEKTA__IDENTITY_STATE__IDENTITY_STATE_SPLIT_INTO: return .splitInto(redirects)
        case YEKTA__IDENTITY_STATE__IDENTITY_STATE_MERGED_INTO:
            guard let survivor = redirects.first, redirects.count == 1 else {
                throw .invalid(
                    "redirected_to",
                    "has \(redirects.count) items, after a merge it has one"
                )
            }
            return .mergedInto(survivor)
        default:
            throw .invalid("state", "has the number \(state.rawValue), which is no identity state")
        }
    }
}

extension MessageWriter {
    func message(_ views: [IdentityView]) -> UnsafeMutablePointer<Yekta__LookupResult> {
        unsafe make(yekta__lookup_result__init) { message in
            unsafe (message.n_identities, message.identities) = list(views, self.message)
        }
    }

    func message(_ view: IdentityView) -> UnsafeMutablePointer<Yekta__Identity> {
        unsafe make(yekta__identity__init) { message in
            unsafe message.id = text(view.id)
            unsafe message.state = number(of: view.state)
            if let requestedID = view.requestedID {
                unsafe message.requested_id = text(requestedID)
            }
            unsafe (message.n_redirected_to, message.redirected_to) = texts(view.state.redirects)
            unsafe message.record_count = view.recordCount
            unsafe (message.n_records, message.records) = list(view.records, recordView)
            unsafe (message.n_golden, message.golden) = list(view.golden, self.message)
            unsafe (message.n_channels, message.channels) = list(view.channels, self.message)
            unsafe message.last_received_at_ms = view.lastReceivedAtMs
            unsafe (message.n_possible_links, message.possible_links) = list(
                view.possibleLinks,
                self.message
            )
        }
    }

    func message(_ result: DeleteRecordResult) -> UnsafeMutablePointer<Yekta__DeleteRecordResult> {
        unsafe make(yekta__delete_record_result__init) { message in
            unsafe message.sequence = result.sequence
            guard let identity = result.identity else { return }
            unsafe message.existed = 1
            unsafe message.identity_id = text(identity.id)
            unsafe message.state = number(of: identity.state)
            unsafe (message.n_redirected_to, message.redirected_to) = texts(
                identity.state.redirects
            )
        }
    }

    func message(_ count: ChannelCount) -> UnsafeMutablePointer<Yekta__ChannelCount> {
        unsafe make(yekta__channel_count__init) { message in
            unsafe message.channel = text(count.channel)
            unsafe message.record_count = count.recordCount
        }
    }

    private func recordView(_ record: Record) -> UnsafeMutablePointer<Yekta__RecordView> {
        unsafe make(yekta__record_view__init) { message in
            unsafe message.record = self.message(record)
        }
    }

    private func number(of state: IdentityState) -> Yekta__IdentityState {
        switch state {
        case .live: YEKTA__IDENTITY_STATE__IDENTITY_STATE_LIVE
        case .mergedInto: YEKTA__IDENTITY_STATE__IDENTITY_STATE_MERGED_INTO
        case .splitInto: YEKTA__IDENTITY_STATE__IDENTITY_STATE_SPLIT_INTO
        case .erased: YEKTA__IDENTITY_STATE__IDENTITY_STATE_ERASED
        }
    }
}

extension IdentityState {
    fileprivate var redirects: [IdentityID] {
        switch self {
        case .live, .erased: []
        case .mergedInto(let survivor): [survivor]
        case .splitInto(let parts): parts
        }
    }
}
