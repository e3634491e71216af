@testable import YektaCore

/// A snapshot in memory, whose parts can be damaged.
struct SnapshotMemory: SnapshotSink, SnapshotSource {
    var parts: [SnapshotPart: [[UInt8]]] = [:]

    init() {}

    /// The snapshot of an engine and a directory.
    init(_ engine: Engine, _ directory: IdentityDirectory) throws(SnapshotError) {
        try engine.write(to: &self)
        try directory.write(to: &self)
    }

    mutating func append(_ part: SnapshotPart, _ bytes: RawSpan) {
        let copy = unsafe bytes.withUnsafeBytes { unsafe Array($0) }
        parts[part, default: []].append(copy)
    }

    func pause() {}

    func count(of part: SnapshotPart) -> Int { parts[part]?.count ?? 0 }

    func byteCount(of part: SnapshotPart, _ number: Int) -> Int {
        let own = parts[part] ?? []
        return number < own.count ? own[number].count : 0
    }

    func read(
        _ part: SnapshotPart,
        _ number: Int,
        into bytes: inout MutableRawSpan
    ) throws(SnapshotError) {
        guard let own = parts[part], number < own.count, own[number].count == bytes.byteCount
        else { throw .damaged(part) }
        unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe buffer.copyBytes(from: own[number])
        }
    }
}
