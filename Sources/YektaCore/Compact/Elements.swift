/// The name of a person, as the elements of a content's section of names give it.
struct NameElement {
    let bytes: Bytes

    var given: UInt32 { bytes.uint32(0) }
    var surname: UInt32 { bytes.uint32(4) }
    var lone: UInt32 { bytes.uint32(8) }
    private var traits: Int { bytes.uint16(12) }
    /// The script that the name is written in, as its raw value; 3 for none.
    var script: Int { traits & 3 }
    /// The generational suffix, 0 for none.
    var generation: Int { traits >> 2 & 7 }
    /// The lowest bits of the hash of given name and surname written together; 0 if either lacks.
    var whole: UInt32 { bytes.uint32(14) }

    var givenSieve: NameSieve { NameSieve(bytes, at: sievesStart) }
    var surnameSieve: NameSieve { NameSieve(bytes, at: sievesStart + Int(bytes[sievesStart])) }
    private var sievesStart: Int { Self.fixedBytes + 4 * skeletonCount }

    /// Bytes before the skeletons of the whole, which the sieves of both parts follow.
    static let fixedBytes = 18
    private static let skeletonsShift = 12

    static func traits(of name: PersonName, script: Script?, skeletons: Int) -> UInt16 {
        var traits = UInt16(script?.rawValue ?? 3)
        traits |= UInt16(name.generation.map { $0.rawValue + 1 } ?? 0) << 2
        traits |= (name.isSeyed ? 1 : 0) << 5
        traits |= UInt16(name.genderHint.map { $0.rawValue + 1 } ?? 0) << 6
        traits |= (name.isCompoundGiven ? 1 : 0) << 8
        return traits | UInt16(skeletons) << UInt16(skeletonsShift)
    }

    private var skeletonCount: Int { traits >> Self.skeletonsShift }

    /// Whether the names, written together, have a consonant skeleton in common, as far as 32 bits
    /// of their hashes tell.
    func mayShareSkeleton(with other: NameElement) -> Bool {
        for one in 0..<skeletonCount {
            let hash = bytes.uint32(Self.fixedBytes + 4 * one)
            for another in 0..<other.skeletonCount
            where other.bytes.uint32(Self.fixedBytes + 4 * another) == hash {
                return true
            }
        }
        return false
    }

    static func length(_ bytes: Bytes, _ place: Int) -> Int {
        let sieves = fixedBytes + 4 * (bytes.uint16(place + 12) >> skeletonsShift)
        let given = Int(bytes[place + sieves])
        return sieves + given + Int(bytes[place + sieves + given])
    }
}

/// A telephone number in one word.
struct PhoneElement {
    let word: UInt64

    static let bytes = 8
    private static let digitBits: UInt64 = 34
    private static let holdersShift: UInt64 = 62

    var significant: UInt64 { word & (1 << Self.digitBits - 1) }
    var isMobile: Bool { kind == PhoneNumber.Kind.mobile.rawValue }
    var isLandline: Bool { kind == PhoneNumber.Kind.landline.rawValue }
    private var kind: UInt8 { UInt8(truncatingIfNeeded: word >> Self.digitBits & 3) }
    var holders: Holders { Holders(bits: UInt8(truncatingIfNeeded: word >> Self.holdersShift)) }

    init(word: UInt64) {
        self.word = word
    }

    init(_ phone: PhoneNumber, _ holders: Holders) {
        precondition(phone.significant < 1 << Self.digitBits, "a number has at most ten digits")
        word =
            phone.significant | UInt64(phone.kind.rawValue) << Self.digitBits
            | UInt64(phone.countryCode) << (Self.digitBits + 2)
            | UInt64(holders.rawValue) << Self.holdersShift
    }
}

/// A mailbox.
struct EmailElement {
    let bytes: Bytes

    var holders: Holders { Holders(bits: bytes[2]) }
    /// Whether the local part has so many digits that it says something that a name does not.
    var hasDigits: Bool { bytes[2] & 4 != 0 }
    var key: UInt64 { bytes.uint64(3) }
    var letters: UInt32 { bytes.uint32(11) }
    var domain: UInt32 { bytes.uint32(15) }
    var local: Bytes { bytes.slice(20, Int(bytes[19])) }
    var alias: AliasView {
        let start = 20 + Int(bytes[19])
        return AliasView(bytes: bytes.slice(start, bytes.count - start))
    }
}

/// An identifier of any kind.
struct IdentifierElement {
    let bytes: Bytes

    var holders: Holders { Holders(bits: bytes[2]) }
    var isValid: Bool { bytes[2] & 4 != 0 }
    var key: UInt64 { bytes.uint64(3) }
    var label: UInt64 { bytes.uint64(11) }
    var value: Bytes { bytes.slice(21, bytes.uint16(19)) }
    var alias: AliasView {
        let start = 21 + bytes.uint16(19)
        return AliasView(bytes: bytes.slice(start, bytes.count - start))
    }
}

/// The consonant classes of an address's local part or of a handle, where a name may lie: how many
/// there are, the classes, and a bit for each that comes from the first letter of a word.
struct AliasView {
    let bytes: Bytes

    private var count: Int { bytes.uint16(0) }

    private func startsWord(_ place: Int) -> Bool {
        bytes[2 + count + place / 8] & 1 << UInt8(place % 8) != 0
    }

