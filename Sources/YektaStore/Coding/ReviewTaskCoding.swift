import YektaCore

/// An open review task as the key of its row: the same task has the same bytes.
///
/// The larger record key comes first: of the two it is more often that of a recent record, and rows
/// that come at the same time then lie closer together.
enum ReviewTaskCoding {
    /// The row's key.
    static func encode(_ task: ReviewTask) -> [UInt8] {
        var encoder = RecordCoding.Encoder()
        encode(task, into: &encoder)
        return encoder.bytes
    }

    /// Appends the row's key.
    static func encode(_ task: ReviewTask, into encoder: inout RecordCoding.Encoder) {
        encoder.append(task.second)
        encoder.append(task.first)
        encoder.append(signed: Int64(task.weight.units))
        encoder.append(byte: task.reason.rawValue)
    }

    /// The task that a row stands for.
    static func decode(_ bytes: [UInt8]) throws(StoreError) -> ReviewTask {
        do throws(RecordCodingError) {
            var decoder = RecordCoding.Decoder(bytes)
            let second = try decoder.recordKey()
            let first = try decoder.recordKey()
            let task = try task(first, second, restFrom: &decoder)
            try decoder.finish()
            return task
        } catch {
            throw .corrupt("an open review task, \(bytes.count) bytes", error)
        }
    }

    /// The weight and the reason, which follow the keys.
    static func task(
        _ first: RecordKey,
        _ second: RecordKey,
        restFrom decoder: inout RecordCoding.Decoder
    ) throws(RecordCodingError) -> ReviewTask {
        let weightOffset = decoder.offset
        guard let units = Int32(exactly: try decoder.signed()) else {
            throw RecordCodingError(.numberTooLarge, offset: weightOffset)
        }
        let reasonOffset = decoder.offset
        guard let reason = ReviewTask.Reason(rawValue: try decoder.byte()) else {
            throw RecordCodingError(.notCanonical, offset: reasonOffset)
        }
        return ReviewTask(
            first: first,
            second: second,
            weight: MatchWeight(units: units),
            reason: reason
        )
    }
}
