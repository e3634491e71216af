/// Which words and parts of names the records of an engine refer to.
///
/// The vocabulary of a process has also what deleted records and mere queries have brought; a
/// snapshot must not keep that.
struct VocabularyUse {
    private(set) var words: [Bool]
    /// By number less 1: number 0 stands for no part.
    private(set) var parts: [Bool]

    /// Nothing of a vocabulary is used.
    init(_ vocabulary: Vocabulary) {
        words = [Bool](repeating: false, count: vocabulary.words.count)
        parts = [Bool](repeating: false, count: vocabulary.parts.count)
    }

    /// Whatever a content refers to is used.
    mutating func add(_ content: ContentView) {
        add(names: content.elements(.names))
        ElementPairs.each(content.elements(.emails)) { email in
            words[Int(EmailElement(bytes: email).domain)] = true
        }
        ElementPairs.each(content.elements(.places)) { element in
            let place = PlaceElement(bytes: element)
            if let city = place.city { words[Int(city)] = true }
            for number in 0..<place.wordCount { words[Int(place.word(number))] = true }
        }
        let columns = content.elements(.columns)
        for start in stride(from: 0, to: columns.count, by: ColumnElement.count) {
            let column = ColumnElement(bytes: columns.slice(start, ColumnElement.count))
            words[Int(column.label)] = true
        }
    }

    /// The parts of these names are used.
    mutating func add(names: Bytes) {
        NameElement.each(names) { name in
            for part in [name.given, name.surname, name.lone] where part != NamePartTable.none {
                parts[Int(part) - 1] = true
            }
        }
    }
}
