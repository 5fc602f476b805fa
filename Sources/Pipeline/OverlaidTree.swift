/// A folder of templates that holds only what differs, over the one that ships.
public struct OverlaidTree: InputTree {
  private let over: any InputTree
  private let base: any InputTree
  private let replaced: Set<String>

  /// A folder over another; where both have a file, the upper one's holds.
  public init(_ over: any InputTree, over base: any InputTree) throws {
    self.over = over
    self.base = base
    replaced = Set(try over.list().files)
  }

  /// Every file of both.
  public func list() throws -> InputListing {
    let (upper, lower) = (try over.list(), try base.list())
    return InputListing(
      files: Array(replaced.union(lower.files)), refused: upper.refused + lower.refused)
  }

  /// A file of the upper folder, else of the lower.
  public func bytes(at path: String) throws -> [UInt8] {
    try replaced.contains(path) ? over.bytes(at: path) : base.bytes(at: path)
  }

  /// The stamp of the file that holds.
  public func stamp(of path: String) throws -> String {
    try replaced.contains(path) ? "over " + over.stamp(of: path) : base.stamp(of: path)
  }
}
