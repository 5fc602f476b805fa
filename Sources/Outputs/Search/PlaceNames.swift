/// The names of places, for questions with a slip of one letter.
///
/// A name with one slip keeps its first two letters or its last two, so that it stands under both;
/// the shortest names stand together. `n/<n>.txt` holds the names of the remainder n, a line each.
struct PlaceNames {
  /// The letters at an end by which a name is looked up.
  static let letters = 2
  /// Names of so many letters are short.
  static let short = 5

  private var names: Set<String> = []

  /// Adds a name; a letter before it says what it names, and keeps the scan of the output from
  /// taking a place for a person of the same name.
  mutating func add(_ name: String?, kind: Character) {
    guard let name, !SearchFolding.fold(name).isEmpty else { return }
    names.insert(String(kind) + SearchFolding.folded(name))
  }

  /// The files, and how many there are.
  ///
  /// - Complexity: O(n log n).
  func files(_ folder: String) -> [OutputFile] {
    var count = 1
    while count * 100 < names.count { count *= 2 }
    var lines = [[String]](repeating: [], count: count)
    for name in names.sorted() {
      for number in Set(Self.keys(of: name).map { Int($0) & (count - 1) }).sorted() {
        lines[number].append(name + "\n")
      }
    }
    return lines.enumerated().map { number, lines in
      OutputFile(path: "\(folder)n/\(number).txt", bytes: Array(lines.joined().utf8))
    }
  }

  /// The keys of the ends of a name.
  private static func keys(of name: String) -> [UInt32] {
    let folded = Array(name.unicodeScalars.dropFirst().map(\.value))
    let starts = SearchFolding.starts(of: folded) + [folded.count]
    let count = starts.count - 1
    let first = folded[..<starts[min(letters, count)]]
    let last = folded[starts[max(0, count - letters)]...]
    let ends = [SearchGrams.key(.two, first), SearchGrams.key(.three, last)]
    return count <= short ? ends + [SearchGrams.key(.one, [])] : ends
  }
}
