/// The writing of a name token.
package enum Script: UInt8, Sendable {
    case latin
    case persian
    /// Any other script, or letters of both. Such names compare letter by letter only.
    case other
}

/// A word as one byte per letter, so that the kernels count letters and not UTF-8 bytes.
///
/// Latin letters and digits are their ASCII bytes, Persian letters 0x80 and up in alphabetical
/// order. A word with any other letter keeps its UTF-8 bytes.
struct NameLetters: Sendable, Equatable {
    let bytes: [UInt8]
    let script: Script

    /// The Persian alphabet as folded text has it; a letter's byte is 0x80 plus its place.
    static let persianAlphabet = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"

    /// The byte of each scalar from U+0600 to U+06FF; 0 for what is no letter of the alphabet.
    private static let persianBytes: [UInt8] = {
        var bytes = [UInt8](repeating: 0, count: 256)
        for (place, scalar) in persianAlphabet.unicodeScalars.enumerated() {
            bytes[Int(scalar.value - 0x600)] = UInt8(0x80 + place)
        }
        return bytes
    }()

    /// The letters of a folded word; spaces, hyphens and other ASCII punctuation are left out.
    init(_ word: some StringProtocol) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(word.utf8.count)
        var hasLatin = false
        var hasPersian = false
        for scalar in word.unicodeScalars {
            switch scalar.value {
            case 0x61...0x7A:
                hasLatin = true
                bytes.append(UInt8(scalar.value))
            case 0x30...0x39: bytes.append(UInt8(scalar.value))
            case 0..<0x80: continue
            default:
                let byte = Self.persianByte(scalar)
                if byte == 0 {
                    self.init(foreign: word)
                    return
                }
                hasPersian = true
                bytes.append(byte)
            }
        }
        let script: Script =
            hasLatin ? (hasPersian ? .other : .latin) : (hasPersian ? .persian : .other)
        self.init(bytes: bytes, script: script)
    }

    /// The letters of a folded word of ASCII.
    init(ascii word: Span<UInt8>) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(word.count)
        var hasLatin = false
        for index in word.indices {
            let byte = word[index]
            if byte.isLowerLetter { hasLatin = true }
            if byte.isLowerLetter || byte.isDigit { bytes.append(byte) }
        }
        self.init(bytes: bytes, script: hasLatin ? .latin : .other)
    }

    init(bytes: [UInt8], script: Script) {
        self.bytes = bytes
        self.script = script
    }

    private init(foreign word: some StringProtocol) {
        let bytes = word.utf8.filter { $0 >= 0x80 || Self.isLetterOrDigit($0) }
        self.init(bytes: bytes, script: .other)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }

    /// The byte of a Persian letter, 0 for any other scalar.
    static func persianByte(_ scalar: Unicode.Scalar) -> UInt8 {
        let value = scalar.value
        guard value >= 0x600, value < 0x700 else { return 0 }
        return persianBytes[Int(value - 0x600)]
    }
}

/// The bytes of the Persian letters that rules speak of.
enum PersianLetter {
    static let alef = byte("ا")
    static let seh = byte("ث")
    static let sin = byte("س")
    static let sad = byte("ص")
    static let heh = byte("ه")
    static let hah = byte("ح")
    static let khah = byte("خ")
    static let zeh = byte("ز")
    static let zah = byte("ظ")
    static let zal = byte("ذ")
    static let ain = byte("ع")
    static let vav = byte("و")
    static let yeh = byte("ی")
    static let lam = byte("ل")

    private static func byte(_ letter: Unicode.Scalar) -> UInt8 { NameLetters.persianByte(letter) }
}

/// A fixed 64-bit hash of bytes: the same on every machine, in every run, for ever.
enum FixedHash {
    /// FNV-1a, then the finaliser of MurmurHash3 so that the high bits depend on every byte.
    static func hash(_ bytes: [UInt8], seed: UInt8) -> UInt64 {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        state = (state ^ UInt64(seed)) &* 0x100_0000_01B3
        for byte in bytes {
            state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        state ^= state >> 33
        state = state &* 0xFF51_AFD7_ED55_8CCD
        state ^= state >> 33
        state = state &* 0xC4CE_B9FE_1A85_EC53
        return state ^ (state >> 33)
    }
}
