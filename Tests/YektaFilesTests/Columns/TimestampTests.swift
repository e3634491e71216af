import Testing

@testable import YektaFiles

@Suite struct TimestampTests {
    @Test(
        arguments: [
            ("1970-01-01", 0), ("2024-05-01T12:30:00Z", 1_714_566_600_000),
            ("2024-05-01 12:30", 1_714_566_600_000),
            ("2024-05-01T16:00:00+03:30", 1_714_566_600_000),
            ("2024-05-01T12:30:00.250", 1_714_566_600_250), ("1714566600", 1_714_566_600_000),
            ("1714566600000", 1_714_566_600_000), ("1714566600000000", 1_714_566_600_000),
            ("2024-05-01T08:30:00-0400", 1_714_566_600_000), ("1969-12-31T23:59:59Z", -1_000),
        ] as [(String, Int64)]
    )
    func isoTimesAndEpochsAreRead(text: String, expected: Int64) {
        #expect(Timestamp.milliseconds(text) == expected)
    }

    @Test(arguments: ["", "x", "2024-13-01", "2024-05-01T25:00", "2024-05-01T12:30:00X", "12"])
    func anythingElseIsNot(text: String) {
        #expect(Timestamp.milliseconds(text) == nil)
    }

    @Test(arguments: [
        (1986, 7, 3, "1365/4/12"), (1979, 2, 11, "1357/11/22"), (2021, 3, 21, "1400/1/1"),
        (2021, 3, 20, "1399/12/30"), (2025, 3, 20, "1403/12/30"), (1991, 3, 21, "1370/1/1"),
    ])
    func aDayHasAJalaliDate(year: Int, month: Int, day: Int, expected: String) {
        let jalali = CivilDay(year: year, month: month, day: day).jalali
        #expect("\(jalali.year)/\(jalali.month)/\(jalali.day)" == expected)
    }

    @Test func everyDayOfThreeCenturiesComesBack() {
        var previous = CivilDay(daysSince1970: -60_001)
        for number in -60_000...60_000 {
            let day = CivilDay(daysSince1970: number)
            #expect(day.daysSince1970 == number)
            #expect(day != previous)
            previous = day
        }
    }
}
