import Testing

@Suite struct ImportTests {
    /// What each target may know of the others: only what lies below it.
    private static let ownModules: [String: Set<String>] = [
        "YektaCore": ["CXXHash"],
        "YektaStore": ["YektaCore", "CSQLite"],
        "YektaWire": ["YektaCore", "CYektaProto"],
        "YektaFiles": ["YektaCore"],
        "YektaServer": ["YektaCore", "YektaFiles", "YektaStore", "YektaWire"],
        "YektaClient": ["YektaCore", "YektaWire"],
        "yekta": [
            "YektaCore", "YektaFiles", "YektaServer", "YektaClient", "YektaStore", "YektaWire",
        ],
    ]
    /// Targets that touch neither sockets nor logs.
    private static let quiet: Set<String> = ["YektaCore", "YektaStore", "YektaFiles"]
    private static let serverModules: Set<String> = [
        "NIOCore", "NIOPosix", "NIOFoundationCompat", "NIOSSL", "Logging", "Metrics",
        "ServiceLifecycle",
    ]

    private func imports(_ file: SourceTree.File) -> [String] {
        file.swift.code.compactMap { line in
            line.wholeMatch(of: /\s*(?:@\w+ )?(?:\w+ )?import (?:\w+ )?([A-Za-z_0-9]+).*/)
                .map { String($0.1) }
        }
    }

    @Test func targetsKnowOnlyWhatLiesBelowThem() {
        let own = Self.ownModules.values.reduce(Set(Self.ownModules.keys)) { $0.union($1) }
        for file in SourceTree.sources {
            guard let allowed = Self.ownModules[file.target] else {
                Issue.record("\(file.path) belongs to no target of the house")
                continue
            }
            for module in imports(file) where own.contains(module) || module == "CProtobufC" {
                #expect(allowed.contains(module), "\(file.path) imports \(module)")
            }
        }
    }

    private static let sharedByThreads = [
        "Normalisation/ValueMemory.swift", "Compact/NamePartTable.swift",
        "Compact/WordTable.swift", "Resolution/ParallelSweep.swift",
    ]

    @Test func theCoreImportsNothingButItsHash() {
        for file in SourceTree.sources where file.target == "YektaCore" {
            var allowed: Set<String> = ["CXXHash"]
            if file.path.hasSuffix("Normalisation/CompatibilityForms.swift") {
                allowed.insert("Foundation")
            }
            // What is remembered of values is shared between threads, under locks; a sweep over
            // records is divided among them by a counter.
            if Self.sharedByThreads.contains(where: { file.path.hasSuffix($0) }) {
                allowed.insert("Synchronization")
            }
            let others = Set(imports(file)).subtracting(allowed).sorted()
            #expect(others.isEmpty, "\(file.path)")
        }
    }

    @Test func onlyServerClientAndWireKnowSocketsAndLogs() {
        for file in SourceTree.sources {
            for module in imports(file) where Self.serverModules.contains(module) {
                #expect(!Self.quiet.contains(file.target), "\(file.path) imports \(module)")
                if file.target == "YektaWire" { #expect(module == "NIOCore", "\(file.path)") }
            }
        }
    }

    @Test func sqlIsSpokenInTheStoreOnly() {
        let statement =
            /"\s*(?:SELECT .+ FROM|INSERT .*INTO|UPDATE \w+ SET|DELETE FROM|CREATE |PRAGMA )/
        for file in SourceTree.sources where file.target != "YektaStore" {
            for (place, line) in file.lines.enumerated() {
                #expect(!line.contains(statement), "\(file.path):\(place + 1)")
            }
        }
    }
}
