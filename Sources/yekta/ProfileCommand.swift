import ArgumentParser
import YektaFiles

/// Reports what is wrong with a file's values, without resolving it.
struct ProfileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract: "Report how polluted a CSV file is, and what to do about it.",
        discussion: """
            Per column: what it is read as, how full it is, values that repeat, are made up,
            cannot be read or were damaged on their way. Values are shown as masks, the first
            letter and dots, never in full.

            Example:  yekta profile people.csv
            """
    )

    @Argument(help: "The CSV file, with a header; comma, semicolon or tab.")
    var file: String

    @OptionGroup var columns: FileOptions

    @Flag(help: "Print the report as one line of JSON.")
    var json = false

    func run() throws {
        let profile = try FileProfile(
            path: file,
            overrides: columns.map,
            defaultChannel: columns.channel
        )
        if json {
            try OutputStream.answers.writeLine(OutputProfile.json(profile).text)
        } else {
            for line in OutputProfile.lines(profile) { try OutputStream.answers.writeLine(line) }
        }
    }
}
