import CXXHash

/// A 64-bit blocking key: XXH3 of a rule and the values it combines.
///
/// Two records that share a key are a candidate pair. The secret of the store is the hash's seed,
/// so that nobody can send values that all fall into one block; the partition does not depend on
/// it.
package struct BlockingKey: Hashable, Sendable {
    package let rule: BlockingRule
    package let hash: UInt64

    package init(rule: BlockingRule, hash: UInt64) {
        self.rule = rule
        self.hash = hash
    }

    /// The key of a rule over up to three values, in the order in which the rule names them.
    init(_ rule: BlockingRule, _ first: UInt64, _ second: UInt64, _ third: UInt64, secret: UInt64) {
        self.rule = rule
        self.hash = Hash64.xxh3(first, second, third, seed: Self.seed(rule, secret))
    }

    static func seed(_ rule: BlockingRule, _ secret: UInt64) -> UInt64 {
        secret ^ (UInt64(rule.rawValue) &* 0x9E37_79B9_7F4A_7C15)
    }

    /// The key of a telephone number.
    init(phone significant: UInt64, secret: UInt64) {
        rule = .phone
        hash = Hash64.xxh3(significant, seed: Self.seed(.phone, secret))
    }

    init(_ rule: BlockingRule, _ bytes: Bytes, secret: UInt64) {
        self.rule = rule
        hash = bytes.hash(seed: Self.seed(rule, secret))
    }

    /// The key of a rule over bytes that the caller has laid out without ambiguity.
    package init(_ rule: BlockingRule, _ bytes: [UInt8], secret: UInt64) {
        self.rule = rule
        self.hash = Hash64.xxh3(bytes, seed: Self.seed(rule, secret))
    }
}

/// XXH3, the one place where the core touches raw memory.
package enum Hash64 {
    /// The hash of up to three words under a seed, without an array for them.
    static func xxh3(_ first: UInt64, _ second: UInt64, _ third: UInt64, seed: UInt64) -> UInt64 {
        let words = (first.littleEndian, second.littleEndian, third.littleEndian)
        return unsafe withUnsafeBytes(of: words) { bytes in
            unsafe yekta_xxh3_64(bytes.baseAddress, bytes.count, seed)
        }
    }

    /// The hash of the eight bytes of a word, the lowest first, under a seed.
    static func xxh3(_ word: UInt64, seed: UInt64) -> UInt64 {
        unsafe withUnsafeBytes(of: word.littleEndian) { bytes in
            unsafe yekta_xxh3_64(bytes.baseAddress, bytes.count, seed)
        }
    }

    /// The hash of bytes under a seed; the same on every machine.
    package static func xxh3(_ bytes: [UInt8], seed: UInt64) -> UInt64 {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe yekta_xxh3_64(buffer.baseAddress, buffer.count, seed)
        }
    }
}

extension Hash64 {
    /// The hash of bytes that somebody else holds, under a seed; the same on every machine.
    package static func xxh3(_ bytes: RawSpan, seed: UInt64) -> UInt64 {
        unsafe bytes.withUnsafeBytes { buffer in
            unsafe yekta_xxh3_64(buffer.baseAddress, buffer.count, seed)
        }
    }
}
