import Foundation

extension ServerDirectory {
    /// Where the snapshot of the store is.
    var snapshot: String { store + "-snapshot" }

    /// A copy of the store, its log and its snapshot as they are: what a kill would leave.
    func copy() throws -> ServerDirectory {
        let copy = try ServerDirectory()
        for ending in ["", "-wal", "-snapshot"]
        where
            FileManager.default.fileExists(atPath: store + ending)
        {
            try FileManager.default.copyItem(atPath: store + ending, toPath: copy.store + ending)
        }
        return copy
    }
}
