/// The open review tasks as each of their records sees them, in chains of small nodes.
struct DoubtList: Sendable {
    struct Doubt: Sendable {
        /// The slot of the other record.
        var other: UInt32 = 0
        var weight = MatchWeight.zero
        /// The next doubt of the same record, or the next free one, plus 1.
        var next: UInt32 = 0
    }

    private var nodes = PagedArray(filler: Doubt())
    private var used = 0
    private var free: UInt32 = 0

    init() {}

    var heldBytes: Int { nodes.heldBytes }

    /// Puts a doubt at the head of a chain.
    mutating func insert(_ other: UInt32, _ weight: MatchWeight, at head: inout UInt32) {
        let link: UInt32
        if free != 0 {
            link = free
            free = nodes[Int(link) - 1].next
        } else {
            nodes.reserve(used)
            used += 1
            link = UInt32(used)
        }
        nodes[Int(link) - 1] = Doubt(other: other, weight: weight, next: head)
        head = link
    }

    /// Takes the doubts about another record out of a chain.
    mutating func remove(_ other: UInt32, from head: inout UInt32) {
        var before: UInt32 = 0
        var link = head
        while link != 0 {
            let next = nodes[Int(link) - 1].next
            if nodes[Int(link) - 1].other == other {
                if before == 0 { head = next } else { nodes[Int(before) - 1].next = next }
                nodes[Int(link) - 1].next = free
                free = link
            } else {
                before = link
            }
            link = next
        }
    }

    /// Calls the body with every doubt of a chain.
    func forEach(from head: UInt32, _ body: (Doubt) -> Void) {
        var link = head
        while link != 0 {
            let doubt = nodes[Int(link) - 1]
            body(doubt)
            link = doubt.next
        }
    }
}

// MARK: - Snapshots

extension DoubtList {
    func write(_ part: SnapshotPart, to sink: inout some SnapshotSink) throws(SnapshotError) {
        try sink.append(part, [UInt32(used), free])
        try nodes.write(part, to: &sink)
    }

    mutating func restore(
        _ part: SnapshotPart,
        from source: some SnapshotSource
    ) throws(SnapshotError) {
        let head = try source.array(part, of: UInt32.self)
        try nodes.restore(part, after: 1, from: source)
        guard head.count == 2, head[0] <= nodes.count, head[1] <= head[0] else {
            throw .damaged(part)
        }
        (used, free) = (Int(head[0]), head[1])
    }
}
