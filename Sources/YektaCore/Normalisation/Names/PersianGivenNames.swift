/// Common Persian given names: spellings and share in ten-thousandths, rounded from general
/// knowledge.
enum PersianGivenNames {
    static let list = men + "\n" + women + "\n" + compounds

    static let men = """
        محمد/Mohammad/Mohamad/Mohammed/Mohamed/Muhammad/Muhammed/Mehmet 420, علی/Ali/Aly 330
        حسین/Hossein/Hosein/Hussein/Husain/Hussain/Hossain/Hoseyn/Huseyin 230
        مهدی/Mahdi/Mehdi/Mahdy 210, حسن/Hasan/Hassan 150, رضا/Reza/Rezaa/Riza/Ridha 190
        احمد/Ahmad/Ahmed/Ahmet 68, عباس/Abbas/Abas 60, امیر/Amir/Ameer/Emir 110
        سعید/Saeed/Saeid/Said 64, محمود/Mahmoud/Mahmood/Mahmud 45, حمید/Hamid/Hameed 52
        مجید/Majid/Majeed 49, ابراهیم/Ebrahim/Ibrahim/ابرهیم 49, مصطفی/Mostafa/Mustafa 49
        جواد/Javad/Jawad 45, اکبر/Akbar 30, اصغر/Asghar 22, قاسم/Ghasem/Qasem/Ghassem 30
        کاظم/Kazem/Kazim 19, اسماعیل/Esmaeil/Esmail/Ismail/Esmaeel/Esmaiel/اسمعیل/Ismael 41
        یوسف/Yousef/Yusef/Yousof/Yusuf 26, یعقوب/Yaghoub/Yaqub/Yaghoob 15
        داوود/داود/Davoud/Davood/Davud/Dawood 30, موسی/Mousa/Musa/Moosa/Moussa 22
        عیسی/Isa/Issa/Eisa/Eissa 15, یحیی/Yahya/Yahia 11, مرتضی/Morteza/Mortaza/Murtaza 41
        مجتبی/Mojtaba/Mujtaba 38, صادق/Sadegh/Sadeq 30, باقر/Bagher/Baqer 15
        جعفر/Jafar/Jaafar/Jaffar 22, محسن/Mohsen/Mohsin 49, ناصر/Naser/Nasser 34
        نادر/Nader/Nadir 15, بهرام/Bahram 19, بهروز/Behrouz/Behrooz/Behruz 22, بهزاد/Behzad 22
        بهمن/Bahman 19, بیژن/Bijan/Bizhan 11, پرویز/Parviz/Parvez 22
        پوریا/Pouria/Pourya/Pooria 15, پویا/Pouya/Pooya 15, پیمان/Peyman/Payman 15
        تقی/Taghi/Taqi 9, نقی/Naghi/Naqi 6, جلال/Jalal 15, جمال/Jamal 11, جمشید/Jamshid 15
        حامد/Hamed 30, حبیب/Habib 15, حسام/Hesam/Hessam 11, حمیدرضا/Hamidreza 34
        خسرو/Khosro/Khosrow/Khosrou 11, داریوش/Dariush/Daryoush/Darioush 15, رامین/Ramin 22
        رحیم/Rahim/Raheem 15, رحمان/Rahman/رحمن 11, رسول/Rasoul/Rasool/Rasul 26
        روح‌الله/روح‌اله/Rouhollah/Ruhollah/Roohollah 19, سامان/Saman 19, سجاد/Sajjad/Sajad 30
        سروش/Soroush/Soroosh/Sorush 11, سعد/Saad 3, سلمان/Salman 11, سهراب/Sohrab 11
        سهیل/Soheil/Sohail 11, سیامک/Siamak 11, سیاوش/Siavash/Siyavash 15, سینا/Sina 22
        شاهین/Shahin/Shaheen 11, شهرام/Shahram 22, شهاب/Shahab 9, شهریار/Shahriar/Shahryar 8
        صالح/Saleh/Salih 9, صمد/Samad 8, طاهر/Taher/Tahir 6, عارف/Aref/Arif 8
        عادل/Adel/Adil 11, عامر/Amer 3, عمر/Omar/Umar/Omer 6
        عبدالله/عبداله/Abdollah/Abdullah/Abdallah 30, عزیز/Aziz 11, غلام/Gholam/Ghulam 6
        فرامرز/Faramarz 11, فرزاد/Farzad 19, فرشاد/Farshad 15, فرشید/Farshid 15, فرهاد/Farhad 26
        فرید/Farid/Fareed 11, فریدون/Fereydoun/Fereidoon/Feridoun 11, فیروز/Firouz/Firooz 8
        کامران/Kamran 15, کامبیز/Kambiz 8, کریم/Karim/Kareem 19, کمال/Kamal 9
        کورش/کوروش/Kourosh/Koorosh/Kurosh 15, کیوان/Keyvan/Kayvan 11, کیان/Kian/Kiyan 8
        کیانوش/Kianoush 6, مازیار/Maziar/Mazyar 9, مانی/Mani 4, مسعود/Masoud/Massoud/Masood 45
        مسلم/Moslem/Muslim 11, منصور/Mansour/Mansoor/Mansur 19, مهران/Mehran 22, مهرداد/Mehrdad 22
        مهیار/Mahyar 11, میثم/Meysam/Meisam/Maysam 26, میلاد/Milad 34, نوید/Navid/Naveed 15
        نیما/Nima 19, هادی/Hadi/Haadi 30, هاشم/Hashem/Hashim 9, هومن/Houman/Hooman/Human 11
        وحید/Vahid/Waheed/Wahid 34, یاسر/Yaser/Yasser/Yasir 15, یاسین/Yasin/Yaseen 11
        یونس/Younes/Yunes/Yunus 9, آرش/Arash 19, آرمان/Arman 11, آرین/Arian/Aryan 6
        آریا/Aria/Arya 6, امید/Omid/Omeed 26, امین/Amin/Ameen 26, ایمان/Iman/Eman 15, ایرج/Iraj 15
        ایوب/Ayoub/Ayub/Ayoob 9, اسد/Asad/Assad 6, احسان/Ehsan/Ihsan 26
        اسدالله/اسداله/Asadollah/Asadullah 9, نصرالله/نصراله/Nasrollah/Nasrullah 9
        الیاس/Elias/Elyas/Ilyas 8, نعمت‌الله/نعمت‌اله/Nematollah 8
        عزت‌الله/عزت‌اله/Ezatollah/Ezzatollah 8, شهروز/Shahrouz 4
        """

