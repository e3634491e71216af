/// The comparisons that a pair of records goes through, in the order in which an explanation lists
/// them.
package enum ComparisonKind: Int, CaseIterable, Hashable, Sendable {
    case givenName, surname, generation, phone, email, nationalID, birthDate, gender, address
    case loyaltyID, deviceID, handle, cookieID, identifier, text, number

    /// The name in the model and in explanations.
    package var name: String {
        switch self {
        case .givenName: "given_name"
        case .surname: "surname"
        case .generation: "generation"
        case .phone: "phone"
        case .email: "email"
        case .nationalID: "national_id"
        case .birthDate: "birth_date"
        case .gender: "gender"
        case .address: "address"
        case .loyaltyID: "loyalty_id"
        case .deviceID: "device_id"
        case .handle: "handle"
        case .cookieID: "cookie_id"
        case .identifier: "identifier"
        case .text: "text"
        case .number: "number"
        }
    }
}
