/// Recognises what is typed into a field because it may not be empty: `مشتری گرامی`, `test`, `---`.
///
/// The lists hold what channels were seen to send; the patterns behind them catch the variations.
/// All functions take folded keys (`TextFolding.key`).
package enum JunkValue {
    /// Whether a folded name names nobody.
    package static func isJunkName(_ key: String) -> Bool {
        if isJunkText(key) { return true }
        // A name without a letter is none.
        return key.unicodeScalars.allSatisfy { $0.value < 0x80 && !UInt8($0.value).isLowerLetter }
    }

    /// Whether a folded text says nothing: a filler word, or no letter and no digit at all.
    package static func isJunkText(_ key: String) -> Bool {
        if key.utf8.allSatisfy({ $0 < 0x80 && !$0.isDigit && !$0.isLowerLetter }) { return true }
        if isRepetition(key) || phrases.contains(key) { return true }
        var hasFiller = false
        for token in key.utf8.split(whereSeparator: isSeparator) {
            let word = withoutTrailingDigits(token)
            if fillers.contains(word) {
                hasFiller = true
            } else if !companions.contains(word) {
                return false
            }
        }
        return hasFiller
    }

    /// Whether a run of ASCII digits is typed without thought: `1111111`, `123456789`, `0`.
    package static func isJunkDigits(_ digits: some Collection<UInt8>) -> Bool {
        digits.count < 2 || digits.areAllEqual || digits.areAscendingDigits
            || digits.areDescendingDigits
    }

    /// Three or more of one letter or digit, and nothing else: `xxx`, `ییی`, `000`.
    private static func isRepetition(_ key: String) -> Bool {
        var first: Unicode.Scalar?
        var count = 0
        for scalar in key.unicodeScalars where scalar != " " {
            if let first, first != scalar { return false }
            first = scalar
            count += 1
        }
        return count > 2
    }

    /// Space and ASCII punctuation.
    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte < 0x80 && !byte.isDigit && !byte.isLowerLetter
    }

    private static func withoutTrailingDigits(_ token: Substring.UTF8View) -> String {
        var end = token.endIndex
        while end > token.startIndex, token[token.index(before: end)].isDigit {
            end = token.index(before: end)
        }
        return String(Substring(token[..<end]))
    }

    /// Fillers that are no words of their own.
    private static let phrases: Set<String> = [
        "n/a", "n.a", "n.a.", "n a", "no name", "not available", "not known", "not given", "0",
    ]

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
    ).union([""])

    /// The words that all junk texts are made of.
    static let words = WordFilter(
        fillers.union(companions).union(
            phrases.flatMap { phrase in
                phrase.utf8.split(whereSeparator: isSeparator).map(withoutTrailingDigits)
            }
        )
    )

    private static func folded(_ list: String) -> Set<String> {
        Set(list.split(separator: " ").map { TextFolding.key(String($0)) })
    }
}
