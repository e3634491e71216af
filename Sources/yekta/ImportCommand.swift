import ArgumentParser
import YektaClient
import YektaFiles

/// `yekta import`: sends the records of CSV files to a server.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Send the records of CSV files to a server.",
        discussion: """
            The columns are recognised by their names and contents; the mapping is printed first \
            and --map overrides it. Each row's key is its channel and its record id, so \
            importing a file again changes nothing. Files are sent one after the other.

              yekta import people.csv --channel crm --map tel=phone --map notes=ignore
            """
    )

    @Argument(help: "CSV files with a header.")
    var files: [String]

    @Option(help: ArgumentHelp("What a column is for; may be repeated.", valueName: "column=type"))
    var map: [String] = []

    @Option(help: "The channel of rows that name none; the file's name unless given.")
    var channel: String?

    @Option(help: "Records per call, 1 to 4096.")
    var batch = 500

    @Option(help: "Connections to the server, 1 to 64.")
    var connections = 8

    @OptionGroup var options: ServerOptions

    func validate() throws {
        guard (1...4_096).contains(batch) else {
            throw ValidationError("--batch is \(batch); use 1 to 4096")
        }
        guard (1...64).contains(connections) else {
            throw ValidationError("--connections is \(connections); use 1 to 64")
        }
        guard !files.isEmpty else { throw ValidationError("name at least one CSV file") }
    }

    func run() async throws {
        let address = try options.address()
        var clients: [YektaClient] = []
        for _ in 0..<connections { clients.append(try await .connect(to: address)) }
        let start = ContinuousClock.now
        var tally = ImportTally()
        for file in files { tally.add(try await send(file, over: clients)) }
        for client in clients { await client.close() }
        try report(tally, seconds: (ContinuousClock.now - start).seconds)
        if tally.refused > 0 { throw ExitCode.failure }
    }

    private func send(_ file: String, over clients: [YektaClient]) async throws -> ImportTally {
        var reader = try RecordReader(path: file, overrides: map, defaultChannel: channel)
        try OutputStream.notes.writeLine("\(file):")
        for line in reader.mapping.table { try OutputStream.notes.writeLine("  " + line) }
        var sender = ImportSender(clients: clients, fileBytes: Environment.fileBytes(file))
        let tally = try await sender.send(batchRecords: batch) {
            (try reader.next()?.record, reader.bytesRead)
        }
        if reader.repairedCells > 0 {
            try OutputStream.notes.writeLine(
                "\(file): \(reader.repairedCells) cells held invalid UTF-8 and were repaired"
            )
        }
        if reader.unreadableTimes > 0 {
            try OutputStream.notes.writeLine(
                "\(file): \(reader.unreadableTimes) times could not be read and count as unknown"
            )
        }
        return tally
    }

    private func report(_ tally: ImportTally, seconds: Double) throws {
        if options.json {
            try OutputStream.answers.writeLine(tally.json(seconds: seconds).text)
        } else {
            for line in tally.lines(seconds: seconds) { try OutputStream.answers.writeLine(line) }
        }
    }
}

extension Duration {
    /// The duration as a number of seconds.
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
