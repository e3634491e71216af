import Testing
import YektaCore

@testable import YektaStore

/// What a store keeps of the models that weighed its records.
@Suite struct StoreModelTests {
    let directory: StoreDirectory

    init() throws {
        directory = try StoreDirectory()
    }

    private func model(_ number: Int) -> StoredModel {
        StoredModel(epoch: "e\(number)", document: Array("{\"model\": \(number)}\0".utf8))
    }

    private func loaded() throws -> StoreContents {
        try StoreReader(path: directory.store).loadAll()
    }

    @Test func theModelInForceComesBackAndTheOthersStay() throws {
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        #expect(try loaded().model == nil)
        for number in 1...2 {
            try writer.commit([], model: model(number))
        }
        #expect(try loaded().model == model(2))
        // Back to one that is kept: its document need not be sent again.
        try writer.commit([], modelEpoch: "e1")
        let reader = try StoreReader(path: directory.store)
        #expect(try reader.loadAll().model == model(1))
        #expect(try reader.modelEpochs() == ["e1", "e2"])
        #expect(try reader.model(ofEpoch: "e2") == model(2))
        #expect(try reader.model(ofEpoch: "e3") == nil)
        // The program's own model has no document.
        try writer.commit([], modelEpoch: "shipped-1")
        #expect(try reader.loadAll().model == nil)
    }

    @Test func theSameModelAgainIsFineAndAnotherOfItsNameStopsTheWriter() throws {
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        try writer.commit([], model: model(1))
        try writer.commit([], model: model(1))
        let other = StoredModel(epoch: "e1", document: [1])
        do throws(StoreError) {
            try writer.commit([.adding(ordinal: 1, sequence: 1)], model: other)
            Issue.record("it was stored")
        } catch {
            #expect(error.code == .inconsistent)
        }
        let contents = try loaded()
        #expect(contents.model == model(1))
        // One transaction: without the model the records did not come either.
        #expect(contents.records.isEmpty)
    }

    @Test func theOldestModelsMakeRoom() throws {
        let writer = try StoreWriter.create(path: directory.store, secret: 1)
        let last = StoredModel.countMax + 5
        for number in 1...last {
            try writer.commit([], model: model(number))
        }
        let kept = (last - StoredModel.countMax + 1)...last
        let reader = try StoreReader(path: directory.store)
        #expect(try reader.modelEpochs() == kept.map { "e\($0)" })
    }
}
