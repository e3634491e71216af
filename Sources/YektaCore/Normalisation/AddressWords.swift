/// What a word does in an address.
enum AddressRole: Equatable, Sendable {
    /// A kind of street; the name stands beside it.
    case street
    /// As `street`, and a number after it is the street's name: «کوچه ۱۲».
    case numberedStreet
    case numberLabel
    case unitLabel
    case floorLabel
    /// A label of a district or region, which a number or name follows.
    case areaLabel
    /// How the place lies to another one, which follows and is not part of the address.
    case relation
    /// Says nothing.
    case filler
    /// A word that is written in several ways, by its uniform spelling.
    case spelled(String)
}

/// The words of Persian and Latin addresses, after folding.
enum AddressWords {
    static func role(of word: String) -> AddressRole? {
        roles[word]
    }

    private static let roles: [String: AddressRole] = {
        var roles: [String: AddressRole] = [:]
        for (role, list) in lists {
            for word in list.split(separator: " ") {
                roles[TextFolding.key(String(word))] = role
            }
        }
        for line in spellings.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard let uniform = words.first else { continue }
            for word in words.dropFirst() { roles[String(word)] = .spelled(String(uniform)) }
        }
        return roles
    }()

    private static let lists: [(AddressRole, String)] = [
        (
            .numberedStreet,
            """
            خیابان خ کوچه ک بن بست بنبست گذر فرعی بلوک فاز شهرک مجتمع متری kooche koocheh kuche \
            kucheh koche khiaban khiyaban xiaban bonbast block phase highway hwy route
            """
        ),
        (
            .street,
            """
            بلوار میدان م اتوبان بزرگراه جاده چهارراه سهراه پل محله محل ساختمان برج منزل street \
            str st road rd avenue ave av boulevard blvd boulvard bolvar boolvar lane ln drive dr \
            court ct place pl square sq terrace tce ter \
            crescent cres cr close cl circuit cct parade pde \
            way alley parkway pkwy freeway esplanade meydan meydaan bozorgrah otoban autoban \
            expressway grove gr gardens gdns mews strasse rue via calle plaza trail trl circle cir
            """
        ),
        (.numberLabel, "پلاک پ شماره ش no num number nr pelak plak pelaak plaque box"),
        (.unitLabel, "واحد unit apt apartment flat suite ste vahed room lot"),
        (.floorLabel, "طبقه ط floor fl flr tabaghe tabagheh tabaqe level"),
        (
            .areaLabel,
            """
            استان شهرستان شهر بخش منطقه ناحیه province ostan shahrestan shahr district region \
            mantaghe mantagheh county
            """
        ),
        (
            .relation,
            """
            جنب روبروی روبرو مقابل پشت بالاتر پایینتر پایین بعد قبل نرسیده بین کنار نزدیک near \
            opposite opp behind beside between above below next janb jonb roobero roberoo
            """
        ),
        (
            .filler,
            """
            نبش nabsh corner cnr شهید شهدای shahid shaheed دکتر doctor و از به در تر ایران iran کد \
            پستی کدپستی zip code postcode postal po p o the of and ادرس address
            """
        ),
    ]

    /// One word to a line: the uniform spelling, then the others.
    private static let spellings = """
        n north
        s south
        e east
        w west
        1 first اول یکم
        2 second دوم
        3 third سوم
        4 fourth چهارم
        5 fifth پنجم
        6 sixth ششم
        7 seventh هفتم
        8 eighth هشتم
        9 ninth نهم
        10 tenth دهم
        11 eleventh یازدهم
        12 twelfth دوازدهم
        mount mt
        """
}
