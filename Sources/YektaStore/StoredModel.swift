/// A match model as a store keeps it: the bytes of its file, which the store does not read.
package struct StoredModel: Hashable, Sendable {
    /// How many models a store keeps; the oldest that are not in force make room.
    package static let countMax = 16

    /// The name of its epoch, which is never given to another model.
    package let epoch: String
    /// The model's file.
    package let document: [UInt8]

    package init(epoch: String, document: [UInt8]) {
        self.epoch = epoch
        self.document = document
    }
}
