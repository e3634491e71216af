import YektaCore

/// What a header says a column is.
struct HeaderMeaning: Hashable, Sendable {
    let role: ColumnRole
    /// The place among the columns that are joined into one value; nil for a value of its own.
    let part: Int?

    init(_ role: ColumnRole, part: Int? = nil) {
        self.role = role
        self.part = part
    }
}

/// The names that columns go by in English and Persian files.
enum ColumnSynonyms {
    /// What a header means; nil where it says nothing known.
    static func meaning(of header: String) -> HeaderMeaning? {
        let tokens = HeaderName.tokens(header)
        if let meaning = meaning(ofTokens: tokens) { return meaning }
        // "customer_phone", "نام مشتری": without the words that only say whose value it is.
        let bare = tokens.filter { !qualifiers.contains($0) }
        guard bare.count < tokens.count, !bare.isEmpty else { return nil }
        return meaning(ofTokens: bare)
    }

    /// Whether an unknown header holds a word that forbids to guess from the content.
    static func forbidsGuess(_ header: String) -> Bool {
        let words = HeaderName.tokens(header)
        return words.contains { unguessable.contains($0) }
    }

    private static func meaning(ofTokens tokens: [String]) -> HeaderMeaning? {
        let name = tokens.joined()
        if let meaning = table[name] { return meaning }
        // "phone2", "email_3", "address 2": the number counts values, or parts of one value.
        guard let digit = name.last?.wholeNumberValue, digit > 0,
            let meaning = table[String(name.dropLast())]
        else { return nil }
        guard case .field(let type) = meaning.role else { return nil }
        switch type {
        case .givenName, .surname: return HeaderMeaning(meaning.role, part: digit - 1)
        case .address: return HeaderMeaning(meaning.role, part: meaning.part.map { $0 + digit })
        default: return meaning
        }
    }

    /// Words that say whose value it is, or of what kind, and not what it is.
    private static let qualifiers: Set<String> = [
        "customer", "client", "user", "contact", "member", "person", "personal", "applicant",
        "patient", "buyer", "cust", "primary", "main", "preferred", "legal", "raw", "fake", "value",
        "مشتری", "کاربر", "خریدار", "شخص", "عضو", "مشترک", "متقاضی",
    ]

    /// A date or number under such a name is hardly a birth date or a telephone.
    private static let unguessable: Set<String> = [
        "date", "time", "at", "on", "timestamp", "updated", "modified", "registered", "amount",
        "price", "total", "balance", "order", "invoice", "count", "تاریخ", "زمان", "مبلغ", "سفارش",
        "فاکتور", "تعداد",
    ]

    /// The meaning of each folded name.
    private static let table: [String: HeaderMeaning] = {
        var table: [String: HeaderMeaning] = [:]
        for (meaning, names) in names {
            for name in names.split(separator: ",") {
                table[HeaderName.fold(String(name))] = meaning
            }
        }
        return table
    }()

    private static let names: [(HeaderMeaning, String)] =
        roles + nameParts + contacts + identifiers + addresses + others

    private static let roles: [(HeaderMeaning, String)] = [
        (
            HeaderMeaning(.recordID),
            """
            record_id,rec_id,recid,record_number,record_no,row_id,unique_id,uid,uuid,guid,id,key,\
            source_id,source_record_id,external_id,شناسه,شناسه رکورد,شماره رکورد,ردیف,کد
            """
        ),
        (
            HeaderMeaning(.channel),
            """
            channel,channel_name,source,source_system,data_source,origin,system,source_dataset,\
            کانال,منبع,مبدا,سامانه,کانال ارتباطی
            """
        ),
        (
            HeaderMeaning(.receivedAt),
            """
            received_at,received,created_at,created,created_on,creation_date,date_created,\
            timestamp,ts,event_time,event_at,contacted_at,recorded_at,entry_date,updated_at,\
            تاریخ ثبت,زمان ثبت,تاریخ ایجاد,زمان,تاریخ تماس,تاریخ دریافت
            """
        ),
    ]

