/// A window that slides over a file's bytes, so that a file of any size needs little memory.
struct ByteWindow: ~Copyable {
    private static let chunkBytes = 256 << 10

    /// The window; only the bytes before `end` are the file's.
    private(set) var bytes: [UInt8]
    private(set) var end: Int
    /// How many bytes of the file have been read so far.
    private(set) var bytesRead: Int
    private let source: FileDescriptor?

    init(path: String) throws(FileError) {
        source = try FileDescriptor(reading: path)
        bytes = [UInt8](repeating: 0, count: Self.chunkBytes)
        end = 0
        bytesRead = 0
    }

    init(bytes: [UInt8]) {
        source = nil
        self.bytes = bytes
        end = bytes.count
        bytesRead = bytes.count
    }

    /// Drops the bytes before `start`, which becomes 0, and reads more behind the rest.
    ///
    /// Returns false, leaving the window as it was, when the file has no more.
    mutating func slide(to start: Int) throws(FileError) -> Bool {
        guard source != nil else { return false }
        if start > 0 {
            bytes.replaceSubrange(0..<(end - start), with: bytes[start..<end])
            end -= start
            bytes.append(contentsOf: repeatElement(0, count: max(0, Self.chunkBytes - bytes.count)))
        }
        if end == bytes.count {
            bytes.append(contentsOf: repeatElement(0, count: bytes.count))
        }
        guard let got = try source?.read(into: &bytes, from: end), got > 0 else { return false }
        end += got
        bytesRead += got
        return true
    }
}
