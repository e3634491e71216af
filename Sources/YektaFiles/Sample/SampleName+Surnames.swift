extension SampleName {
    /// Iranian surnames, the commonest first.
    static let surnames = table(
        """
        محمدی|Mohammadi|Mohamadi|Muhammadi,حسینی|Hosseini|Hoseini|Husseini,احمدی|Ahmadi
        رضایی|Rezaei|Rezaee|Rezai|Rezaie,مرادی|Moradi|Muradi,حیدری|Heidari|Heydari|Haidari
        کریمی|Karimi,اکبری|Akbari,رحیمی|Rahimi,موسوی|Mousavi|Moosavi|Musavi,جعفری|Jafari|Ja'fari
        قاسمی|Ghasemi|Qasemi|Gasemi,صادقی|Sadeghi|Sadeqi,رستمی|Rostami,امیری|Amiri
        هاشمی|Hashemi|Hashimi,نوری|Nouri|Noori|Nuri,ابراهیمی|Ebrahimi|Ibrahimi
        عباسی|Abbasi|Abasi,نظری|Nazari,سلیمانی|Soleimani|Soleymani,یوسفی|Yousefi|Yusefi|Yosefi
        شریفی|Sharifi,اسدی|Asadi,کاظمی|Kazemi,عزیزی|Azizi,زارعی|Zarei|Zareei|Zaree
        باقری|Bagheri|Baqeri,قربانی|Ghorbani|Qorbani,رحمانی|Rahmani,غلامی|Gholami|Qolami
        محمودی|Mahmoudi|Mahmoodi,میرزایی|Mirzaei|Mirzaee|Mirzai,سعیدی|Saeedi|Saeidi,نجفی|Najafi
        قنبری|Ghanbari|Qanbari,طاهری|Taheri,بهرامی|Bahrami,اسماعیلی|Esmaeili|Esmaili|Ismaili
        حسن زاده|Hasanzadeh|Hassanzadeh|Hasan Zadeh,علی زاده|Alizadeh|Ali Zadeh|Alizade
        حسین زاده|Hosseinzadeh|Hosein Zadeh,عبدالهی|Abdollahi|Abdolahi,فتحی|Fathi,ملکی|Maleki
        عظیمی|Azimi,شفیعی|Shafiei|Shafiee,داوودی|Davoudi|Davoodi,فرهادی|Farhadi,کرمی|Karami
        حقیقی|Haghighi|Haqiqi,توکلی|Tavakoli|Tavakkoli,صالحی|Salehi,یزدانی|Yazdani,خانی|Khani
        پور محمدی|Pourmohammadi|Pour Mohammadi|Poormohammadi,رجبی|Rajabi,صفری|Safari,شعبانی|Shabani
        رمضانی|Ramezani|Ramazani,بابایی|Babaei|Babaee|Babai,خلیلی|Khalili,حبیبی|Habibi
        ولی زاده|Valizadeh|Vali Zadeh,تقی زاده|Taghizadeh|Taqizadeh,رفیعی|Rafiei|Rafiee
        شجاعی|Shojaei|Shojaee,کیانی|Kiani|Kiyani,شیرازی|Shirazi,تهرانی|Tehrani
        اصفهانی|Esfahani|Isfahani,تبریزی|Tabrizi,کرمانی|Kermani,یزدی|Yazdi,کاشانی|Kashani
        قمی|Ghomi|Qomi,همدانی|Hamedani|Hamadani,خراسانی|Khorasani|Khorassani,گیلانی|Gilani
        مازندرانی|Mazandarani,طباطبایی|Tabatabaei|Tabatabaee,فراهانی|Farahani,دهقان|Dehghan|Dehqan
        دهقانی|Dehghani|Dehqani,کشاورز|Keshavarz,زمانی|Zamani,سرداری|Sardari,شاه حسینی|Shahhosseini
        نیک نام|Niknam|Nik Nam,پارسا|Parsa,آریا|Aria|Arya,فروغی|Foroughi|Forooghi,بهشتی|Beheshti
        مقدم|Moghaddam|Moghadam|Moqaddam,افشار|Afshar,بیات|Bayat,قاجار|Ghajar|Qajar,زند|Zand
        سلطانی|Soltani|Sultani,وزیری|Vaziri|Waziri,حکیمی|Hakimi,عطایی|Ataei|Ataee,معینی|Moeini
        کاویانی|Kaviani|Kavyani,ضیایی|Ziaei|Ziaee|Ziyaei,لطفی|Lotfi,همتی|Hemmati|Hemati
        نیازی|Niazi,گودرزی|Goodarzi|Goudarzi,ذوالفقاری|Zolfaghari|Zolfaqari,خدایی|Khodaei
        ثابتی|Sabeti,جلالی|Jalali,چراغی|Cheraghi|Cheraqi,خوشنویس|Khoshnevis,درویشی|Darvishi
        رنجبر|Ranjbar,ژیان|Zhian|Jian,شکوهی|Shokouhi|Shokoohi,صبوری|Sabouri|Saboori
        عسگری|Asgari|Askari,غفاری|Ghaffari|Ghafari,قادری|Ghaderi|Qaderi,نصیری|Nasiri|Naseri
        """
    )

    /// English surnames, the commonest first.
    static let englishSurnames = english(
        """
        Smith,Jones,Taylor,Brown,Williams,Wilson,Johnson,Davies,Robinson,Wright,Thompson|Thomson
        Evans,Walker,White,Roberts,Green,Hall,Wood,Jackson,Clarke|Clark,Harrison,Hughes,Bennett
        Cooper,Parker,Stewart|Stuart,Murphy,O'Connor|OConnor,MacDonald|McDonald,Fletcher
        """
    )
}
