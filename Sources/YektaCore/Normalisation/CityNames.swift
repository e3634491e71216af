/// The cities that are written in several ways: Iranian ones in two scripts, others by exonym.
enum CityNames {
    /// The canonical name of a folded name without its spaces.
    static let canonical: [String: String] = {
        var names: [String: String] = [:]
        for line in (iran + world).split(separator: "\n") {
            let spellings = line.split(separator: " ")
            guard let name = spellings.first else { continue }
            for spelling in spellings {
                let key = TextFolding.key(String(spelling)).filter { $0 != " " && $0 != "-" }
                names[key] = String(name)
            }
        }
        return names
    }()

    /// The beginnings of the folded names without spaces, and whether each is a whole name.
    static let starts: ByteTable<Bool> = {
        var starts: [[UInt8]: Bool] = [:]
        for name in canonical.keys {
            let bytes = Array(name.utf8)
            for count in bytes.indices.dropFirst() where starts[Array(bytes[..<count])] == nil {
                starts[Array(bytes[..<count])] = false
            }
            starts[bytes] = true
        }
        return ByteTable(bytes: starts.map { ($0.key, $0.value) })
    }()

    /// One city to a line: the canonical name first, then other spellings, without spaces.
    private static let iran = """
        tehran تهران طهران teheran tahran thran
        mashhad مشهد مشهدمقدس meshed mashad maschhad
        isfahan اصفهان esfahan esfehan ispahan
        karaj کرج karadj karej
        tabriz تبریز tebriz
        shiraz شیراز shyraz
        qom قم ghom qum
        ahvaz اهواز ahwaz ahwas
        kermanshah کرمانشاه باختران bakhtaran kermanschah
        rasht رشت resht
        kerman کرمان kirman
        urmia ارومیه رضاییه orumiyeh orumieh urmiya oroumieh uroomieh orumia ourmia
        zahedan زاهدان zahidan
        hamadan همدان hamedan
        arak اراک
        yazd یزد yezd
        eslamshahr اسلامشهر islamshahr
        ardabil اردبیل ardebil
        zanjan زنجان zenjan
        bandarabbas بندرعباس bandarabas bandareabbas
        sanandaj سنندج
        qazvin قزوین ghazvin gazvin
        khorramshahr خرمشهر khoramshahr
        khorramabad خرماباد khoramabad
        shahriar شهریار shahriyar
        qods قدس شهرقدس ghods
        kashan کاشان
        khomeynishahr خمینیشهر khomeinishahr
        dezful دزفول dezfoul
        maragheh مراغه maraghe
        sari ساری
        borujerd بروجرد boroujerd broujerd
        qarchak قرچک gharchak
        gorgan گرگان gurgan
        sabzevar سبزوار sabzavar
        amol امل amul
        pakdasht پاکدشت
        najafabad نجفاباد
        abadan ابادان
        varamin ورامین veramin
        neyshabur نیشابور nishabur neishabour neyshabour nishapur nishabour
        saveh ساوه save
        nazarabad نظراباد
        qaemshahr قایمشهر ghaemshahr ghaemshar qaemshar
        babol بابل babul
        sirjan سیرجان
        khoy خوی khoi khuy
        birjand بیرجند
        bukan بوکان boukan
        bojnurd بجنورد bojnord bojnourd bujnurd
        shahinshahr شاهینشهر
        malayer ملایر
        piranshahr پیرانشهر
        mahabad مهاباد
        bushehr بوشهر boushehr bandarbushehr بندربوشهر
        saqqez سقز saghez saqez
        shahrud شاهرود shahroud shahrood
        mahshahr ماهشهر بندرماهشهر bandarmahshahr bandaremahshahr
        gonbadkavus گنبدکاووس گنبد gonbad gonbadekavus gonbadkavoos
        marvdasht مرودشت
        rafsanjan رفسنجان
        jahrom جهرم
        ilam ایلام
        marivan مریوان
        andimeshk اندیمشک
        shahreza شهرضا
        miandoab میاندواب miyandoab
        kashmar کاشمر
        iranshahr ایرانشهر
        jiroft جیرفت
        shahrekord شهرکرد shahrkord
        torbatheydarieh تربتحیدریه torbateheydarieh torbateheydariyeh
        semnan سمنان
        marand مرند
        behbahan بهبهان
        zabol زابل zabul
        dorud دورود doroud
        izeh ایذه
        anzali انزلی بندرانزلی bandaranzali bandareanzali
        yasuj یاسوج yasouj
        lahijan لاهیجان
        chabahar چابهار
        kish کیش
        qeshm قشم gheshm
        ray ری شهرری rey shahrerey shahrrey
        damavand دماوند
        tonekabon تنکابن
        chalus چالوس chaloos chalous
        ramsar رامسر
        nowshahr نوشهر noshahr
        babolsar بابلسر
        astara استارا
        quchan قوچان ghoochan ghouchan
        sarab سراب
        ahar اهر
        meybod میبد
        ardakan اردکان
        takestan تاکستان
        abhar ابهر

        """

    private static let world = """
        london لندن londres
        paris پاریس
        berlin برلین
        munich munchen muenchen مونیخ
        cologne koln koeln کلن
        hamburg هامبورگ
        frankfurt frankfurtammain فرانکفورت
        nuremberg nurnberg nuernberg
        hanover hannover هانوفر
        dusseldorf duesseldorf دوسلدورف
        vienna wien وین
        zurich zuerich زوریخ
        geneva geneve genf ژنو
        rome roma رم
        milan milano میلان
        florence firenze
        naples napoli
        venice venezia
        turin torino
        lisbon lisboa
        prague praha پراگ
        warsaw warszawa ورشو
        moscow moskva moskau москва مسکو
        saintpetersburg stpetersburg petersburg
        kyiv kiev
        copenhagen kobenhavn kopenhagen کپنهاگ
        gothenburg goteborg گوتنبرگ
        stockholm استکهلم
        athens athina
        brussels bruxelles brussel بروکسل
        antwerp antwerpen anvers
        thehague denhaag hague لاهه
        istanbul استانبول constantinople
        ankara انکارا
        izmir ازمیر
        baku باکو baki
        yerevan ایروان
        tbilisi تفلیس
        dubai دبی dubay
        abudhabi ابوظبی
        doha دوحه
        baghdad بغداد bagdad
        najaf نجف
        karbala کربلا kerbala
        basra بصره basrah
        damascus دمشق
        beirut بیروت
        cairo قاهره
        kabul کابل
        herat هرات
        mazarsharif مزارشریف mazaresharif
        beijing peking pekin
        mumbai bombay
        kolkata calcutta
        chennai madras
        bangalore bengaluru
        newyork نیویورک nyc newyorkcity
        losangeles لسانجلس
        toronto تورنتو
        vancouver ونکوور
        montreal مونترال
        sydney سیدنی
        melbourne ملبورن
        kualalumpur کوالالامپور
        """
}
