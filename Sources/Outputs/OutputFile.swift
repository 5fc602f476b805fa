/// One file of the site, ready to be written.
public struct OutputFile: Sendable {
  /// The path below the site's folder: `f/990101-01/index.html`.
  public let path: String
  /// What it holds.
  public let bytes: [UInt8]

  /// A file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
