/// Where the parts of a compound meet, as far as the letters alone tell.
///
/// Spacing is a matter of taste (حسن زاده, حسنزاده, Hasan Zadeh), so a name is one word here; but
/// a part keeps the sounds of an end and of a start: the ه of سیده is silent in سیده‌انسیه too, and
/// the i of Karimizadeh is a written ی while the i of Nadir is not. Only parts that are common in
/// compounds are known; the letters before or after them may be any.
struct NameSeams {
    /// Bit p: a part starts at letter p.
    private var starts: UInt64 = 0
    /// Bit p: the letter p is a final ی that is read a.
    private var maqsuras: UInt64 = 0

    /// Letters beyond this many have no seams: longer than any name.
    private static let lettersMax = 64
    /// A part of fewer letters is no part before or after another.
    private static let stemLettersMin = 3

    func isStart(_ place: Int) -> Bool {
        place < Self.lettersMax && starts >> UInt64(place) & 1 == 1
    }

    func isMaqsura(_ place: Int) -> Bool {
        place < Self.lettersMax && maqsuras >> UInt64(place) & 1 == 1
    }

    // MARK: - Persian

    init(persian letters: [UInt8]) {
        guard letters.count <= Self.lettersMax, letters.count >= Self.stemLettersMin else { return }
        var start = 0
        while let length = Self.longest(Self.persianFirst, in: letters, at: start),
            letters.count - start - length > Self.stemLettersMin
        {
            start += length
            starts |= 1 << UInt64(start)
        }
        let first = start + Self.stemLettersMin
        for word in Self.persianLast where Self.isEnd(word, of: letters) {
            let place = letters.count - word.count
            if place >= first { starts |= 1 << UInt64(place) }
        }
        for place in stride(from: first, to: letters.count, by: 1)
        where letters[place] == PersianLetter.alef && Self.articled(letters[place...]) != nil {
            starts |= 1 << UInt64(place)
        }
        markMaqsuras(letters)
    }

    private mutating func markMaqsuras(_ letters: [UInt8]) {
        for place in letters.indices.dropFirst(2) where letters[place] == PersianLetter.yeh {
            guard place + 1 == letters.count || isStart(place + 1) else { continue }
            for word in Self.maqsuraWords where word.count <= place + 1 {
                let first = place + 1 - word.count
                // Three letters may be the end of another word: هندی is no ندی.
                guard word.count > 3 || first == 0 || isStart(first) else { continue }
                if letters[first...place].elementsEqual(word) { maqsuras |= 1 << UInt64(place) }
            }
        }
    }

    /// The letters of the article before an articled word, if one is here.
    static func articled(_ rest: ArraySlice<UInt8>) -> Int? {
        guard rest.count >= 5, rest.first == PersianLetter.alef,
            rest[rest.startIndex + 1] == PersianLetter.lam
        else { return nil }
        let word = rest.dropFirst(2)
        return sunWords.contains { word.starts(with: $0) } ? 2 : nil
    }

    /// Titles and first names that are common as the first part.
    private static let persianFirst = words(
        "سیده سید محمد امیر علی غلام حاجی حاج میر پور صاحب رضا حسین حسن عبد نور شاه ماه گل جمعه قره"
    )
    /// Names and suffixes that are common as the last part.
    private static let persianLast = words(
        """
        خانی زاده پور نژاد نیا فر فرد راد خواه منش دوست پناه پرست وند سادات خانم بیگم بانو خاتون جان
        خان قلی علی محمد رضا حسین حسن سلطان ملوک ناز آغا دخت ملک نسا بخش شاهی
        """
    )
    /// Words that a name has after the article and a sun letter.
    private static let sunWords = words(
        """
        دین سادات نسا رضا زمان زهرا رحم رسول سلطان سلام صمد رزاق ناصر شریع ذاکر شعرا صالحین
        ساجدین ستار رشید رئوف رقیب سمیع شهید ضیا نبی رافع
        """
    )
    /// Words whose final ی is read a.
    private static let maqsuraWords = words(
        """
        موسی عیسی یحیی مصطفی مرتضی مجتبی لیلی سلمی صغری کبری طوبی عظمی هدی ندی منی بشری یسری
        کسری الهدی منتهی ضحی نهی تقوی مرتجی
        """
    )

    private static func words(_ text: String) -> [[UInt8]] {
        text.split(whereSeparator: { $0 == " " || $0.isNewline })
            .map { NameLetters(TextFolding.key(String($0))).bytes }
    }

    // MARK: - Latin

    init(latin letters: [UInt8]) {
        guard letters.count <= Self.lettersMax else { return }
        for word in Self.latinLast where Self.isEnd(word, of: letters) {
            let place = letters.count - word.count
            if place >= Self.stemLettersMin { starts |= 1 << UInt64(place) }
        }
    }

    /// Whether the letters end with a word.
    private static func isEnd(_ word: [UInt8], of letters: [UInt8]) -> Bool {
        let place = letters.count - word.count
        guard place >= 0 else { return false }
        for index in word.indices where letters[place + index] != word[index] { return false }
        return true
    }

    /// Suffixes of surnames and names of women as they are spelled; one that could as well be the
    /// end of a simple word is left out.
    private static let latinLast = words(
        """
        zadeh zade zadah zada pour poor pur nejad nezhad nejhad manesh doost doust dust sadat
        khanom khanoom khanam khanum banu banoo begum beigom begom beygom beigum khatoon khatun
        khatoun
        """
    )

    private static func longest(
        _ words: [[UInt8]],
        in letters: [UInt8],
        at start: Int
    ) -> Int? {
        var longest: Int?
        for word in words where word.first == letters[start] && word.count > longest ?? 0 {
            if letters[start...].starts(with: word) { longest = word.count }
        }
        return longest
    }
}
