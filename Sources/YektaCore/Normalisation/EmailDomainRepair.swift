/// Typing errors seen in the domains of large providers.
enum EmailDomainRepair {
    /// The provider's domain for a known misspelling; else the domain given.
    static func domain(meantBy domain: String) -> String {
        if let known = misspellings[domain] { return known }
        return domain
    }

    private static let misspellings: [String: String] = {
        let groups = [
            "gmail.com": """
            gmial.com gmai.com gmal.com gmil.com gamil.com gmaill.com gmail.con gmail.co gmail.cm \
            gmail.om gmail.comm gmail.cim gmail.vom gmail.xom gmail.ir gmail.org gmail.net \
            gmaul.com gmaik.com gmqil.com gnail.com hmail.com gmsil.com ggmail.com gimail.com \
            gemail.com jmail.com gmeil.com gmail.coom gmailc.om gmail.cpm g-mail.com gmaile.com \
            gmail.comcom www.gmail.com googlemail.com gmail.como gmali.com gmaail.com
            """,
            "yahoo.com": """
            yaho.com yahoo.co yahoo.con yahoo.cm yahoo.om yhaoo.com yhoo.com yahho.com yaoo.com \
            yahooo.com yaahoo.com yahoo.comm yahoo.ir ayhoo.com yajoo.com uahoo.com yahou.com \
            www.yahoo.com yhahoo.com yahoo.cim yahoo.coom
            """,
            "hotmail.com": """
            hotmial.com hotmil.com hotmal.com hotmai.com hotmail.con hotmail.co hotmail.cm \
            hotmaill.com hormail.com hotmali.com htmail.com hotmeil.com homail.com otmail.com \
            hotamil.com hotnail.com hotmaul.com hotmaik.com www.hotmail.com
            """,
            "outlook.com": """
            outlok.com outloo.com outlook.con outlook.co outllok.com oulook.com outlool.com \
            outlook.cm otlook.com outook.com
            """,
            "icloud.com": "iclod.com icloud.con icloud.co icoud.com iclould.com icloud.cm",
        ]
        var table: [String: String] = [:]
        for (meant, list) in groups {
            for typed in list.split(separator: " ") { table[String(typed)] = meant }
        }
        return table
    }()
}
