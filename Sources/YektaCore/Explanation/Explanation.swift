/// Why two records are, or are not, the same person: the terms of the match weight, one by one.
package struct Explanation: Hashable, Sendable {
    /// One term of the sum.
    package struct Line: Hashable, Sendable {
        /// The comparison, or what else the term stands for.
        package let name: String
        /// What the comparison found.
        package let level: String
        /// The raw values of the left record.
        package let left: String
        package let right: String
        package let weight: MatchWeight
    }

    package let lines: [Line]
    /// The match weight that the decision used; the lines add up to it, to the last bit.
    package let total: MatchWeight
    package let decision: Decision

    /// Explains the weight of a comparison vector; the records give the raw values to show.
    ///
    /// - Parameter confirmation: what further records of two groups add to their differences.
    package init(
        _ vector: ComparisonVector,
        scorer: Scorer,
        left: Record,
        right: Record,
        confirmation: MatchWeight = .zero
    ) {
        var lines = [
            Line(
                name: "prior",
                level: "two random records",
                left: "",
                right: "",
                weight: scorer.prior
            )
        ]
        for (place, name, kind) in scorer.comparisons where vector[place] != .missing {
            let values = { (record: Record) in
                Self.values(of: record, kind, column: name == kind.name ? nil : name)
            }
            lines.append(
                Line(
                    name: name,
                    level: vector[place].name,
                    left: values(left),
                    right: values(right),
                    weight: scorer.weight(place, vector[place])
                )
            )
            let adjustment = scorer.termFrequencyAdjustment(place, vector)
            guard adjustment != .zero else { continue }
            lines.append(
                Line(
                    name: name,
                    level: adjustment > .zero ? "rarer than most" : "commoner than most",
                    left: "",
                    right: "",
                    weight: adjustment
                )
            )
        }
        let correction = scorer.householdCorrection(vector)
        if correction != .zero {
            lines.append(
                Line(
                    name: "household",
                    level: "could be the household",
                    left: "",
                    right: "",
                    weight: correction
                )
            )
        }
        if confirmation != .zero {
            lines.append(
                Line(
                    name: "confirmed",
                    level: "several records repeat the difference",
                    left: "",
                    right: "",
                    weight: confirmation
                )
            )
        }
        self.lines = lines
        total = scorer.weight(of: vector) + confirmation
        decision = Decision(weight: total, scorer: scorer)
    }

    private static func values(
        of record: Record,
        _ kind: ComparisonKind,
        column: String?
    ) -> String {
        let types = kind.fieldTypes
        return record.fields.filter { field in
            types.contains(field.type) && !field.value.isEmpty
                && (column.map { $0 == field.label } ?? true)
        }.map(\.value).joined(separator: " · ")
    }
}

extension ComparisonKind {
    /// The fields whose raw values an explanation shows beside the comparison.
    var fieldTypes: [FieldType] {
        switch self {
        case .givenName: [.givenName, .fullName]
        case .surname: [.surname, .fullName]
        case .generation: [.surname, .fullName]
        case .phone: [.phone]
        case .email: [.email]
        case .nationalID: [.nationalID]
        case .birthDate: [.birthDate]
        case .gender: [.gender]
        case .address: [.address, .city, .postalCode]
        case .loyaltyID: [.loyaltyID]
        case .deviceID: [.deviceID]
        case .handle: [.handle]
        case .cookieID: [.cookieID]
        case .identifier: [.identifier]
        case .text: [.text]
        case .number: [.number]
        }
    }
}

/// The explanation of a pair of stored records with everything around its weight.
package struct PairExplanation: Sendable {
    package let explanation: Explanation
    package let leftIdentity: IdentityID
    package let rightIdentity: IdentityID
    /// The blocking rules whose open blocks bring the pair together; empty if none does.
    package let sharedRules: [BlockingRule]
    /// The steward's decision about the pair, if there is one.
    package let constraint: ConstraintWrite?
    /// Whether two different valid national ids forbid the pair to share an identity.
    package let isExclusive: Bool
}

/// How an identity came about: the joins of its groups, in the order in which they were made.
package struct IdentityExplanation: Sendable {
    /// Two groups of records that became one.
    package struct Join: Sendable {
        package let left: [RecordKey]
        package let right: [RecordKey]
        /// The weight of the two groups being one; nil where a steward's must-link joined them.
        package let evidence: MatchWeight?
        /// The terms of the evidence, the groups taken as one record each; they add up to it.
        package let lines: [Explanation.Line]
    }

    package let identity: IdentityID
    package let members: [RecordKey]
    package let joins: [Join]
}
