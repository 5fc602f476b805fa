/// Something for each fiscal year, made for rows that mostly stand beside others of their year.
struct ByYear<Value> {
  /// What the years have, in the order in which they were asked for.
  var values: [Value] = []
  private var places: [FiscalYear: Int] = [:]
  /// The year that was asked for last, and its place.
  private var last: (year: FiscalYear, place: Int)?
  private let none: Value

  /// The same for every year, until it is changed.
  init(_ none: Value) { self.none = none }

  /// The years that were asked for.
  var years: [FiscalYear] { Array(places.keys) }

  /// What a year has.
  subscript(year: FiscalYear) -> Value { places[year].map { values[$0] } ?? none }

  /// The place of a year among the values, where it may be changed.
  mutating func place(of year: FiscalYear) -> Int {
    if let last, last.year == year { return last.place }
    let place = places[year] ?? values.count
    if place == values.count {
      values.append(none)
      places[year] = place
    }
    last = (year, place)
    return place
  }
}

extension ByYear: Sendable where Value: Sendable {}
