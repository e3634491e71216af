import YektaCore

/// An identity's state as two columns: a code, and the identities that it points to.
///
/// The codes are stored: they are never renumbered.
enum IdentityStateCoding {
    /// The code of a live identity; the count of live identities asks for it.
    static let live: Int64 = 0
    private static let mergedInto: Int64 = 1
    private static let splitInto: Int64 = 2
    private static let erased: Int64 = 3

    /// The row's state and target.
    static func encode(_ state: IdentityState) -> (code: Int64, target: [UInt8]) {
        var encoder = RecordCoding.Encoder()
        switch state {
        case .live: return (live, [])
        case .mergedInto(let survivor):
            encoder.append([survivor])
            return (mergedInto, encoder.bytes)
        case .splitInto(let parts):
            encoder.append(parts)
            return (splitInto, encoder.bytes)
        case .erased: return (erased, [])
        }
    }

    /// The state that a row stands for.
    static func decode(
        id: UInt64,
        code: Int64,
        target: [UInt8]
    ) throws(StoreError) -> IdentityState {
        var identities: [IdentityID] = []
        if !target.isEmpty {
            do throws(RecordCodingError) {
                var decoder = RecordCoding.Decoder(target)
                identities = try decoder.identities()
                try decoder.finish()
            } catch {
                throw .corrupt("identity \(id), target of \(target.count) bytes", error)
            }
        }
        switch (code, identities.count) {
        case (live, 0): return .live
        case (mergedInto, 1): return .mergedInto(identities[0])
        case (splitInto, _): return .splitInto(identities)
        case (erased, 0): return .erased
        default: throw .corrupt("identity \(id) of state \(code)", nil)
        }
    }
}
