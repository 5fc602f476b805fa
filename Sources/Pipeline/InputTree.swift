import Disclosure

/// A folder that is read: the content, or the templates.
public protocol InputTree: Sendable {
  /// Every file below the folder.
  func list() throws -> InputListing
  /// What a file holds; its path is one of the listed.
  func bytes(at path: String) throws -> [UInt8]
  /// What differs where a file was written in between, even with the same bytes.
  func stamp(of path: String) throws -> String
}

extension InputTree {
  /// A digest of the bytes, where nothing cheaper tells.
  public func stamp(of path: String) throws -> String { SHA256.hex(try bytes(at: path)) }
}

/// The files of a folder, in the order of their paths.
public struct InputListing: Sendable {
  /// Why something in a folder isn't read.
  public enum Refusal: Sendable {
    /// A symbolic link, which could lead outside the folder.
    case symbolicLink
    /// A file longer than anything that is read.
    case tooLarge
    /// A file whose name is no text.
    case name
  }

  /// The paths below the folder, with `/`.
  public let files: [String]
  /// What is not read, and why.
  public let refused: [(path: String, reason: Refusal)]

  /// A listing.
  public init(files: [String], refused: [(path: String, reason: Refusal)] = []) {
    self.files = files.sorted()
    self.refused = refused.sorted { $0.path < $1.path }
  }

  /// The files below a folder, `funds/990101-01/`.
  ///
  /// - Complexity: O(log n) in all files, and the files below the folder.
  func files(below folder: String) -> ArraySlice<String> {
    files[position(of: folder)...].prefix { $0.hasPrefix(folder) }
  }

  /// Whether a file is there.
  func contains(_ file: String) -> Bool {
    let position = position(of: file)
    return position < files.count && files[position] == file
  }

  /// Where a path stands, or would stand, among the files.
  private func position(of path: String) -> Int {
    var (low, high) = (0, files.count)
    while low < high {
      let middle = (low + high) / 2
      if files[middle] < path { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A site as it was published before.
public protocol PublishedSite: Sendable {
  /// What a published file holds; `nil` where there is none.
  func published(at path: String) throws -> [UInt8]?
}
