import Testing

@testable import YektaCore

/// What a group of records says as a whole.
@Suite struct GroupProfileTests {
    private static let normalisation = RecordNormalisation(secret: 1)
    private let scorer = Scorer(model: .shipped)

    private func profile(_ contents: [KeyValuePairs<FieldType, String>]) -> GroupProfile {
        let single = contents.map {
            GroupProfile(Self.normalisation.normalise(.crafted("t:1", $0)))
        }
        return single.dropFirst().reduce(single[0]) { GroupProfile($0, $1) }
    }

    private func dates(_ values: [String]) -> [DecodedContent.Date] {
        DecodedContent(profile(values.map { [.birthDate: $0] }).content).birthDates
    }

    @Test func aStrayDateOfOneRecordAmongFiveIsLeftOut() throws {
        let usual = DecodedContent.Date(try #require(BirthDate("1986-07-13")))
        let stray = DecodedContent.Date(try #require(BirthDate("1951-11-28")))
        for place in 0..<5 {
            var values = [String](repeating: "1986-07-13", count: 5)
            values[place] = "1951-11-28"
            #expect(dates(values) == [usual], "stated by record \(place)")
        }
        // One against two may be either.
        #expect(Set(dates(["1986-07-13", "1951-11-28", "1986-07-13"])) == [usual, stray])
    }

    @Test func aStrayIsStillCountedAndComesBackWhenOthersConfirmIt() {
        let many = [String](repeating: "1986-07-13", count: 4)
        #expect(dates(many + ["1951-11-28"]).count == 1)
        #expect(dates(many + ["1951-11-28", "1951-11-28"]).count == 2)
    }

    @Test func identifiersAreNeverStrays() {
        let usual = [KeyValuePairs<FieldType, String>](
            repeating: [.phone: "09123456789"],
            count: 8
        )
        let group = profile(usual + [[.phone: "09351112233"]])
        #expect(DecodedContent(group.content).phones.count == 2)
    }

    /// Four bits for each record that confirms a difference on both sides, up to three.
    @Test func aConfirmedDifferenceWeighsMore() {
        for count in 1...7 {
            let left = profile(
                [KeyValuePairs<FieldType, String>](
                    repeating: [.surname: "Karimi", .birthDate: "1986-07-13"],
                    count: count
                )
            )
            let right = profile(
                [KeyValuePairs<FieldType, String>](
                    repeating: [.surname: "Karimi", .birthDate: "1951-11-28"],
                    count: count
                )
            )
            let vector = GroupProfile.vector(left, right, scorer: scorer)
            #expect(vector[.birthDate] == .differs)
            let further =
                GroupProfile.weight(left, right, scorer: scorer) - scorer.weight(of: vector)
            #expect(further == MatchWeight(bits: -4 * Double(min(count - 1, 3))))
            #expect(further == GroupProfile.confirmation(right, left, vector))
        }
    }

    @Test func whatOneSideAloneRepeatsConfirmsNothing() {
        let left = profile([[.birthDate: "1986-07-13"]])
        let right = profile(
            [KeyValuePairs<FieldType, String>](repeating: [.birthDate: "1951-11-28"], count: 5)
        )
        let vector = GroupProfile.vector(left, right, scorer: scorer)
        #expect(vector[.birthDate] == .differs)
        #expect(GroupProfile.confirmation(left, right, vector) == .zero)
    }

    @Test func agreementsAreNotConfirmed() {
        let group = profile(
            [KeyValuePairs<FieldType, String>](
                repeating: [.givenName: "Sara", .birthDate: "1986-07-13", .gender: "f"],
                count: 4
            )
        )
        let vector = GroupProfile.vector(group, group, scorer: scorer)
        #expect(GroupProfile.confirmation(group, group, vector) == .zero)
    }
}
