/// A row of the sample file before it becomes cells; an empty cell is a value that is not known.
struct SampleRow: Hashable, Sendable {
    /// Whose record it is; not a column.
    let entity: String
    var channel: String
    var recordID = ""
    var receivedAt = ""
    var givenName = ""
    var familyName = ""
    var fullName = ""
    var phone = ""
    var email = ""
    var nationalID = ""
    var birthDate = ""
    var gender = ""
    var address = ""
    var city = ""
    var postalCode = ""
    var loyaltyID = ""
    var deviceID = ""
    var handle = ""

    init(entity: String, channel: String) {
        self.entity = entity
        self.channel = channel
    }

    static let header = [
        "record_id", "channel", "received_at", "given_name", "family_name", "full_name", "phone",
        "email", "national_id", "birth_date", "gender", "address", "city", "postal_code",
        "loyalty_id", "device_id", "handle",
    ]

    var cells: [String] {
        [
            recordID, channel, receivedAt, givenName, familyName, fullName, phone, email,
            nationalID, birthDate, gender, address, city, postalCode, loyaltyID, deviceID, handle,
        ]
    }
}
