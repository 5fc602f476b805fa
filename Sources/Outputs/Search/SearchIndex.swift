/// An index over documents of one language, in files that a phone loads one by one.
///
/// `g/<n>.txt` holds the lists of the keys whose number leaves the remainder n: a line each, five
/// signs of the key, the documents that hold it and, after a space, those that have it in their
/// title. `d/<n>.json` holds a few documents as they are shown. `docs/SEARCH.md` has the format.
public struct SearchIndex: Sendable {
  /// How large its parts are.
  public struct Measure: Sendable {
    /// How many documents stand in a file.
    let documentsInFile: Int
    /// About how many bytes of lists stand in a file.
    let bytesOfLists: Int

    /// For news and pages: documents are long, and seldom asked for together.
    public static let texts = Measure(documentsInFile: 2, bytesOfLists: 8_000)
    /// For funds: documents are short.
    public static let funds = Measure(documentsInFile: 8, bytesOfLists: 4_000)
  }

  /// The folder of its files, with a slash at its end.
  let folder: String
  private let measure: Measure
  private let count: Int
  private var next: Int
  private var all = SearchPostings()
  private var titles = SearchPostings()
  /// The documents of the file that isn't full yet.
  private var open: [SearchDocument] = []
  /// A digest of everything written, so that a browser never mixes two editions.
  private var digest: UInt64 = 0xCBF2_9CE4_8422_2325

  /// An index that will hold so many documents.
  public init(_ folder: String, _ measure: Measure, count: Int) {
    self.folder = folder
    self.measure = measure
    self.count = count
    next = count
  }

  /// Takes the next document: the last comes first, so that the numbers of those before it stay
  /// when one is added at the end.
  ///
  /// - Returns: a file, where one is full.
  /// - Complexity: O(n) in the text.
  public mutating func add(_ document: SearchDocument) -> OutputFile? {
    precondition(next > 0, "\(folder) was made for \(count) documents")
    next -= 1
    let number = next
    for text in [document.title] + document.heads {
      SearchGrams.forEach(in: SearchFolding.fold(text)) { key in
        all.add(key, number)
        titles.add(key, number)
      }
    }
    for text in [document.note] + document.body {
      SearchGrams.forEach(in: SearchFolding.fold(text)) { all.add($0, number) }
    }
    for name in document.names {
      all.add(SearchGrams.key(name: SearchFolding.fold(name)), number)
    }
    open.append(document)
    guard number % measure.documentsInFile == 0 else { return nil }
    let file = documentFile(number / measure.documentsInFile)
    open = []
    return file
  }

  private mutating func documentFile(_ number: Int) -> OutputFile {
    let objects = open.reversed().map(\.json).joined(separator: ",\n")
    return file("d/\(number).json", Array("[\(objects)]\n".utf8), repeating: open.map(\.file))
  }

  private mutating func file(
    _ name: String, _ bytes: [UInt8], repeating pages: [String] = []
  ) -> OutputFile {
    for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return OutputFile(path: folder + name, bytes: bytes, repeating: pages)
  }

  /// Writes the lists of all keys.
  ///
  /// - Returns: what a page must know to ask the index: the number of documents, of documents in
  ///   a file and of files of lists, and a digest.
  /// - Complexity: O(n log n) in the keys, O(n) in what the lists hold.
  public mutating func finish(_ write: (OutputFile) throws -> Void) rethrows -> String {
    precondition(next == 0, "\(folder) was made for \(count) documents and lacks \(next)")
    var lines: [(key: UInt32, line: [UInt8])] = []
    lines.reserveCapacity(all.keys.count)
    for key in all.keys {
      var line = SearchDigits.label(key) + SearchDigits.list(all.documents(key), of: count)
      let inTitles = titles.documents(key)
      if !inTitles.isEmpty {
        line.append(UInt8(ascii: " "))
        line += SearchDigits.list(inTitles, of: count)
      }
      lines.append((key, line))
    }
    let bytes = lines.reduce(0) { $0 + $1.line.count }
    // Four at least, so that a file's number and five signs are the whole key.
    var files = 4
    // Lists of many documents are long: fewer of them stand together.
    let most = bytes > 4_000_000 ? measure.bytesOfLists / 2 : measure.bytesOfLists
    while files * most < bytes { files *= 2 }
    let mask = UInt32(files - 1)
    lines.sort { ($0.key & mask, $0.key) < ($1.key & mask, $1.key) }
    var position = 0
    for number in 0..<files {
      var bytes: [UInt8] = []
      while position < lines.count, lines[position].key & mask == UInt32(number) {
        bytes += lines[position].line
        bytes.append(0x0A)
        position += 1
      }
      try write(file("g/\(number).txt", bytes))
    }
    return "\(count) \(measure.documentsInFile) \(files) \(String(digest, radix: 36))"
  }
}
