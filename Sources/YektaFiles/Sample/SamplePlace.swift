/// A city with what its addresses and telephones begin with.
struct SampleCity: Hashable, Sendable {
    let name: SampleName
    /// With its leading 0.
    let areaCode: String
    /// The first two digits of a postal code, or the letters of an English one.
    let postalPrefix: String

    /// Iranian cities, the largest first.
    static let iranian: [SampleCity] = [
        city("تهران|Tehran", "021", "15"), city("مشهد|Mashhad|Meshed", "051", "91"),
        city("اصفهان|Isfahan|Esfahan", "031", "81"), city("کرج|Karaj", "026", "31"),
        city("شیراز|Shiraz", "071", "71"), city("تبریز|Tabriz", "041", "51"),
        city("قم|Qom|Ghom", "025", "37"), city("اهواز|Ahvaz|Ahwaz", "061", "61"),
        city("کرمانشاه|Kermanshah", "083", "67"), city("ارومیه|Urmia|Orumiyeh", "044", "57"),
        city("رشت|Rasht", "013", "41"), city("یزد|Yazd", "035", "89"),
        city("کرمان|Kerman", "034", "76"), city("قزوین|Qazvin|Ghazvin", "028", "34"),
    ]

    /// English cities.
    static let english: [SampleCity] = [
        city("|London", "020", "SW"), city("|Manchester", "0161", "M"),
        city("|Bristol", "0117", "BS"), city("|Leeds", "0113", "LS"),
        city("|Oxford", "01865", "OX"),
    ]

    private static func city(_ name: String, _ area: String, _ postal: String) -> SampleCity {
        SampleCity(name: SampleName.table(name)[0], areaCode: area, postalPrefix: postal)
    }
}

/// A household's address.
struct SampleAddress: Hashable, Sendable {
    let city: SampleCity
    let street: SampleName
    let alley: Int
    let number: Int
    /// 0 where there is none.
    let unit: Int
    let postalCode: String

    /// Streets of Iranian cities.
    static let iranianStreets = SampleName.table(
        """
        آزادی|Azadi,ولیعصر|Valiasr|Vali-Asr,انقلاب|Enghelab|Enqelab,شریعتی|Shariati
        امام خمینی|Emam Khomeini|Imam Khomeini,طالقانی|Taleghani|Taleqani,مطهری|Motahari|Motahhari
        بهشتی|Beheshti,فردوسی|Ferdowsi|Ferdosi,حافظ|Hafez,سعدی|Saadi|Sa'adi,کارگر|Kargar
        جمهوری|Jomhouri|Jomhuri,پاسداران|Pasdaran,میرداماد|Mirdamad,گاندی|Gandhi|Gandi
        باهنر|Bahonar,رجایی|Rajaei|Rajaee,نواب|Navab,ستارخان|Sattarkhan|Satarkhan
        معلم|Moallem|Moalem,دانشگاه|Daneshgah,گلستان|Golestan,نیلوفر|Niloufar,بهار|Bahar
        مدرس|Modarres|Modares,چمران|Chamran,وحدت|Vahdat,شهدا|Shohada,فلسطین|Felestin|Palestine
        """
    )

    /// Streets of English cities.
    static let englishStreets = SampleName.english(
        """
        High Street,Station Road,Church Lane,Victoria Road,Park Avenue,Mill Lane,Queens Road
        King Street,The Crescent,Green Lane,Manor Road,New Street
        """
    )

    /// A new address.
    init(isIranian: Bool, _ random: inout SplitMix64) {
        city = random.pickSkewed(isIranian ? SampleCity.iranian : SampleCity.english)
        street = random.pick(isIranian ? Self.iranianStreets : Self.englishStreets)
        alley = random.number(1...40)
        number = random.number(1...180)
        unit = random.chance(60) ? random.number(1...16) : 0
        if isIranian {
            let rest = (0..<8).map { _ in String(random.pick([1, 3, 4, 5, 6, 7, 8, 9])) }
            postalCode = city.postalPrefix + rest.joined()
        } else {
            let letters = (0..<2).map { _ in random.pick(["A", "B", "D", "E", "H", "L", "N"]) }
            postalCode =
                "\(city.postalPrefix)\(random.number(1...28)) \(random.number(1...9))"
                + letters.joined()
        }
    }

    init(city: SampleCity, street: SampleName, alley: Int, number: Int, unit: Int, postal: String) {
        self.city = city
        self.street = street
        self.alley = alley
        self.number = number
        self.unit = unit
        postalCode = postal
    }

    /// A landline of the city.
    func landline(_ random: inout SplitMix64) -> String {
        city.areaCode + random.digits(city.name.persian.isEmpty ? 11 - city.areaCode.count : 8)
    }
}
