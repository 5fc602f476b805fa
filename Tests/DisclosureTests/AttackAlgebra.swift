/// Numbers modulo a prime, so that elimination is exact.
struct Residue: Hashable {
  static let prime: UInt64 = 2_147_483_647
  let value: UInt64

  init(_ number: Int64) {
    let rest = number % Int64(Residue.prime)
    value = UInt64(rest < 0 ? rest + Int64(Residue.prime) : rest)
  }

  private init(reduced: UInt64) { value = reduced }

  static let zero = Residue(0)
  static let one = Residue(1)

  static func + (left: Residue, right: Residue) -> Residue {
    let sum = left.value + right.value
    return Residue(reduced: sum >= prime ? sum - prime : sum)
  }

  static func * (left: Residue, right: Residue) -> Residue {
    Residue(reduced: left.value * right.value % prime)
  }

  static func - (left: Residue, right: Residue) -> Residue {
    Residue(
      reduced: left.value >= right.value
        ? left.value - right.value : left.value + prime - right.value)
  }

  /// The number by which this one must be multiplied to give one.
  var inverse: Residue {
    var (result, base, exponent) = (Residue.one, self, Residue.prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base }
      base = base * base
      exponent >>= 1
    }
    return result
  }

  /// The number as small as it can be, for people to read.
  var small: Int64 {
    value > Residue.prime / 2 ? Int64(value) - Int64(Residue.prime) : Int64(value)
  }
}

/// Rows reduced until each has a column of its own.
struct Echelon {
  /// The reduced rows, with the column that each has alone.
  private(set) var rows: [(pivot: Int, row: [Residue])] = []
  let width: Int
  /// Columns in which a pivot is looked for; others are only carried along.
  let pivots: Int
  /// Whether earlier rows change too, so that every pivot stands alone in its column.
  let isFull: Bool

  init(width: Int, pivots: Int? = nil, isFull: Bool = false) {
    self.width = width
    self.pivots = pivots ?? width
    self.isFull = isFull
  }

  /// What is left of a row when the rows before are taken from it.
  func reduced(_ row: [Residue]) -> [Residue] {
    var rest = row
    for (pivot, known) in rows where rest[pivot] != .zero {
      let factor = rest[pivot]
      for column in 0..<width where known[column] != .zero {
        rest[column] = rest[column] - factor * known[column]
      }
    }
    return rest
  }

  /// Adds a row; what is left of it where it is a sum of those before.
  @discardableResult
  mutating func add(_ row: [Residue]) -> [Residue]? {
    var rest = reduced(row)
    guard let pivot = (0..<pivots).first(where: { rest[$0] != .zero }) else { return rest }
    let factor = rest[pivot].inverse
    for column in 0..<width { rest[column] = rest[column] * factor }
    for index in rows.indices where isFull && rows[index].row[pivot] != .zero {
      let times = rows[index].row[pivot]
      for column in 0..<width where rest[column] != .zero {
        rows[index].row[column] = rows[index].row[column] - times * rest[column]
      }
    }
    rows.append((pivot, rest))
    return nil
  }

  /// Forgets the last row; only where earlier rows didn't change with it.
  mutating func removeLast() { rows.removeLast() }

  /// The vectors, by column, whose dependence says which columns alone can hold a sum of the rows:
  /// a sum of rows is zero outside some columns just where these columns' vectors are dependent.
  ///
  /// They are a basis of what is orthogonal to the rows, mixed at random to few dimensions.
  func duals(dimensions: Int, seed: UInt64) -> [[Residue]] {
    var vectors = [[Residue]](
      repeating: [Residue](repeating: .zero, count: dimensions), count: width)
    let bound = Set(rows.map(\.pivot))
    var state = seed
    for free in 0..<width where !bound.contains(free) {
      for dimension in 0..<dimensions {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let weight = Residue(Int64(state >> 33))
        vectors[free][dimension] = vectors[free][dimension] + weight
        for (pivot, row) in rows where row[free] != .zero {
          vectors[pivot][dimension] = vectors[pivot][dimension] - weight * row[free]
        }
      }
    }
    return vectors
  }
}
