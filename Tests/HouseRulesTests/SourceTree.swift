import Foundation

/// The project's own files, read once.
struct SourceTree {
    /// One file of the tree.
    struct File: Sendable {
        /// The path from the project's root, for instance `Sources/YektaCore/Record/Record.swift`.
        let path: String
        let lines: [String]
        let swift: SwiftText

        /// The folder below Sources or Tests that is the target's name.
        var target: String {
            let parts = path.split(separator: "/")
            return parts.count > 1 ? String(parts[1]) : ""
        }
    }

    /// The project's root, two folders above this file's.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let sources = swiftFiles(below: "Sources")
    static let tests = swiftFiles(below: "Tests")

    static func text(_ path: String) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The folders right below a folder, ascending.
    static func folders(in path: String) -> [String] {
        let entries = try? FileManager.default.contentsOfDirectory(
            at: root.appending(path: path),
            includingPropertiesForKeys: [.isDirectoryKey]
        )
        let folders = (entries ?? []).filter {
            (try? $0.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
        }
        return folders.map(\.lastPathComponent).sorted()
    }

    private static func swiftFiles(below folder: String) -> [File] {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: root.path + "/" + folder))
        return (names ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
            let path = folder + "/" + name
            return text(path).map { text in
                var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                    .map(String.init)
                // The newline at the end of the file begins no line.
                if lines.last == "" { lines.removeLast() }
                return File(path: path, lines: lines, swift: SwiftText(text))
            }
        }
    }
}
