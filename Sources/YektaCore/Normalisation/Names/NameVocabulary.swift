/// The words around and inside names that the parser knows, in `TextFolding.key` form.
enum NameVocabulary {
    // MARK: - Titles

    /// Leading words that say the bearer is a man and nothing about his name.
    static let maleTitles = words(
        """
        اقای اقا جناب حاج حاجی جناباقای جناباقا حاجاقا اقایدکتر اقایمهندس
        mr mister sir agha aghaye aqa aqaye jenab haj haji hajj hajji
        """
    )

    /// Leading words that say the bearer is a woman.
    static let femaleTitles = words(
        """
        خانم خ سرکار سرکارخانم خانمدکتر خانممهندس
        دوشیزه بانو حاجیه mrs ms miss madam khanom khanoom khanum sarkar hajieh
        hajiyeh
        """
    )

    /// Leading words that say neither.
    static let plainTitles = words(
        """
        استاد دکتر دکترای مهندس کربلایی مشهدی مش شیخ ایت حجت سرهنگ سرگرد سرتیپ سروان شهید
        مرحوم مرحومه ملا میرزا پروفسور dr doctor eng ing engineer prof professor mohandes
        ostad ayatollah sheikh rev
        """
    )

    /// The titles that may also begin a surname (شیخ الاسلامی, میرزا محمدی): no titles in a surname
    /// field.
    static let surnameLikeTitles = words(
        """
        استاد کربلایی مشهدی شیخ ملا میرزا حاج حاجی سرهنگ سرتیپ sheikh haj haji hajji
        """
    )

    /// What follows ایت and حجت when they are a title written in two words.
    static let titleTails = words("الله اله الاسلام")

    /// Words that make a name of the title before them (آقا جان, خانم گل).
    static let nameAfterTitle = words("جان گل jan gol")

    /// Marks of a descendant of the Prophet, part of the legal name but optional in use.
    static let seyedTitles = words(
        """
        سید سیده السید seyed seyyed sayed sayyed sayyid sayid syed seyedeh seyyedeh sayyedeh
        sayedeh seyyede seyede
        """
    )

    /// The same after a woman's name.
    static let sadat = words("سادات السادات sadat alsadat osadat ossadat assadat")

    /// Marks of respect after a name.
    static let trailingTitles = words("خان بیگ khan beig")

    // MARK: - Suffixes and parts

    /// Words that are never a name of their own: they end the surname before them.
    static let strongSuffixes = words(
        """
        زاده پور نژاد نیا وند لو منش پناه پرست zadeh zade zada pour poor pur nejad nezhad
        nezad nia niya vand manesh panah parast
        """
    )

    /// Words that end a surname when there is something before them, and may be one themselves.
    static let weakSuffixes = words(
        """
        فر فرد راد مهر خواه دوست چی گر یار بخش far fard rad mehr khah doust doost dust chi gar
        yar bakhsh
        """
    )

    /// Words that begin a name and are written apart or together (عبدال رضا, Abdol Reza).
    static let joiningPrefixes = words(
        """
        عبد عبدال عبدل ابوال ابو ام ال abd abdol abdul abdal abdel abdor abdur abo abol abul
        abou abu mc mac o st ol ul
        """
    )

    /// Articles that stand between the two halves of such a name.
    static let articles = words("ال al ol ul el ar or ur as os us ad od ud ed az oz ash osh an on")

    /// Words that end the given name before them (روح الله, شمس الدین).
    static let givenSuffixes = words(
        """
        الله اله الدین الزمان الرضا الحسن الحسین allah ollah ullah olla ulla eddin oddin uddin
        aldin addin ddin din
        """
    )

    /// Particles that belong to the surname after them.
    static let particles = words(
        """
        van von der den de del della di da dos das du la le ten ter al el bin ibn ben bint
        saint ال بن ابن بنت
        """
    )

    /// The generation that a suffix says; nil for other words.
    static func generation(of word: String) -> GenerationalSuffix? {
        generations.find(word.utf8Span.span)
    }

    private static let generations = ByteTable<GenerationalSuffix>([
        ("jr", .junior), ("jnr", .junior), ("junior", .junior), ("sr", .senior), ("snr", .senior),
        ("senior", .senior), ("ii", .second), ("2nd", .second), ("iii", .third), ("3rd", .third),
        ("iv", .fourth), ("4th", .fourth),
    ])

    // MARK: - Compound given names

    /// First halves of compound given names.
    static let compoundFirsts = words(
        """
        محمد علی امیر غلام حسین حسن فاطمه زهرا نازنین احمد شاه ماه گل نور mohammad mohamad
        mohammed mohamed muhammad muhammed ali amir ameer gholam ghulam hossein hosein hussein
        hasan hassan fatemeh fateme zahra nazanin ahmad
        """
    )

    /// Second halves of compound given names.
    static let compoundSeconds = words(
        """
        رضا علی حسین حسن مهدی هادی جواد تقی نقی باقر صادق کاظم اصغر اکبر زهرا امین یاسین طاها
        صالح جعفر محمد عباس مجتبی مصطفی یوسف سعید حسام ارسلان پارسا عطا متین ایلیا سام سینا
        فاطمه معصومه رقیه زینب reza rezaa ali hossein hosein hussein hosain hasan hassan mahdi
        mehdi hadi javad taghi taqi naghi bagher baqer sadegh sadeq kazem asghar akbar zahra
        amin yasin taha saleh jafar mohammad mohamad abbas mojtaba mostafa yousef saeed hesam
        arsalan parsa ata matin ilia sam sina fatemeh masoumeh zeinab
        """
    )

    // MARK: - Junk

    /// Words that fill a name field without naming anyone.
    static let junk = words(
        """
        مشتری نامشخص ناشناس کاربر مهمان تست خریدار متفرقه نامعلوم ندارد فاقد test tester
        testing unknown anonymous guest user customer client null none nil na n/a noname
        unnamed xxx asdf qwerty abc
        """
    )

    /// Words that do so only beside one of the above; گرامی alone is a surname.
    static let junkCompanions = words(
        "گرامی محترم عزیز سایت نام بدون فروشگاه ما dear name no the of a"
    )

    private static func words(_ text: String) -> WordSet { WordSet(text) }
}
