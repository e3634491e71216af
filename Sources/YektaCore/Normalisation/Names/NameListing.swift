/// What the lists of common names say of a word, for those who must judge a column.
package enum NameListing {
    /// Whether the word, as typed, is a listed given name.
    package static func isGivenName(_ word: String) -> Bool {
        NameToken(TextFolding.key(word)).map { $0.givenEntry != 0 } ?? false
    }

    /// Whether the word, as typed, is a listed surname.
    package static func isSurname(_ word: String) -> Bool {
        NameToken(TextFolding.key(word)).map { $0.surnameEntry != 0 } ?? false
    }

    /// The sex of those who bear the given name; nil if it is not listed, or for both.
    package static func gender(ofGivenName word: String) -> Gender? {
        let key = TextFolding.key(word)
        switch (men.contains(key), women.contains(key)) {
        case (true, false): return .male
        case (false, true): return .female
        case (true, true), (false, false): return nil
        }
    }

    private static let men = keys(EnglishGivenNames.men + "\n" + PersianGivenNames.men)
    private static let women = keys(EnglishGivenNames.women + "\n" + PersianGivenNames.women)

    /// The spellings of a list, folded, without the shares.
    private static func keys(_ list: String) -> Set<String> {
        var keys: Set<String> = []
        for item in list.split(whereSeparator: { $0 == "," || $0.isNewline }) {
            guard let names = item.split(separator: " ").first else { continue }
            for name in names.split(separator: "/") { keys.insert(TextFolding.key(String(name))) }
        }
        return keys
    }
}
