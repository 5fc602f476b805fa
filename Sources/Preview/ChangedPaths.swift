/// What changed below watched folders.
public struct ChangedPaths: Hashable, Sendable {
  /// Whether anything at all may have changed, whatever `below` says.
  public internal(set) var mayBeAll = false
  /// The paths below each watched folder, which is named as it was when it was watched.
  ///
  /// A path is a file's or a folder's; a folder's stands for everything that is or was in it.
  public internal(set) var below: [String: Set<String>] = [:]

  /// Whether nothing changed.
  public var isEmpty: Bool { !mayBeAll && below.isEmpty }

  /// Nothing yet.
  public init() {}

  /// Adds what changed besides.
  public mutating func formUnion(_ other: ChangedPaths) {
    mayBeAll = mayBeAll || other.mayBeAll
    below.merge(other.below) { $0.union($1) }
  }

  mutating func insert(_ path: String, below folder: String) {
    below[folder, default: []].insert(path)
  }
}

/// Names that editors and systems use for a moment, and that no build reads.
enum EditorNoise {
  /// Whether a name is hidden or an editor's own: `.#x`, `.x.swp`, `x~`, `#x#`, Vim's `4913`.
  static func contains(_ name: String) -> Bool {
    name.isEmpty || name.hasPrefix(".") || name.hasSuffix("~") || name == "4913"
      || (name.hasPrefix("#") && name.hasSuffix("#"))
  }
}
