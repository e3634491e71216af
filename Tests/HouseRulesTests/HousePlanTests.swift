import Foundation
import Testing

@Suite struct HousePlanTests {
    private static let readme = SourceTree.text("README.md")
    private static let hasGenerator = ["/usr/bin/protoc-c", "/usr/local/bin/protoc-c"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(.enabled("README.md is not written yet") { readme != nil })
    func thePlanInTheReadmeListsExactlyTheFoldersOfSources() throws {
        let readme = try #require(Self.readme)
        for folder in SourceTree.folders(in: "Sources") {
            let isListed = readme.contains(try Regex("(?m)\\b\(folder)/|\\b\(folder)\\b"))
            #expect(isListed, "README.md does not mention Sources/\(folder)")
        }
        for match in readme.matches(of: /\b(C?Yekta\w+|C[A-Z]\w+)\/\s/) {
            let folder = String(match.1)
            let isThere =
                SourceTree.folders(in: "Sources").contains(folder)
                || SourceTree.folders(in: "Tests").contains(folder)
            #expect(isThere, "README.md lists \(folder), which does not exist")
        }
    }

    @Test(.enabled("protoc-c is not installed (Debian: protobuf-c-compiler)") { hasGenerator })
    func theGeneratedCodeIsCurrent() throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [SourceTree.root.path + "/Protos/generate.sh", "--check"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "run Protos/generate.sh")
    }

    @Test func everyFolderOfTestsMirrorsATarget() {
        let targets = Set(SourceTree.folders(in: "Sources").map { $0 + "Tests" })
        let others: Set = ["Fuzz", "HouseRulesTests", "python", "SimulationTests"]
        for folder in SourceTree.folders(in: "Tests") {
            #expect(targets.contains(folder) || others.contains(folder), "Tests/\(folder)")
        }
    }
}
