/// When the write-ahead log is copied into the database, and by whom.
///
/// Another thread does it, piece by piece, so that nobody waits for the disk to take it all; when
/// the log is long enough, the writer copies what has come meanwhile, so that the log can begin
/// anew.
struct LogCopying {
    /// The pages, of 4 KiB each, after which a piece is copied.
    static let piecePages = 4_096
    /// The pages after which the log should begin anew.
    static let logPages = 12_288

    private var copiedPages = 0
    private var isUnderWay = false

    /// What is to be done after a commit.
    enum Step: Equatable {
        case nothing
        /// Another thread copies what the log holds.
        case copyBeside
        /// The writer copies what the log holds.
        case copyHere
    }

    /// - Parameters:
    ///   - logPages: How many pages the log holds.
    ///   - isCopying: Whether the other thread copies still.
    mutating func step(logPages: Int, isCopying: Bool) -> Step {
        if logPages < copiedPages { copiedPages = 0 }
        if isUnderWay, !isCopying {
            isUnderWay = false
            if logPages >= Self.logPages {
                copiedPages = logPages
                return .copyHere
            }
        }
        guard !isUnderWay, logPages - copiedPages >= Self.piecePages else { return .nothing }
        copiedPages = logPages
        isUnderWay = true
        return .copyBeside
    }
}
