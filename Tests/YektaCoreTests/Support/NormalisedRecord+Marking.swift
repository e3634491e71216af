@testable import YektaCore

extension NormalisedRecord {
    /// The same record with what is known of the holders of its values.
    func marking(holders: (BlockingKey, [KnownName]) -> Holders) -> NormalisedRecord {
        var marked = fields
        func mark<Value>(_ values: inout [IdentifyingValue<Value>]) {
            for place in values.indices {
                values[place].holders = holders(values[place].key, fields.names)
            }
        }
        mark(&marked.phones)
        mark(&marked.emails)
        mark(&marked.nationalIDs)
        mark(&marked.loyaltyIDs)
        mark(&marked.deviceIDs)
        mark(&marked.handles)
        mark(&marked.cookieIDs)
        for place in marked.identifiers.indices {
            let key = marked.identifiers[place].value.key
            marked.identifiers[place].value.holders = holders(key, fields.names)
        }
        return NormalisedRecord(marked)
    }
}
