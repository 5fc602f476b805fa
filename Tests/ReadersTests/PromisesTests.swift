import Model
import Readers
import Testing

/// What a fund's settings say of its schedule, of promises, and of changes.
@Suite struct PromisesTests {
  private func read(_ more: String) -> Reading<Fund?> {
    FundReader.read(
      Array("id: 990101-01\nname: ก\n\(more)".utf8), file: FileID(0), folder: "990101-01",
      calendar: .october)
  }

  @Test func aScheduleIsReadWithAmountsAsTreasurersWriteThem() throws {
    let reading = read(
      """
      benefits:
        - {title: คลอดบุตร, amount: "1,500.00", per: ครั้ง, condition: {th: ก, en: A}}
        - {title: ภัยพิบัติ}

      """)
    #expect(reading.diagnostics == [])
    #expect(
      reading.value?.benefits == [
        Benefit(
          title: Words("คลอดบุตร"), amount: Money(satang: 150_000), per: Words("ครั้ง"),
          condition: Words(th: "ก", en: "A")),
        Benefit(title: Words("ภัยพิบัติ"), amount: nil, per: nil, condition: nil),
      ])
  }

  @Test func aPromiseNeedsItsYearItsSourceAndItsAmount() throws {
    let whole = read("pledges: [{year: 2569, source: state, amount: 350000, reference: ก}]\n")
    #expect(whole.diagnostics == [])
    #expect(
      whole.value?.pledges == [
        Pledge(
          year: FiscalYear(ending: 2026), party: .state, amount: Money(satang: 35_000_000),
          reference: Words("ก"))
      ])
    let missing = read("pledges: [{year: 2569}]\n")
    #expect(missing.diagnostics.map(\.code) == [.missingKey, .missingKey])
    #expect(missing.value?.pledges == [])
  }

  @Test(arguments: [
    ("pledges: [{year: 2569, source: รัฐ, amount: 1}]", "รัฐ"),
    ("pledges: [{year: 2569, source: state, amount: มาก}]", "มาก"),
    ("pledges: [{year: 2569, source: state, amount: -5}]", "-5"),
    ("benefits: [{title: ก, amount: 1.2.3}]", "1.2.3"),
    ("restatements: [{year: 2569, replaces: a, reason: oops, approver: ก}]", "oops"),
  ])
  func whatCantBeUsedIsToldWithItsValue(_ line: String, _ value: String) {
    let reading = read(line + "\n")
    #expect(reading.diagnostics.map(\.code) == [.unusableValue])
    #expect(reading.diagnostics.first?.summary.th.contains(value) == true)
  }

  @Test func aChangeOfWhatWasPublishedSaysWhyAndWhoDecided() {
    let reading = read(
      "restatements: [{year: 2567, replaces: 0123456789ab, reason: duplicate, approver: ก}]\n")
    #expect(reading.diagnostics == [])
    #expect(
      reading.value?.restatements == [
        Restatement(
          year: FiscalYear(ending: 2024), replaced: "0123456789ab", reason: .duplicate,
          approver: "ก")
      ])
    #expect(read("restatements: [{year: 2567}]\n").diagnostics.map(\.code).count == 3)
  }
}
