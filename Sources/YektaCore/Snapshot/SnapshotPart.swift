/// What a part of a snapshot holds.
///
/// A snapshot is the memory of an engine and of its directory, piece by piece: of most kinds there
/// are several parts, which are numbered from 0 in the order in which they were written. What they
/// hold is as this machine has it in memory.
package enum SnapshotPart: UInt32, CaseIterable, Sendable {
    case counts = 1
    case vocabulary, words, nameTokens, nameParts
    case recordSlots, recordBytes, rawSlots, rawBytes
    case keySlots, freeIndices
    case blockHeads, blockBuckets, blockLists
    case sharedValues, representatives
    case links, linkLists, regions, regionLists, identityNumbers, identityContents, identityLists
    case reviews, reviewLists
    case directoryCounts, directoryEntries, directoryChunks, directoryBlocks, directoryNames
    case directoryKeys, directoryKeySlots, directoryHolders, directoryHolderSlots
    case directoryIdentities, directoryDoubts
}

/// Takes the parts of a snapshot, one after the other.
package protocol SnapshotSink {
    /// Takes the next part of a kind.
    mutating func append(_ part: SnapshotPart, _ bytes: RawSpan) throws(SnapshotError)

    /// Is asked every few milliseconds whether to go on; throws if not.
    mutating func pause() throws(SnapshotError)
}

/// Gives the parts of a snapshot, to several threads at once.
package protocol SnapshotSource: Sendable {
    /// How many parts of a kind there are.
    func count(of part: SnapshotPart) -> Int

    /// How long one of them is.
    func byteCount(of part: SnapshotPart, _ number: Int) -> Int

    /// Reads one of them, which has exactly these bytes, and checks that it is as it was written.
    func read(
        _ part: SnapshotPart,
        _ number: Int,
        into bytes: inout MutableRawSpan
    ) throws(SnapshotError)
}

/// Why a snapshot was not written or is not used.
package enum SnapshotError: Error, Hashable, Sendable {
    /// A part is not there, is not as it was written, or contradicts another.
    case damaged(SnapshotPart)
    /// The file system refused; the number is its own.
    case file(Int32)
    /// It is no snapshot of this store, program and model.
    case foreign(Mismatch)
    /// There is none.
    case missing
    /// So much came after it that it is no help.
    case outrun
    /// With what came after it, it says something else than the store.
    case contradicted
    /// Its writing was given up for something more urgent.
    case interrupted

    /// What a snapshot is not of.
    package enum Mismatch: String, Hashable, Sendable {
        case format, program, store, model, position
    }
}

extension SnapshotError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .damaged(let part): "the part \(part) is damaged"
        case .file(let code): "the file cannot be read or written (errno \(code))"
        case .foreign(let mismatch): "it was made for another \(mismatch.rawValue)"
        case .missing: "there is none"
        case .outrun: "too many records came or changed after it"
        case .contradicted: "it says something else than the store"
        case .interrupted: "it was given up for something more urgent"
        }
    }
}
