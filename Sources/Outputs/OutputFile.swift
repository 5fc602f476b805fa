/// A page and the pictures that it shows: no other picture is published.
public struct ShownPage: Sendable {
  /// The page.
  public let file: OutputFile
  /// The links of its text.
  public let links: [MarkdownPage.Link]
  /// Its text, as it stands on the page.
  public let body: HTML
  /// The page as the search knows it; `nil` where there is no search.
  public let document: SearchDocument?
}

/// One file of the site, ready to be written.
public struct OutputFile: Sendable {
  /// The path below the site's folder: `f/990101-01/index.html`.
  public let path: String
  /// What it holds.
  public let bytes: [UInt8]
  /// The pages whose text it holds again: what is allowed to stand there may stand here.
  public let repeating: [String]

  /// A file.
  public init(path: String, bytes: [UInt8], repeating: [String] = []) {
    self.path = path
    self.bytes = bytes
    self.repeating = repeating
  }
}

/// Files that are made when they are asked for, so that few are held and many can be made at once.
public typealias OutputWork = @Sendable () -> [OutputFile]
