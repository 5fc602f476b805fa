import Disclosure
import Model

/// What a part of the site was made from, as a digest: where the key is the same, so is the part.
///
/// A key holds the stamps of the files from which the part is made, and the keys of other parts.
struct PartKey: Hashable, Sendable {
  private let digest: String

  /// A key of some texts, in their order.
  init(_ texts: some Sequence<String>) {
    var message: [UInt8] = []
    for text in texts {
      // With its length before it, no text can be taken for two.
      message += "\(text.utf8.count):".utf8
      message += text.utf8
    }
    digest = SHA256.hex(message)
  }

  /// The key as a text of another key.
  var text: String { digest }
}

extension PartKey: Stored {
  func store(in bytes: inout StoreWriter) { bytes.put(digest) }

  init(from bytes: inout StoreReader) throws { digest = try bytes.take() }
}

/// A part of the site and the key of what it was made from.
struct Keyed<Value: Sendable>: Sendable {
  let key: PartKey
  var value: Value
}

/// The keys of one build's inputs.
struct InputKeys: Sendable {
  /// Where the stamps of the funds' files are asked.
  var tree: any InputTree
  private let listing: InputListing
  /// What every part depends on: settings, templates, the day, what is made, the funds there are.
  let site: PartKey
  /// All news, prose and pictures.
  let news: PartKey

  /// The keys of a content folder.
  ///
  /// - Parameters:
  ///   - circumstances: what isn't in a file: names of folders, the day, the parts.
  /// - Complexity: O(files), each asked once for its stamp; those of funds when their key is.
  init(
    _ content: SiteContent, _ tree: any InputTree, templates: (any InputTree)?,
    circumstances: [String]
  ) throws {
    self.tree = tree
    listing = content.listing
    let (texts, settings) = Self.sorted(listing.files)
    var site = circumstances + content.fundFolders + ["templates"]
    if let templates {
      site += try Self.stamps(try templates.list().files, templates)
    }
    self.site = PartKey(site + ["content"] + (try Self.stamps(settings, tree)))
    news = PartKey([self.site.text] + (try Self.stamps(texts, tree)))
  }

  /// The texts of a content folder and its settings; the rest are the funds' own.
  private static func sorted(_ files: [String]) -> (texts: [String], settings: [String]) {
    var (texts, settings): ([String], [String]) = ([], [])
    for file in files where !file.hasPrefix("funds/") {
      if file.hasPrefix("news/") || file.hasPrefix("pages/") {
        texts.append(file)
      } else {
        settings.append(file)
      }
    }
    return (texts, settings)
  }

  private static func stamps(
    _ files: some Sequence<String>, _ tree: any InputTree
  ) throws -> [String] {
    try files.flatMap { [$0, try tree.stamp(of: $0)] }
  }

  /// The files of a fund.
  func files(of folder: String) throws -> [String] {
    let path = "funds/\(folder)/"
    let refused = listing.refused.filter { $0.path.hasPrefix(path) }
    return try Self.stamps(listing.files(below: path), tree)
      + refused.flatMap { [$0.path, "\($0.reason)"] }
  }

  /// The stamp of a file of the content; empty where there is none.
  func stamp(of path: String) throws -> String {
    listing.contains(path) ? try tree.stamp(of: path) : ""
  }
}
