/// A channel of the sample, with the habits of the people and programs that fill it.
enum SampleChannel: String, CaseIterable, Sendable {
    case call
    case webForm = "web_form"
    case shop, crm, app, chat, email

    /// How often of a hundred records a person writes or is written in Persian letters.
    private var persianPercent: Int {
        switch self {
        case .call, .crm: 95
        case .shop: 80
        case .chat: 60
        case .webForm: 55
        case .app: 40
        case .email: 10
        }
    }

    /// A record of the person as this channel takes it down.
    func record(of person: SamplePerson, _ random: inout SplitMix64) -> SampleRow {
        let isPersian = person.isIranian && random.chance(persianPercent)
        var hand = SampleHand(person: person, isPersian: isPersian, random: random)
        var row = SampleRow(entity: person.entity, channel: rawValue)
        row.receivedAt = hand.time()
        switch self {
        case .call: fillCall(&row, &hand)
        case .webForm: fillForm(&row, &hand)
        case .shop: fillShop(&row, &hand)
        case .crm: fillCustomerFile(&row, &hand)
        case .app: fillApp(&row, &hand)
        case .chat: fillChat(&row, &hand)
        case .email: fillEmail(&row, &hand)
        }
        hand.spoil(&row)
        random = hand.random
        return row
    }

    /// The agent hears a name, often the surname alone, and sees the caller's number.
    private func fillCall(_ row: inout SampleRow, _ hand: inout SampleHand) {
        if hand.random.chance(35) {
            row.familyName = hand.withHonorific(hand.surname())
        } else {
            row.fullName = hand.withHonorific(hand.fullName())
        }
        row.phone = hand.phone(landlinePercent: 30)
        if hand.random.chance(30) { row.city = hand.city() }
        if hand.random.chance(12) { row.address = hand.address() }
        if hand.random.chance(10) { row.nationalID = hand.nationalID() }
    }

    private func fillForm(_ row: inout SampleRow, _ hand: inout SampleHand) {
        hand.fillNames(&row)
        row.phone = hand.phone(landlinePercent: 8)
        if hand.random.chance(80) { row.email = hand.email() }
        if hand.random.chance(45) { row.birthDate = hand.birthDate() }
        if hand.random.chance(40) { row.gender = hand.gender() }
        if hand.random.chance(35) { hand.fillAddress(&row) }
        if hand.random.chance(20) { row.nationalID = hand.nationalID() }
    }

    private func fillShop(_ row: inout SampleRow, _ hand: inout SampleHand) {
        row.fullName = hand.fullName()
        if hand.random.chance(75) { row.phone = hand.phone(landlinePercent: 10) }
        row.loyaltyID = hand.person.loyaltyID
        if hand.random.chance(25) { row.city = hand.city() }
        if row.phone.isEmpty && row.loyaltyID.isEmpty { hand.fillAddress(&row) }
    }

    /// The customer file holds nearly everything, typed from paper.
    private func fillCustomerFile(_ row: inout SampleRow, _ hand: inout SampleHand) {
        hand.fillNames(&row)
        row.phone = hand.phone(landlinePercent: 35)
        if hand.random.chance(75) { row.nationalID = hand.nationalID() }
        if hand.random.chance(80) { row.birthDate = hand.birthDate() }
        if hand.random.chance(80) { row.gender = hand.gender() }
        if hand.random.chance(70) { hand.fillAddress(&row) }
        if hand.random.chance(30) { row.email = hand.email() }
        if hand.random.chance(40) { row.loyaltyID = hand.person.loyaltyID }
    }

    private func fillApp(_ row: inout SampleRow, _ hand: inout SampleHand) {
        hand.fillNames(&row)
        row.phone = hand.phone(landlinePercent: 0)
        row.deviceID = hand.person.deviceID
        if hand.random.chance(55) { row.email = hand.email() }
        if hand.random.chance(40) { row.birthDate = hand.birthDate() }
        if hand.random.chance(25) { row.loyaltyID = hand.person.loyaltyID }
    }

    private func fillChat(_ row: inout SampleRow, _ hand: inout SampleHand) {
        row.handle = hand.person.handle
        row.givenName = hand.givenName(isFamiliar: true)
        if hand.random.chance(40) { row.familyName = hand.surname() }
        if row.handle.isEmpty || hand.random.chance(40) {
            row.phone = hand.phone(landlinePercent: 0)
        }
    }

    private func fillEmail(_ row: inout SampleRow, _ hand: inout SampleHand) {
        row.email = hand.email()
        row.fullName = hand.fullName()
        if row.email.isEmpty || hand.random.chance(25) {
            row.phone = hand.phone(landlinePercent: 15)
        }
    }
}