    static let women = """
        فاطمه/Fatemeh/Fateme/Fatima/Fatimah/Fatemah 480, زهرا/Zahra/Zahraa/Zehra 400
        زهره/Zohreh/Zohre/Zuhra 34, مریم/Maryam/Mariam/Meryem 200
        معصومه/Masoumeh/Masoome/Masumeh 120, سکینه/Sakineh/Sakine 45
        زینب/Zeinab/Zeynab/Zainab/Zaynab 100, رقیه/Roghayeh/Roghaye/Ruqayya/Roqayeh 56
        خدیجه/Khadijeh/Khadije/Khadija 52, صدیقه/Sedigheh/Sedighe/Seddigheh 38
        طاهره/Tahereh/Tahere/Tahira 41, لیلا/لیلی/Leila/Leyla/Layla/Laila 68
        سمیه/Somayeh/Somaye/Sumayya/Somayyeh 60, سمیرا/Samira 34, سارا/Sara/Sarah 52, سحر/Sahar 30
        سمانه/Samaneh/Samane 30, سپیده/Sepideh/Sepide 22, سوسن/Susan/Sousan 15, سیمین/Simin 11
        سیما/Sima 19, شهلا/Shahla 19, شهناز/Shahnaz 22, شیرین/Shirin/Shireen 26, شیما/Shima 19
        شیوا/Shiva 15, شقایق/Shaghayegh 11, صبا/Saba 11, صغری/Soghra/Sughra 22
        طیبه/Tayebeh/Tayyebeh 22, عاطفه/Atefeh/Atefe 19, عفت/Effat/Efat 9
        فائزه/فایزه/Faezeh/Faeze 19, فرزانه/Farzaneh/Farzane 26, فرشته/Fereshteh/Fereshte 26
        فریبا/Fariba 26, فریده/Farideh/Faride 22, فرخنده/Farkhondeh 8, کبری/Kobra/Kubra 30
        کلثوم/Kolsoum 11, گلناز/Golnaz 8, لاله/Laleh/Lale 11, مهسا/Mahsa 30, مهناز/Mahnaz 22
        مژگان/Mozhgan/Mojgan 19, منیژه/Manijeh/Manizheh 11, محبوبه/Mahboubeh/Mahboobeh 22
        محدثه/Mohaddeseh 19, مرضیه/Marzieh/Marziyeh/Marzie 38, مینا/Mina 22, میترا/Mitra 15
        مونا/منا/Mona/Muna 15, نازنین/Nazanin 19, نرگس/Narges/Nargess/Nargis 38
        نسرین/Nasrin/Nasreen 30, نسیم/Nasim/Nassim 15, نگار/Negar 15, نگین/Negin 9
        ندا/Neda/Nida 19, نادره/Nadereh/Nadere 4, ناهید/Nahid/Naheed 22
        نیلوفر/Niloofar/Niloufar/Nilufar 22, نوشین/Noushin/Nooshin 9, هانیه/Hanieh/Haniyeh 15
        هاجر/Hajar 15, هدی/هدا/Hoda/Huda 9, هما/Homa/Huma 6, یاسمن/Yasaman 9, یگانه/Yeganeh 11
        آزاده/Azadeh/Azade 22, آرزو/Arezoo/Arezou/Arezo 19, آذر/Azar 11
        آمنه/Ameneh/Amineh/Amina 11, آیدا/Aida/Ayda 11, آتنا/Atena 8, آسیه/Asieh/Asiyeh 9
        اعظم/Azam/Aazam 38, اکرم/Akram 30, الهام/Elham/Ilham 38, الهه/Elaheh/Elahe 22
        الناز/Elnaz 15, اشرف/Ashraf 19, افسانه/Afsaneh/Afsane 15, بهاره/Bahareh/Bahare 15
        بتول/Batoul/Batool 15, پروانه/Parvaneh/Parvane 11, پروین/Parvin/Parveen 26
        پریسا/Parisa 19, پریا/Paria/Parya 11, ترانه/Taraneh 6, ثریا/Soraya/Sorayya 11
        حدیث/Hadis/Hadith 11, حدیثه/Hadiseh/Hadise 9, حمیده/Hamideh/Hamide 15
        حمیرا/Homeyra/Homeira 6, حکیمه/Hakimeh 9, حلیمه/Halimeh 9, حوا/Havva 4
        راضیه/Razieh/Raziyeh 22, رعنا/Rana 8, رویا/Roya/Rouya 22
        ریحانه/Reyhaneh/Reihaneh/Rayhaneh 22, زلیخا/Zoleykha 6, ژاله/Zhaleh/Jaleh 6
        ژیلا/Zhila/Jila 6, منصوره/Mansoureh/Mansooreh 11, وحیده/Vahideh/Vahide 6
        سعیده/Saeedeh/Saeideh 11, ملیحه/Maliheh/Malihe 11, مهین/Mahin 11
        مهدیه/Mahdieh/Mahdiyeh 19, مهری/Mehri 11, مهرانه/Mehraneh 2
        """

