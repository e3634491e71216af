/// Common Persian surnames: spellings and share in ten-thousandths, rounded from general knowledge.
enum PersianSurnames {
    static let list = frequent + "\n" + common + "\n" + compounds

    private static let frequent = """
        محمدی/Mohammadi/Mohamadi/Muhammadi/Mohammady 100
        حسینی/Hosseini/Hoseini/Husseini/Hussaini 95, احمدی/Ahmadi/Ahmady 85
        رضایی/Rezaei/Rezaee/Rezaie/Rezai/Rezayi 80, مرادی/Moradi/Muradi 70, کریمی/Karimi/Karimy 70
        حیدری/Heydari/Heidari/Haidari 60, جعفری/Jafari/Jaafari/Jafary 60
        موسوی/Mousavi/Moosavi/Musavi/Moussavi 65, قاسمی/Ghasemi/Qasemi/Ghassemi 55
        رحیمی/Rahimi 50, صادقی/Sadeghi/Sadeqi 50, اکبری/Akbari 50, رستمی/Rostami 40
        کاظمی/Kazemi 45, محمودی/Mahmoudi/Mahmoodi 35, ابراهیمی/Ebrahimi/Ibrahimi 50
        هاشمی/Hashemi 45, عباسی/Abbasi/Abasi 45, نوری/Nouri/Noori/Nuri 35
        قربانی/Ghorbani/Qorbani/Gorbani 40, سلیمانی/Soleimani/Soleymani/Sulaimani 35
        حسنی/Hasani/Hassani 30, یوسفی/Yousefi/Yusefi/Yousofi 40, صالحی/Salehi 40, شریفی/Sharifi 35
        امیری/Amiri 35, اسدی/Asadi/Assadi 35, عزیزی/Azizi 30, علیزاده/علی‌زاده/Alizadeh/Alizade 40
        حسین‌زاده/Hosseinzadeh/Hoseinzadeh 30, باقری/Bagheri/Baqeri 40
        میرزایی/Mirzaei/Mirzaee/Mirzaie 35, شفیعی/Shafiei/Shafiee/Shafie 20, نظری/Nazari 30
        بهرامی/Bahrami 30, حاتمی/Hatami 15, خانی/Khani 15, خسروی/Khosravi/Khosrawi 25
        داودی/داوودی/Davoudi/Davoodi/Davudi 20, رجبی/Rajabi 25, زارع/Zare/Zareh/Zaree 35
        زارعی/Zarei/Zareie 30, سعیدی/Saeedi/Saeidi/Saidi 25, سلطانی/Soltani/Sultani 30
        شاهی/Shahi 6, شکری/Shokri 12, طاهری/Taheri/Tahiri 30, عسگری/عسکری/Asgari/Askari 25
        غلامی/Gholami/Qolami 35, فتحی/Fathi 30, فرهادی/Farhadi 20, فلاح/Fallah/Falah 20
        قنبری/Ghanbari/Qanbari 25, کرمی/Karami 30, کیانی/Kiani/Kiyani 15
        گودرزی/Goudarzi/Goodarzi/Gudarzi 15, لطفی/Lotfi 20, محبی/Mohebbi/Mohebi 10
        مقدم/Moghaddam/Moghadam/Moqaddam 30, ملکی/Maleki 25, منصوری/Mansouri/Mansoori 20
        مهدوی/Mahdavi 15, مهدوی‌نیا 2, ناصری/Naseri/Nasseri 20, نصیری/Nasiri/Nassiri 20
        """

