/// A body that gives to funds or works with them: a council, an office of the state, a temple.
public struct Organisation: Hashable, Sendable {
  /// How settings and news name it: lower-case letters, digits, hyphens.
  public let id: String
  /// What it is called.
  public let name: Words
  /// What kind of body it is, in words.
  public let kind: Words?
  /// Its own site, `https://` or `http://`.
  public let website: String?

  /// An organisation.
  public init(id: String, name: Words, kind: Words? = nil, website: String? = nil) {
    self.id = id
    self.name = name
    self.kind = kind
    self.website = website
  }
}