    /// As `Alias.holds`.
    func holds(_ name: NameToken) -> Bool {
        let (wanted, count) = (name.skeleton, count)
        guard wanted.count >= Alias.classesAtStartMin, wanted.count <= count else { return false }
        for start in 0...(count - wanted.count)
        where wanted.count >= Alias.classesMin || startsWord(start) {
            var length = 0
            while length < wanted.count, bytes[2 + start + length] == wanted[length] { length += 1 }
            if length == wanted.count { return true }
        }
        return false
    }

    static func append(_ alias: Alias, to bytes: inout [UInt8]) {
        let count = alias.skeleton.count
        bytes.append(little: UInt16(count))
        bytes += alias.skeleton
        let bits = bytes.count
        bytes += repeatElement(0, count: (count + 7) / 8)
        for place in 0..<count where alias.startsWord[place] {
            bytes[bits + place / 8] |= 1 << UInt8(place % 8)
        }
    }
}

/// A birth date.
struct BirthDateElement {
    let bytes: Bytes

    var precision: UInt8 { bytes[0] }
    var isFull: Bool { bytes[0] == BirthDate.Precision.day.rawValue }
    var readingCount: Int { Int(bytes[1]) }

    /// One way to read the date, with the digits of both calendars as nibbles: 0x19860703.
    struct Reading {
        let day: Int32
        let gregorian: UInt32
        let jalali: UInt32
        let isEnteredAsJalali: Bool
    }

    static let readingBytes = 13

    func reading(_ place: Int) -> Reading {
        let start = 2 + Self.readingBytes * place
        return Reading(
            day: Int32(bitPattern: bytes.uint32(start)),
            gregorian: bytes.uint32(start + 4),
            jalali: bytes.uint32(start + 8),
            isEnteredAsJalali: bytes[start + 12] == BirthDate.Calendar.jalali.rawValue
        )
    }

    /// The day by which an agreement's frequency is looked up; of an ambiguous date the first
    /// reading.
    var termHash: UInt64 {
        readingCount == 0 ? 0 : UInt64(bitPattern: Int64(reading(0).day))
    }

    static func length(_ bytes: Bytes, _ place: Int) -> Int {
        2 + readingBytes * Int(bytes[place + 1])
    }

    /// The digits of a date as nibbles, year first.
    static func nibbles(_ date: CalendarDate) -> UInt32 {
        func digits(_ number: Int, _ count: Int) -> UInt32 {
            var (rest, result) = (number, UInt32(0))
            for place in 0..<count {
                result |= UInt32(rest % 10) << UInt32(4 * place)
                rest /= 10
            }
            return result
        }
        return digits(Int(date.year), 4) << 16 | digits(Int(date.month), 2) << 8
            | digits(Int(date.day), 2)
    }

    /// A number of nibbles as a plain one.
    static func number(nibbles: UInt32) -> Int {
        var (rest, result, power) = (nibbles, 0, 1)
        while rest != 0 {
            result += Int(rest & 15) * power
            power *= 10
            rest >>= 4
        }
        return result
    }
}

/// Where somebody lives.
struct PlaceElement {
    let bytes: Bytes

    private enum Flag {
        static let number: UInt8 = 1
        static let postal: UInt8 = 2
        static let city: UInt8 = 4
        static let fine: UInt8 = 8
    }

    static func flags(_ place: Place) -> UInt8 {
        (place.number == nil ? 0 : Flag.number) | (place.postalCode == nil ? 0 : Flag.postal)
            | (place.city == nil ? 0 : Flag.city) | (place.isPostalCodeFine ? Flag.fine : 0)
    }

    private static let postalStart = 13

    var number: UInt64? { bytes[2] & Flag.number == 0 ? nil : bytes.uint64(3) }
    var postal: Bytes? {
        bytes[2] & Flag.postal == 0 ? nil : bytes.slice(Self.postalStart, Int(bytes[11]))
    }
    /// The area that the postal code names.
    var outward: Bytes? {
        bytes[2] & Flag.postal == 0 ? nil : bytes.slice(Self.postalStart, Int(bytes[12]))
    }
    var isPostalCodeFine: Bool { bytes[2] & Flag.fine != 0 }
    private var cityStart: Int { Self.postalStart + Int(bytes[11]) }
    var city: UInt32? { bytes[2] & Flag.city == 0 ? nil : bytes.uint32(cityStart) }
    var wordCount: Int { (bytes.count - cityStart - 4) / 4 }
    func word(_ place: Int) -> UInt32 { bytes.uint32(cityStart + 4 + 4 * place) }
    /// The hash by which the frequency of the postal code is looked up.
    var postalHash: UInt64? { postal.map { $0.hash(seed: 2) } }
}

/// A text of a column.
struct TextElement {
    let bytes: Bytes

    var label: UInt64 { bytes.uint64(2) }
    var hash: UInt64 { bytes.uint64(10) }
    var text: Bytes { bytes.slice(18, bytes.count - 18) }
}

/// A number of a column.
struct NumberElement {
    let bytes: Bytes

    static let count = 16

    var label: UInt64 { bytes.uint64(0) }
    var bits: UInt64 { bytes.uint64(8) }
    var value: Double { Double(bitPattern: bits) }
}

extension Holders {
    /// From the lowest two bits of a byte.
    init(bits: UInt8) {
        self = Holders(rawValue: bits & 3) ?? .one
    }
}
