import YektaCore

extension ColumnSynonyms {
    /// Names with a meaning, in English, Persian and the larger languages of Europe.
    static let names: [(HeaderMeaning, String)] =
        roles + nameParts + contacts + identifiers + enrolments + addresses + others

    private static let roles: [(HeaderMeaning, String)] = [
        (
            HeaderMeaning(.recordID),
            """
            record_id,rec_id,recid,record_number,record_no,row_id,unique_id,uid,uuid,guid,id,key,\
            source_id,source_record_id,external_id,datensatz_id,id_registro,شناسه,شناسه رکورد,\
            شماره رکورد,ردیف,کد
            """
        ),
        (
            HeaderMeaning(.channel),
            """
            channel,channel_name,source,source_system,data_source,origin,system,source_dataset,\
            kanal,quelle,canal,کانال,منبع,مبدا,سامانه,کانال ارتباطی
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
            christian_name,first_names,vorname,vornamen,rufname,prenom,prenoms,nombres,\
            nombre_de_pila,primer_nombre,prenome,primeiro_nome,fornavn,fornamn,tilltalsnamn,\
            voornaam,voornamen,krestni_jmeno,imie,ad,isim_adi,نام کوچک,اسم,اسم کوچک
            """
        ),
        (
            HeaderMeaning(.field(.givenName), part: 1),
            """
            middle_name,middle,mname,middle_names,middle_initial,mi,second_name,mid_name,midl_name,\
            second_given_name,zweiter_vorname,segundo_nombre,mellomnavn,mellannamn,mellemnavn,\
            deuxieme_prenom,نام میانی,نام دوم
            """
        ),
        (HeaderMeaning(.field(.givenName)), "nickname,nick_name,spitzname,surnom,apodo"),
        (
            HeaderMeaning(.field(.surname), part: 0),
            """
            surname,last_name,lastname,last,lname,family_name,family,familyname,sname,last_names,\
            surnames,nachname,familienname,zuname,nom,nom_de_famille,nom_usage,apellido,apellidos,\
            primer_apellido,apellido_paterno,cognome,sobrenome,apelido,ultimo_nome,etternavn,\
            efternamn,efternavn,achternaam,prijmeni,nazwisko,soyad,soyadi,soyisim,\
            نام خانوادگی,فامیلی,فامیل,شهرت,نام فامیل,نام فامیلی,نام خانوادگي
            """
        ),
        (
            HeaderMeaning(.field(.surname), part: 1),
            "second_surname,segundo_apellido,apellido_materno"
        ),
        (
            HeaderMeaning(.field(.surname)),
            """
            maiden_name,maiden,birth_name,former_name,former_surname,geburtsname,maedchenname,\
            nom_de_naissance,nom_naissance,nom_de_jeune_fille,previous_surname,rodne_prijmeni,\
            pikenavn,flicknamn,cognome_da_nubile
            """
        ),
        (
            HeaderMeaning(.field(.surname), part: 9),
            """
            suffix,name_suffix,name_sufx,name_suffx,sufx,suffix_name,generation,\
            generational_suffix
            """
        ),
        (
            HeaderMeaning(.field(.fullName)),
            """
            full_name,fullname,name,display_name,person_name,customer_name,contact_name,\
            complete_name,first_and_surname,first_and_last_name,name_surname,name_and_surname,\
            caller_name,recipient,alias,aliases,aka,also_known_as,known_as,other_name,other_names,\
            person,nombre,nombre_completo,nombre_y_apellidos,nom_complet,nom_prenom,nom_et_prenom,\
            vollstaendiger_name,vor_und_nachname,nome,nome_completo,nome_e_cognome,naam,navn,namn,\
            fullt_navn,jmeno,cele_jmeno,jmeno_a_prijmeni,imie_i_nazwisko,isim,ad_soyad,adi_soyadi,\
            نام,نام و نام خانوادگی,نام ونام خانوادگی,نام و فامیل,\
            نام و فامیلی,نام کامل,نام مشتری,نام خانوادگی و نام,گیرنده
            """
        ),
    ]

