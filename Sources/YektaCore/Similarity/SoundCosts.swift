/// What it costs to hear one symbol of the phonetic code for another, in hundredths of a letter.
///
/// There is a table for each pairing of scripts, because the same difference means different
/// things: a vowel that Latin has and Persian lacks was never written, a vowel that one Latin
/// spelling has and another lacks is a difference. Set by hand from the romanisations in use, then
/// checked on pairs.
struct SoundCosts: Sendable {
    static let latin = SoundCosts(latinTo: ())
    static let persian = SoundCosts(persianTo: ())
    static let cross = SoundCosts(crossTo: ())

    /// Places in a row of the table; a power of two above the last symbol.
    static let width = 128
    /// A whole letter.
    static let letter: UInt8 = 100

    /// What it costs to substitute, at `first × width + second`; symmetric.
    private(set) var substitution: [UInt8]
    /// What it costs to leave a symbol unmatched.
    private(set) var omission: [UInt8]
    /// The same at the start of a word, where every vowel is written.
    private(set) var omissionAtStart: [UInt8]

    private init() {
        substitution = [UInt8](repeating: Self.letter, count: Self.width * Self.width)
        omission = [UInt8](repeating: Self.letter, count: Self.width)
        omissionAtStart = omission
        for symbol in 0..<Self.width { substitution[symbol * Self.width + symbol] = 0 }
    }

    // MARK: - Setting

    private mutating func hear(_ cost: UInt8, _ symbol: SoundSymbol, as others: SoundSymbol...) {
        for other in others {
            let (first, second) = (Int(symbol.rawValue), Int(other.rawValue))
            substitution[first * Self.width + second] = cost
            substitution[second * Self.width + first] = cost
        }
    }

    private mutating func omit(_ cost: UInt8, _ symbols: SoundSymbol...) {
        for symbol in symbols {
            omission[Int(symbol.rawValue)] = cost
            omissionAtStart[Int(symbol.rawValue)] = cost
        }
    }

    private mutating func omitAtStart(_ cost: UInt8, _ symbols: SoundSymbol...) {
        for symbol in symbols { omissionAtStart[Int(symbol.rawValue)] = cost }
    }

    // MARK: - Persian to Persian

    /// By ear alone: homophone letters are equal, everything else is a letter.
    private init(persianTo: Void) {
        self.init()
        hear(2, .theh, as: .s, .sBeforeH)
        hear(0, .s, as: .sBeforeH)
        hear(2, .dhal, as: .z, .zBeforeH)
        hear(0, .z, as: .zBeforeH)
        hear(2, .h, as: .heh, .looseH)
        hear(0, .heh, as: .looseH)
        hear(5, .initialAlef, as: .ain)
        hear(25, .alef, as: .ain)
        // Lost on Arabic keyboards.
        hear(30, .g, as: .k)
        hear(30, .c, as: .j)
        hear(30, .p, as: .b)
        hear(30, .j, as: .z)
        hear(0, .article, as: .sunArticle)
        omit(60, .ain)
        omit(40, .echo)
    }

    // MARK: - Latin to Latin

    private init(latinTo: Void) {
        self.init()
        hearLatinConsonants()
        hearLatinVowels()
        omit(25, .looseH, .looseD)
        omit(30, .a, .e)
        omit(35, .o, .endE)
        omit(40, .u, .i, .y, .endEh)
        omit(50, .aa)
        omit(60, .ii, .uu, .ei, .ow)
        omit(80, .ai, .endA, .endI, .endAh)
        omitAtStart(80, .a, .e, .o, .u, .i, .aa)
    }

    private mutating func hearLatinConsonants() {
        hear(20, .q, as: .g)
        hear(30, .q, as: .k)
        hear(35, .x, as: .h, .k)
        hear(50, .s, as: .z, .sh)
        hear(50, .j, as: .g)
        hear(40, .c, as: .sh)
        hear(40, .j, as: .y)
        hear(60, .c, as: .j)
        hear(60, .j, as: .z)
        hear(60, .f, as: .v)
        hear(60, .t, as: .d)
        hear(0, .h, as: .looseH)
        hear(0, .d, as: .looseD)
    }

