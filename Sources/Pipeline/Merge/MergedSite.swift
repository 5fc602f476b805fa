import Disclosure
import Model
import Outputs

/// Sites that were built apart, read as if they were one.
struct MergedSite: InputTree, PublishedSite {
  /// A site and its name in messages.
  struct Part: Sendable {
    let name: String
    let site: any InputTree & PublishedSite
    /// The digest of each of its files.
    let digests: [String: FileDigest]

    init(_ name: String, _ site: any InputTree & PublishedSite) throws {
      self.name = name
      self.site = site
      digests = DigestList.digests(in: try site.published(at: Routes.sums) ?? [])
    }
  }

  let parts: [Part]

  /// Every file of any of them.
  func list() throws -> InputListing {
    InputListing(files: Array(Set(parts.flatMap { $0.digests.keys })))
  }

  func bytes(at path: String) throws -> [UInt8] { try published(at: path) ?? [] }

  /// A file: the lines of all where each has some of them, else that of the first that has it.
  func published(at path: String) throws -> [UInt8]? {
    if path == Self.funds { return try joined(path, isSorted: true) }
    if path.hasPrefix("data/"), path.hasSuffix(".jsonl") {
      return try joined(path, isSorted: false)
    }
    return try first(path)?.bytes
  }

  /// The first part that has a file, and the file.
  func first(_ path: String) throws -> (part: Part, bytes: [UInt8])? {
    for part in parts where part.digests[path] != nil {
      if let bytes = try part.site.published(at: path) { return (part, bytes) }
    }
    return nil
  }

  /// Whether a path of a list of digests is none within a site.
  static func leavesTheSite(_ path: String) -> Bool {
    path.hasPrefix("/") || path.split(separator: "/").contains { $0 == ".." || $0 == "." }
  }

  /// The table of all funds.
  static let funds = "data/\(DataTable.funds.name).csv"

  /// The lines of a file of all parts, each once.
  private func joined(_ path: String, isSorted: Bool) throws -> [UInt8]? {
    var header: ArraySlice<UInt8>?
    var lines: [ArraySlice<UInt8>] = []
    var seen: Set<ArraySlice<UInt8>> = []
    var isThere = false
    for part in parts {
      guard let bytes = try part.site.published(at: path) else { continue }
      isThere = true
      var own = bytes.split(separator: 0x0A)[...]
      if isSorted { header = own.popFirst() ?? header }
      lines += own.filter { seen.insert($0).inserted }
    }
    guard isThere else { return nil }
    if isSorted { lines.sort { $0.lexicographicallyPrecedes($1) } }
    return Array(([header].compactMap { $0 } + lines).map { $0 + [0x0A] }.joined())
  }
}
