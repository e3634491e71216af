/// What a field's value means, which decides how it is normalised, blocked on and compared.
///
/// The raw values are stored and sent: they are never renumbered.
package enum FieldType: UInt8, CaseIterable, Hashable, Sendable {
    case givenName = 1
    case surname = 2
    case fullName = 3
    case phone = 4
    case email = 5
    case nationalID = 6
    case birthDate = 7
    case gender = 8
    case address = 9
    case city = 10
    case postalCode = 11
    case loyaltyID = 12
    case deviceID = 13
    case handle = 14
    case cookieID = 15
    /// Some other identifier with one owner; the field's label says which.
    case identifier = 16
    /// Free text. Compared only when the field's label was declared comparable.
    case text = 17
    /// A number. Compared only when the field's label was declared comparable.
    case number = 18

    /// The name used in files, on the command line and in JSON.
    package var name: String {
        switch self {
        case .givenName: "given_name"
        case .surname: "surname"
        case .fullName: "full_name"
        case .phone: "phone"
        case .email: "email"
        case .nationalID: "national_id"
        case .birthDate: "birth_date"
        case .gender: "gender"
        case .address: "address"
        case .city: "city"
        case .postalCode: "postal_code"
        case .loyaltyID: "loyalty_id"
        case .deviceID: "device_id"
        case .handle: "handle"
        case .cookieID: "cookie_id"
        case .identifier: "identifier"
        case .text: "text"
        case .number: "number"
        }
    }

    package init?(name: String) {
        guard let type = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = type
    }
}
