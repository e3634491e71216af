extension NamePair {
    /// A short list for who has no file: romanisations in use, and names that must stay apart.
    package static let sample = pairs(same, isSame: true) + pairs(different, isSame: false)

    private static let same = """
        سعید=Saeed Saeid Said, یوسف=Yousef Yousof Yusef, کوروش=Kourosh Koorosh
        نژاد=Nejad Nezhad, پور=Pour Poor Pur, قربانی=Ghorbani Qorbani
        موسوی=Mousavi Moosavi Musavi, طباطبایی=Tabatabaei Tabatabaee, ژاله=Zhaleh Jaleh
        رضایی=Rezaei Rezaee Rezaie Rezai Rezayi, محمد=Mohammad Mohamad Muhammad Mehmet
        حسین=Hossein Hosein Husain Hüseyin, عبدالرحمن=Abdolrahman Abdorrahman Abdurrahman
        فخرالدین=Fakhroddin Fakhreddin Fakhraldin, روح‌اله=Rouhollah Ruhollah
        فاطمه=Fatemeh Fateme Fatima, صالح=Saleh, خواجه=Khajeh, اخوان=Akhavan
        سیده انسیه=Seyyedeh-Ensieh, موسی=Mousa Musa, لیلا=Leila, مظهری=Mazhari
        اسحاقی=Eshaghi, سیاوش=Siavash Siyavash, شفیعی=Shafiei Shafiee, ربیعی=Rabiei
        عیسی‌زاده=Isazadeh, ابوالقاسم=Abolghasem Abulqasim, نادرپور=Naderpour Nadirpur
        Rezaei=Rezaee Rezayi, Mohammad=Muhammed, Hossein=Husain, Müller=Mueller Muller
        Maier=Meyer Meier Mayer, Stephen=Steven, رضا=رزا, طاهر=تاهر
        """

    private static let different = """
        حسن=حسین Hossein, حسین=Hasan, محمد=محمود احمد Mahmoud Ahmad, محمود=Mohammad
        امیر=عمر Omar, عمر=Amir, سعید=سید, زهرا=زهره Zohreh, زهره=Zahra, علی=لیلا Leila
        لیلا=Ali, نادر=نادره Nadereh, نادره=Nader, نوید=Neda, اکرم=Karam, کریم=Karam Karimi
        خالدی=Khadi, امیرمحمد=Mirmohammad, جلال‌زاده=Jalalizadeh, مروانی=Marvan
        نسرین‌سادات=Nasrin, Hasan=Hossein, Mohammad=Mahmoud, Maria=Mario, Daniel=Danielle
        Karim=Karimi, Amir=Omar
        """

    private static func pairs(_ list: String, isSame: Bool) -> [NamePair] {
        list.split(whereSeparator: { $0 == "," || $0.isNewline }).flatMap { item -> [NamePair] in
            let sides = item.split(separator: "=").map { $0.trimmingSpaces() }
            guard sides.count == 2 else { return [] }
            return sides[1].split(separator: " ").map {
                NamePair(sides[0], String($0), isSame: isSame)
            }
        }
    }
}

extension Substring {
    fileprivate func trimmingSpaces() -> String {
        split(separator: " ").joined(separator: " ")
    }
}
