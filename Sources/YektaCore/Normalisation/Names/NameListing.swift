/// Whether a word is in the lists of common names, for those who must guess what a column holds.
package enum NameListing {
    /// Whether the word, as typed, is a listed given name.
    package static func isGivenName(_ word: String) -> Bool {
        NameToken(TextFolding.key(word)).map { $0.givenEntry != 0 } ?? false
    }

    /// Whether the word, as typed, is a listed surname.
    package static func isSurname(_ word: String) -> Bool {
        NameToken(TextFolding.key(word)).map { $0.surnameEntry != 0 } ?? false
    }
}