    private static let nameParts: [(HeaderMeaning, String)] = [
        (
            HeaderMeaning(.field(.givenName), part: 0),
            """
            given_name,given,given_names,first_name,firstname,first,fname,forename,forenames,\
            christian_name,fname_c1,vorname,prenom,نام کوچک,اسم,اسم کوچک
            """
        ),
        (
            HeaderMeaning(.field(.givenName), part: 1),
            """
            middle_name,middle,mname,middle_names,middle_initial,mi,second_name,\
            second_given_name,fname_c2,نام میانی,نام دوم
            """
        ),
        (HeaderMeaning(.field(.givenName)), "nickname,nick_name,known_as,alias"),
        (
            HeaderMeaning(.field(.surname), part: 0),
            """
            surname,last_name,lastname,last,lname,family_name,family,familyname,sname,lname_c1,\
            nachname,nom,نام خانوادگی,فامیلی,فامیل,شهرت,نام فامیل,نام فامیلی,نام خانوادگي
            """
        ),
        (HeaderMeaning(.field(.surname), part: 1), "second_surname,lname_c2"),
        (HeaderMeaning(.field(.surname)), "maiden_name,birth_name,former_name,former_surname"),
        (
            HeaderMeaning(.field(.fullName)),
            """
            full_name,fullname,name,display_name,person_name,customer_name,contact_name,\
            complete_name,first_and_surname,first_and_last_name,name_surname,name_and_surname,\
            caller_name,recipient,نام,نام و نام خانوادگی,نام ونام خانوادگی,نام و فامیل,\
            نام و فامیلی,نام کامل,نام مشتری,نام خانوادگی و نام,گیرنده
            """
        ),
        (
            HeaderMeaning(.kept),
            """
            father_name,fathers_name,mother_name,mothers_name,mother_maiden_name,company,\
            company_name,organisation,organization,employer,username_hash,file_name,\
            نام پدر,نام مادر,شرکت,نام شرکت,سازمان
            """
        ),
    ]

    private static let contacts: [(HeaderMeaning, String)] = [
        (
            HeaderMeaning(.field(.phone)),
            """
            phone,phone_number,phone_no,mobile,mobile_number,mobile_no,mobile_phone,cell,\
            cell_phone,cellphone,tel,telephone,telephone_number,tel_no,landline,msisdn,home_phone,\
            work_phone,daytime_phone,evening_phone,phone_home,phone_mobile,phone_work,caller_id,\
            caller,whatsapp,موبایل,تلفن,تلفن همراه,شماره موبایل,شماره تلفن,شماره همراه,همراه,\
            شماره تماس,تماس,تلفن ثابت,شماره تلفن همراه,تلفن منزل,تلفن محل کار,شماره تلفن ثابت
            """
        ),
        (
            HeaderMeaning(.field(.email)),
            """
            email,e_mail,mail,email_address,e_mail_address,mail_address,emailaddr,home_email,\
            work_email,ایمیل,پست الکترونیک,پست الکترونیکی,رایانامه,آدرس ایمیل,نشانی ایمیل,\
            نشانی الکترونیکی
            """
        ),
        (
            HeaderMeaning(.field(.handle)),
            """
            handle,username,user_name,login,nick,screen_name,telegram,telegram_id,instagram,\
            twitter,نام کاربری,کاربری,تلگرام,اینستاگرام,آیدی
            """
        ),
        (HeaderMeaning(.field(.deviceID)), "device_id,device,deviceid,installation_id,imei,idfa"),
        (
            HeaderMeaning(.field(.cookieID)),
            "cookie,cookie_id,visitor_id,client_cookie,session_cookie,کوکی"
        ),
    ]

