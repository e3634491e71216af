/// The words of a header that decide by themselves, whatever stands beside them.
enum HeaderWords {
    /// Whether the value is another person's: a father's name says who somebody is, but it is not
    /// his name.
    static func isOfRelative(_ tokens: [String]) -> Bool {
        tokens.contains { relatives.contains($0) } || relativePhrases.contains(tokens.joined())
    }

    /// Whether the column may hold the very answer that is looked for, which must not be compared.
    static func isAnswer(_ tokens: [String]) -> Bool {
        tokens.contains { answers.contains($0) } || answerNames.contains(tokens.joined())
    }

    /// Why a column with such a word in its name says nothing about who the person is.
    static func exclusion(_ tokens: [String]) -> ColumnReason? {
        let name = tokens.joined()
        if rowNumberNames.contains(name) { return .rowNumber }
        if tokens.contains(where: { freeText.contains($0) }) { return .freeText }
        if batchNames.contains(name) || tokens.contains(where: { batches.contains($0) }) {
            return .batch
        }
        if tokens.contains(where: { making.contains($0) }) { return .madeAt }
        if tokens.contains(where: { events.contains($0) }) { return .event }
        if tokens.contains(where: { amounts.contains($0) }) { return .amount }
        return nil
    }

    /// Whether a date under such a name is hardly the birth date.
    static func namesOtherDate(_ tokens: [String]) -> Bool {
        tokens.contains { otherDates.contains($0) }
    }

    /// Whether the name promises a code, of which only equality counts.
    static func namesCode(_ tokens: [String]) -> Bool {
        tokens.contains { codes.contains($0) }
    }

    /// Whether the name promises a quantity, so that nearness counts and not only equality.
    static func namesQuantity(_ tokens: [String]) -> Bool {
        tokens.contains { quantities.contains($0) }
    }

    /// Words that say whose value it is, or of what kind, and not what it is.
    static let qualifiers = words(
        """
        customer client user contact member person personal applicant patient buyer cust primary \
        main preferred legal raw fake value val orig original clean cleaned std norm normalised \
        normalized txt cd desc dt nm res residential residence current curr str pat voter \
        registrant insured subscriber employee student citizen kunde kunden cliente client \
        usuario klant مشتری کاربر خریدار شخص عضو مشترک متقاضی بیمار بیمه شده
        """
    )

    private static let relatives = words(
        """
        father fathers mother mothers parent parents spouse spouses husband wife partner guardian \
        kin emergency sibling brother sister child son daughter vater mutter ehepartner pere mere \
        conjoint padre madre conyuge moglie marito pai mae otec matka ojciec baba anne \
        پدر مادر همسر ولی فرزند والدین
        """
    )
    private static let relativePhrases = words(
        "nextofkin nameofbride nameofgroom fathername mothername mothersmaidenname"
    )

    private static let answers = words(
        """
        cluster clusterid clusters entity entityid truth groundtruth golden goldenid trueid \
        match matched matchid ismatch duplicate duplicates isduplicate dupe dupeid dup dupid
        """
    )
    private static let answerNames = words(
        """
        label labels truelabel target group groupid grp grpid groupno groupnumber trueid pairid \
        masterid familyid household hhid identity sameas \
        householdid identityid blockingnumber
        """
    )

    private static let rowNumberNames = words(
        "index idx rownumber rowno rownum rownr row lfdnr lfd seq sequence sequenceno lineno"
    )
    private static let freeText = words(
        """
        note notes comment comments remark remarks description descriptions memo feedback message \
        bemerkung bemerkungen kommentar notiz remarque commentaire observaciones observacion \
        comentario comentarios nota osservazioni توضیحات یادداشت ملاحظات شرح پیام
        """
    )
    private static let batches = words(
        "batch batchid filename sourcefile loadid importid jobid runid checksum hash etl"
    )
    private static let batchNames = words("file usernamehash rowhash version revision")
    private static let making = words(
        """
        created updated modified imported inserted loaded exported changed extracted snapshot \
        ingested synced edited lastmodified lastupdate lastupdated erstellt geaendert \
        aktualisiert timestamp ts datetime cree modifie creado actualizado ایجاد ویرایش بروزرسانی
        """
    )
    private static let events = words(
        """
        order orders ordered invoice invoiced visit visited purchase purchased payment paid \
        transaction transactions appointment admission admitted discharge discharged shipped \
        delivered login session call called ticket سفارش فاکتور خرید پرداخت تراکنش مراجعه
        """
    )
    private static let amounts = words(
        """
        amount price total balance cost fee revenue discount turnover spend spent score rating \
        amt qty quantity betrag preis montant prix importe precio مبلغ قیمت موجودی تخفیف امتیاز
        """
    )
    private static let otherDates = words(
        """
        date time at on dt datum timestamp updated modified registered registration register \
        joined death died dod marriage married wedding burial baptism hire hired start end \
        expiry expires \
        valid issue issued since until first last todesdatum sterbedatum heirat deces mariage \
        تاریخ زمان فوت ازدواج صدور انقضا
        """
    )
    private static let codes = words(
        "id code cd key type class group category kod codigo kennung schluessel کد شناسه نوع گروه"
    )
    private static let quantities = words(
        """
        number num count age height weight size income salary children siblings year years alter \
        anzahl groesse gewicht nb taille poids edad altura peso تعداد سن قد وزن سال درآمد
        """
    )

    private static func words(_ list: String) -> Set<String> {
        Set(list.split(separator: " ").map { HeaderName.fold(String($0)) })
    }
}
