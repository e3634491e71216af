import YektaCore
import YektaStore

/// What a snapshot begins with: what it was made of, and where the table of its parts is.
///
/// Words of eight bytes as this machine has them; the last is the hash of the others.
struct SnapshotHeader: Hashable {
    /// `YEKTASNP`.
    private static let magic: UInt64 = 0x504e_5341_544b_4559
    /// The version of the file's own form.
    static let formatVersion: UInt64 = 1
    static let wordCount = 15
    static let byteCount = wordCount * 8

    /// Of what and by whom it was made.
    struct Origin: Hashable, Sendable {
        /// The hash of the program's own file: what is derived from records differs from build to
        /// build, and so does how it lies in memory.
        var program: UInt64
        /// The hash of the store's secret.
        var store: UInt64
        /// The hash of the model's document, its epoch included.
        var model: UInt64
    }

    var origin: Origin
    /// The number that the store has as well.
    var mark: UInt64
    /// The last commit whose changes it has.
    var position: StorePositionWords
    var recordCount: UInt64
    var tableOffset: UInt64 = 0
    var tableCount: UInt64 = 0
    var tableHash: UInt64 = 0

    var words: [UInt64] {
        let own = [
            Self.magic, Self.formatVersion, origin.program, origin.store, origin.model, mark,
            position.commit, position.lastSequence, position.nextOrdinal, position.nextIdentity,
            recordCount, tableOffset, tableCount, tableHash,
        ]
        return own + [SnapshotWords.hash(own, seed: 0)]
    }

    init(origin: Origin, mark: UInt64, position: StorePositionWords, recordCount: Int) {
        self.origin = origin
        self.mark = mark
        self.position = position
        self.recordCount = UInt64(recordCount)
    }

    /// - Throws: if it is none, is damaged, or of another version.
    init(words: [UInt64]) throws(SnapshotError) {
        guard words.count == Self.wordCount, words[0] == Self.magic,
            words[1] == Self.formatVersion,
            words[14] == SnapshotWords.hash(Array(words.dropLast()), seed: 0)
        else { throw .foreign(.format) }
        origin = Origin(program: words[2], store: words[3], model: words[4])
        mark = words[5]
        position = StorePositionWords(
            commit: words[6],
            lastSequence: words[7],
            nextOrdinal: words[8],
            nextIdentity: words[9]
        )
        recordCount = words[10]
        (tableOffset, tableCount, tableHash) = (words[11], words[12], words[13])
    }

    /// What tells it from the snapshots that a store can use.
    func check(_ wanted: Origin, mark: UInt64?, store: StorePosition) throws(SnapshotError) {
        guard origin.program == wanted.program else { throw .foreign(.program) }
        guard origin.store == wanted.store, self.mark == mark else { throw .foreign(.store) }
        guard origin.model == wanted.model else { throw .foreign(.model) }
        guard position.commit <= store.commit, position.lastSequence <= store.lastSequence,
            position.nextOrdinal <= store.nextOrdinal, position.nextIdentity <= store.nextIdentity,
            position.commit < store.commit || position == StorePositionWords(store)
        else { throw .foreign(.position) }
    }
}

/// A store's position in the words of a header.
struct StorePositionWords: Hashable {
    var commit: UInt64
    var lastSequence: UInt64
    var nextOrdinal: UInt64
    var nextIdentity: UInt64
}

extension StorePositionWords {
    init(_ position: StorePosition) {
        commit = position.commit
        lastSequence = position.lastSequence
        nextOrdinal = position.nextOrdinal
        nextIdentity = position.nextIdentity
    }
}
