import Testing

@testable import Readers

/// The quick look at a cell that may name a column.
@Suite struct ColumnNameTests {
  @Test func everyNameOfAColumnIsLookedUp() {
    let names = PrivateColumn.allCases.flatMap(\.names) + CashBookColumn.allCases.flatMap(\.names)
    for name in names {
      #expect(PrivateValuesReader.mayBeName(name.utf8), "\(name)")
      #expect(PrivateValuesReader.mayBeName(" \(name.uppercased()) ".utf8), "\(name)")
      #expect(PrivateValuesReader.mayBeName(name.map { "\($0) " }.joined().utf8), "\(name)")
    }
    #expect(!PrivateValuesReader.mayBeName("12 มีนาคม".utf8))
  }
}
