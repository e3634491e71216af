import Testing

@testable import YektaCore

@Suite struct TextFoldingTests {
    @Test(arguments: [
        ("كشتى", "کشتی"), ("مديريت", "مدیریت"), ("محصــــول", "محصول"), ("ﷲ", "الله"), ("ﻻ", "لا"),
        ("ﭘﺪﺭ", "پدر"), ("رضائی", "رضایی"), ("آذر", "اذر"), ("أحمد", "احمد"), ("مؤمن", "مومن"),
        ("ضیاء", "ضیا"), ("فاطمة", "فاطمه"), ("خانهٔ", "خانه"), ("سيّد", "سید"),
        ("مُحَمَّد", "محمد"),
        ("ۀ", "ه"), ("١٢٣۴۵۶", "123456"), ("۱۲٬۳۴۵٫۶", "12,345.6"),
        ("الف، ب؛ ج؟ ٪", "الف, ب; ج? %"),
        ("حسن\u{200C}زاده", "حسن زاده"), ("حسن\u{A0}زاده", "حسن زاده"), ("حسن_زاده", "حسن زاده"),
        ("حسن¬زاده", "حسن زاده"), ("\u{FEFF}علی\u{200F}", "علی"), ("  علی \t رضا\n", "علی رضا"),
        ("ربات\u{200C}\u{200C} ها", "ربات ها"), ("\u{200C}می\u{200C}", "می"),
    ])
    func persianKeysAreTheSameHoweverTheyWereTyped(raw: String, key: String) {
        #expect(TextFolding.key(raw) == key)
    }

    @Test(arguments: [
        ("Rézaēi", "rezaei"), ("İLKER", "ilker"), ("ılgaz", "ilgaz"), ("Ka'b", "kab"),
        ("Sa’eed", "saeed"),
        ("ʿAlī", "ali"), ("Müller", "muller"), ("Strauß", "strauss"), ("Ærø", "aro"),
        ("Łódź", "lodz"),
        ("Đorđe", "dorde"), ("ＡＢＣ１２", "abc12"), ("Əliyev", "aliyev"),
        ("Mohammad-Reza", "mohammad-reza"),
        ("Nguyễn", "nguyen"), ("e\u{301}", "e"), ("ΑΘΗΝΑ", "αθηνα"), ("Москва", "москва"),
        ("Şükrü Ğ", "sukru g"), ("a–b", "a-b"), ("ﬁn", "fin"), ("", ""), ("   ", ""),
    ])
    func latinKeysLoseCaseAccentsAndApostrophes(raw: String, key: String) {
        #expect(TextFolding.key(raw) == key)
    }

    @Test(arguments: [
        ("آذر كريمى", "آذر کریمی"), ("رضائی", "رضائی"),
        ("حسن\u{200C}\u{200C}زاده", "حسن\u{200C}زاده"),
        ("حسن \u{200C} زاده", "حسن زاده"), ("می\u{200C}", "می"),
        ("  Zahra   Moradi ", "Zahra Moradi"),
        ("O’Brien", "O’Brien"), ("Müller", "Müller"), ("ﻻله", "لاله"),
        ("حسن¬زاده", "حسن\u{200C}زاده"),
        ("۰۹۱۲", "0912"), ("ضیاء", "ضیاء"),
    ])
    func displayKeepsWhatAReaderWouldNotice(raw: String, display: String) {
        #expect(TextFolding.display(raw) == display)
    }

    @Test func foldingTwiceChangesNothing() {
        for raw in ["رضائی\u{200C}نژاد ۱۲", "Ka'b Ş", "ﷲ ﻻ", "Ａ_b ¬ c", "한국 が"] {
            #expect(TextFolding.key(TextFolding.key(raw)) == TextFolding.key(raw))
            #expect(TextFolding.display(TextFolding.display(raw)) == TextFolding.display(raw))
        }
    }

    @Test func digitsOfAnyScriptComeOutInOrder() {
        #expect(TextFolding.digits("۰۹۱۲ ٣٤٥-６７ a8९") == Array("0912345".utf8) + Array("6789".utf8))
    }
}
