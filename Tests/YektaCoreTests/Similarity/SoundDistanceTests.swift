import Testing

@testable import YektaCore

@Suite struct SoundDistanceTests {
    /// Whether two raw words sound equal, asked in both directions.
    private func soundsEqual(_ a: String, _ b: String) throws -> Bool {
        let left = try #require(NameToken(TextFolding.key(a)))
        let right = try #require(NameToken(TextFolding.key(b)))
        let answer = SoundDistance.soundsEqual(left, right)
        #expect(answer == SoundDistance.soundsEqual(right, left), "asymmetric")
        return answer
    }

    @Test(arguments: [
        ("حسن", "حسین"), ("Hasan", "Hossein"), ("حسن", "Hossein"), ("حسین", "Hasan"),
        ("Hassan", "Husain"),
        ("محمد", "محمود"), ("محمد", "احمد"), ("محمود", "احمد"), ("Mohammad", "Mahmoud"),
        ("محمد", "Mahmoud"), ("محمود", "Mohammad"), ("محمد", "Ahmad"), ("احمد", "Mohammad"),
        ("امیر", "عمر"), ("امیر", "Omar"), ("عمر", "Amir"), ("Amir", "Omar"), ("زهرا", "زهره"),
        ("زهرا", "Zohreh"), ("زهره", "Zahra"), ("Zahra", "Zohreh"), ("نادر", "نادره"),
        ("نادر", "Nadereh"),
        ("نادره", "Nader"), ("علی", "لیلا"), ("علی", "Leila"), ("لیلا", "Ali"), ("سعید", "سید"),
        ("نوید", "ندا"), ("نوید", "Neda"), ("Karen", "Corin"), ("Maria", "Mario"),
        ("Daniel", "Danielle"),
        ("Mohammadi", "Ahmadi"), ("کریم", "کریمی"), ("Karim", "Karimi"), ("صادق", "Sadeghi"),
        ("حمید", "حمیده"), ("فرید", "Farideh"), ("سمیر", "Samira"), ("John", "Jan"),
        ("Smith", "Schmidt"), ("اکرم", "Karam"), ("آخرداد", "Khordad"),
        ("امیریوسف", "Miryousef"), ("خالدی", "Khadi"), ("عزیز", "Azizi"), ("کرم", "Karimi"),
        ("نسرین سادات", "Nasrin"), ("نسرین سادات", "Nasrinossadat"),
        ("نسرین‌السادات", "Nasrinsadat"), ("کرمان", "Karimian"), ("رمزی", "Ramzeh"),
        ("شاه", "Shahi"), ("ماه", "Mahdi"), ("مهدی", "Madi"), ("هندی", "Handa"),
        ("رضا", "Rezaei"), ("رضایی", "Reza"), ("منیره", "Monir"), ("کریم", "Akram"),
    ])
    func differentNamesAreKeptApart(a: String, b: String) throws {
        #expect(try !soundsEqual(a, b))
    }

