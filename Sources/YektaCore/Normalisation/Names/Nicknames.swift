/// Short and pet forms of given names, and foreign forms of the same name.
///
/// Two forms agree only through a formal name: Bob and Rob are both Robert, but neither the Ali who
/// is called so for Alireza nor the one who is Ali-Asghar makes Alireza of Ali-Asghar.
enum Nicknames {
    /// Numbers above this are formal names that are not in the list of given names.
    private static let unlistedBase: UInt16 = 0x8000

    private static let formalsByText: [UInt64: [UInt16]] = {
        var formalsByText: [UInt64: [UInt16]] = [:]
        var unlisted: [UInt64: UInt16] = [:]
        for item in list.split(whereSeparator: { $0 == "," || $0.isNewline }) {
            let sides = item.split(separator: "=")
            guard sides.count == 2 else { continue }
            let formals = sides[0].split(whereSeparator: { $0 == "/" || $0 == " " }).map { name in
                let hash = NameLetters(TextFolding.key(String(name))).hash
                let listed = NameLexicon.given.entry(ofText: hash)
                if listed != 0 { return listed }
                let number = unlisted[hash] ?? unlistedBase + UInt16(unlisted.count)
                unlisted[hash] = number
                formalsByText[hash, default: []].merge([number])
                return number
            }
            for name in sides[1].split(whereSeparator: { $0 == "/" || $0 == " " }) {
                let hash = NameLetters(TextFolding.key(String(name))).hash
                formalsByText[hash, default: []].merge(formals)
            }
        }
        return formalsByText
    }()

    /// The formal names that a spelling stands for, itself included if it is one; ascending.
    static func formalNames(ofText hash: UInt64) -> [UInt16] {
        var formals = formalsByText[hash] ?? []
        let own = NameLexicon.given.entry(ofText: hash)
        if own != 0 { formals.merge([own]) }
        return formals
    }

    /// Whether two tokens may be forms of one given name.
    static func agree(_ a: NameToken, _ b: NameToken) -> Bool {
        for name in a.formalNames where b.formalNames.contains(name) { return true }
        return false
    }
}

extension [UInt16] {
    /// Adds numbers to a sorted set of numbers.
    fileprivate mutating func merge(_ others: [UInt16]) {
        for other in others where !contains(other) { append(other) }
        sort()
    }
}