    private static let contacts: [(HeaderMeaning, String)] = [
        (
            HeaderMeaning(.field(.phone)),
            """
            phone,phone_number,phone_no,phone_num,full_phone_num,mobile,mobile_number,mobile_no,\
            mobile_phone,cell,cell_phone,cellphone,tel,telephone,telephone_number,tel_no,landline,\
            msisdn,home_phone,work_phone,daytime_phone,evening_phone,phone_home,phone_mobile,\
            phone_work,caller_id,caller,whatsapp,fax,telefon,telefonnummer,telefon_nr,handy,\
            handynummer,mobil,mobilnummer,festnetz,rufnummer,portable,telephone_portable,numero_de_\
            telephone,telefono,telefono_movil,movil,celular,cellulare,telefone,telemovel,\
            telefoon,telefoonnummer,mobiel,telefonszam,cep_telefonu,cep,\
            موبایل,تلفن,تلفن همراه,شماره موبایل,شماره تلفن,شماره همراه,همراه,\
            شماره تماس,تماس,تلفن ثابت,شماره تلفن همراه,تلفن منزل,تلفن محل کار,شماره تلفن ثابت
            """
        ),
        (
            HeaderMeaning(.field(.email)),
            """
            email,e_mail,mail,email_address,e_mail_address,mail_address,emailaddr,home_email,\
            work_email,email_addr,email_adresse,mailadresse,courriel,adresse_email,adresse_mail,\
            correo,correo_electronico,posta_elettronica,epost,e_post,e_posta,\
            ایمیل,پست الکترونیک,پست الکترونیکی,رایانامه,آدرس ایمیل,نشانی ایمیل,نشانی الکترونیکی
            """
        ),
        (
            HeaderMeaning(.field(.handle)),
            """
            handle,username,user_name,login,login_name,nick,screen_name,telegram,telegram_id,\
            instagram,twitter,benutzername,نام کاربری,کاربری,تلگرام,اینستاگرام,آیدی
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
            sozialversicherungsnummer,steuer_id,ausweisnummer,numero_securite_sociale,nir,dni,nif,\
            nie,curp,rut,cedula,codice_fiscale,cpf,bsn,pesel,rodne_cislo,personnummer,\
            fodselsnummer,cpr_nummer,tc_kimlik_no,tckn,aadhaar,cnic,\
            melli_code,code_melli,کد ملی,کدملی,شماره ملی,شناسه ملی,گذرنامه,شماره گذرنامه
            """
        ),
        (
            HeaderMeaning(.field(.loyaltyID)),
            """
            loyalty_id,loyalty,loyalty_card,loyalty_number,card,card_id,card_no,card_number,\
            club_id,کد اشتراک,اشتراک,شماره اشتراک,کارت,شماره کارت,باشگاه مشتریان
            """
        ),
    ]

    /// Numbers that a system gives whom it knows: where each row has one of its own, it is no more
    /// than the id of the row.
    private static let enrolments: [(HeaderMeaning, String)] = [
        (
            HeaderMeaning(.field(.loyaltyID), .enrolment),
            """
            customer_id,customer_no,customer_number,customer_code,cust_id,client_id,client_no,\
            member_id,membership_id,member_no,membership_number,account_id,account_no,\
            account_number,kundennummer,kunden_nr,kunden_id,mitgliedsnummer,numero_client,\
            numero_cliente,klantnummer,کد مشتری,شماره مشتری,شناسه مشتری,کد عضویت,شماره عضویت
            """
        ),
        (
            HeaderMeaning(.field(.identifier), .enrolment),
            """
            mrn,medical_record_number,medical_record_no,chart_number,chart_no,hospital_number,\
            hospital_no,patient_no,patient_number,voter_reg_num,voter_registration_number,voter_id,\
            voter_no,ncid,policy_number,policy_no,student_no,student_number,employee_no,\
            employee_number,staff_no,staff_number,personnel_number,license_number,licence_number,\
            driver_license,drivers_license,driver_licence,driving_licence,drivers_lic,\
            insurance_number,insurance_no,insurance_id,versichertennummer,fuehrerschein,\
            شماره پرونده,شماره بیمه,شماره پرسنلی,شماره دانشجویی,شماره گواهینامه
            """
        ),
    ]

