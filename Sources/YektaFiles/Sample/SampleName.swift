/// A name or word in Persian with the spellings that it has in Latin letters.
struct SampleName: Hashable, Sendable {
    /// The Persian spelling, parts of a compound separated by a space; empty for English names.
    let persian: String
    /// The Latin spellings, the commonest first.
    let latin: [String]

    /// Reads `persian|Latin|Latin`, separated by commas or line ends.
    static func table(_ text: String) -> [SampleName] {
        text.split { $0 == "," || $0 == "\n" }.map { entry in
            let parts = entry.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmed }
            return SampleName(persian: parts[0], latin: Array(parts.dropFirst()))
        }
    }

    /// Reads English words, separated by commas.
    static func english(_ text: String) -> [SampleName] {
        text.split { $0 == "," || $0 == "\n" }.map { word in
            SampleName(persian: "", latin: word.split(separator: "|").map { $0.trimmed })
        }
    }
}

extension SampleName {
    /// Given names of men, the commonest first.
    static let men = table(
        """
        محمد|Mohammad|Mohamad|Muhammad,علی|Ali,حسین|Hossein|Hosein|Hussein,مهدی|Mehdi|Mahdi
        امیر حسین|Amirhossein|Amir Hossein|Amir-Hosein,علی رضا|Alireza|Ali Reza|Ali-Reza
        رضا|Reza|Riza
        محمد رضا|Mohammadreza|Mohammad Reza|Mohamad-Reza,حسن|Hasan|Hassan,ابوالفضل|Abolfazl|Abulfazl
        امیر|Amir|Ameer,سعید|Saeed|Saeid|Said,حمید|Hamid|Hameed,مجید|Majid|Majeed
        مصطفی|Mostafa|Mustafa
        محمود|Mahmoud|Mahmood,احمد|Ahmad|Ahmed,مرتضی|Morteza|Murtaza,مسعود|Masoud|Masood|Massoud
        امیر علی|Amirali|Amir Ali,امین|Amin|Ameen,محسن|Mohsen|Mohsin,جواد|Javad|Jawad
        عباس|Abbas,اکبر|Akbar,اصغر|Asghar,ابراهیم|Ebrahim|Ibrahim,اسماعیل|Esmaeil|Esmail|Ismail
        یوسف|Yousef|Yusef|Yousof,داوود|Davoud|Davood|David,کامران|Kamran,کیوان|Keyvan|Kayvan
        بهرام|Bahram,بهروز|Behrouz|Behrooz,فرهاد|Farhad,فرید|Farid|Fareed,فرزاد|Farzad,شهرام|Shahram
        نادر|Nader|Nadir,پویا|Pouya|Pooya|Puya,پیمان|Peyman|Payman,آرش|Arash,آرمان|Arman
        بابک|Babak,سینا|Sina,سیاوش|Siavash|Siavosh|Siyavash,سهراب|Sohrab,کوروش|Kourosh|Koorosh|Cyrus
        داریوش|Dariush|Daryoush|Darius,جمشید|Jamshid|Jamsheed,خسرو|Khosrow|Khosro,منوچهر|Manouchehr
        هومن|Houman|Hooman,وحید|Vahid|Waheed,حامد|Hamed|Hamid,حبیب|Habib,رحیم|Rahim,کریم|Karim
        قاسم|Ghasem|Qasem|Gasem,هادی|Hadi,نیما|Nima,میلاد|Milad,عبدالله|Abdollah|Abdullah
        غلام رضا|Gholamreza|Gholam Reza|Qolamreza,روح الله|Rouhollah|Ruhollah|Rohollah
        """
    )

    /// Given names of women, the commonest first.
    static let women = table(
        """
        فاطمه|Fatemeh|Fateme|Fatima,زهرا|Zahra,مریم|Maryam|Mariam,زینب|Zeinab|Zaynab|Zeynab
        معصومه|Masoumeh|Masoomeh|Masumeh,سکینه|Sakineh|Sakine,لیلا|Leila|Leyla|Layla
        فاطمه زهرا|Fatemeh Zahra|Fatemezahra|Fateme-Zahra,نرگس|Narges|Nargess|Nargis,سارا|Sara|Sarah
        الهام|Elham|Ilham,سمیه|Somayeh|Somaye|Sommayeh,مینا|Mina,نازنین|Nazanin,مهسا|Mahsa
        سمیرا|Samira,شیما|Shima,ندا|Neda|Nida,نیلوفر|Niloufar|Niloofar|Nilofar,پریسا|Parisa
        پریا|Paria|Parya,پروین|Parvin|Parveen,شهلا|Shahla,شهناز|Shahnaz,مهناز|Mahnaz|Mahnaaz
        فرزانه|Farzaneh|Farzane,فریبا|Fariba,فرشته|Fereshteh|Fereshte,آزاده|Azadeh|Azade
        اعظم|Azam|Aazam,اکرم|Akram,صدیقه|Sedigheh|Sediqeh,طاهره|Tahereh|Tahere,طیبه|Tayebeh|Tayyebeh
        حمیده|Hamideh|Hamide,سعیده|Saeedeh|Saeideh,مهری|Mehri,ناهید|Nahid|Naheed
        نسرین|Nasrin|Nasreen
        نسیم|Nasim,نگار|Negar,نگین|Negin,هانیه|Hanieh|Haniyeh,هدیه|Hedieh|Hediyeh,هستی|Hasti
        یاسمن|Yasaman|Yasman,یگانه|Yeganeh|Yegane,کیمیا|Kimia|Kimiya,ژاله|Zhaleh|Jaleh,گلناز|Golnaz
        آیدا|Aida|Ayda,آتنا|Atena|Athena,بهاره|Bahareh|Bahare,بیتا|Bita,ثریا|Soraya|Sorayya
        حدیث|Hadis|Hadith,خدیجه|Khadijeh|Khadije,راضیه|Razieh|Raziyeh,رویا|Roya|Rouya
        ریحانه|Reyhaneh
        زهره|Zohreh|Zohre,ساناز|Sanaz,ستاره|Setareh|Setare,سحر|Sahar,شیرین|Shirin|Shireen
        """
    )

    /// Given names of English-speaking men and women.
    static let englishMen = english(
        """
        James|Jim,John|Jack,Robert|Bob|Rob,Michael|Mike,William|Bill|Will,David|Dave,Richard|Rick
        Joseph|Joe,Thomas|Tom,Charles|Charlie,Christopher|Chris,Daniel|Dan,Matthew|Matt,Anthony|Tony
        Andrew|Andy,Joshua|Josh,Kenneth|Ken,Kevin,Brian,George,Edward|Ed,Steven|Steve,Patrick|Pat
        Samuel|Sam,Benjamin|Ben,Alexander|Alex,Jonathan|Jon,Nicholas|Nick,Peter|Pete,Gregory|Greg
        """
    )
    static let englishWomen = english(
        """
        Mary|Molly,Patricia|Pat,Jennifer|Jen,Elizabeth|Liz|Beth,Linda,Barbara|Barb,Susan|Sue
        Jessica|Jess,Sarah|Sally,Karen,Nancy,Margaret|Maggie|Peggy,Emily|Em,Michelle|Shelly,Laura
        Rebecca|Becky,Katherine|Kate|Kathy,Christine|Chris,Deborah|Debbie,Rachel,Catherine|Cathy
        Janet|Jan,Victoria|Vicky,Alice,Judith|Judy,Amanda|Mandy,Samantha|Sam,Helen|Nell,Anna|Annie
        Grace
        """
    )
}
