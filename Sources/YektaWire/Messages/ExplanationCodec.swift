import CYektaProto
import YektaCore

extension MessageReader {
    func searchHit(_ message: Yekta__SearchHit) throws(WireError) -> SearchHitView {
        SearchHitView(
            identity: try unsafe identityID(message.identity_id, "identity_id"),
            recordKey: try unsafe required(message.record_key, "record_key", recordKey),
            weight: unsafe MatchWeight(units: message.weight_units),
            grade: try unsafe choice(message.grade.rawValue, "grade"),
            lines: try unsafe list(message.lines, message.n_lines, "lines", line)
        )
    }

    func explanation(_ message: Yekta__Explanation) throws(WireError) -> ExplanationView {
        switch unsafe message.of_case {
        case YEKTA__EXPLANATION__OF_PAIR:
            return .pair(try unsafe required(message.pair, "pair", pairView))
        case YEKTA__EXPLANATION__OF_IDENTITY:
            return try unsafe required(message.identity, "identity", identityExplanation)
        default:
            throw .invalid("of", "is missing; set pair or identity")
        }
    }

    private func identityExplanation(
        _ message: Yekta__IdentityExplanation
    ) throws(WireError) -> ExplanationView {
        .identity(
            try unsafe identityID(message.identity_id, "identity_id"),
            joins: try unsafe list(message.joins, message.n_joins, "joins", join)
        )
    }

    private func join(_ message: Yekta__Join) throws(WireError) -> JoinView {
        JoinView(
            left: try unsafe list(message.left, message.n_left, "left", recordKey),
            right: try unsafe list(message.right, message.n_right, "right", recordKey),
            evidence: try unsafe weight(bits: message.evidence_bits, "evidence_bits"),
            pairs: try unsafe list(message.pairs, message.n_pairs, "pairs", pairView),
            lines: try unsafe list(message.lines, message.n_lines, "lines", line)
        )
    }

    private func line(_ message: Yekta__Line) throws(WireError) -> LineView {
        LineView(
            name: try unsafe text(message.name, "name"),
            level: try unsafe text(message.level, "level"),
            left: try unsafe text(message.left, "left"),
            right: try unsafe text(message.right, "right"),
            weight: unsafe MatchWeight(units: message.weight_units)
        )
    }

    private func pairView(_ message: Yekta__PairExplanation) throws(WireError) -> PairView {
        let (first, second) = try unsafe required(message.pair, "pair", recordPair)
        var view = PairView(
            first: first,
            second: second,
            firstIdentity: try unsafe identityID(message.first_identity_id, "first_identity_id"),
            secondIdentity: try unsafe identityID(message.second_identity_id, "second_identity_id"),
            total: unsafe MatchWeight(units: message.total_units),
            decision: try unsafe choice(message.decision.rawValue, "decision"),
            linkThreshold: try unsafe weight(
                bits: message.link_threshold_bits,
                "link_threshold_bits"
            ),
            reviewThreshold: try unsafe weight(
                bits: message.review_threshold_bits,
                "review_threshold_bits"
            )
        )
        view.lines = try unsafe list(message.lines, message.n_lines, "lines", line)
        view.sharedBlockingRules = try unsafe texts(
            message.shared_blocking_rules,
            message.n_shared_blocking_rules,
            "shared_blocking_rules",
            plainText
        )
        view.constraintNotes = try unsafe texts(
            message.constraint_notes,
            message.n_constraint_notes,
            "constraint_notes",
            plainText
        )
        return view
    }
}

extension MessageWriter {
    func message(_ hits: [SearchHitView]) -> UnsafeMutablePointer<Yekta__SearchResult> {
        unsafe make(yekta__search_result__init) { message in
            unsafe (message.n_hits, message.hits) = list(hits, self.message)
        }
    }

    private func message(_ hit: SearchHitView) -> UnsafeMutablePointer<Yekta__SearchHit> {
        unsafe make(yekta__search_hit__init) { message in
            unsafe message.identity_id = text(hit.identity)
            unsafe message.record_key = self.message(hit.recordKey)
            unsafe message.weight_bits = hit.weight.bits
            unsafe message.weight_units = hit.weight.units
            unsafe message.grade = Yekta__Grade(hit.grade.rawValue)
            unsafe (message.n_lines, message.lines) = list(hit.lines, self.message)
        }
    }

    func message(_ explanation: ExplanationView) -> UnsafeMutablePointer<Yekta__Explanation> {
        unsafe make(yekta__explanation__init) { message in
            switch explanation {
            case .pair(let pair):
                unsafe message.of_case = YEKTA__EXPLANATION__OF_PAIR
                unsafe message.pair = self.message(pair)
            case .identity(let id, let joins):
                unsafe message.of_case = YEKTA__EXPLANATION__OF_IDENTITY
                unsafe message.identity = make(yekta__identity_explanation__init) { message in
                    unsafe message.identity_id = text(id)
                    unsafe (message.n_joins, message.joins) = list(joins, self.message)
                }
            }
        }
    }

    private func message(_ join: JoinView) -> UnsafeMutablePointer<Yekta__Join> {
        unsafe make(yekta__join__init) { message in
            unsafe (message.n_left, message.left) = list(join.left, self.message)
            unsafe (message.n_right, message.right) = list(join.right, self.message)
            unsafe message.evidence_bits = join.evidence.bits
            unsafe (message.n_pairs, message.pairs) = list(join.pairs, self.message)
            unsafe (message.n_lines, message.lines) = list(join.lines, self.message)
        }
    }

    private func message(_ line: LineView) -> UnsafeMutablePointer<Yekta__Line> {
        unsafe make(yekta__line__init) { message in
            unsafe message.name = text(line.name)
            unsafe message.level = text(line.level)
            unsafe message.left = text(line.left)
            unsafe message.right = text(line.right)
            unsafe message.weight_units = line.weight.units
            unsafe message.weight_bits = line.weight.bits
        }
    }

    private func message(_ pair: PairView) -> UnsafeMutablePointer<Yekta__PairExplanation> {
        unsafe make(yekta__pair_explanation__init) { message in
            unsafe message.pair = self.message(pair.first, pair.second)
            unsafe message.first_identity_id = text(pair.firstIdentity)
            unsafe message.second_identity_id = text(pair.secondIdentity)
            unsafe (message.n_lines, message.lines) = list(pair.lines, self.message)
            unsafe message.total_units = pair.total.units
            unsafe message.total_bits = pair.total.bits
            unsafe message.decision = Yekta__Grade(pair.decision.rawValue)
            unsafe message.link_threshold_bits = pair.linkThreshold.bits
            unsafe message.review_threshold_bits = pair.reviewThreshold.bits
            unsafe (message.n_shared_blocking_rules, message.shared_blocking_rules) = texts(
                pair.sharedBlockingRules
            )
            unsafe (message.n_constraint_notes, message.constraint_notes) = texts(
                pair.constraintNotes
            )
        }
    }
}
