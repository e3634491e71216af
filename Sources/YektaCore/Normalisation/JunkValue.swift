/// Recognises what is typed into a field because it may not be empty: `مشتری گرامی`, `test`, `---`.
///
/// The lists hold what channels were seen to send; the patterns behind them catch the variations.
/// All functions take folded keys (`TextFolding.key`).
package enum JunkValue {
    /// Whether a folded name names nobody.
    package static func isJunkName(_ key: String) -> Bool { isJunkName(key.utf8Span.span) }

    /// Whether a folded text says nothing: a filler word, or no letter and no digit at all.
    package static func isJunkText(_ key: String) -> Bool { isJunkText(key.utf8Span.span) }

    /// As `isJunkName`, of a key's bytes.
    static func isJunkName(_ key: Span<UInt8>) -> Bool {
        if isJunkText(key) { return true }
        // A name without a letter is none.
        for index in key.indices where key[index] >= 0x80 || key[index].isLowerLetter {
            return false
        }
        return true
    }

    /// As `isJunkText`, of a key's bytes.
    static func isJunkText(_ key: Span<UInt8>) -> Bool {
        if !hasContent(key) || isRepetition(key) || phrases.contains(key) { return true }
        var hasFiller = false
        var index = 0
        while index < key.count {
            if isSeparator(key[index]) {
                index += 1
                continue
            }
            let start = index
            while index < key.count, !isSeparator(key[index]) { index += 1 }
            var end = index
            while end > start, key[end - 1].isDigit { end -= 1 }
            let word = key.extracting(start..<end)
            if fillers.contains(word) {
                hasFiller = true
            } else if !word.isEmpty, !companions.contains(word) {
                return false
            }
        }
        return hasFiller
    }

    private static func hasContent(_ key: Span<UInt8>) -> Bool {
        for index in key.indices where !isSeparator(key[index]) { return true }
        return false
    }

    /// Whether a run of ASCII digits is typed without thought: `1111111`, `123456789`, `0`.
    package static func isJunkDigits(_ digits: some Collection<UInt8>) -> Bool {
        digits.count < 2 || digits.areAllEqual || digits.areAscendingDigits
            || digits.areDescendingDigits
    }

    /// Three or more of one letter or digit, and nothing else: `xxx`, `ییی`, `000`.
    private static func isRepetition(_ key: Span<UInt8>) -> Bool {
        guard let first = key.indices.first(where: { key[$0] != 0x20 }) else { return false }
        // A letter's first byte says how many bytes it has.
        let length = max(1, (~key[first]).leadingZeroBitCount)
        var count = 0
        var index = first
        while index < key.count {
            if key[index] == 0x20 {
                index += 1
                continue
            }
            guard index + length <= key.count else { return false }
            for offset in 0..<length where key[index + offset] != key[first + offset] {
                return false
            }
            count += 1
            index += length
        }
        return count > 2
    }

    /// Space and ASCII punctuation.
    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte < 0x80 && !byte.isDigit && !byte.isLowerLetter
    }

    /// Fillers that are no words of their own.
    private static let phrases = ByteTable([
        "n/a", "n.a", "n.a.", "n a", "no name", "not available", "not known", "not given", "0",
    ])

    /// Words that name nobody; digits after them do not help (`test2`).
    private static let fillers = folded(
        """
        test tests testing tester unknown none null nil na undefined missing empty anonymous anon \
        guest user username customer client buyer noname nobody someone dummy fake example default \
        tbd asd asdf asdfg asdfgh asdfghjkl qwe qwer qwert qwerty qwertyuiop zxc zxcv zxcvbn abc \
        abcd firstname lastname fullname nan unnamed notprovided noemail nomail مشتری مشتریان \
        نامشخص ناشناس ناشناخته نامعلوم کاربر مهمان تست \
        تستی ازمایشی خریدار ندارد نداره نداریم بینام بدون \
        متفرقه فاقد نمیدانم شسی شسیب شسیبل ضصث ضصثق فثسف معلوم
        """
    )

    /// Words that are names, or say nothing, alone, but are fillers beside one: `مشتری گرامی`.
    private static let companions = folded(
        "گرامی محترم عزیز نام خالی نیست هیچ dear name surname first last sir madam the a of no"
    )

    /// The words that all junk texts are made of.
    static let words = WordFilter(
        fillers.words + companions.words
            + phrases.words.flatMap { phrase in
                phrase.utf8.split(whereSeparator: isSeparator).map { word in
                    let digits = word.reversed().prefix(while: \.isDigit).count
                    return String(decoding: word.dropLast(digits), as: UTF8.self)
                }
            }
    )

    private static func folded(_ list: String) -> ByteTable<Bool> {
        ByteTable(list.split(separator: " ").map { TextFolding.key(String($0)) })
    }
}
