/// The nearest known names to one that is not known, the nearest first.
///
/// A name is near when no more than a third of its letters must change, and at least one may.
/// - Complexity: O(n·m) for each known name, over Unicode scalars.
public func nearestNames(to name: String, among known: [String], most: Int = 3) -> [String] {
  let letters = Array(name.unicodeScalars)
  var found: [(name: String, distance: Int)] = []
  for candidate in known {
    let other = Array(candidate.unicodeScalars)
    let limit = max(1, max(letters.count, other.count) / 3)
    guard abs(letters.count - other.count) <= limit else { continue }
    let distance = editDistance(letters, other)
    if distance <= limit { found.append((candidate, distance)) }
  }
  found.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
  return found.prefix(most).map(\.name)
}

/// How many letters must be added, removed, changed or swapped with a neighbour.
func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  for (row, letter) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      var best = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1)
      best = min(best, current[column] + 1)
      if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
        best = min(best, beforeLast[column - 1] + 1)
      }
      current.append(best)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
