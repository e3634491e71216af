#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import YektaCore

/// A file of a snapshot as the operating system has it, closed when its owner is done with it.
///
/// The one place of snapshots with unsafe code: the kernel is told the exact length of each buffer,
/// which outlives the call.
final class SnapshotFile: Sendable {
    private let number: CInt

    /// Opens a file for reading; nil if there is none.
    init?(reading path: String) throws(SnapshotError) {
        number = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard number >= 0 else {
            if errno == ENOENT { return nil }
            throw .file(errno)
        }
        #if !canImport(Darwin)
            // The disk may begin to read ahead of the threads that ask for parts.
            _ = posix_fadvise(number, 0, 0, POSIX_FADV_WILLNEED)
        #endif
    }

    /// Creates a file that nobody else may read, or empties it where it exists.
    init(writing path: String) throws(SnapshotError) {
        number = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard number >= 0 else { throw .file(errno) }
    }

    deinit {
        _ = close(number)
    }

    /// How long the file is.
    func byteCount() throws(SnapshotError) -> Int {
        let end = lseek(number, 0, SEEK_END)
        guard end >= 0 else { throw .file(errno) }
        return Int(end)
    }

    /// Fills the buffer from an offset on; false if the file ends before.
    func read(into bytes: inout MutableRawSpan, at offset: Int) throws(SnapshotError) -> Bool {
        var done = 0
        while done < bytes.byteCount {
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
                return unsafe pread(number, rest.baseAddress, rest.count, off_t(offset + done))
            }
            if count == 0 { return false }
            if count > 0 {
                done += count
            } else if errno != EINTR {
                throw .file(errno)
            }
        }
        return true
    }

    /// Writes at an offset.
    func write(_ bytes: RawSpan, at offset: Int) throws(SnapshotError) {
        var done = 0
        while done < bytes.byteCount {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
                return unsafe pwrite(number, rest.baseAddress, rest.count, off_t(offset + done))
            }
            if count > 0 {
                done += count
            } else if errno != EINTR {
                throw .file(errno)
            }
        }
    }

    /// Waits until all is on disk.
    func sync() throws(SnapshotError) {
        guard fsync(number) == 0 else { throw .file(errno) }
    }

    /// Gives a file its name, in place of what had it, for good.
    static func move(_ path: String, to name: String) throws(SnapshotError) {
        guard unsafe rename(path, name) == 0 else { throw .file(errno) }
        let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? "."
        let number = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard number >= 0 else { throw .file(errno) }
        defer { _ = close(number) }
        guard fsync(number) == 0 else { throw .file(errno) }
    }

    /// Removes a file if it is there.
    static func remove(_ path: String) {
        _ = unsafe unlink(path)
    }
}
