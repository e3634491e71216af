import Testing
import YektaCore

@testable import YektaFiles

@Suite struct ColumnMappingTests {
    @Test func aRequestWinsOverARecognition() throws {
        var mapping = mapping("id,tel,weight,note")
        try mapping.apply(overrides: ["tel=loyalty_id", "Weight = number", "note=record-id"])
        #expect(mapping.columns.map(\.role.name) == ["kept", "loyalty_id", "number", "record_id"])
        #expect(mapping.columns[1].reason == .request)
    }

    @Test func anUnknownColumnIsAnErrorWithTheNearestNames() {
        let error = failure("tell=phone", of: "tel,city")
        #expect(error?.code == .unknownColumn)
        #expect(error?.remedy == "use one of: tel, city")
    }

    @Test func anUnknownTypeIsAnErrorWithTheNearestNames() {
        let error = failure("tel=fone", of: "tel,city")
        #expect(error?.code == .unknownType)
        #expect(error?.remedy.hasPrefix("use one of: phone") == true)
    }

    @Test func aRequestWithoutATypeIsAnError() {
        #expect(failure("tel", of: "tel")?.code == .badMapping)
    }

    @Test func theTableIsAlignedAndGivesReasons() throws {
        var mapping = mapping("given_name,middle_name,x,dob")
        try mapping.apply(overrides: ["dob=ignore"])
        #expect(
            mapping.table == [
                "given_name   given_name  by name, joined",
                "middle_name  given_name  by name, joined",
                "x            kept        not recognised, not compared",
                "dob          ignore      as asked",
            ]
        )
    }

    private func mapping(_ header: String) -> ColumnMapping {
        ColumnMapping(
            file: "people.csv",
            header: header.split(separator: ",").map(String.init),
            rows: []
        )
    }

    private func failure(_ override: String, of header: String) -> FileError? {
        var mapping = mapping(header)
        do {
            try mapping.apply(overrides: [override])
            return nil
        } catch {
            return error
        }
    }
}
