@testable import YektaCore

/// A hash of everything that is derived from records, by kind of field, so that a difference is
/// seen and where it lies.
struct FieldDigest {
    private(set) var hashes: [String: UInt64] = [:]
    private var current: UInt64 = 0

    /// The hashes as text, for comparison with a golden value.
    var text: String {
        hashes.sorted { $0.key < $1.key }
            .map { "\($0.key) \(String($0.value, radix: 16))" }
            .joined(separator: ", ")
    }

    mutating func add(_ record: Record, _ preparation: RecordPreparation) {
        let normalisation = RecordNormalisation(secret: preparation.secret)
        let fields = normalisation.normalise(record).fields
        let keys = preparation.keys(of: preparation.prepare(record))
        section("names") { digest in digest.addAll(fields.names) { $0.add($1) } }
        section("phones") { digest in
            digest.addAll(fields.phones) { digest, phone in
                digest.add(phone.value.significant)
                digest.add(Int(phone.value.kind.rawValue), Int(phone.value.countryCode))
                digest.add(phone.key.hash)
            }
        }
        section("emails") { digest in
            digest.addAll(fields.emails) { digest, email in
                digest.add(email.value.canonical)
                digest.add(email.value.local)
                digest.add(email.value.domain)
                digest.add(email.key.hash)
            }
        }
        section("dates") { digest in digest.addAll(fields.birthDates) { $0.add($1) } }
        section("genders") { digest in
            digest.addAll(fields.genders) { $0.add(Int($1.rawValue)) }
        }
        section("places") { digest in digest.addAll(fields.places) { $0.add($1) } }
        section("identifiers") { digest in
            for values in [
                fields.nationalIDs, fields.loyaltyIDs, fields.deviceIDs, fields.handles,
                fields.cookieIDs, fields.identifiers.map(\.value),
            ] {
                digest.addAll(values) { digest, value in
                    digest.add(value.value.bytes)
                    digest.add(value.value.isValid ? 1 : 0)
                    digest.add(value.key.hash)
                }
            }
        }
        section("columns") { digest in
            digest.addAll(fields.texts) { digest, text in
                digest.add(text.label)
                digest.add(text.value.bytes)
            }
            digest.addAll(fields.numbers) { digest, number in
                digest.add(number.label)
                digest.add(number.value.bitPattern)
            }
        }
        section("keys") { digest in
            digest.addAll(keys) { digest, key in
                digest.add(Int(key.rule.rawValue))
                digest.add(key.hash)
            }
        }
    }

    /// Adds the raw values of a record, for what stands before normalisation.
    mutating func add(_ record: Record) {
        section("records") { digest in
            digest.add(Array(record.key.description.utf8))
            digest.add(Int(record.receivedAtMs))
            digest.addAll(record.fields) { digest, field in
                digest.add(Int(field.type.rawValue), field.isCompared ? 1 : 0)
                digest.add(Array(field.label.utf8))
                digest.add(Array(field.value.utf8))
            }
        }
    }
}

extension FieldDigest {
    private mutating func section(_ name: String, _ body: (inout FieldDigest) -> Void) {
        current = hashes[name] ?? 1
        body(&self)
        hashes[name] = current
    }

    private mutating func addAll<Element>(
        _ values: [Element],
        _ body: (inout FieldDigest, Element) -> Void
    ) {
        add(values.count)
        for value in values { body(&self, value) }
    }

    private mutating func add(_ value: UInt64) {
        current = (current ^ value) &* 0x9E37_79B9_7F4A_7C15 ^ (current >> 29)
    }

    private mutating func add(_ values: Int...) {
        for value in values { add(UInt64(bitPattern: Int64(value))) }
    }

    private mutating func add(_ bytes: [UInt8]) {
        add(Hash64.xxh3(bytes, seed: UInt64(bytes.count)))
    }

    private mutating func add(_ known: KnownName) {
        let name = known.name
        addAll(name.given) { $0.add($1) }
        addAll(name.surname) { $0.add($1) }
        addAll(name.unplaced) { $0.add($1) }
        for joined in [name.givenJoined, name.surnameJoined, name.wholeJoined] {
            addAll([joined].compactMap { $0 }) { $0.add($1) }
        }
        add(name.isCompoundGiven ? 1 : 0, name.isSeyed ? 1 : 0)
        add(Int(name.generation?.rawValue ?? 99), Int(name.genderHint?.rawValue ?? 99))
        add(Int(known.script?.rawValue ?? 99))
    }

    private mutating func add(_ token: NameToken) {
        add(token.letters)
        add(token.sound)
        add(token.skeleton)
        add(Int(token.script.rawValue), Int(token.givenEntry), Int(token.surnameEntry))
        addAll([token.textHash, token.soundHash] + token.skeletonHashes) { $0.add($1) }
        addAll(token.formalNames) { $0.add(Int($1)) }
    }

    private mutating func add(_ date: BirthDate) {
        add(Int(date.precision.rawValue))
        addAll(date.readings) { digest, reading in
            digest.add(Int(reading.dayNumber), Int(reading.entered.rawValue))
            for day in [reading.gregorian, reading.jalali] {
                digest.add(Int(day.year), Int(day.month), Int(day.day))
            }
        }
    }

    private mutating func add(_ place: Place) {
        add(place.number ?? 5)
        addAll(place.street) { $0.add($1) }
        add(Array((place.postalCode?.value ?? "?").utf8))
        add(Array((place.postalCode?.outward ?? "?").utf8))
        add(place.postalCode?.isIranian == true ? 1 : 0)
        add(place.city ?? [0])
        add(place.cityHash ?? 3)
        add(place.postalHash ?? 3)
    }
}
