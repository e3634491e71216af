import Foundation

/// A directory of one test's own, removed when the test lets go of it.
final class StoreDirectory {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("yekta-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Where the test's store is.
    var store: String { path + "/customers.sqlite" }

    /// What a crash at this moment would leave of a store: the file and its log, without the shared
    /// memory and the lock, which do not outlive the process.
    static func afterCrash(of store: String) throws -> StoreDirectory {
        let copy = try StoreDirectory()
        try FileManager.default.copyItem(atPath: store, toPath: copy.store)
        if FileManager.default.fileExists(atPath: store + "-wal") {
            try FileManager.default.copyItem(atPath: store + "-wal", toPath: copy.store + "-wal")
        }
        return copy
    }

    func write(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    func read(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }

    func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    }
}
