/// Reads points in time as files hold them.
package enum Timestamp {
    /// Milliseconds since 1970-01-01T00:00Z of an ISO 8601 time or a Unix epoch; nil if neither.
    ///
    /// `2024-05-01`, `2024-05-01 12:30`, `2024-05-01T12:30:00.250+03:30`, `1714566600`,
    /// `1714566600000`. A time without a zone is read as UTC.
    package static func milliseconds(_ text: String) -> Int64? {
        let text = text.trimmed
        // What has a hyphen behind its year is no number.
        if text.utf8.dropFirst(4).first != 0x2D, let number = Int64(text) {
            switch text.utf8.count {
            case 9...10: return number * 1_000
            case 12...13: return number
            case 15...16: return number / 1_000
            default: return nil
            }
        }
        var scanner = Scanner(text)
        guard let day = scanner.day() else { return nil }
        let midnight = Int64(day) * 86_400_000
        if scanner.isAtEnd { return midnight }
        guard scanner.take("T") || scanner.take("t") || scanner.take(" "),
            let time = scanner.timeMs(), let zone = scanner.zoneMs(), scanner.isAtEnd
        else { return nil }
        return midnight + time - zone
    }

    private struct Scanner {
        private let bytes: [UInt8]
        private var position = 0

        init(_ text: String) {
            bytes = Array(text.utf8)
        }

        var isAtEnd: Bool { position == bytes.count }

        mutating func take(_ scalar: Unicode.Scalar) -> Bool {
            guard position < bytes.count, bytes[position] == UInt8(ascii: scalar) else {
                return false
            }
            position += 1
            return true
        }

        /// A number of exactly so many digits, within the range.
        mutating func number(_ digits: Int, _ range: ClosedRange<Int>) -> Int? {
            guard position + digits <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[position..<position + digits] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            guard range.contains(value) else { return nil }
            position += digits
            return value
        }

        /// Days since 1970-01-01.
        mutating func day() -> Int? {
            guard let year = number(4, 1900...2200), take("-") || take("/"),
                let month = number(2, 1...12), take("-") || take("/"), let day = number(2, 1...31)
            else { return nil }
            return CivilDay(year: year, month: month, day: day).daysSince1970
        }

        mutating func timeMs() -> Int64? {
            guard let hour = number(2, 0...23), take(":"), let minute = number(2, 0...59) else {
                return nil
            }
            var time = Int64(hour * 60 + minute) * 60_000
            guard take(":") else { return time }
            guard let second = number(2, 0...60) else { return nil }
            time += Int64(second) * 1_000
            guard take(".") || take(",") else { return time }
            var scale: Int64 = 100
            guard let first = number(1, 0...9) else { return nil }
            time += Int64(first) * scale
            while let digit = number(1, 0...9) {
                scale /= 10
                time += Int64(digit) * scale
            }
            return time
        }

        /// What the zone is ahead of UTC; 0 where none is given.
        mutating func zoneMs() -> Int64? {
            if isAtEnd || take("Z") || take("z") { return 0 }
            _ = take(" ")
            let sign: Int64
            if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
            guard let hour = number(2, 0...14) else { return nil }
            _ = take(":")
            let minute = isAtEnd ? 0 : number(2, 0...59)
            guard let minute else { return nil }
            return sign * Int64(hour * 60 + minute) * 60_000
        }
    }
}