    private static let addresses: [(HeaderMeaning, String)] = [
        (
            HeaderMeaning(.field(.address), part: 0),
            """
            street_number,house_number,house_no,house_num,house,street_no,building_number,\
            hausnummer,haus_nr,numero_de_rue,numero_rue,numero_civico,huisnummer,husnummer,\
            cislo_popisne,پلاک,شماره پلاک
            """
        ),
        (
            HeaderMeaning(.field(.address), part: 1),
            """
            address,addr,street,street_name,street_address,street_addr,full_address,postal_address,\
            mailing_address,address_line,address_street,addr_line,road,strasse,straße,anschrift,\
            adresse,rue,voie,direccion,calle,domicilio,indirizzo,endereco,morada,rua,adres,straat,\
            straatnaam,gateadresse,gatuadress,adress,ulice,ulica,adresa,\
            آدرس,نشانی,خیابان,آدرس پستی,نشانی پستی
            """
        ),
        (
            HeaderMeaning(.field(.address), part: 9),
            "unit,flat,apartment,apt,suite,floor,alley,apt_no,unit_no,wohnung,واحد,طبقه,کوچه"
        ),
        (
            HeaderMeaning(.field(.address)),
            """
            home_address,work_address,billing_address,shipping_address,delivery_address,\
            lieferadresse,rechnungsadresse,آدرس منزل,آدرس محل کار,نشانی منزل,نشانی محل کار
            """
        ),
        (
            HeaderMeaning(.field(.city)),
            """
            city,town,suburb,locality,city_name,municipality,city_town,village,stadt,ort,wohnort,\
            gemeinde,ville,commune,ciudad,localidad,municipio,poblacion,citta,comune,cidade,stad,\
            plaats,woonplaats,mesto,miasto,poststed,postort,sehir,شهر,نام شهر,شهرستان
            """
        ),
        (
            HeaderMeaning(.field(.postalCode)),
            """
            postcode,post_code,postal_code,postalcode,postal,zip,zip_code,zipcode,zip5,plz,\
            postleitzahl,code_postal,codigo_postal,cp,cap,cep_postal,postnummer,postnr,psc,\
            kod_pocztowy,posta_kodu,کد پستی,کدپستی
            """
        ),
        (
            HeaderMeaning(.field(.text)),
            """
            state,province,region,county,country,state_code,birth_place,birthplace,place_of_birth,\
            district,bundesland,kanton,landkreis,land,geburtsort,departement,pays,\
            lieu_de_naissance,lieu_naissance,provincia,pais,lugar_de_nacimiento,stato,regione,\
            luogo_di_nascita,estado,distrito,fylke,lan,kraj,okres,wojewodztwo,nationality,\
            nationalitaet,\
            nationalite,nacionalidad,citizenship,birth_country,birth_state,استان,کشور,محل تولد,\
            محل صدور,ملیت,تابعیت
            """
        ),
    ]

    private static let others: [(HeaderMeaning, String)] = [
        (
            HeaderMeaning(.field(.birthDate)),
            """
            dob,birth_date,birthdate,date_of_birth,birthday,born,date_birth,bdate,birth_dt,\
            geburtsdatum,geburtstag,geb_datum,geboren,date_de_naissance,date_naissance,naissance,\
            ne_le,fecha_de_nacimiento,fecha_nacimiento,nacimiento,data_di_nascita,data_nascita,\
            data_de_nascimento,data_nascimento,nascimento,fodselsdato,fodelsedatum,geboortedatum,\
            datum_narozeni,data_urodzenia,dogum_tarihi,تاریخ تولد,تولد,زادروز,متولد,ت تولد
            """
        ),
        (
            HeaderMeaning(.field(.birthDate), part: 0),
            "birth_year,year_of_birth,yob,dob_year,by,geburtsjahr,annee_naissance,سال تولد"
        ),
        (
            HeaderMeaning(.field(.birthDate), part: 1),
            "birth_month,month_of_birth,dob_month,bm,geburtsmonat,mois_naissance,ماه تولد"
        ),
        (
            HeaderMeaning(.field(.birthDate), part: 2),
            "birth_day,day_of_birth,dob_day,bd,jour_naissance,روز تولد"
        ),
        (
            HeaderMeaning(.field(.gender)),
            "gender,sex,gender_code,geschlecht,sexe,sexo,sesso,kjonn,kon,geslacht,pohlavi,plec,"
                + "cinsiyet,جنسیت,جنس"
        ),
        (
            HeaderMeaning(.field(.number)),
            "age,alter,edad,eta,idade,alder,leeftijd,vek,wiek,yas,height,weight,سن,قد,وزن"
        ),
        (
            HeaderMeaning(.field(.text)),
            """
            title,salutation,prefix,honorific,anrede,titel,civilite,tratamiento,titolo,occupation,\
            job,job_title,profession,beruf,metier,profesion,ocupacion,professione,religion,race,\
            race_code,ethnicity,ethnic_code,language,marital_status,familienstand,school,\
            department,faculty,company,company_name,organisation,organization,employer,firma,\
            societe,empresa,party,party_cd,blood_group,blood_type,عنوان,لقب,شغل,دین,مذهب,\
            تحصیلات,شرکت,نام شرکت,\
            سازمان,وضعیت تاهل,گروه خونی
            """
        ),
    ]
}
