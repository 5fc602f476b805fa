import Disclosure
import Model
import Outputs

/// What the last build made, part for part: the next makes again what depends on what changed.
///
/// A build that reuses parts gives the same site as one that doesn't, byte for byte. It holds only
/// as long as the site is as that build left it.
public struct LastBuild: Sendable {
  /// The compiled templates.
  var templates: Keyed<TemplateWork>?
  /// The news that was read.
  var news: Keyed<NewsRead>?
  /// The funds by their folders.
  var funds: [String: KeptFund] = [:]
  /// The search for private values in the pages over many funds.
  var check: Keyed<LeakCheck>?
  /// The pages over many funds, the texts, the data of places, by their names.
  var parts: [String: Keyed<MadePart>] = [:]

  /// Nothing made yet.
  public init() {}
}

/// A fund as a build made it.
struct KeptFund: Sendable {
  /// The fund, and the key by which pages over many funds know it.
  let fund: Keyed<FundResult>
  /// The key with what was published before this build, which holds where the site of this build
  /// isn't the one that is compared with.
  let keyBefore: PartKey

  /// Whether the fund would be made the same from what has this key.
  func holds(for key: PartKey) -> Bool { key == fund.key || key == keyBefore }
}

/// A part of the site beside the funds' own pages: its files, and what the rest must know of it.
struct MadePart: Sendable {
  /// Its files and the digest of each.
  var files: [(path: String, digest: String)] = []
  /// The files to which links may lead.
  var targets = LinkTargets()
  /// The pages that may be found.
  var found: [String] = []
  /// The links of its texts.
  var links: [PlacedLink] = []
  var diagnostics: [Diagnostic] = []
  /// What its scan came to.
  var scan = LeakCheck.Result()
  /// Whether its data say the same.
  var proof = Proof()
  /// The texts as the search knows them, where it is a part of texts.
  var searched: SearchedTexts?
  /// The news with the pictures as they are published, where it is the part of pictures.
  var news: NewsWork?
}

/// Takes the parts of the last build that hold, and keeps what this build makes.
struct Reuse: Sendable {
  private let last: LastBuild
  /// What this build made.
  private(set) var next = LastBuild()

  /// Whether anybody asks for what this build makes; if not, it isn't held.
  let isKept: Bool

  init(_ last: LastBuild, isKept: Bool) {
    self.last = last
    self.isKept = isKept
  }

  /// The templates, compiled again where they or the site's settings have changed.
  mutating func templates(
    _ key: PartKey, _ read: () throws -> TemplateWork
  ) rethrows -> TemplateWork {
    let made = try Self.kept(last.templates, key) ?? Keyed(key: key, value: try read())
    next.templates = made
    return made.value
  }

  /// The news, read again where any of it has changed.
  mutating func news(_ key: PartKey, _ read: () throws -> NewsRead) rethrows -> NewsRead {
    let made = try Self.kept(last.news, key) ?? Keyed(key: key, value: try read())
    next.news = made
    return made.value
  }

  /// The search for private values, compiled again where one more or less is known.
  mutating func check(_ key: PartKey, _ make: () -> LeakCheck) -> LeakCheck {
    let made = Self.kept(last.check, key) ?? Keyed(key: key, value: make())
    next.check = made
    return made.value
  }

  /// A fund as the last build made it; `nil` where it must be made again.
  func fund(_ folder: String, _ key: PartKey) -> KeptFund? {
    last.funds[folder].flatMap { $0.holds(for: key) ? $0 : nil }
  }

  /// Whether few funds are to be made, so that one alone may use all workers.
  var hasFunds: Bool { !last.funds.isEmpty }

  /// Keeps what the funds came to.
  mutating func keep(_ funds: [String: KeptFund]) {
    if isKept { next.funds = funds }
  }

  /// A part as the last build made it; `nil` where it must be made again.
  mutating func part(_ name: String, _ key: PartKey) -> MadePart? {
    guard let made = Self.kept(last.parts[name], key) else { return nil }
    next.parts[name] = made
    return made.value
  }

  /// Keeps a part, unless something private kept a file of it from being written.
  mutating func keep(_ name: String, _ key: PartKey, _ part: MadePart) {
    if isKept, part.scan.leaks.isEmpty { next.parts[name] = Keyed(key: key, value: part) }
  }

  private static func kept<Value>(_ made: Keyed<Value>?, _ key: PartKey) -> Keyed<Value>? {
    made.flatMap { $0.key == key ? $0 : nil }
  }
}
