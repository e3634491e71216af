/// A file that appears whole or not at all.
///
/// Bytes go to a file beside the target, which takes the target's place when `finish()` is called.
/// One that is dropped before leaves the target as it was. A target that is a pipe, a terminal or a
/// link is written in place.
package struct FileReplacement: ~Copyable {
    private let target: String
    /// The file being written; the target itself where that cannot be replaced.
    private let path: String
    private let file: FileDescriptor
    private var isFinished = false

    package init(of target: String) throws(FileError) {
        self.target = target
        path = FileDescriptor.isReplaceable(target) ? FileDescriptor.pathBeside(target) : target
        file = try Self.begin(path, inPlaceOf: target)
    }

    deinit {
        if !isFinished && path != target { FileDescriptor.remove(path) }
    }

    /// Appends bytes.
    package func write(_ bytes: [UInt8]) throws(FileError) {
        try file.write(bytes)
    }

    /// Puts the file in its place once its bytes are on the disk.
    package consuming func finish() throws(FileError) {
        try file.synchronize()
        if path != target { try FileDescriptor.rename(path, to: target) }
        isFinished = true
    }

    /// A store in the way is a slip of the hand that nothing could make good.
    private static func begin(
        _ path: String,
        inPlaceOf target: String
    ) throws(FileError) -> FileDescriptor {
        guard path == target || (try? head(of: target)) != databaseMark else {
            throw FileError(
                .cannotWrite,
                file: target,
                "is a database, which would be lost",
                remedy: "name another file to write"
            )
        }
        return try FileDescriptor(writing: path)
    }

    private static func head(of path: String) throws(FileError) -> [UInt8] {
        let file = try FileDescriptor(reading: path)
        var head = [UInt8](repeating: 0, count: databaseMark.count)
        let count = try file.read(into: &head)
        return Array(head.prefix(count))
    }

    /// How every SQLite file begins.
    private static let databaseMark = Array("SQLite format 3".utf8)
}
