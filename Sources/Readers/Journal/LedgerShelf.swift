import Model

/// What the ledgers of one fund share while they are read.
struct LedgerShelf {
  /// The accounts; journals may add some.
  var chart: Chart
  /// What days may be.
  let rules: LedgerRules
  /// All ledgers of the fund by their paths.
  private let files: [String: LedgerReader.File]
  /// The folder of the ledgers, with a slash.
  private let root: String
  /// The journals that are read on their own, for no other includes them.
  private var mains: Set<String> = []
  /// The one commodity of the fund's journals, and where it stands first.
  var commodity: String?

  init(_ files: [LedgerReader.File], chart: Chart, rules: LedgerRules) {
    self.chart = chart
    self.rules = rules
    self.files = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    let parts = files.first?.path.split(separator: "/") ?? []
    root = parts.count > 3 && parts[0] == "funds" ? parts[..<3].joined(separator: "/") + "/" : ""
    mains = findMains()
  }

  /// Whether a journal is read on its own.
  func isMain(_ path: String) -> Bool { mains.contains(path) }

  /// A file's path in the folder of the ledgers.
  func pathInFolder(_ path: String) -> String { String(path.dropFirst(root.count)) }

  /// The files as what journals may include.
  var folder: JournalFolder {
    let (files, root) = (files, root)
    return JournalFolder(
      file: { path in files[root + path].map { ($0.id, $0.bytes) } },
      names: { folder in
        let prefix = root + (folder.isEmpty ? "" : folder + "/")
        let names = files.keys.filter { $0.hasPrefix(prefix) }.compactMap { path in
          path.dropFirst(prefix.count).split(separator: "/").first.map(String.init)
        }
        return Set(names).sorted()
      })
  }

  /// The journals that no other includes, and of each circle the first.
  private func findMains() -> Set<String> {
    var included: [String: Set<String>] = [:]
    for file in files.values where LedgerFormat.isJournal(file.path) {
      let paths = JournalParser.includes(
        in: file.bytes, file: file.id, path: pathInFolder(file.path), folder: folder)
      included[file.path] = Set(paths.map { root + $0 })
    }
    let journals = included.keys.sorted()
    var mains: Set<String> = []
    var reached: Set<String> = []
    func start(at path: String) {
      mains.insert(path)
      var open = [path]
      while let next = open.popLast() {
        if reached.insert(next).inserted { open += included[next] ?? [] }
      }
    }
    let ofOthers = included.reduce(into: Set<String>()) { all, pair in
      all.formUnion(pair.value.subtracting([pair.key]))
    }
    for path in journals where !ofOthers.contains(path) { start(at: path) }
    for path in journals where !reached.contains(path) { start(at: path) }
    return mains
  }
}
