#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open file of the operating system, closed when its owner is done with it.
///
/// The only room of this library with unsafe code: each buffer outlives the call that is given it,
/// and the kernel is told its exact length.
struct FileDescriptor: ~Copyable {
    private let number: CInt
    private let path: String

    /// Opens a file for reading.
    init(reading path: String) throws(FileError) {
        number = unsafe open(path, O_RDONLY | O_CLOEXEC)
        self.path = path
        guard number >= 0 else {
            throw FileError(
                .cannotOpen,
                file: path,
                "cannot be opened: \(Self.reason(errno))",
                remedy: "check the path and its permissions"
            )
        }
    }

    /// Creates a file, or empties it where it exists, for writing.
    init(writing path: String) throws(FileError) {
        number = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        self.path = path
        guard number >= 0 else { throw Self.writeError(path) }
    }

    deinit {
        _ = close(number)
    }

    /// Whether it is a file on a disk, which can be read again from its beginning.
    var isRegularFile: Bool {
        var status = stat()
        return unsafe fstat(number, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Reads what is there, up to the size of `buffer`; returns 0 at the end of the file only.
    func read(into buffer: inout [UInt8]) throws(FileError) -> Int {
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe systemRead(number, bytes)
            }
            if count >= 0 { return count }
            guard errno == EINTR else {
                throw FileError(
                    .cannotRead,
                    file: path,
                    "cannot be read: \(Self.reason(errno))",
                    remedy: "check that it is a file and that its disk is well"
                )
            }
        }
    }

    /// Writes all of the bytes.
    func write(_ buffer: [UInt8]) throws(FileError) {
        var written = 0
        while written < buffer.count {
            let count = unsafe buffer.withUnsafeBytes { bytes in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[written...])
                return unsafe systemWrite(number, rest)
            }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                throw Self.writeError(path)
            }
        }
    }

    /// Waits until what was written is on the disk.
    ///
    /// Pipes and terminals have no disk to wait for, and say so; that is no error.
    func synchronize() throws(FileError) {
        if fsync(number) != 0 && errno != EINVAL && errno != ENOTSUP && errno != EROFS {
            throw Self.writeError(path)
        }
    }

    /// Whether writing to this path replaces a regular file or makes one; false for a pipe, a
    /// terminal or a link, which must be written in place.
    static func isReplaceable(_ path: String) -> Bool {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return true }
        return status.st_mode & S_IFMT == S_IFREG
    }

    /// A path in the same folder, so that renaming is one step, that no other process writes to.
    static func pathBeside(_ target: String) -> String {
        "\(target).\(getpid()).part"
    }

    /// Puts the file at `source` in the place of `target` in one step.
    static func rename(_ source: String, to target: String) throws(FileError) {
        if systemRename(source, target) != 0 { throw writeError(target) }
    }

    /// Removes a file, and does not mind when there is none.
    static func remove(_ path: String) {
        _ = unsafe unlink(path)
    }

    private static func writeError(_ path: String) -> FileError {
        FileError(
            .cannotWrite,
            file: path,
            "cannot be written: \(reason(errno))",
            remedy: "check the folder, its permissions and the free space"
        )
    }

    private static func reason(_ number: CInt) -> String {
        switch number {
        case ENOENT: "no such file or folder"
        case EACCES, EPERM: "permission denied"
        case EISDIR: "it is a folder"
        case ENOSPC: "no space left on the disk"
        case EMFILE, ENFILE: "too many open files"
        default: "system error \(number)"
        }
    }
}

// The members above have the names of the system's functions, which must be called from outside.
private func systemRead(_ number: CInt, _ room: UnsafeMutableRawBufferPointer) -> Int {
    unsafe read(number, room.baseAddress, room.count)
}

private func systemWrite(_ number: CInt, _ bytes: UnsafeRawBufferPointer) -> Int {
    unsafe write(number, bytes.baseAddress, bytes.count)
}

private func systemRename(_ source: String, _ target: String) -> CInt {
    unsafe rename(source, target)
}
