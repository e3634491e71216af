import Testing

@testable import YektaCore

@Suite struct CalendarDateTests {
    @Test(arguments: [
        ((1365, 4, 12), (1986, 7, 3)), ((1357, 11, 22), (1979, 2, 11)),
        ((1400, 1, 1), (2021, 3, 21)),
        ((1399, 12, 30), (2021, 3, 20)), ((1403, 12, 30), (2025, 3, 20)),
        ((1370, 1, 1), (1991, 3, 21)),
    ])
    func jalaliAndGregorianNameTheSameDay(jalali: (Int, Int, Int), gregorian: (Int, Int, Int))
        throws
    {
        let solar = CalendarDate(year: jalali.0, month: jalali.1, day: jalali.2)
        let civil = CalendarDate(year: gregorian.0, month: gregorian.1, day: gregorian.2)
        let day = try #require(JalaliCalendar.dayNumber(of: solar))
        #expect(GregorianCalendar.dayNumber(of: civil) == day)
        #expect(GregorianCalendar.date(ofDayNumber: day) == civil)
        #expect(JalaliCalendar.date(ofDayNumber: day) == solar)
    }

    @Test func knownDaysHaveTheirNumbers() {
        #expect(GregorianCalendar.dayNumber(of: CalendarDate(year: 1970, month: 1, day: 1)) == 0)
        #expect(GregorianCalendar.dayNumber(of: CalendarDate(year: 1969, month: 12, day: 31)) == -1)
        #expect(
            GregorianCalendar.dayNumber(of: CalendarDate(year: 2000, month: 2, day: 29)) == 11_016
        )
        #expect(GregorianCalendar.dayNumber(of: CalendarDate(year: 1900, month: 2, day: 29)) == nil)
        #expect(JalaliCalendar.dayNumber(of: CalendarDate(year: 1402, month: 12, day: 30)) == nil)
        #expect(JalaliCalendar.dayNumber(of: CalendarDate(year: 1402, month: 7, day: 31)) == nil)
    }

    @Test func everyDayFrom1850To2100HasOneDateInBothCalendars() {
        var failures = 0
        for day in Int32(-43_829)...47_846 {
            let civil = GregorianCalendar.date(ofDayNumber: day)
            let solar = JalaliCalendar.date(ofDayNumber: day)
            if GregorianCalendar.dayNumber(of: civil) != day { failures += 1 }
            if JalaliCalendar.dayNumber(of: solar) != day { failures += 1 }
        }
        #expect(failures == 0)
    }

    @Test func leapYearsAreThoseOfTheThirtyThreeYearCycle() {
        let leap = (1280...1409).filter(JalaliCalendar.isLeap)
        let expected = (1280...1409).filter { [1, 5, 9, 13, 17, 22, 26, 30].contains($0 % 33) }
        #expect(leap == expected)
    }
}