    private static let identifiers: [(HeaderMeaning, String)] = [
        (
            HeaderMeaning(.field(.nationalID)),
            """
            national_id,nid,national_code,national_number,national_no,national_identity_number,\
            ssn,soc_sec_id,social_security_number,social_security,soc_sec,sin,nino,nhs_number,\
            passport,passport_no,passport_number,personal_number,tax_id,id_number,id_no,\
            melli_code,code_melli,کد ملی,کدملی,شماره ملی,شناسه ملی,گذرنامه,شماره گذرنامه
            """
        ),
        (
            HeaderMeaning(.field(.loyaltyID)),
            """
            loyalty_id,loyalty,loyalty_card,loyalty_number,customer_id,customer_no,\
            customer_number,customer_code,cust_id,client_id,member_id,membership_id,member_no,\
            membership_number,card,card_id,card_no,card_number,club_id,account_id,account_no,\
            account_number,کد اشتراک,اشتراک,شماره اشتراک,کد مشتری,شماره مشتری,شناسه مشتری,\
            کارت,شماره کارت,کد عضویت,شماره عضویت,باشگاه مشتریان
            """
        ),
        (
            HeaderMeaning(.kept),
            """
            entity_id,identity_id,cluster,cluster_id,true_id,truth,group_id,match_id,\
            blocking_number,order_id,invoice_id,row_number
            """
        ),
    ]

    private static let addresses: [(HeaderMeaning, String)] = [
        (
            HeaderMeaning(.field(.address), part: 0),
            "street_number,house_number,house_no,house,street_no,building_number,پلاک,شماره پلاک"
        ),
        (
            HeaderMeaning(.field(.address), part: 1),
            """
            address,addr,street,street_name,street_address,full_address,postal_address,\
            mailing_address,address_line,address_street,آدرس,نشانی,خیابان,آدرس پستی,نشانی پستی
            """
        ),
        (
            HeaderMeaning(.field(.address), part: 9),
            "unit,flat,apartment,apt,suite,floor,alley,واحد,طبقه,کوچه"
        ),
        (
            HeaderMeaning(.field(.address)),
            """
            home_address,work_address,billing_address,shipping_address,delivery_address,\
            آدرس منزل,آدرس محل کار,نشانی منزل,نشانی محل کار
            """
        ),
        (
            HeaderMeaning(.field(.city)),
            "city,town,suburb,locality,city_name,municipality,city_town,village,شهر,نام شهر,شهرستان"
        ),
        (
            HeaderMeaning(.field(.postalCode)),
            """
            postcode,post_code,postal_code,postalcode,postal,zip,zip_code,zipcode,plz,\
            کد پستی,کدپستی
            """
        ),
        (
            HeaderMeaning(.kept),
            "state,province,region,county,country,state_code,birth_place,place_of_birth,استان,کشور"
        ),
    ]

    private static let others: [(HeaderMeaning, String)] = [
        (
            HeaderMeaning(.field(.birthDate)),
            """
            dob,birth_date,birthdate,date_of_birth,birthday,born,date_birth,bdate,birth_dt,\
            geburtsdatum,تاریخ تولد,تولد,زادروز,متولد,ت تولد
            """
        ),
        (
            HeaderMeaning(.field(.birthDate), part: 0),
            "birth_year,year_of_birth,yob,dob_year,by,سال تولد"
        ),
        (
            HeaderMeaning(.field(.birthDate), part: 1),
            "birth_month,month_of_birth,dob_month,bm,ماه تولد"
        ),
        (
            HeaderMeaning(.field(.birthDate), part: 2),
            "birth_day,day_of_birth,dob_day,bd,روز تولد"
        ),
        (HeaderMeaning(.field(.gender)), "gender,sex,gender_code,جنسیت,جنس"),
        (
            HeaderMeaning(.kept),
            """
            age,title,salutation,prefix,suffix,note,notes,comment,comments,description,\
            occupation,job,score,سن,عنوان,لقب,توضیحات,یادداشت,شغل
            """
        ),
    ]
}
