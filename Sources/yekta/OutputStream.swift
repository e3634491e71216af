import ArgumentParser
import Glibc

/// Where a command's words go: answers to standard output, everything else to standard error.
///
/// The room of the command line with unsafe code: each buffer outlives the system call that is
/// given it, and the environment is read before any thread could change it.
enum OutputStream: Int32 {
    case answers = 1
    case notes = 2

    /// Whether a person is looking on.
    var isTerminal: Bool { isatty(rawValue) == 1 }

    /// Writes a text as it is.
    ///
    /// - Throws: `ExitCode.failure` if the reader has gone (`yekta watch | head`), which is no
    ///   news.
    func write(_ text: String) throws {
        try write(Array(text.utf8))
    }

    func write(_ bytes: [UInt8]) throws {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
                return unsafe Glibc.write(rawValue, rest.baseAddress, rest.count)
            }
            if count > 0 {
                written += count
            } else if errno != EINTR {
                throw ExitCode.failure
            }
        }
    }

    func writeLine(_ line: String) throws {
        try write(line + "\n")
    }
}

/// What the process was started with.
enum Environment {
    static func value(of name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    /// The bytes of a file, if it is a regular one.
    static func fileBytes(_ path: String) -> Int? {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        return Int(status.st_size)
    }
}