    private static let common = """
        نعمتی/Nemati 15, نجفی/Najafi 25, یزدانی/Yazdani 15, یعقوبی/Yaghoubi/Yaqubi 15
        آقایی/Aghaei/Aghaee/Aghaie 12, آزادی/Azadi 8, احسانی/Ehsani 8
        اسماعیلی/Esmaeili/Esmaili/Ismaili/Esmaeeli 35, اصغری/Asghari 15, افشار/Afshar 12
        افشاری/Afshari 8, امینی/Amini 30, انصاری/Ansari 25, ایزدی/Izadi 12
        بابایی/Babaei/Babaee/Babaie 25, باباپور/Babapour 3, بختیاری/Bakhtiari/Bakhtiyari 12
        بیات/Bayat 15, بیگی/Beigi/Beygi 6, پناهی/Panahi 12, پورمحمد/Pourmohammad 3
        ترابی/Torabi 12, تقوی/Taghavi/Taqavi 12, تقی‌زاده/Taghizadeh 12
        توکلی/Tavakoli/Tavakkoli 20, جلالی/Jalali 20, جمالی/Jamali 15, جوادی/Javadi 15
        جهانی/Jahani 8, چراغی/Cheraghi 8, حاجی‌زاده/Hajizadeh 8, حبیبی/Habibi 25, حقی/Haghi 5
        حمیدی/Hamidi 15, حکیمی/Hakimi 6, خادمی/Khademi 10, خلیلی/Khalili 20, درویشی/Darvishi 10
        دهقان/Dehghan/Dehqan 20, دهقانی/Dehghani 15, ذاکری/Zakeri 6, رحمانی/Rahmani 30
        رشیدی/Rashidi 15, رضوی/Razavi 15, رمضانی/Ramezani/Ramazani 25, رنجبر/Ranjbar 20
        رئیسی/Raeisi/Raisi 12, زمانی/Zamani 25, زندی/Zandi 12, سالاری/Salari 10, ساسانی/Sasani 3
        سبحانی/Sobhani 8, ستاری/Sattari 8, سرابی/Sarabi 3, سهرابی/Sohrabi 15
        سیدی/Seyedi/Seyyedi 12, شجاعی/Shojaei/Shojaee 10, شریعتی/Shariati 6, شعبانی/Shabani 20
        شمس/Shams 8, شهابی/Shahabi 6, شهبازی/Shahbazi 12, شیخی/Sheikhi 6, شیرازی/Shirazi 10
        شیری/Shiri 8, صفایی/Safaei/Safaee 8, صفری/Safari 20, صمدی/Samadi 15, صباغ/Sabbagh 4
        صدری/Sadri 5, ضیایی/Ziaei/Ziaee 8, طالبی/Talebi 15
        طباطبایی/Tabatabaei/Tabatabaee/Tabatabai 15, طهماسبی/Tahmasebi 10, ظاهری/Zaheri 2
        عابدی/Abedi 15, عامری/Ameri 6, عبدالهی/عبداللهی/Abdollahi/Abdolahi/Abdullahi 25
        عبدی/Abdi 12, عرب/Arab 10, عظیمی/Azimi 15, علوی/Alavi 15
        علیپور/علی‌پور/Alipour/Alipoor 20, عمادی/Emadi 4, غفاری/Ghaffari/Ghafari 15
        غفوری/Ghafouri 6, فاضلی/Fazeli 8, فتاحی/Fattahi 8, فراهانی/Farahani 12, فرجی/Faraji 12
        فروتن/Forutan 2, فیضی/Feizi 6, قادری/Ghaderi/Qaderi 15, قاضی/Ghazi 6
        قربان‌زاده/Ghorbanzadeh 5, کاشانی/Kashani 6, کامرانی/Kamrani 4, کاویانی/Kaviani 8
        کمالی/Kamali 10, گلی/Goli 5, محسنی/Mohseni 12, محمدزاده/Mohammadzadeh/Mohamadzadeh 15
        مختاری/Mokhtari 12, مدنی/Madani 4, مرتضوی/Mortazavi 10, مصطفوی/Mostafavi 6
        مظفری/Mozaffari/Mozafari 8, معصومی/Masoumi/Masoomi 8, مولایی/Molaei/Mowlaei 10
        مهرابی/Mehrabi 8, میری/Miri 8, نادری/Naderi 20, نجاتی/Nejati 4, نظامی/Nezami 3
        نوروزی/Norouzi/Nowruzi/Noruzi 20, نیازی/Niazi 5, نیکو/Nikoo 2, وحیدی/Vahidi 5
        ولی‌زاده/Valizadeh 5, هدایتی/Hedayati 6, همتی/Hemmati/Hemati 12, یاری/Yari 6
        یوسف‌زاده/Yousefzadeh 5, یزدی/Yazdi 8, خانیان/Khanian 1, رفیعی/Rafiei/Rafiee 15
        رسولی/Rasouli/Rasooli 15
        """

    private static let compounds = """
        قاضی‌زاده/Ghazizadeh 3, حسن‌زاده/Hasanzadeh/Hassanzadeh 20, ابراهیم‌زاده/Ebrahimzadeh 6
        رحیم‌زاده/Rahimzadeh 3, عباس‌زاده/Abbaszadeh 10, کریم‌زاده/Karimzadeh 5
        مهدی‌زاده/Mahdizadeh/Mehdizadeh 10, ملک‌زاده/Malekzadeh 4
        حسین‌پور/Hosseinpour/Hoseinpour 12, محمدپور/Mohammadpour 8
        حسن‌پور/Hasanpour/Hassanpour 10, عباس‌پور/Abbaspour 5, رضاپور/Rezapour 5
        ابراهیم‌پور/Ebrahimpour 4, قلی‌زاده/Gholizadeh 10, حسینی‌نژاد/Hosseininejad 2
        محمدنژاد/Mohammadnejad 4, علی‌نژاد/Alinejad/Alinezhad 6, احمدی‌نژاد/Ahmadinejad 2
        رضایی‌فر/Rezaeifar 2, کریمی‌نیا/Kariminia 1, محمدیان/Mohammadian/Mohamadian 8
        احمدیان/Ahmadian 5, کریمیان/Karimian 5, حسینیان/Hosseinian 2, رضاییان/Rezaeian/Rezaian 3
        صادقیان/Sadeghian 3, جعفریان/Jafarian 3, میرحسینی/Mirhosseini 2, رضازاده/Rezazadeh 6
        جعفرزاده/Jafarzadeh 5, اسماعیل‌زاده/Esmaeilzadeh 4
        """
}
