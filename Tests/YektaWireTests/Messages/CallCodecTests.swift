import NIOCore
import Testing
import YektaCore
import YektaWire

@Suite struct CallCodecTests {
    private let codec = CallCodec()

    private func refusal(of call: ProtobufBytes, limits: WireLimits = WireLimits()) -> WireError? {
        #expect(throws: WireError.self) {
            try CallCodec(limits: limits).decode(ByteBuffer(bytes: call.bytes))
        }
    }

    private func call(
        _ field: UInt64,
        _ method: ProtobufBytes,
        id: UInt64 = 5
    ) -> ProtobufBytes {
        ProtobufBytes().varint(1, id).message(field, method)
    }

    private func record(channel: String = "crm", id: String = "1") -> ProtobufBytes {
        ProtobufBytes().message(1, ProtobufBytes().text(1, channel).text(2, id))
    }

    @Test(arguments: Samples.calls)
    func everyMethodSurvivesTheWire(call: Call) throws {
        var stream = ByteBuffer()
        try codec.append(call, to: &stream)
        #expect(try codec.decode(stream.messageOfOnlyFrame()) == call)
    }

    @Test func aLimitThatIsNotNamedIsTheDefault() throws {
        let lookup = LookupRequest(.identity(IdentityID(1)))
        let search = SearchRequest(fields: [Field(.city, "Yazd")])
        var stream = ByteBuffer()
        try codec.append(Call(id: 1, method: .lookup(lookup)), to: &stream)
        let read = try codec.decode(stream.messageOfOnlyFrame())
        #expect(read.method == .lookup(LookupRequest(lookup.target, limit: 10)))
        stream.clear()
        try codec.append(Call(id: 1, method: .search(search)), to: &stream)
        let found = try codec.decode(stream.messageOfOnlyFrame())
        #expect(found.method == .search(SearchRequest(fields: search.fields, limit: 10)))
    }

    @Test func aCallWithoutAMethodIsUnimplementedAndKeepsItsID() {
        for call in [
            ProtobufBytes().varint(1, 5),
            ProtobufBytes().varint(1, 5).message(99, ProtobufBytes().varint(1, 1)),
        ] {
            let error = refusal(of: call)
            #expect(error?.code == .methodUnknown)
            #expect(error?.status.code == .unimplemented)
            #expect(error?.callID == 5)
        }
    }

    @Test(arguments: [16, 17, 18, 21, 22, 24, 25, 26] as [UInt64])
    func aMethodThatIsNotServedYetIsUnimplemented(field: UInt64) {
        let error = refusal(of: call(field, ProtobufBytes()))
        #expect(error?.code == .methodNotServed)
        #expect(error?.status.code == .unimplemented)
        #expect(error?.callID == 5)
    }

    @Test func aCallWithoutAnIDIsRefused() {
        let error = refusal(of: call(28, ProtobufBytes(), id: 0))
        #expect(error?.field == "id")
        #expect(error?.callID == nil)
        #expect(error.map { Reply(refusing: $0).id } == 0)
    }

    @Test func invalidUTF8IsRefusedByTheNameOfItsField() {
        let field = ProtobufBytes().varint(1, 1).bytes(2, [0x41, 0xff])
        let good = ProtobufBytes().varint(1, 1).text(2, "A")
        let error = refusal(
            of: call(10, ProtobufBytes().message(1, record().message(3, good).message(3, field)))
        )
        #expect(error?.field == "resolve.record.fields[1].value")
        #expect(error?.status.code == .invalidArgument)
        #expect(error?.status.details.first?.field == "resolve.record.fields[1].value")
        #expect(error?.callID == 5)
    }

    @Test(arguments: [0, 19, 256, UInt64(UInt32.max)])
    func aFieldTypeThatMeansNothingIsRefused(number: UInt64) {
        let field = ProtobufBytes().varint(1, number).text(2, "A")
        let error = refusal(of: call(10, ProtobufBytes().message(1, record().message(3, field))))
        #expect(error?.field == "resolve.record.fields[0].type")
    }

    @Test func aRecordKeyNamesAChannelAndAnID() {
        let cases = [
            (record(channel: ""), "resolve.record.key.channel"),
            (record(channel: "a:b"), "resolve.record.key.channel"),
            (record(channel: String(repeating: "c", count: 65)), "resolve.record.key.channel"),
            (record(id: ""), "resolve.record.key.id"),
            (record(id: String(repeating: "i", count: 257)), "resolve.record.key.id"),
            (ProtobufBytes(), "resolve.record.key"),
        ]
        for (record, path) in cases {
            let error = refusal(of: call(10, ProtobufBytes().message(1, record)))
            #expect(error?.field == path)
        }
    }

    @Test func aBadRecordDoesNotKeepTheOthersOfItsBatchOut() throws {
        let batch = ProtobufBytes().message(1, record()).message(1, record(id: "")).message(
            1,
            record(id: "2")
        )
        let read = try codec.decode(ByteBuffer(bytes: call(11, batch).bytes))
        guard case .resolveBatch(let items) = read.method, items.count == 3,
            case .refused(let status) = items[1]
        else {
            Issue.record("expected three items, the second refused")
            return
        }
        #expect(items[0] == .record(Record(key: RecordKey(channel: "crm", id: "1"), fields: [])))
        #expect(status.code == .invalidArgument)
        #expect(status.details.map(\.field) == ["key.id"])
        #expect(items[2] == .record(Record(key: RecordKey(channel: "crm", id: "2"), fields: [])))
    }

    @Test func countsBeyondTheirLimitsAreRefused() {
        var limits = WireLimits()
        limits.recordsPerBatchMax = 1
        limits.fieldsPerRecordMax = 1
        let field = ProtobufBytes().varint(1, 1).text(2, "A")
        let fields = record().message(3, field).message(3, field)
        let batch = call(11, ProtobufBytes().message(1, record()).message(1, record()))
        #expect(refusal(of: batch, limits: limits)?.field == "resolve_batch.records")
        let single = call(10, ProtobufBytes().message(1, fields))
        #expect(refusal(of: single, limits: limits)?.field == "resolve.record.fields")
        let search = call(13, ProtobufBytes().message(1, field).varint(2, 101))
        #expect(refusal(of: search)?.field == "search.limit")
        let lookup = call(12, ProtobufBytes().text(1, "y1").varint(5, 101))
        #expect(refusal(of: lookup)?.field == "lookup.limit")
    }

    @Test(arguments: ["", "42", "y", "y0", "yx", "y18446744073709551616", "y-1"])
    func whatIsNoIdentityIDIsRefused(text: String) {
        let error = refusal(of: call(12, ProtobufBytes().text(1, text)))
        #expect(error?.field == "lookup.identity_id")
    }

    @Test func aMergeNeedsTwoDifferentIdentitiesAndAnAuthor() {
        let one = ProtobufBytes().text(1, "y1")
        #expect(refusal(of: call(19, one.text(2, "a")))?.field == "merge.identity_ids")
        #expect(
            refusal(of: call(19, one.text(1, "Y1").text(2, "a")))?.field == "merge.identity_ids"
        )
        #expect(refusal(of: call(19, one.text(1, "z")))?.field == "merge.identity_ids[1]")
        #expect(refusal(of: call(19, one.text(1, "y2")))?.field == "merge.author")
    }

    @Test func aSplitNeedsRecordsAndAQuestionNeedsASubject() {
        #expect(refusal(of: call(20, ProtobufBytes().text(1, "y1")))?.field == "split.record_keys")
        #expect(refusal(of: call(14, ProtobufBytes()))?.field == "explain.about")
        #expect(refusal(of: call(12, ProtobufBytes()))?.field == "lookup.by")
        #expect(refusal(of: call(13, ProtobufBytes()))?.field == "search.fields")
        #expect(refusal(of: call(15, ProtobufBytes()))?.field == "delete_record.key")
    }

    @Test func whatComesLaterIsSkipped() throws {
        let future = call(28, ProtobufBytes().text(7, "new")).varint(1000, 1)
        #expect(try codec.decode(ByteBuffer(bytes: future.bytes)).method == .health)
    }
}
