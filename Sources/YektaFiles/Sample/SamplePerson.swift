/// A person of the sample population, as a register that knows all would hold them.
struct SamplePerson: Hashable, Sendable {
    enum Gender: Hashable, Sendable {
        case man, woman
    }

    /// The true entity.
    let number: Int
    let gender: Gender
    var given: SampleName
    var surname: SampleName
    var born: CivilDay
    /// Empty for a person of another country.
    var nationalID: String
    /// National form with its leading 0, as are landlines.
    var mobile: String
    var landline: String
    var email: String
    var address: SampleAddress
    var loyaltyID: String
    var deviceID: String
    var handle: String
    /// How many records the person leaves.
    var records: Int
    /// The person's favourite of the Latin spellings, as an index into them.
    var spelling: Int
    /// Records before this year bear another mobile: a number changes hands.
    var formerMobile: String?

    var isIranian: Bool { !given.persian.isEmpty }

    /// `P00042`: what the truth calls the person.
    var entity: String {
        let digits = String(number)
        return "P" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    }

    /// The Latin spelling that the person uses.
    func latin(_ name: SampleName) -> String {
        name.latin[min(spelling, name.latin.count - 1)]
    }
}
