import YektaCore

/// What the columns of one file must agree on among themselves.
extension ColumnRecogniser {
    /// Names that are a given name beside a surname, and a surname beside a given name.
    private static let neutralNames: Set<String> = [
        "name", "نام", "nombre", "nome", "naam", "navn", "namn", "jmeno", "isim",
    ]
    private static let abbreviatedDates: Set<String> = ["by", "bm", "bd"]

    /// A record has one id, one channel and one time: the best name wins, then the first column.
    func keepOneOfEach(_ columns: inout [ColumnMapping.Column]) {
        for (role, best) in [
            (ColumnRole.recordID, "recordid"), (.channel, "channel"), (.receivedAt, "receivedat"),
        ] {
            let indices = columns.indices.filter { columns[$0].role == role }
            guard indices.count > 1 else { continue }
            let winner = indices.first { HeaderName.fold(header[$0]) == best } ?? indices[0]
            for index in indices where index != winner {
                columns[index].decide(.kept, role == .receivedAt ? .madeAt : .spare)
            }
        }
    }

    /// Beside a surname and without a given name, "name" is the given name; "Name, Vorname" is the
    /// other way about.
    func readNeutralName(_ columns: inout [ColumnMapping.Column]) {
        let hasSurname = columns.contains { $0.role == .field(.surname) && $0.part == 0 }
        let hasGivenName = columns.contains { $0.role == .field(.givenName) && $0.part == 0 }
        guard hasSurname != hasGivenName else { return }
        let index = columns.indices.first { index in
            columns[index].role == .field(.fullName)
                && Self.neutralNames.contains(HeaderName.fold(header[index]))
        }
        guard let index else { return }
        columns[index].decide(.field(hasSurname ? .givenName : .surname), .name, part: 0)
    }

    /// The parts of a date say nothing new beside the whole one; "by", "bm" and "bd" are a birth
    /// date only where all three are there; and of the dates that only look like birth dates the
    /// earliest is one, since one is born before all else.
    func keepOneBirthDate(_ columns: inout [ColumnMapping.Column]) {
        let short = columns.indices.filter {
            columns[$0].role == .field(.birthDate)
                && Self.abbreviatedDates.contains(HeaderName.fold(header[$0]))
        }
        if short.count < 3 { for index in short { columns[index] = guess(index, header[index]) } }
        let dates = columns.indices.filter { columns[$0].role == .field(.birthDate) }
        let whole = dates.filter { columns[$0].part == nil && columns[$0].reason == .name }
        if !whole.isEmpty {
            for index in dates where columns[index].part != nil {
                columns[index].decide(.kept, .copy(of: header[whole[0]]))
            }
        }
        let rest = dates.filter { columns[$0].role == .field(.birthDate) }
        let guessed = rest.filter { columns[$0].part == nil && columns[$0].reason != .name }
        let earliest = guessed.min { (medianYear($0), $0) < (medianYear($1), $1) }
        let hasNamed = rest.count > guessed.count
        for index in guessed where hasNamed || index != earliest {
            columns[index].decide(.field(.text), columns[index].reason)
            columns[index].isDate = true
        }
    }

    private func medianYear(_ index: Int) -> Int {
        let years = contents[index].values.compactMap(ContentShape.year).sorted()
        return years.isEmpty ? 0 : years[years.count / 2]
    }

    /// Where the header names the person's name, a mute column of names is somebody else's, or a
    /// place's; and of two mute ones neither is sure.
    func keepOneNameByContent(_ columns: inout [ColumnMapping.Column]) {
        let isName: (ColumnRole) -> Bool = {
            [.field(.givenName), .field(.surname), .field(.fullName)].contains($0)
        }
        let guessed = columns.indices.filter { index in
            guard case .content = columns[index].reason else { return false }
            return isName(columns[index].role)
        }
        let hasNamed = columns.contains { $0.reason == .name && isName($0.role) }
        for index in guessed {
            let rivals = guessed.count { columns[$0].role == columns[index].role }
            if hasNamed || rivals > 1 { columns[index].decide(.field(.text), .words) }
        }
    }

    /// Two columns for one part of a name or date are two values, not one long one.
    func separateRepeatedParts(_ columns: inout [ColumnMapping.Column]) {
        var seen: Set<ColumnMapping.Part> = []
        for index in columns.indices {
            guard case .field(let type) = columns[index].role, type != .address,
                let part = columns[index].part
            else { continue }
            if !seen.insert(ColumnMapping.Part(type: type, place: part)).inserted {
                columns[index].part = nil
            }
        }
    }

    /// Leaves out what nearly all rows have alike, or hardly any has.
    func leaveOut(_ columns: inout [ColumnMapping.Column]) {
        for index in columns.indices {
            switch columns[index].role {
            case .field(.text), .field(.number), .field(.identifier): break
            case .field, .recordID, .channel, .receivedAt, .kept, .ignored: continue
            }
            let content = contents[index]
            if content.rows >= 100, content.filled * 100 < content.rows {
                columns[index].decide(.kept, .empty)
            } else if content.filled >= Self.doubtMin, content.topPercent >= 98 {
                columns[index].decide(.kept, .constant(percent: content.topPercent))
            }
        }
    }
}
