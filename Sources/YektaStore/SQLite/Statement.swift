internal import CSQLite

/// A value that is bound to a parameter; where it is nil the statement does not use the parameter.
enum SQLValue {
    case integer(Int64)
    case text(String)
    case blob([UInt8])
}

/// A prepared statement: bound, stepped and reset any number of times.
// @safe: the handle lives exactly as long as the object, and never leaves this folder.
@safe final class Statement {
    private let connection: Connection
    private let handle: OpaquePointer

    /// Compiles the statement, once for all its uses.
    init(_ sql: String, on connection: Connection) throws(StoreError) {
        var prepared: OpaquePointer?
        let code = unsafe sqlite3_prepare_v3(
            connection.handle,
            sql,
            -1,
            UInt32(SQLITE_PREPARE_PERSISTENT),
            &prepared,
            nil
        )
        guard code == SQLITE_OK, let handle = unsafe prepared else {
            throw connection.failure(code, in: "preparing a statement")
        }
        self.connection = connection
        unsafe self.handle = handle
    }

    deinit {
        unsafe sqlite3_finalize(handle)
    }

    /// Binds the values and runs to the end, for statements that give no rows.
    ///
    /// - Returns: how many rows were changed.
    @discardableResult
    func run(_ values: SQLValue?...) throws(StoreError) -> Int64 {
        try bind(values)
        defer { reset() }
        while try step() {}
        return connection.changedRowCount
    }

    /// Binds two integers and bytes, and runs to the end; for rows that are written by the million.
    ///
    /// SQLite reads the bytes where they are instead of copying them.
    func run(
        _ first: Int64,
        _ second: Int64,
        borrowing bytes: [UInt8]
    ) throws(StoreError) {
        unsafe sqlite3_bind_int64(handle, 1, first)
        unsafe sqlite3_bind_int64(handle, 2, second)
        try run(borrowing: bytes, at: 3)
    }

    /// Binds bytes and runs to the end, as the one with integers.
    func run(borrowing bytes: [UInt8]) throws(StoreError) -> Int64 {
        try run(borrowing: bytes, at: 1)
        return connection.changedRowCount
    }

    private func run(borrowing bytes: [UInt8], at parameter: Int32) throws(StoreError) {
        // The bytes outlive the binding: it is forgotten before the closure returns.
        let code = unsafe bytes.withUnsafeBytes { buffer in
            let bound = unsafe sqlite3_bind_blob64(
                handle,
                parameter,
                buffer.baseAddress,
                UInt64(buffer.count),
                nil
            )
            guard bound == SQLITE_OK else { return bound }
            defer { reset() }
            return unsafe sqlite3_step(handle)
        }
        guard code == SQLITE_DONE else { throw connection.failure(code, in: "writing a row") }
    }

    /// Binds the values and hands each row to the body, until that returns false.
    func forEachRow(
        _ values: SQLValue?...,
        body: (Statement) throws(StoreError) -> Bool
    ) throws(StoreError) {
        try bind(values)
        defer { reset() }
        while try step() {
            guard try body(self) else { return }
        }
    }

    /// Moves to the next row; false at the end.
    func step() throws(StoreError) -> Bool {
        let code = unsafe sqlite3_step(handle)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw connection.failure(code, in: "running a statement")
        }
    }

    /// Ends the run and forgets the values, which may be personal data.
    private func reset() {
        // The result repeats the failure of the last step, which was thrown already.
        unsafe sqlite3_reset(handle)
        unsafe sqlite3_clear_bindings(handle)
    }
}

extension Statement {
    private func bind(_ values: [SQLValue?]) throws(StoreError) {
        for (index, value) in values.enumerated() {
            guard let value else { continue }
            let parameter = Int32(index + 1)
            let code =
                switch value {
                case .integer(let integer):
                    unsafe sqlite3_bind_int64(handle, parameter, integer)
                case .text(let text): bind(text, to: parameter)
                case .blob(let bytes): bind(bytes, to: parameter)
                }
            guard code == SQLITE_OK else {
                throw connection.failure(code, in: "binding parameter \(parameter)")
            }
        }
    }

    private func bind(_ text: String, to parameter: Int32) -> Int32 {
        var text = text
        // The count is given, so that a text may hold NUL characters.
        return text.withUTF8 { utf8 in
            unsafe utf8.withMemoryRebound(to: CChar.self) { characters in
                // A null address would bind NULL, not the empty text.
                guard let address = characters.baseAddress else {
                    return unsafe sqlite3_bind_text(handle, parameter, "", 0, Self.transient)
                }
                return unsafe sqlite3_bind_text64(
                    handle,
                    parameter,
                    address,
                    UInt64(characters.count),
                    Self.transient,
                    UInt8(SQLITE_UTF8)
                )
            }
        }
    }

    private func bind(_ bytes: [UInt8], to parameter: Int32) -> Int32 {
        guard !bytes.isEmpty else { return unsafe sqlite3_bind_zeroblob(handle, parameter, 0) }
        return unsafe bytes.withUnsafeBytes { buffer in
            unsafe sqlite3_bind_blob64(
                handle,
                parameter,
                buffer.baseAddress,
                UInt64(buffer.count),
                Self.transient
            )
        }
    }

    /// SQLITE_TRANSIENT, a cast of -1 that Swift does not import: SQLite copies what it is given.
    private static var transient: sqlite3_destructor_type {
        unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }
}

extension Statement {
    /// An integer of the current row; 0 where the column holds none.
    func integer(at column: Int32) -> Int64 {
        unsafe sqlite3_column_int64(handle, column)
    }

    /// A number that cannot be negative: an id, an ordinal or a sequence number.
    func number(at column: Int32) throws(StoreError) -> UInt64 {
        guard let number = UInt64(exactly: integer(at: column)) else {
            throw StoreError(.corrupt, "column \(column) holds a negative number")
        }
        return number
    }

    /// A text of the current row; every text column of the schema is NOT NULL.
    func text(at column: Int32) throws(StoreError) -> String {
        guard let address = unsafe sqlite3_column_text(handle, column) else {
            throw StoreError(.corrupt, "column \(column) holds no text")
        }
        let count = unsafe Int(sqlite3_column_bytes(handle, column))
        return unsafe String(
            decoding: UnsafeBufferPointer(start: address, count: count),
            as: UTF8.self
        )
    }

    /// The bytes of the current row's blob; empty where the column holds none.
    func bytes(at column: Int32) -> [UInt8] {
        guard let address = unsafe sqlite3_column_blob(handle, column) else { return [] }
        let count = unsafe Int(sqlite3_column_bytes(handle, column))
        return unsafe Array(UnsafeRawBufferPointer(start: address, count: count))
    }

    /// Appends the bytes of the current row's blob.
    func appendBytes(at column: Int32, to bytes: inout [UInt8]) {
        guard let address = unsafe sqlite3_column_blob(handle, column) else { return }
        let count = unsafe Int(sqlite3_column_bytes(handle, column))
        unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: address, count: count))
    }
}
