/// What a load can send.
package enum LoadMethod: String, CaseIterable, Hashable, Sendable {
    /// Finds an identity by a record key or an identifier.
    case lookup
    /// Stores a record.
    case resolve
    /// Finds the records that resemble some fields.
    case search
    /// Asks whether the server serves, which costs it next to nothing.
    case health

    /// Its place among all of them.
    var index: Int {
        switch self {
        case .lookup: 0
        case .resolve: 1
        case .search: 2
        case .health: 3
        }
    }
}

/// How often each method is called, in shares of the whole.
package struct LoadMix: Hashable, Sendable {
    /// A method and its weight, above 0, in the order in which they were named.
    package struct Part: Hashable, Sendable {
        package let method: LoadMethod
        package let weight: Double
    }

    package let parts: [Part]

    /// One method alone.
    package init(_ method: LoadMethod) {
        parts = [Part(method: method, weight: 1)]
    }

    /// Reads `lookup=80,resolve=15,search=5`; nil if a method is unknown or named twice, or a
    /// weight is not above 0.
    package init?(parsing text: String) {
        var parts: [Part] = []
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = item.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, let method = LoadMethod(rawValue: String(sides[0])),
                let weight = Double(sides[1]), weight > 0, weight <= 1e9,
                !parts.contains(where: { $0.method == method })
            else { return nil }
            parts.append(Part(method: method, weight: weight))
        }
        guard !parts.isEmpty else { return nil }
        self.parts = parts
    }

    /// The methods that are called at all.
    package var methods: [LoadMethod] { parts.map(\.method) }

    /// The method at a point of 0 to 1, at which each takes a stretch as long as its share.
    package func method(at point: Double) -> LoadMethod {
        var left = point * parts.reduce(0) { $0 + $1.weight }
        for part in parts.dropLast() {
            left -= part.weight
            if left < 0 { return part.method }
        }
        return parts[parts.count - 1].method
    }
}

extension LoadMix: CustomStringConvertible {
    /// The form that `init(parsing:)` reads.
    package var description: String {
        parts.map { part in
            let whole = part.weight == part.weight.rounded()
            return "\(part.method.rawValue)=" + (whole ? "\(Int(part.weight))" : "\(part.weight)")
        }.joined(separator: ",")
    }
}
