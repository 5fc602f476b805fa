/// Something for each fiscal year, made for rows that mostly stand beside others of their year.
struct ByYear<Value> {
  private var values: [Value] = []
  private var indices: [FiscalYear: Int] = [:]
  /// The year that was changed last, and its place.
  private var last: (year: FiscalYear, index: Int)?
  private let none: Value

  /// The same for every year, until it is changed.
  init(_ none: Value) { self.none = none }

  /// The years that were changed.
  var years: [FiscalYear] { Array(indices.keys) }

  /// What a year has.
  subscript(year: FiscalYear) -> Value { indices[year].map { values[$0] } ?? none }

  /// Changes what a year has.
  mutating func change(_ year: FiscalYear, _ change: (inout Value) -> Void) {
    if let last, last.year == year {
      change(&values[last.index])
      return
    }
    let index = indices[year] ?? values.count
    if index == values.count {
      values.append(none)
      indices[year] = index
    }
    last = (year, index)
    change(&values[index])
  }
}

extension ByYear: Sendable where Value: Sendable {}
