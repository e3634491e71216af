/// How one German name is written in several ways.
enum GermanSpelling {
    /// What a machine makes of ä, ö and ü, the commonest first.
    enum Umlauts: CaseIterable, Sendable {
        case written, expanded, bare
    }

    /// Names that sound alike and are taken for each other.
    private static let alike: [[String]] = [
        ["Meier", "Meyer", "Maier", "Mayer", "Mayr"], ["Schmidt", "Schmitt", "Schmid"],
        ["Schulz", "Schulze", "Schultz", "Schultze"], ["Hoffmann", "Hofmann"],
        ["Becker", "Bäcker"], ["Krämer", "Kremer"], ["Neumann", "Naumann"], ["Franke", "Francke"],
        ["Weiß", "Weis"], ["Krauß", "Kraus", "Krause"], ["Jäger", "Jaeger", "Jager"],
        ["Fritz", "Fritsch"], ["Haas", "Haase", "Hase"], ["Thomas", "Tomas"], ["Vogt", "Voigt"],
        ["Peters", "Peeters"], ["Walter", "Walther"], ["Günter", "Günther"], ["Otto", "Ottow"],
        ["Stefan", "Stephan", "Steffen"], ["Katrin", "Kathrin", "Cathrin"], ["Ralf", "Ralph"],
        ["Silvia", "Sylvia"], ["Klaus", "Claus"], ["Markus", "Marcus"], ["Philipp", "Philip"],
        ["Elisabeth", "Elisabet"], ["Martha", "Marta"], ["Karl", "Carl"],
        ["Erik", "Eric", "Erich"],
        ["Jannik", "Yannick", "Jannick"], ["Lukas", "Lucas"], ["Niklas", "Niclas"],
        ["Sara", "Sarah"], ["Hanna", "Hannah", "Johanna"], ["Lea", "Leah"],
        ["Maik", "Meik", "Mike"],
        ["Käthe", "Käte"], ["Edith", "Edit"], ["Herta", "Hertha"], ["Berta", "Bertha"],
        ["Margarete", "Margarethe", "Margareta"], ["Torsten", "Thorsten"],
        ["Matthias", "Mathias"], ["Christian", "Kristian"], ["Christine", "Christina"],
        ["Anke", "Anika"], ["Jörg", "Jürg"], ["Dirk", "Dierk"], ["Kurt", "Curt"],
    ]
    /// Ends of surnames that are heard alike.
    private static let endings = [
        ["meier", "meyer", "maier", "mayer"], ["mann", "man"], ["thal", "tal"], ["bach", "back"],
        ["hardt", "hard", "hart"], ["stedt", "städt"], ["ow", "o"], ["ßner", "sner"],
        ["ke", "cke"],
    ]

    /// Another spelling that is heard as the same name; a letter may go wrong where there is none.
    static func variant(of name: String, _ random: inout SplitMix64) -> String {
        for group in alike where group.contains(name) {
            return random.pick(group.filter { $0 != name } + [name])
        }
        for group in endings {
            for ending in group where name.hasSuffix(ending) && name.count > ending.count + 2 {
                let other = random.pick(group.filter { $0 != ending })
                return String(name.dropLast(ending.count)) + other
            }
        }
        return SampleSlip.letter(name, &random)
    }

    /// The name as a register prints it.
    static func capitals(_ name: String, _ umlauts: Umlauts) -> String {
        var text = ""
        for character in name.uppercased() {
            switch (character, umlauts) {
            case ("Ä", .expanded): text += "AE"
            case ("Ö", .expanded): text += "OE"
            case ("Ü", .expanded): text += "UE"
            case ("Ä", .bare): text += "A"
            case ("Ö", .bare): text += "O"
            case ("Ü", .bare): text += "U"
            default: text.append(character)
            }
        }
        return text
    }
}
