import Foundation
import Testing
import YektaCore

@testable import YektaFiles

@Suite struct FileProfileTests {
    @Test func everyIssueIsCountedWhereItIs() throws {
        let good = (0..<40).map { row in
            "0912\(3_000_000 + row * 7919),p\(row)@example.org,19\(50 + row % 40)-03-1\(row % 9)"
        }
        let bad = [
            "9.12E+09,test@test.com,1900-01-01", "9123456781,no address,1986-02-31",
            "09120000000,p99@example.org,",
        ]
        let profile = try profile("phone,email,birth_date", good + bad)
        #expect(profile.rows == 43)
        #expect(profile.rowsWithProblem == 3)
        #expect(
            profile.columns.map(\.issues) == [
                [.rounded: 1, .lostZeros: 1, .defaultValue: 1],
                [.defaultValue: 1, .unreadable: 1],
                [.defaultValue: 1, .unreadable: 1],
            ]
        )
        #expect(profile.columns.map(\.filled) == [43, 43, 42])
        #expect(profile.columns[1].unreadable == [.init(mask: "n• ••••••• (10)", count: 1)])
    }

    @Test func aHabitOfTypingIsNoProblem() throws {
        let profile = try profile(
            "surname,city",
            ["رضايي,قم", "کریمی, قم ", "نجف‌زاده,قم", "م\u{640}رادی,قم"]
        )
        #expect(
            profile.columns[0].issues == [.arabicLetters: 1, .nonJoiners: 1, .invisibleMarks: 1]
        )
        #expect(profile.columns[1].issues == [.outerBlanks: 1])
        #expect(profile.rowsWithProblem == 0)
    }

    @Test(arguments: [
        ("MÃ¼ller", ValueIssue.wrongEncoding), ("Ø¹Ù„ÛŒ", .wrongEncoding),
        ("M\u{FFFD}ller", .wrongEncoding), ("12۳", .mixedDigits),
    ])
    func damageIsSeenInAnyColumn(value: String, issue: ValueIssue) throws {
        let profile = try profile("remarks", [value])
        #expect(profile.columns[0].issues[issue] == 1)
        #expect(profile.rowsWithProblem == 1)
    }

    @Test(arguments: ["Müller", "José", "علی", "Ångström", "Ärzte"])
    func rightTextIsNotTakenForDamage(value: String) throws {
        #expect(try profile("remarks", [value]).columns[0].issues == [:])
    }

    /// Of random ten-digit numbers one in eleven passes: they are no Iranian ids.
    @Test func checkDigitsAreAskedForOnlyWhereTheyAreTheRule() throws {
        let ids = [
            "0499370899", "0790419904", "1583250689", "0684159414", "4400276201", "2540201288",
        ]
        let iranian = try profile("national_id", ids + ["0499370898"])
        #expect(iranian.columns[0].issues == [.checkDigit: 1])
        let foreign = try profile("national_id", (0..<40).map { "\(4_100_000_017 + $0 * 7919)" })
        #expect(foreign.columns[0].issues[.checkDigit] == nil)
    }

    @Test func textsThatEndAtOneLengthAreCutOff() throws {
        let names = (0..<60).map { String(repeating: "ab", count: 20).prefix(4 + $0 % 12) }
        let whole = try profile("surname", names.map(String.init))
        #expect(whole.columns[0].issues[.truncated] == nil)
        let cut = try profile("surname", names.map { String($0.prefix(9)) })
        #expect(cut.columns[0].issues[.truncated] == names.count { $0.count >= 9 })
    }

    @Test func contradictionsInARowAreCounted() throws {
        let profile = try profile(
            "first_name,surname,full_name,gender",
            [
                "Mary,Smith,Mary Smith,F", "John,Smith,Smith John,f", "Anna,Weber,Peter Koch,F",
                "Zork,Weber,Z. Weber,M",
            ]
        )
        #expect(profile.genderContradictions == 1)
        #expect(profile.nameContradictions == 1)
        #expect(profile.rowsWithProblem == 2)
    }

    @Test func duplicatesAreCountedWithinAChannel() throws {
        let profile = try profile(
            "channel,first_name,surname,phone",
            [
                "web,Ann,Lee,09123456781", "web,ANN,Lee,+98 912 345 6781",
                "pos,Ann,Lee,09123456781", "web,Ann,Lee,", "web,Ann,Lee,",
            ]
        )
        #expect(
            profile.channels == [
                .init(name: "pos", rows: 1, duplicates: 0),
                .init(name: "web", rows: 4, duplicates: 1),
            ]
        )
    }

    @Test func aValueOfManyPeopleIsFound() throws {
        let rows = (0..<30).map { row in
            let name = "G" + String(repeating: "a", count: row)
            return name + (row < 9 ? ",09123456781" : ",0935\(2_000_000 + row)")
        }
        let profile = try profile("first_name,phone", rows)
        #expect(profile.columns[1].sharedByMany == 1)
        #expect(profile.columns[1].common == [.init(mask: "0•••••••••• (11)", count: 9)])
        #expect(profile.advice.contains { $0.contains("1 values of phone") })
    }

    @Test func aColumnThatMayBeMoreIsNamedWithItsRemedy() throws {
        let rows = (0..<40).map { $0 % 2 == 0 ? "0912\(1_000_000 + $0)" : "word\($0 % 3)" }
        let profile = try profile("reach", rows)
        #expect(profile.columns[0].resembles == .phone)
        #expect(profile.advice.contains { $0.contains("--map 'reach=phone'") })
    }

    @Test func noValueIsShownInFull() {
        #expect(ValueMask.mask("Ahmadi") == "A••••• (6)")
        #expect(ValueMask.mask("912-4567") == "9••-•••• (8)")
        #expect(ValueMask.mask("ab") == "•• (2)")
        #expect(ValueMask.mask(String(repeating: "x", count: 40)).hasSuffix("… (40)"))
    }

    private func profile(_ header: String, _ rows: [String]) throws -> FileProfile {
        let path = NSTemporaryDirectory() + "yekta-profile-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(([header] + rows).joined(separator: "\n").utf8).write(to: URL(filePath: path))
        return try FileProfile(path: path, defaultChannel: "people")
    }
}
