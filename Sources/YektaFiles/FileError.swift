/// What went wrong with a file: where, the shape of the thing, the limit and the remedy.
///
/// It never holds a cell's content, which may be a person's; file names, header names and line
/// numbers only.
package struct FileError: Error, Hashable, Sendable {
    /// The kind of trouble, for programs.
    package enum Code: Hashable, Sendable {
        case cannotOpen, cannotRead, cannotWrite
        case wrongEncoding, noHeader, noRows
        case unclosedQuote, fieldTooLong, tooManyColumns, tooManyCells
        case duplicateKey, unknownColumn, unknownType, badMapping
        case badModel
    }

    /// The kind of trouble.
    package let code: Code
    /// The file's path as it was given.
    package let file: String
    /// The line, counted from 1 as an editor counts, where one line is to blame.
    package let line: Int?
    /// The column, counted from 1, where one column is to blame.
    package let column: Int?
    /// The shape of what was met and the limit that it broke.
    package let problem: String
    /// What the reader of the message can do about it.
    package let remedy: String

    init(
        _ code: Code,
        file: String,
        line: Int? = nil,
        column: Int? = nil,
        _ problem: String,
        remedy: String
    ) {
        self.code = code
        self.file = file
        self.line = line
        self.column = column
        self.problem = problem
        self.remedy = remedy
    }
}

extension FileError: CustomStringConvertible {
    /// `people.csv:12, column 3: problem; remedy`.
    package var description: String {
        var place = file
        if let line { place += ":\(line)" }
        if let column { place += ", column \(column)" }
        return "\(place): \(problem); \(remedy)"
    }
}