    @Test(arguments: [
        ("سعید", "Saeed"), ("سعید", "Saeid"), ("سعید", "Said"), ("یوسف", "Yousef"),
        ("یوسف", "Yousof"),
        ("یوسف", "Yusef"), ("کوروش", "Kourosh"), ("کوروش", "Koorosh"), ("نژاد", "Nejad"),
        ("نژاد", "Nezhad"),
        ("پور", "Pour"), ("پور", "Poor"), ("پور", "Pur"), ("قربانی", "Ghorbani"),
        ("قربانی", "Qorbani"),
        ("موسوی", "Mousavi"), ("موسوی", "Moosavi"), ("موسوی", "Musavi"), ("طباطبایی", "Tabatabaei"),
        ("طباطبایی", "Tabatabaee"), ("ژاله", "Zhaleh"), ("ژاله", "Jaleh"), ("رضایی", "Rezaei"),
        ("رضایی", "Rezaee"), ("رضایی", "Rezaie"), ("رضایی", "Rezai"), ("رضایی", "Rezayi"),
        ("محمدی", "Mohammadi"), ("قاسمی", "Ghasemi"), ("قاسمی", "Qasemi"), ("زارعی", "Zarei"),
        ("یوسفی", "Yousefi"), ("محمد", "Mohammad"), ("محمد", "Mohamed"), ("محمد", "Muhammad"),
        ("محمد", "Mehmet"), ("حسین", "Hossein"), ("حسین", "Hüseyin"), ("عبدالرحمن", "Abdolrahman"),
        ("عبدالرحمن", "Abdorrahman"), ("عبدالرحمن", "Abdurrahman"), ("فاطمه", "Fatemeh"),
        ("فاطمه", "Fateme"), ("فاطمه", "Fatima"), ("شاه", "Shah"), ("راه", "Rah"),
        ("اسحاق", "Eshagh"),
        ("فتحی", "Fathi"), ("نوید", "Navid"), ("داود", "Davoud"), ("داوود", "Davood"),
        ("یاسین", "Yasin"),
        ("سیاوش", "Siavash"), ("مهدی", "Mehdi"), ("آذر", "Azar"), ("صبا", "Saba"),
        ("ثمین", "Samin"),
        ("شیخ‌الاسلامی", "Sheikholeslami"), ("نورالدین", "Nooreddin"), ("خواجه", "Khajeh"),
        ("مظهری", "Mazhari"), ("ایمان", "Iman"), ("عیسی", "Isa"), ("موسی", "Mousa"),
        ("یحیی", "Yahya"),
        ("صالح", "Saleh"), ("فلاح", "Fallah"), ("اخوان", "Akhavan"), ("سنخواستی", "Sankhvasti"),
        ("سیده انسیه", "Seyyedeh Ensieh"),
        ("طیبه خانم", "Tayebe Khanam"), ("خدیجه بانو", "Khadijebanoo"),
        ("عیسی‌زاده", "Isazadeh"), ("صغری بیگم", "Soghra-Beygom"), ("مصطفی", "Mustafa"),
        ("منتهی", "Montaha"), ("فخرالدین", "Fakhroddin"), ("فخرالدین", "Fakhr-al-Din"),
        ("ضیاءالدین", "Ziauddin"), ("منیره السادات", "Monirehossadat"), ("شاه‌حسین", "Shahhossein"),
        ("ربیعی", "Rabeei"), ("شفیق", "Shafique"), ("ناظم", "Nazim"), ("محسنیان", "Muhsinian"),
        ("قادرپور", "Qadirpour"), ("سیدطارق", "Seyed-Tareq"), ("فائز", "Faez"), ("مائده", "Maedeh"),
        ("قره‌خانی", "Gharakhani"), ("شه‌بخش", "Shahbakhsh"), ("خسروشاهی", "Khosroshahi"),
    ])
    func persianAndLatinSpellingsAreJoined(persian: String, latin: String) throws {
        #expect(try soundsEqual(persian, latin))
    }

    @Test(arguments: [
        ("Rezaei", "Rezaee"), ("Rezaei", "Rezai"), ("Ghorbani", "Qorbani"),
        ("Mohammad", "Muhammad"),
        ("Hossein", "Husain"), ("Mousavi", "Musavi"), ("Nejad", "Nezhad"), ("Fatemeh", "Fateme"),
        ("Smith", "Smyth"), ("Catherine", "Katherine"), ("Stephen", "Steven"), ("Müller", "Muller"),
        ("Saeed", "Saeid"), ("Yousefi", "Yusefi"), ("Ghasemi", "Qasemi"), ("Philip", "Phillip"),
        ("Rezaei", "Rezayi"), ("Müller", "Mueller"), ("Mueller", "Muller"),
        ("Schröder", "Schroeder"),
        ("Schmidt", "Schmitt"), ("Maier", "Meyer"), ("Meyer", "Mayer"), ("Schulz", "Schultz"),
        ("Hofmann", "Hoffmann"), ("Jäger", "Jaeger"), ("Thomas", "Tomas"), ("Josef", "Joseph"),
        ("Christensen", "Kristensen"), ("Özturk", "Ozturk"), ("Fakhroddin", "Fakhraldin"),
        ("Djafarian", "Jafarian"), ("Tchamran", "Chamran"), ("Schirazi", "Shirazi"),
    ])
    func latinSpellingsAreJoined(a: String, b: String) throws {
        #expect(try soundsEqual(a, b))
    }

