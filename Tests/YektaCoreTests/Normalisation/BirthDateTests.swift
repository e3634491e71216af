import Testing

@testable import YektaCore

@Suite struct BirthDateTests {
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
        GregorianCalendar.dayNumber(of: CalendarDate(year: year, month: month, day: day)) ?? .min
    }

    @Test(arguments: [
        "1365/04/12", "1365-4-12", "۱۳۶۵/۴/۱۲", "13650412", "65/4/12", "650412", "12 تیر 1365",
        "۱۲ تیر ۱۳۶۵",
        "۱۲ تیر ماه ۱۳۶۵", "12/04/1365 ", "1365.04.12", "12 Tir 1365", "١٣٦٥/٠٤/١٢", "1986-07-03",
        "19860703",
        "1986-07-03T00:00:00Z", "1986-07-03 12:30:00.000", "3 Jul 1986", "July 3, 1986",
        "3rd of July 1986",
        "3-jul-86", "Thursday, 3 July 1986", "1986 July 3", "۳ ژوئیه ۱۹۸۶", "7/3/1986 12:00:00 AM",
        "03/07/86", "متولد 1365/4/12", "۱۳۶۵\u{200F}/۰۴/۱۲",
    ])
    func oneDayIsReadFromEveryLayout(raw: String) throws {
        let date = try #require(BirthDate(raw))
        #expect(date.precision == .day)
        #expect(date.readings.contains { $0.dayNumber == Self.day(1986, 7, 3) })
    }

    @Test func ambiguousDayAndMonthKeepBothReadings() throws {
        let date = try #require(BirthDate("03/07/1986"))
        #expect(date.readings.map(\.dayNumber) == [Self.day(1986, 7, 3), Self.day(1986, 3, 7)])
        #expect(BirthDate("13/07/1986")?.readings.count == 1)
        #expect(BirthDate("07/13/1986")?.readings.map(\.dayNumber) == [Self.day(1986, 7, 13)])
        #expect(BirthDate("07/07/1986")?.readings.count == 1)
        #expect(BirthDate("1986-03-07")?.readings.count == 1)
        #expect(BirthDate("12/04/1365")?.readings.count == 2)
        #expect(BirthDate("03071986")?.readings.count == 2)
    }

    @Test func aReadingHasBothCalendars() throws {
        let reading = try #require(BirthDate("1365/04/12")?.readings.first)
        #expect(reading.entered == .jalali)
        #expect(reading.jalali == CalendarDate(year: 1365, month: 4, day: 12))
        #expect(reading.gregorian == CalendarDate(year: 1986, month: 7, day: 3))
        #expect(BirthDate("1986-07-03")?.readings.first?.jalali == reading.jalali)
        #expect(BirthDate("1986-07-03")?.readings.first?.entered == .gregorian)
    }

    @Test(arguments: [
        ("1365", BirthDate.Precision.year), ("1986", .year), ("متولد ۱۳۶۵", .year),
        ("1365/00/00", .year),
        ("1365/04", .month), ("07/1986", .month), ("Jul 1986", .month), ("تیر ۱۳۶۵", .month),
        ("1365/04/00", .month), ("198607", .month), ("1365/04/12", .day), ("00/00/1365", .year),
    ])
    func precisionIsWhatWasGiven(raw: String, precision: BirthDate.Precision) {
        #expect(BirthDate(raw)?.precision == precision)
    }

    @Test func atLowerPrecisionTheFirstDayStands() {
        #expect(
            BirthDate("1365")?.readings.first?.jalali == CalendarDate(year: 1365, month: 1, day: 1)
        )
        #expect(BirthDate("Jul 1986")?.readings.first?.dayNumber == Self.day(1986, 7, 1))
    }

    @Test(arguments: [
        "1300/01/01", "1370/01/01", "1900-01-01", "1970-01-01", "0000-00-00", "1111/11/11",
        "1365/13/01",
        "1365/07/31", "1402/12/30", "1986-02-29", "31/31/1986", "1365/4/32", "", "-", "n/a", "jane",
        "12",
        "12/13", "1986-07-03-04", "1365/00/12", "12 Jul", "12 تیر 1986", "2150-01-01",
        "1970-01-01T00:00:00Z",
        "19700101", "01/01/1970", "123456789", "3 Jul Aug 1986", "99999999", "01/01/1900",
    ])
    func defaultsAndImpossibleDatesAreNone(raw: String) {
        #expect(BirthDate(raw) == nil)
    }
}
