import YektaCore

extension ColumnRecogniser {
    /// Birth dates spread over years; the dates of a season's orders do not.
    static let birthYearsSpreadMin = 10
    /// Up to so many distinct numbers are codes rather than quantities.
    static let codesMax = 10

    /// What the values look like, where the header is no guide.
    func guess(_ index: Int, _ name: String) -> ColumnMapping.Column {
        let content = contents[index]
        let tokens = HeaderName.tokens(name)
        guard content.values.count >= Self.valuesMin else {
            let isEmpty = content.rows >= 100 && content.filled * 100 < content.rows
            return ColumnMapping.Column(name, .kept, isEmpty ? .empty : .unknown)
        }
        for type in ContentShape.types {
            let percent = content.percent { ContentShape.looks($0, like: type) }
            guard percent >= Self.percentMin else { continue }
            return ColumnMapping.Column(name, .field(type), .content(percent: percent))
        }
        return guessDate(content, name, tokens) ?? guessNumber(content, name, tokens)
            ?? guessGender(content, name) ?? guessCode(content, name) ?? guessName(content, name)
            ?? guessText(content, name)
    }

    private func guessDate(
        _ content: ColumnContent,
        _ name: String,
        _ tokens: [String]
    ) -> ColumnMapping.Column? {
        if content.percent(ContentShape.isPointInTime) >= Self.percentMin {
            return ColumnMapping.Column(name, .kept, .madeAt)
        }
        let percent = content.percent { ContentShape.looks($0, like: .birthDate) }
        guard percent >= Self.percentMin else { return nil }
        let years = content.values.compactMap(ContentShape.year)
        let spread = (years.max() ?? 0) - (years.min() ?? 0)
        let isOther = HeaderWords.namesOtherDate(tokens)
        if spread < Self.birthYearsSpreadMin, !isOther {
            return ColumnMapping.Column(name, .kept, .event)
        }
        let type: FieldType = isOther ? .text : .birthDate
        var column = ColumnMapping.Column(name, .field(type), .content(percent: percent))
        column.isDate = isOther
        return column
    }

    private func guessNumber(
        _ content: ColumnContent,
        _ name: String,
        _ tokens: [String]
    ) -> ColumnMapping.Column? {
        let percent = content.percent { NumberValue($0) != nil }
        guard percent >= 95 else { return nil }
        if content.isSequence { return ColumnMapping.Column(name, .kept, .rowNumber) }
        let isWhole = content.percent { ContentShape.digitCount($0) == $0.count } >= 95
        if isWhole, content.isUnique { return ColumnMapping.Column(name, .kept, .unique) }
        let reason = ColumnReason.content(percent: percent)
        if HeaderWords.namesQuantity(tokens), content.percent(ContentShape.isLongNumber) < 50 {
            return ColumnMapping.Column(name, .field(.number), reason)
        }
        if isWhole, content.percent(ContentShape.isLongNumber) >= Self.percentMin,
            content.shapePercent >= 80
        {
            let type: FieldType = content.distinctPercent >= 20 ? .identifier : .text
            return ColumnMapping.Column(name, .field(type), reason)
        }
        // "007" is a code: as a number it would be 7. And so are a few numbers that repeat.
        let hasLeadingZero = content.percent { $0.count > 1 && $0.hasPrefix("0") } >= 1
        let isCode =
            HeaderWords.namesCode(tokens)
            || (isWhole && (hasLeadingZero || content.distinct.distinct <= Self.codesMax))
        return ColumnMapping.Column(name, .field(isCode ? .text : .number), reason)
    }

    /// Two letters or words, one for each sex; "1" and "2" alone may be anything.
    private func guessGender(_ content: ColumnContent, _ name: String) -> ColumnMapping.Column? {
        let percent = content.percent { Gender($0) != nil && ContentShape.digitCount($0) == 0 }
        guard percent >= 95, Set(content.values.compactMap { Gender($0) }).count == 2 else {
            return nil
        }
        return ColumnMapping.Column(name, .field(.gender), .content(percent: percent))
    }

    private func guessCode(_ content: ColumnContent, _ name: String) -> ColumnMapping.Column? {
        let percent = content.percent(ContentShape.isCode)
        guard percent >= Self.percentMin, content.shapePercent >= 60,
            content.distinctPercent >= 20
        else { return nil }
        if content.isUnique { return ColumnMapping.Column(name, .kept, .unique) }
        return ColumnMapping.Column(name, .field(.identifier), .content(percent: percent))
    }

    /// Names by the lists of common names: half of the values must be listed, because places and
    /// trades are surnames as well.
    private func guessName(_ content: ColumnContent, _ name: String) -> ColumnMapping.Column? {
        let listed = content.values.prefix(500).filter(ContentShape.isWords)
            .map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
            .filter { !$0.isEmpty }
        let total = min(500, content.values.count)
        guard total >= Self.doubtMin, listed.count * 100 >= total * Self.percentMin,
            content.distinct.distinct >= Self.doubtMin
        else { return nil }
        let pairs = listed.filter { $0.count >= 2 }
        if pairs.count * 100 >= total * 80 {
            let full = pairs.count {
                NameListing.isGivenName($0[0]) && NameListing.isSurname($0[$0.count - 1])
            }
            guard full * 100 >= total * 40 else { return nil }
            let reason = ColumnReason.content(percent: full * 100 / total)
            return ColumnMapping.Column(name, .field(.fullName), reason)
        }
        let given = listed.count { NameListing.isGivenName($0[0]) } * 100 / total
        let surname = listed.count { NameListing.isSurname($0[$0.count - 1]) } * 100 / total
        guard max(given, surname) >= 50, max(given, surname) >= 2 * min(given, surname) else {
            return nil
        }
        let type: FieldType = given > surname ? .givenName : .surname
        return ColumnMapping.Column(
            name,
            .field(type),
            .content(percent: max(given, surname)),
            part: 0
        )
    }

    private func guessText(_ content: ColumnContent, _ name: String) -> ColumnMapping.Column {
        if content.isFreeText { return ColumnMapping.Column(name, .kept, .freeText) }
        return ColumnMapping.Column(name, .field(.text), .words)
    }
}
