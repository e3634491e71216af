import YektaCore

/// What a header says a column is.
struct HeaderMeaning: Hashable, Sendable {
    let role: ColumnRole
    /// The place among the columns that are joined into one value; nil for a value of its own.
    let part: Int?
    /// Why a column of this name is left out; the name itself where it is not.
    let reason: ColumnReason

    init(_ role: ColumnRole, part: Int? = nil, _ reason: ColumnReason = .name) {
        self.role = role
        self.part = part
        self.reason = reason
    }
}

/// The names that columns go by, in the languages of the people who keep files.
enum ColumnSynonyms {
    /// What a header means; nil where it says nothing known.
    static func meaning(of header: String) -> HeaderMeaning? {
        let tokens = HeaderName.tokens(header)
        // "father_name", "نام پدر": a person's, but not this person's.
        if HeaderWords.isOfRelative(tokens) { return HeaderMeaning(.field(.text)) }
        if HeaderWords.isAnswer(tokens) { return HeaderMeaning(.kept, .answer) }
        if let meaning = meaning(ofTokens: tokens) { return meaning }
        // "customer_phone", "نام مشتری": without the words that only say whose value it is.
        let bare = tokens.filter { !HeaderWords.qualifiers.contains($0) }
        if bare.count < tokens.count, !bare.isEmpty, let meaning = meaning(ofTokens: bare) {
            return meaning
        }
        return HeaderWords.exclusion(tokens).map { HeaderMeaning(.kept, $0) }
    }

    private static func meaning(ofTokens tokens: [String]) -> HeaderMeaning? {
        let name = tokens.joined()
        if let meaning = table[name] { return meaning }
        // "phone2", "email_3", "address 2": the number counts values, or parts of one value.
        guard let digit = name.last?.wholeNumberValue, digit > 0 else { return nil }
        var stem = name.dropLast()
        // "fname_c1": the first component.
        if table[String(stem)] == nil, let last = tokens.last, last.count == 2, tokens.count > 1 {
            stem = stem.dropLast()
        }
        guard let meaning = table[String(stem)], case .field(let type) = meaning.role else {
            return nil
        }
        switch type {
        case .givenName, .surname:
            let first = meaning.part ?? 0
            return HeaderMeaning(meaning.role, part: first + digit - 1)
        case .address: return HeaderMeaning(meaning.role, part: meaning.part.map { $0 + digit })
        default: return meaning
        }
    }

    /// The meaning of each folded name.
    private static let table: [String: HeaderMeaning] = {
        var table: [String: HeaderMeaning] = [:]
        for (meaning, names) in names {
            for name in names.split(separator: ",") {
                table[HeaderName.fold(String(name))] = meaning
            }
        }
        return table
    }()
}
