/// A page and the pictures that it shows: no other picture is published.
public struct ShownPage: Sendable {
  /// The page.
  public let file: OutputFile
  /// The names of the pictures in the folder of its text.
  public let pictures: Set<String>
  /// The links of its text.
  public let links: [MarkdownPage.Link]
}

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
