// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// The settings of every Swift target: see `Documentation.docc/Decisions` and the house rules test.
let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")

let package = Package(
    name: "yekta",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "yekta", targets: ["yekta"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // C targets: no logic, only names that Swift can import.
        .target(name: "CXXHash"),
        .systemLibrary(
            name: "CSQLite",
            pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"])]
        ),
        .systemLibrary(
            name: "CProtobufC",
            pkgConfig: "libprotobuf-c",
            providers: [.apt(["libprotobuf-c-dev"])]
        ),
        .target(name: "CYektaProto", dependencies: ["CProtobufC"]),

        .target(
            name: "YektaCore",
            dependencies: ["CXXHash"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "YektaStore",
            dependencies: ["YektaCore", "CSQLite"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "YektaWire",
            dependencies: ["YektaCore", "CYektaProto", nio],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "YektaFiles",
            dependencies: ["YektaCore"],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "YektaServer",
            dependencies: [
                "YektaCore", "YektaFiles", "YektaStore", "YektaWire", nio, nioPosix,
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "YektaClient",
            dependencies: ["YektaCore", "YektaWire", nio, nioPosix],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "yekta",
            dependencies: [
                "YektaCore", "YektaFiles", "YektaServer", "YektaClient", "YektaStore", "YektaWire",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: swiftSettings
        ),

        .testTarget(
            name: "YektaCoreTests",
            dependencies: ["YektaCore", "YektaFiles"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "YektaFilesTests",
            dependencies: ["YektaFiles", "YektaCore"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "YektaStoreTests",
            dependencies: ["YektaStore", "YektaCore"],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "YektaWireTests",
            dependencies: [
                "YektaWire", "YektaCore", nio,
                .product(name: "NIOTestUtils", package: "swift-nio"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "YektaServerTests",
            dependencies: [
                "YektaServer", "YektaClient", "YektaStore", "YektaFiles", "YektaWire", "YektaCore",
                nio, nioPosix,
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: swiftSettings
        ),
        .testTarget(name: "HouseRulesTests", swiftSettings: swiftSettings),
    ]
)

// Measurements of one stage at a time: they see what `package` shows, so they belong to this
// package, but nobody who builds the program has to build them.
if ProcessInfo.processInfo.environment["YEKTA_BENCHMARKS"] != nil {
    let benchmarks: [(name: String, dependencies: [Target.Dependency])] = [
        ("StoreBench", ["YektaCore", "YektaFiles", "YektaStore"]),
        ("PipelineBench", ["YektaCore", "YektaClient", "YektaWire", nio, nioPosix]),
        ("SinkServer", ["YektaCore", "YektaWire", nio, nioPosix]),
        ("StageBench", ["YektaCore", "YektaFiles", "YektaWire", nio]),
    ]
    package.targets += benchmarks.map { benchmark in
        .executableTarget(
            name: benchmark.name,
            dependencies: benchmark.dependencies,
            path: "Benchmarks/\(benchmark.name)",
            swiftSettings: swiftSettings
        )
    }
}
