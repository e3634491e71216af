/// The customer whom demonstrations follow through every channel, and her husband.
///
/// Written by hand, whatever the seed, so that a guide can name what its reader will see.
enum SampleDemo {
    static let mobile = "09127654321"
    static let landline = "02122334455"
    /// The customer is entity P00001, her husband P00002.
    static let peopleCount = 2

    private static let customer = "P00001"
    private static let husband = "P00002"
    private static let nationalID = "0084575948"

    static let rows: [SampleRow] = [
        row(customer, "crm", "2021-03-02T08:15:00Z") {
            $0.givenName = "نرگس"
            $0.familyName = "توکلی"
            $0.phone = "۰۹۱۲۷۶۵۴۳۲۱"
            $0.nationalID = nationalID
            $0.birthDate = "1365/04/12"
            $0.gender = "زن"
            fillHome(&$0)
        },
        row(customer, "web_form", "2021-09-18T17:40:12Z") {
            $0.givenName = "Narges"
            $0.familyName = "Tavakoli"
            $0.phone = "+98 912 765 4321"
            $0.email = "narges.tavakoli@gmail.com"
            $0.birthDate = "1986-07-03"
        },
        row(customer, "shop", "2022-01-05T14:02:51Z") {
            $0.fullName = "نرگس توكلي"
            $0.loyaltyID = "L70012345"
            $0.phone = "9127654321"
        },
        row(customer, "app", "2022-06-21T19:30:00Z") {
            $0.givenName = "Nargess"
            $0.familyName = "Tavakkoli"
            $0.phone = "00989127654321"
            $0.deviceID = "dev-00c0ffee1365"
            $0.loyaltyID = "L70012345"
        },
        row(customer, "chat", "2023-02-11T10:05:09Z") {
            $0.handle = "@narges_tvk"
            $0.givenName = "نرگس"
            $0.phone = "0912-765-4321"
        },
        row(customer, "email", "2023-08-30T06:55:44Z") {
            $0.email = "Narges.Tavakoli@gmail.com"
            $0.fullName = "Narges Tavakoli"
        },
        row(customer, "call", "2024-04-09T09:12:30Z") {
            $0.familyName = "خانم توکلی"
            $0.phone = "021-22334455"
            $0.city = "تهران"
            $0.address = "خ میرداماد، کوچه 7، پ 24"
        },
        row(husband, "crm", "2021-03-02T08:21:00Z") {
            $0.givenName = "بهرام"
            $0.familyName = "صالحی"
            $0.phone = "021-22334455"
            $0.birthDate = "1361/11/05"
            $0.gender = "مرد"
            fillHome(&$0)
        },
        row(husband, "call", "2023-12-19T12:47:03Z") {
            $0.fullName = "آقای بهرام صالحی"
            $0.phone = "02122334455"
        },
    ]

    private static func row(
        _ entity: String,
        _ channel: String,
        _ time: String,
        fill: (inout SampleRow) -> Void
    ) -> SampleRow {
        var row = SampleRow(entity: entity, channel: channel)
        row.receivedAt = time
        fill(&row)
        return row
    }

    private static func fillHome(_ row: inout SampleRow) {
        row.address = "خیابان میرداماد، کوچه ۷، پلاک ۲۴"
        row.city = "تهران"
        row.postalCode = "1547916384"
    }
}
