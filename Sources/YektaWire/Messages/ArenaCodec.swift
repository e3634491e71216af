import CYektaProto

/// The memory that one message is unpacked into, or packed from: allocated by advancing an offset,
/// freed all at once.
///
/// The cap on unpacking doubles as the limit on what a small hostile frame can be amplified to:
/// when it is reached protobuf-c is refused the memory and gives up cleanly. Confined to one
/// thread; a message that was unpacked is valid until the next `reset`.
@safe
final class FrameArena {
    private static let firstChunkBytes = 16 << 10
    private static let alignment = 16

    private let bytesMax: Int
    private var chunks: [UnsafeMutableRawBufferPointer] = unsafe []
    private var chunkOffset = 0
    private var reservedBytes = 0
    /// Whether `unpack` was refused memory since the last `reset`.
    private(set) var isExhausted = false

    init(bytesMax: Int) {
        self.bytesMax = bytesMax
    }

    deinit {
        while let chunk = unsafe chunks.popLast() { unsafe chunk.deallocate() }
    }

    /// Takes everything back, and all memory but the first chunk.
    func reset() {
        while unsafe chunks.count > 1, let chunk = unsafe chunks.popLast() {
            unsafe chunk.deallocate()
        }
        unsafe reservedBytes = chunks.first?.count ?? 0
        chunkOffset = 0
        isExhausted = false
    }

    /// Memory for `size` bytes, aligned for every C type; nil beyond `limit`.
    private func allocate(_ size: Int, limit: Int) -> UnsafeMutableRawPointer? {
        guard size <= limit else { return nil }
        let padded = (size + Self.alignment - 1) & ~(Self.alignment - 1)
        let room = unsafe (chunks.last?.count ?? 0) - chunkOffset
        if padded > room {
            let doubled = unsafe max(Self.firstChunkBytes, 2 * (chunks.last?.count ?? 0))
            let bytes = max(padded, min(doubled, limit - reservedBytes))
            guard bytes <= limit - reservedBytes else { return nil }
            unsafe chunks.append(
                .allocate(byteCount: bytes, alignment: Self.alignment)
            )
            reservedBytes += bytes
            chunkOffset = 0
        }
        defer { chunkOffset += padded }
        return unsafe chunks.last?.baseAddress?.advanced(by: chunkOffset)
    }

    /// Memory for what we send: proportional to a value that is in memory already, so without a
    /// cap.
    func allocate(_ size: Int) -> UnsafeMutableRawPointer {
        guard let memory = unsafe allocate(size, limit: Int.max / 2) else {
            preconditionFailure("an arena without a limit always has room")
        }
        return unsafe memory
    }

    /// Reads a message into the arena; nil if the bytes are not one or it would take too much
    /// memory.
    func unpack<Message>(
        _ bytes: UnsafeRawBufferPointer,
        like initialise: (UnsafeMutablePointer<Message>?) -> Void
    ) -> UnsafeMutablePointer<Message>? {
        // A freshly initialised message knows the address of its descriptor.
        let prototype = unsafe allocate(MemoryLayout<Message>.size)
            .bindMemory(to: Message.self, capacity: 1)
        unsafe initialise(prototype)
        let base = unsafe UnsafeRawPointer(prototype).assumingMemoryBound(to: ProtobufCMessage.self)
        var allocator = unsafe ProtobufCAllocator(
            alloc: { arena, size in
                guard let arena = unsafe arena else { return nil }
                return unsafe Unmanaged<FrameArena>.fromOpaque(arena).takeUnretainedValue()
                    .allocateCapped(size)
            },
            free: { _, _ in },
            allocator_data: Unmanaged.passUnretained(self).toOpaque()
        )
        let message = unsafe protobuf_c_message_unpack(
            base.pointee.descriptor,
            &allocator,
            bytes.count,
            bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        )
        return unsafe UnsafeMutableRawPointer(message)?.assumingMemoryBound(to: Message.self)
    }

    private func allocateCapped(_ size: Int) -> UnsafeMutableRawPointer? {
        let memory = unsafe allocate(size, limit: bytesMax)
        if unsafe memory == nil { isExhausted = true }
        return unsafe memory
    }
}
