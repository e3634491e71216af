/// How far apart two phonetic codes may be and still be spellings of one sound.
///
/// Every symbol that is there to be compared is evidence, so longer codes may be further apart; but
/// only up to a point, because the parts that make a name long (Seyyed, zadeh, sadat) are common to
/// many names.
struct SoundCeiling: Sendable {
    /// The distance that a code without symbols would be allowed, in hundredths of a letter.
    let base: Int
    /// What each symbol of the longer code adds.
    let perSymbol: Int

    /// Symbols beyond this many add nothing.
    static let symbolsMax = 12
    /// What a similar sound may be further apart than the same sound.
    static let similarMargin = 20

    /// The ceiling for a longer code of so many symbols.
    func distance(_ symbols: Int) -> Int { base + perSymbol * min(symbols, Self.symbolsMax) }
}