    private static let compounds = """
        محمدرضا/Mohammadreza/Mohamadreza/Muhammadreza 110, علیرضا/Alireza/Aliriza 130
        محمدعلی/Mohammadali/Mohamadali/Muhammadali 34, محمدحسین/Mohammadhossein/Mohamadhosein 45
        محمدمهدی/Mohammadmahdi/Mohammadmehdi 41, محمدحسن/Mohammadhassan/Mohammadhasan 15
        محمدجواد/Mohammadjavad 19, محمدامین/Mohammadamin 19, امیرحسین/Amirhossein/Amirhosein 68
        امیرعلی/Amirali 30, امیرمحمد/Amirmohammad 30, امیررضا/Amirreza/Amireza 19
        امیرمهدی/Amirmahdi 15, غلامرضا/Gholamreza 45, غلامحسین/Gholamhossein/Gholamhosein 19
        علی‌اکبر/Aliakbar 22, علی‌اصغر/Aliasghar 15, ابوالفضل/Abolfazl/Abulfazl/Abolfazal 60
        ابوالقاسم/Abolghasem/Abolqasem 15, عبدالرضا/Abdolreza/Abdorreza 8
        عبدالرحمن/عبدالرحمان/Abdolrahman/Abdorrahman/Abdurrahman/Abdulrahman 9
        عبدالکریم/Abdolkarim/Abdulkarim 4, عبدالحسین/Abdolhossein/Abdulhussein 8
        فاطمه‌زهرا/Fatemehzahra 19, نازنین‌زهرا/Nazaninzahra 9, حسینعلی/Hosseinali 6
        """
}
