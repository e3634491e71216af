import Testing
import YektaCore

@testable import YektaFiles

@Suite struct ColumnRecogniserTests {
    @Test func aFileLikeTheFreelyExtensibleBenchmarkIsRecognised() {
        let header = """
            rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, \
            state, date_of_birth, age, phone_number, soc_sec_id, blocking_number
            """
        #expect(
            names(header) == [
                "record_id", "given_name", "surname", "address", "address", "address", "city",
                "postal_code", "text", "birth_date", "number", "phone", "national_id", "kept",
            ]
        )
    }

    @Test func aSmallPeopleFileIsRecognised() {
        #expect(
            names("unique_id,first_name,surname,dob,city,email,cluster") == [
                "record_id", "given_name", "surname", "birth_date", "city", "email", "kept",
            ]
        )
    }

    @Test func theSampleIsRecognised() {
        #expect(
            names(SampleData.header.joined(separator: ",")) == [
                "record_id", "channel", "received_at", "given_name", "surname", "full_name",
                "phone", "email", "national_id", "birth_date", "gender", "address", "city",
                "postal_code", "loyalty_id", "device_id", "handle",
            ]
        )
    }

    @Test func persianHeadersAreRecognised() {
        let header = """
            شناسه,نام,نام‌خانوادگي,تلفن همراه,ایمیل,کد ملی,تاریخ تولد,جنسیت,آدرس,شهر,کد پستی,\
            كد اشتراک,کانال,استان
            """
        #expect(
            names(header) == [
                "record_id", "given_name", "surname", "phone", "email", "national_id",
                "birth_date", "gender", "address", "city", "postal_code", "loyalty_id", "channel",
                "text",
            ]
        )
    }

    @Test(arguments: [
        ("First Name", "given_name"), ("firstName", "given_name"), ("LASTNAME", "surname"),
        ("E-Mail", "email"), ("customer_phone", "phone"), ("Mobile 2", "phone"),
        ("نام و نام خانوادگی", "full_name"), ("نام کوچک", "given_name"), ("فامیلی", "surname"),
        ("نام مشتری", "full_name"), ("موبایل مشتری", "phone"), ("نام پدر", "text"),
        ("dateOfBirth", "birth_date"), ("Zip Code", "postal_code"), ("province", "text"),
        ("created_at", "received_at"), ("source", "channel"), ("username", "handle"),
        ("whatever", "kept"), ("", "kept"),
    ])
    func aNameIsEnough(header: String, role: String) {
        #expect(names(header) == [role])
    }

    @Test func aNameBesideASurnameIsAGivenName() {
        #expect(names("name,surname") == ["given_name", "surname"])
        #expect(names("name,city") == ["full_name", "city"])
        #expect(names("نام,فامیل") == ["given_name", "surname"])
    }

    @Test func thePartsOfABirthDateAreOneOrNone() {
        #expect(names("by,bm,bd") == ["birth_date", "birth_date", "birth_date"])
        #expect(names("by,bm") == ["kept", "kept"])
        #expect(names("dob,birth_year") == ["birth_date", "kept"])
    }

    @Test func aRecordHasOneIdAndOneChannel() {
        #expect(names("id,record_id,source,channel") == ["kept", "record_id", "kept", "channel"])
    }

    @Test func contentDecidesWhereNamesSayNothing() {
        let rows = (0..<20).map { row in
            [
                "user\(row)@example.org", "0912\(1_000_000 + row * 7)",
                "19\(50 + row)-03-0\(1 + row % 9)",
                ["0499370899", "0790419904", "1583250689", "0684159414"][row % 4],
                "word \(row)", "\(row)", "2024-03-0\(1 + row % 9)",
            ]
        }
        let columns = recognise(["a", "b", "c", "d", "e", "f", "g"], rows)
        #expect(
            columns.map(\.role.name) == [
                "email", "phone", "birth_date", "national_id", "text", "kept", "kept",
            ]
        )
        #expect(columns[0].reason == .content(percent: 100))
        #expect(columns[4].reason == .words)
        #expect(columns[5].reason == .rowNumber)
        #expect(columns[6].reason == .event)
    }

    @Test func contentNeedsFiveValuesAndNineInTen() {
        let email = [["a@b.ir"], ["c@d.ir"], ["e@f.ir"], ["g@h.ir"]]
        #expect(names("a", rows: email) == ["kept"])
        #expect(names("a", rows: email + [[" "], ["i@j.ir"]]) == ["email"])
        #expect(names("a", rows: email + email + [["i@j.ir"], ["nothing"]]) == ["email"])
        #expect(names("a", rows: email + [["i@j.ir"], ["nothing"]]) == ["text"])
    }

    @Test func twoColumnsOfOneTypeByContentAreBothKeptAsThatType() {
        let rows = (0..<6).map { ["a\($0)@b.ir", "c\($0)@d.ir"] }
        #expect(names("x,y", rows: rows) == ["email", "email"])
    }

    @Test func anOrderDateIsNotABirthDate() {
        let rows = (0..<20).map { ["19\(60 + $0)-01-02"] }
        #expect(names("order_date", rows: rows) == ["kept"])
        #expect(names("x", rows: rows) == ["birth_date"])
    }

    @Test(arguments: [
        ("Familienname", "surname"), ("Geburtsname", "surname"), ("Straße", "address"),
        ("PLZ", "postal_code"), ("Geb.-Datum", "birth_date"), ("Prénom", "given_name"),
        ("Date de naissance", "birth_date"), ("Téléphone", "phone"), ("apellido2", "surname"),
        ("cognome", "surname"), ("etternavn", "surname"), ("Příjmení", "surname"),
        ("postcode_fake", "postal_code"), ("res_city_desc", "city"), ("shape_height", "kept"),
        ("also known as", "full_name"), ("mothers_maiden_name", "text"), ("کد مشتری", "loyalty_id"),
        ("emergency_contact_phone", "text"), ("mrn", "identifier"), ("محل تولد", "text"),
        ("created_by_date", "kept"), ("order_total", "kept"), ("remarks", "kept"),
        ("استان", "text"), ("نام همسر", "text"), ("age", "number"),
    ])
    func namesOfOtherHabitsAreKnown(header: String, role: String) {
        #expect(names(header) == [role])
    }

    @Test(arguments: [
        "cluster", "cluster_id", "entity", "entity_id", "true_id", "label", "group", "group_id",
        "match_id", "is_duplicate", "household_id", "identity_id", "ground_truth",
    ])
    func whatMayBeTheAnswerIsNeverCompared(header: String) {
        let rows = (0..<60).map { ["\($0 / 3)"] }
        let column = recognise([header], rows)[0]
        #expect(column.role == .kept)
        #expect(column.reason == .answer)
    }

    @Test func aSurnameBesideAGivenNameMayBeCalledName() {
        #expect(names("Name,Vorname") == ["surname", "given_name"])
        #expect(names("nombre,apellido1") == ["given_name", "surname"])
    }

    @Test func ofTheDatesThatLookLikeBirthsTheEarliestIsOne() {
        let rows = (0..<40).map { ["\(1990 + $0 % 30)-01-02", "\(1930 + $0)-05-0\(1 + $0 % 9)"] }
        let columns = recognise(["x", "y"], rows)
        #expect(columns.map(\.role.name) == ["text", "birth_date"])
        #expect(columns.map(\.isDate) == [true, false])
        #expect(names("death_date", rows: rows.map { [$0[1]] }) == ["text"])
    }

    @Test func whatTheValuesDenyIsNotWhatTheNameSays() {
        let words = (0..<40).map { ["word \($0 % 7)"] }
        #expect(names("phone", rows: words) == ["text"])
        #expect(names("email", rows: words) == ["text"])
        #expect(names("dob", rows: words) == ["text"])
        #expect(names("suffix", rows: words) == ["text"])
        #expect(names("suffix", rows: (0..<40).map { [["Jr.", "III"][$0 % 2]] }) == ["surname"])
    }

    @Test func aNumberOfItsOwnInEveryRowIsTheIdOfTheRow() {
        let own = (0..<60).map { ["\(7_000_000 + $0 * 37)", "\($0)"] }
        let shared = own.indices.map { ["\(7_000_000 + $0 / 2 * 37)", "\($0)"] }
        #expect(names("mrn", rows: own) == ["record_id"])
        #expect(names("mrn,id", rows: own) == ["kept", "record_id"])
        #expect(names("mrn,id", rows: shared) == ["identifier", "record_id"])
        #expect(names("x", rows: own) == ["kept"])
        #expect(names("x", rows: shared) == ["identifier"])
    }

    @Test func anIdThatRepeatsIsNotTheIdOfARow() {
        let column = recognise(["id"], (0..<60).map { ["\($0 / 2)"] })[0]
        #expect(column.role == .kept)
        #expect(column.reason == .repeatedID)
    }

    @Test func whatCannotTellTwoPeopleApartIsLeftOut() {
        let rows = (0..<200).map { row in
            [
                "yes", row == 7 ? "x" : "", "the customer said on the phone that \(row) is enough",
                ["teacher", "nurse", "pilot"][row % 3], "\(150 + row * 7 % 50)",
            ]
        }
        let columns = recognise(["a", "b", "c", "d", "e"], rows)
        #expect(columns.map(\.role.name) == ["kept", "kept", "kept", "text", "number"])
        #expect(columns[0].reason == .constant(percent: 100))
        #expect(columns[1].reason == .empty)
        #expect(columns[2].reason == .freeText)
        #expect(columns.map(\.fillPercent) == [100, 0, 100, 100, 100])
    }

    @Test func aCopyIsLeftOutAndADependentColumnIsNamed() {
        let towns = ["Leeds", "Bath", "Hull", "York"]
        let states = ["north", "south", "north", "east"]
        let rows = (0..<200).map { row in
            let (given, surname) = (Self.word(row % 23), Self.word(row % 31 + 40))
            let town = row * 7 % 4
            return [
                given, surname, "\(surname.uppercased()), \(given)", towns[town], states[town],
                towns[town].uppercased(),
            ]
        }
        let columns = recognise(["first_name", "surname", "full_name", "x", "y", "z"], rows)
        #expect(columns[2].reason == .copy(of: "first_name and surname"))
        #expect(columns[3].role == .field(.text))
        #expect(columns[4].role == .field(.text))
        #expect(columns[4].dependsOn == "x")
        #expect(columns[5].reason == .copy(of: "x"))
        #expect(columns[3].dependsOn == nil)
    }

    @Test func theOrderOfTheRowsDecidesNothing() {
        let rows = (0..<9_000).map { row in
            ["\(row)", "\(row / 2 + 5_000_000)", ["a", "b", "c"][row % 3], "w\(row * 31 % 997) z"]
        }
        let header = ["a", "b", "c", "d"]
        let forward = recognise(header, rows)
        #expect(recognise(header, rows.reversed()) == forward)
        #expect(recognise(header, rows.sorted { $0[3] < $1[3] }) == forward)
    }

    /// A word of two letters for each number below 676.
    private static func word(_ number: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        return String([letters[number / 26], letters[number % 26]])
    }

    private func recognise(_ header: [String], _ rows: [[String]]) -> [ColumnMapping.Column] {
        ColumnMapping(file: "people.csv", header: header, rows: rows).columns
    }

    private func names(_ header: String, rows: [[String]] = []) -> [String] {
        let header = header.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
        return recognise(header, rows).map(\.role.name)
    }
}