    private mutating func hearLatinVowels() {
        hear(5, .a, as: .aa, .endA)
        hear(5, .aa, as: .endA)
        hear(20, .a, as: .e)
        hear(25, .aa, as: .e)
        hear(45, .a, as: .o, .u, .i)
        hear(10, .e, as: .i)
        hear(20, .e, as: .ii, .ei)
        hear(35, .e, as: .o)
        hear(10, .o, as: .u)
        hear(15, .o, as: .uu)
        hear(5, .u, as: .uu)
        hear(5, .i, as: .ii, .y, .endI)
        hear(5, .ii, as: .y, .endI)
        hear(5, .y, as: .endI)
        hear(15, .ei, as: .ai, .ii, .i, .y, .endI)
        hear(30, .ai, as: .a, .aa, .ii, .i, .y, .endI)
        hear(10, .ow, as: .o, .uu)
        hear(20, .ow, as: .u)
        hear(40, .ow, as: .a, .aa, .v)
        hear(3, .endEh, as: .endE, .e)
        hear(5, .endAh, as: .endA, .a)
        hear(10, .endEh, as: .endAh)
        hear(20, .endEh, as: .endA)
        hear(20, .endAh, as: .endE)
        hear(25, .endA, as: .endE)
        hear(5, .e, as: .endE)
        hear(30, .endE, as: .endI)
        hear(20, .endA, as: .e)
    }

    // MARK: - Persian to Latin

    private init(crossTo: Void) {
        self.init()
        hearAcrossConsonants()
        hearAcrossVowels()
        omit(6, .a, .e)
        omit(8, .o)
        omit(18, .u)
        omit(26, .i)
        omit(45, .aa)
        omit(60, .ii, .uu, .ei, .ow, .y, .endE, .endEh)
        omit(70, .endA, .endAh)
        omit(80, .ai, .endI)
        omitAtStart(70, .a, .e, .o, .u, .i, .aa)
        omit(10, .looseD)
        omit(15, .looseH, .echo, .sunArticle)
        omit(5, .ain)
        omit(15, .initialAlef)
        omit(30, .heh)
        omit(60, .vav, .yeh, .initialAlefYeh)
        omit(70, .alef, .finalHeh)
    }

    private mutating func hearAcrossConsonants() {
        hear(10, .q, as: .g)
        hear(25, .q, as: .k)
        hear(30, .x, as: .h, .k)
        hear(50, .g, as: .k)
        hear(0, .theh, as: .s)
        hear(5, .theh, as: .t)
        hear(0, .dhal, as: .z)
        hear(15, .dhal, as: .d)
        hear(0, .sBeforeH, as: .s)
        hear(12, .sBeforeH, as: .sh)
        hear(0, .zBeforeH, as: .z)
        hear(12, .zBeforeH, as: .j)
        hear(0, .h, as: .heh, .looseH)
        hear(0, .heh, as: .looseH)
        hear(50, .s, as: .z, .sh, .c)
        hear(50, .dhal, as: .s)
        hear(35, .sh, as: .c)
        hear(50, .c, as: .k, .j)
        hear(40, .j, as: .z)
        hear(50, .j, as: .g, .y)
        hear(60, .t, as: .d)
        hear(50, .b, as: .p)
        hear(50, .f, as: .v, .vav)
        hear(0, .d, as: .looseD)
        hear(0, .l, as: .article, .sunArticle)
        for consonant in SoundSymbol.allCases where consonant.isConsonant {
            hear(15, .echo, as: consonant)
        }
    }

    private mutating func hearAcrossVowels() {
        hear(0, .alef, as: .a, .aa, .endA)
        hear(30, .alef, as: .o)
        hear(50, .alef, as: .e, .u, .ow, .uu, .ai, .endE)
        hear(0, .initialAlef, as: .a, .aa, .e, .o, .i, .u, .ii)
        hear(3, .ain, as: .a, .aa, .e, .o, .i, .u)
        hear(10, .ain, as: .ai, .ii, .ei, .endA, .ow, .uu)
        hear(0, .vav, as: .v, .uu, .ow)
        hear(3, .vav, as: .o, .u)
        hear(0, .yeh, as: .i, .ii, .y, .ei, .endI)
        hear(15, .yeh, as: .ai)
        hear(25, .yeh, as: .e)
        hear(33, .yeh, as: .endE, .endA)
        hear(60, .yeh, as: .a, .aa, .endEh, .endAh)
        hear(0, .alefYeh, as: .ai)
        hear(40, .alefYeh, as: .ei, .a, .aa, .endA)
        hear(60, .alefYeh, as: .e, .i, .ii, .y, .endI)
        hear(0, .initialAlefYeh, as: .i, .ii, .ei, .ai)
        hear(10, .initialAlefYeh, as: .y)
        hear(25, .initialAlefYeh, as: .e)
        hear(40, .initialAlefYeh, as: .a)
        hear(0, .alefHeh, as: .endAh)
        hear(40, .alefHeh, as: .endA)
        hear(0, .finalHeh, as: .endE, .endEh)
        hear(5, .finalHeh, as: .endAh)
        hear(15, .finalHeh, as: .endA)
        hear(10, .finalHeh, as: .h)
    }
}
