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
                "postal_code", "kept", "birth_date", "kept", "phone", "national_id", "kept",
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
                "kept",
            ]
        )
    }

    @Test(arguments: [
        ("First Name", "given_name"), ("firstName", "given_name"), ("LASTNAME", "surname"),
        ("E-Mail", "email"), ("customer_phone", "phone"), ("Mobile 2", "phone"),
        ("نام و نام خانوادگی", "full_name"), ("نام کوچک", "given_name"), ("فامیلی", "surname"),
        ("نام مشتری", "full_name"), ("موبایل مشتری", "phone"), ("نام پدر", "kept"),
        ("dateOfBirth", "birth_date"), ("Zip Code", "postal_code"), ("province", "kept"),
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
        let columns = ColumnRecogniser(header: ["a", "b", "c", "d", "e", "f", "g"], rows: rows)
            .recognise()
        #expect(
            columns.map(\.role.name) == [
                "email", "phone", "birth_date", "national_id", "kept", "kept", "kept",
            ]
        )
        #expect(columns[0].reason == .content(percent: 100))
        #expect(columns[4].reason == .unknown)
    }

    @Test func contentNeedsFiveValuesAndNineInTen() {
        let email = [["a@b.ir"], ["c@d.ir"], ["e@f.ir"], ["g@h.ir"]]
        #expect(names("a", rows: email) == ["kept"])
        #expect(names("a", rows: email + [[" "], ["i@j.ir"]]) == ["email"])
        #expect(names("a", rows: email + email + [["i@j.ir"], ["nothing"]]) == ["email"])
        #expect(names("a", rows: email + [["i@j.ir"], ["nothing"]]) == ["kept"])
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

    private func names(_ header: String, rows: [[String]] = []) -> [String] {
        let header = header.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
        return ColumnRecogniser(header: header, rows: rows).recognise().map(\.role.name)
    }
}
