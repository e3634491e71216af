/// An address reduced to what two channels agree on: house number, unit and the names of streets.
///
/// Persian addresses run from the large to the small («خیابان ولیعصر، کوچه رضایی، پلاک ۱۲»), Latin
/// ones the other way. Words for kinds of streets, relations to other places, and known cities at
/// the ends are dropped, because one channel has them and the other has not.
package struct StreetAddress: Hashable, Sendable {
    /// The house number or پلاک: `12`, `12b`, `12/1`.
    package let number: String?
    /// The flat, apartment or واحد.
    package let unit: String?
    /// The folded words that name streets and quarters, in their order.
    package let street: [String]

    /// Reads an address; nil if nothing is left of it.
    package init?(_ raw: String) {
        var parser = AddressParser(tokens: AddressToken.tokens(of: raw))
        parser.run()
        if parser.number == nil, parser.unit == nil, parser.street.isEmpty { return nil }
        if parser.number == nil, JunkValue.isJunkText(parser.street.joined(separator: " ")) {
            return nil
        }
        number = parser.number
        unit = parser.unit
        street = parser.street
    }
}
