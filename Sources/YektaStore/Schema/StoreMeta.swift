/// What a store knows about itself.
package struct StoreMeta: Hashable, Sendable {
    /// A random number given at creation: it names the store and seeds the hashes of its keys.
    package let secret: UInt64
    /// The model epoch that was promoted last; empty until the first.
    package let modelEpoch: String

    /// The names of the rows.
    enum Key {
        static let secret = "secret"
        static let modelEpoch = "model_epoch"
    }
}

extension StoreMeta {
    /// Writes the rows of a new store.
    static func create(secret: UInt64, on connection: Connection) throws(StoreError) {
        let insert = try Statement("INSERT INTO meta (key, value) VALUES (?, ?)", on: connection)
        try insert.run(.text(Key.secret), .integer(Int64(bitPattern: secret)))
        try insert.run(.text(Key.modelEpoch), .text(""))
    }

    /// Reads the rows that `create` wrote.
    init(on connection: Connection) throws(StoreError) {
        let select = try Statement("SELECT value FROM meta WHERE key = ?", on: connection)
        var secret: UInt64?
        var modelEpoch: String?
        try select.forEachRow(.text(Key.secret)) { row throws(StoreError) in
            secret = UInt64(bitPattern: row.integer(at: 0))
            return false
        }
        try select.forEachRow(.text(Key.modelEpoch)) { row throws(StoreError) in
            modelEpoch = try row.text(at: 0)
            return false
        }
        guard let secret, let modelEpoch else {
            throw .corrupt("the table meta, which lacks a row,", nil)
        }
        self.secret = secret
        self.modelEpoch = modelEpoch
    }
}
