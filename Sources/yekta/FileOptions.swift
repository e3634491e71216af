import ArgumentParser

/// How the columns of an input file are read.
struct FileOptions: ParsableArguments {
    @Option(
        name: .customLong("map"),
        help: ArgumentHelp(
            "Override what a column means, for instance --map tel2=phone.",
            discussion: """
                Types: record_id, channel, received_at, given_name, surname, full_name, phone, \
                email, national_id, birth_date, gender, address, city, postal_code, loyalty_id, \
                device_id, handle, cookie_id, identifier, text, number, kept, ignore. Columns \
                that are nothing else are compared as text or number; one that is kept stays with \
                the record and is not compared, and one that is ignored is not read.
                """,
            valueName: "column=type"
        )
    )
    var map: [String] = []

    @Option(help: "The channel of records that name none. Default: the file's name.")
    var channel: String?

    func source(_ path: String) -> FileResolution.Source {
        FileResolution.Source(path: path, overrides: map, channel: channel)
    }
}