    @Test(arguments: [
        ("حدیث", "هدیث"), ("رضا", "رزا"), ("صبا", "سبا"), ("ثمین", "سمین"), ("عذرا", "ازرا"),
        ("قائم", "غائم"), ("آذر", "اذر"), ("رضائی", "رضایی"), ("داود", "داوود"), ("طاهر", "تاهر"),
    ])
    func persianHomophonesAreJoined(a: String, b: String) throws {
        #expect(try soundsEqual(a, b))
    }

    @Test func otherScriptsAgreeOnlyLetterByLetter() throws {
        #expect(try soundsEqual("Иванов", "иванов"))
        #expect(try !soundsEqual("Иванов", "Петров"))
        #expect(try !soundsEqual("Иванов", "Ivanov"))
        #expect(try soundsEqual("山田", "山田"))
    }

    @Test(arguments: [
        ("عباس‌نیا", "Abbesnia"), ("منیر", "Mounir"), ("نادرپور", "Nederpour"),
    ])
    func spellingsOfOtherLanguagesSoundSimilar(persian: String, latin: String) throws {
        let left = try #require(NameToken(TextFolding.key(persian)))
        let right = try #require(NameToken(TextFolding.key(latin)))
        #expect(SoundDistance.level(left, right) == .similar)
        #expect(SoundDistance.level(right, left) == .similar)
        #expect(!SoundDistance.soundsEqual(left, right))
    }

    @Test func theKernelAgreesWithTheTextbookAndWithTheAlignment() {
        let seed: UInt64 = 2026
        var generator = SeededGenerator(seed: seed)
        func code() -> [UInt8] {
            (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                UInt8.random(in: 1...UInt8(SoundSymbol.allCases.count), using: &generator)
            }
        }
        for costs in [SoundCosts.latin, .persian, .cross] {
            for _ in 0..<700 {
                let (a, b) = (code(), code())
                let exact = ReferenceSoundDistance.distance(a, b, costs: costs)
                let pair = "seed \(seed): \(a) \(b)"
                func kernel(_ ceiling: Int) -> Int? {
                    SoundDistance.distance(a, b, costs: costs, ceiling: ceiling)
                }
                #expect(kernel(10_000) == exact, "\(pair)")
                #expect(kernel(exact) == exact, "\(pair)")
                #expect(exact == 0 || kernel(exact - 1) == nil, "\(pair)")
                let mirrored = SoundDistance.distance(b, a, costs: costs, ceiling: 10_000)
                #expect(mirrored == exact, "\(pair)")
                #expect(SoundAlignment(a, b, costs: costs).distance == exact, "\(pair)")
            }
        }
    }

    @Test func anAlignmentSaysWhatWasHeard() throws {
        let left = try #require(NameToken("رضا"))
        let right = try #require(NameToken("reza"))
        let alignment = try #require(SoundAlignment(left, right))
        #expect(alignment.description == "r=r +e:6 dhal=z alef=endA")
        #expect(alignment.distance == 6)
        #expect(SoundAlignment(left, try #require(NameToken("иван"))) == nil)
    }

    @Test func anEmptyCodeIsAsFarAsTheOtherIsLong() {
        let costs = SoundCosts.latin
        #expect(SoundDistance.distance([], [], costs: costs, ceiling: 0) == 0)
        let b = SoundSymbol.b.rawValue
        #expect(SoundDistance.distance([], [b, b], costs: costs, ceiling: 500) == 200)
        #expect(SoundDistance.distance([b, b], [], costs: costs, ceiling: 500) == 200)
        #expect(SoundDistance.distance([b], [], costs: costs, ceiling: 99) == nil)
    }
}
