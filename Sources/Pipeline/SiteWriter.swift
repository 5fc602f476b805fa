public import Outputs

/// Where a site goes: all of it, or nothing.
public protocol SiteWriter: Sendable {
  /// Takes a file; nothing of it is seen before `publish()`.
  func write(_ file: OutputFile) throws
  /// Takes a file of the old site as it is: one that this build would write the same.
  func keep(_ path: String) throws
  /// Takes files of the old site as they are.
  func keep(all paths: [String]) throws
  /// What a file holds that was taken.
  func taken(_ path: String) throws -> [UInt8]
  /// Shows the whole new site in place of the old one.
  func publish() throws
  /// Lets the new site go; the old one stays as it was.
  func abandon()
}

extension SiteWriter {
  /// Takes one after the other.
  public func keep(all paths: [String]) throws { for path in paths { try keep(path) } }
}
