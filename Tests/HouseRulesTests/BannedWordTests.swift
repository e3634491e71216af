import Testing

@Suite struct BannedWordTests {
    /// Where memory is touched by hand; each use is marked and has its reason beside it.
    private static let unsafeFiles: Set<String> = [
        "Sources/YektaCore/Blocking/BlockingKey.swift",
        "Sources/YektaCore/Blocking/BlockIndex+Handle.swift",
        "Sources/YektaCore/Blocking/BlockIndex.swift",
        "Sources/YektaCore/Blocking/BlockSegment.swift",
        "Sources/YektaCore/Blocking/ListPool.swift",
        "Sources/YektaCore/Compact/ByteArena.swift",
        "Sources/YektaCore/Compact/Bytes.swift",
        "Sources/YektaCore/Comparison/PartMemory.swift",
        "Sources/YektaCore/Compact/RecordReader.swift",
        "Sources/YektaCore/Compact/ChunkedTable.swift",
        "Sources/YektaCore/Normalisation/ByteHash.swift",
        // Arrays as the bytes that they are.
        "Sources/YektaCore/Snapshot/SnapshotArrays.swift",
        "Sources/YektaFiles/CSV/FileDescriptor.swift",
        "Sources/YektaServer/Lifecycle/WallClock.swift",
        "Sources/YektaServer/Snapshot/SnapshotFile.swift",
        "Sources/yekta/OutputStream.swift",
    ]
    private static let everywhere = SourceTree.sources + SourceTree.tests

    private func lines(
        _ files: [SourceTree.File],
        with pattern: Regex<Substring>,
        in text: (SwiftText) -> [String]
    ) -> [String] {
        files.flatMap { file in
            text(file.swift).enumerated()
                .filter { $0.element.contains(pattern) }
                .map { "\(file.path):\($0.offset + 1)" }
        }
    }

    @Test func nothingIsForced() {
        #expect(lines(Self.everywhere, with: /\btry!/) { $0.code } == [])
        #expect(lines(Self.everywhere, with: /\bas!/) { $0.code } == [])
        #expect(lines(Self.everywhere, with: /\bfatalError\(/) { $0.code } == [])
    }

    @Test func nothingIsLeftForLater() {
        #expect(lines(Self.everywhere, with: /\b(?:FIXME|TODO|XXX)\b/) { $0.comments } == [])
    }

    @Test func onlyTheProgramPrints() {
        let files = Self.everywhere.filter { !$0.path.hasPrefix("Sources/yekta/") }
        #expect(lines(files, with: /\b(?:debugPrint|print|dump)\(/) { $0.code } == [])
    }

    @Test func noTestSleeps() {
        let sleeps = lines(SourceTree.tests, with: /\b(?:u|nano)?sleep\s*\(/) { $0.code }
        #expect(sleeps == [])
    }

    @Test func memoryIsTouchedByHandInListedFilesOnly() {
        let files = SourceTree.sources.filter { file in
            let isCodec =
                file.path.hasPrefix("Sources/YektaWire/Messages/")
                && file.path.hasSuffix("Codec.swift")
            let isSQLite = file.path.hasPrefix("Sources/YektaStore/SQLite/")
            return !isCodec && !isSQLite && !Self.unsafeFiles.contains(file.path)
        }
        #expect(lines(files, with: /\bunsafe\b|\bUnsafe\w+/) { $0.code } == [])
    }

    @Test func noTypeIsNamedAfterNothing() {
        let names =
            /\b(?:struct|class|enum|actor) \w*(?:Utils?|Helpers?|Manager|Impl|Service)\b/
        #expect(lines(Self.everywhere, with: names) { $0.code } == [])
    }
}
