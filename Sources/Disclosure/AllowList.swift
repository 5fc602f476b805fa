public import Model

/// What a committee has looked at and allows to be published although the scan stops it.
public struct AllowList: Sendable {
  /// One value in one place, until a day.
  public struct Entry: Hashable, Sendable {
    /// The kind that the scan gave it.
    public let kind: PrivateKind
    /// The digest that the scan printed.
    public let digest: String
    /// The file of the site, or a folder of it with a `/` at its end.
    public let path: String
    /// Why it may be published.
    public let reason: String
    /// Who decided.
    public let approver: String
    /// The last day on which it holds.
    public let expiry: Day
    /// Where it is written.
    public let place: Place

    /// An entry.
    public init(
      kind: PrivateKind, digest: String, path: String, reason: String, approver: String,
      expiry: Day, place: Place
    ) {
      self.kind = kind
      self.digest = digest
      self.path = path
      self.reason = reason
      self.approver = approver
      self.expiry = expiry
      self.place = place
    }
  }

  /// The entries, in the order of their file.
  public let entries: [Entry]

  /// A list.
  public init(_ entries: [Entry] = []) { self.entries = entries }

  /// The number of the entry that allows a leak on a day; `nil` where none does.
  public func entry(for leak: Leak, on day: Day) -> Int? {
    entry(for: leak, in: leak.path, on: day)
  }

  /// The same for a leak in a file that repeats what stands in another.
  public func entry(for leak: Leak, in path: String, on day: Day) -> Int? {
    entries.firstIndex { entry in
      entry.kind == leak.kind && entry.digest == leak.digest && entry.expiry >= day
        && (entry.path == path || (entry.path.hasSuffix("/") && path.hasPrefix(entry.path)))
    }
  }
}
