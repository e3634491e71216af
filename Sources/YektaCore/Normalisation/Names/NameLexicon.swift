/// A list of common names with their spellings in both scripts and their share of the population.
///
/// It serves three ends: a common name says less about a person than a rare one; two different
/// common names are not a typing error of each other (Maria, Mario); and spellings that no rule of
/// sound reaches are still one name (موسی, Moussa).
struct NameLexicon: Sendable {
    static let given = NameLexicon(lists: [PersianGivenNames.list, EnglishGivenNames.list])
    static let surname = NameLexicon(lists: [PersianSurnames.list, EnglishSurnames.list])

    /// One name.
    struct Entry: Sendable {
        /// Its share of the population it is common in, 0 to 1.
        var share: Double
        var spellings: [Spelling]
        /// Whether it comes from a list of Persian names.
        let isPersian: Bool
    }

    /// One way to write a name.
    struct Spelling: Sendable {
        let script: Script
        let sound: [UInt8]
    }

    /// The names in the order of the lists; the first place is taken by no name.
    private(set) var entries: [Entry]
    private var entryByText: [UInt64: UInt16] = [:]
    private var entriesBySkeleton: [UInt64: [UInt16]] = [:]

    /// Reads lists of names.
    ///
    /// Items are `name/spelling/spelling share`, divided by commas or line ends; the share is in
    /// ten-thousandths. A name that an earlier list has is the same name.
    init(lists: [String]) {
        entries = [Entry(share: 0, spellings: [], isPersian: false)]
        for (place, list) in lists.enumerated() {
            for item in list.split(whereSeparator: { $0 == "," || $0.isNewline }) {
                let parts = item.split(separator: " ")
                guard parts.count == 2, let share = Double(parts[1]) else { continue }
                add(parts[0].split(separator: "/"), share: share / 10_000, isPersian: place == 0)
            }
        }
    }

    private mutating func add(_ names: [Substring], share: Double, isPersian: Bool) {
        let words = names.map { NameLetters(TextFolding.key(String($0))) }
        let known = words.compactMap { entryByText[$0.hash] }.first
        let number = known ?? UInt16(entries.count)
        if known == nil {
            entries.append(Entry(share: share, spellings: [], isPersian: isPersian))
        } else {
            entries[Int(number)].share = max(entries[Int(number)].share, share)
        }
        for word in words where entryByText[word.hash] == nil {
            entryByText[word.hash] = number
            let sound = SoundCode.symbols(of: word)
            entries[Int(number)].spellings.append(Spelling(script: word.script, sound: sound))
            var classes: [UInt8] = []
            ConsonantSkeleton.append(classes: &classes, of: word)
            let key = FixedHash.hash(classes, seed: word.script == .other ? 1 : 0)
            if entriesBySkeleton[key]?.last != number {
                entriesBySkeleton[key, default: []].append(number)
            }
        }
    }

    /// The number of the entry that has this spelling, 0 if none has.
    func entry(ofText hash: UInt64) -> UInt16 { entryByText[hash] ?? 0 }

    /// The entries which have a spelling of this skeleton, in the order of the lists.
    func entries(ofSkeleton hash: UInt64) -> [UInt16] { entriesBySkeleton[hash] ?? [] }
}
