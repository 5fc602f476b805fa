import Disclosure
import Model
import Outputs

/// Takes the parts of the last build that hold, and keeps what this build makes.
struct Reuse: Sendable {
  private var last: LastBuild
  /// What this build made.
  private(set) var next = LastBuild()

  /// Whether anybody asks for what this build makes; if not, it isn't held.
  let isKept: Bool

  /// Who is told of each part as soon as it is made.
  var landed: LandedParts?

  init(_ last: LastBuild, isKept: Bool) {
    self.last = last.sifted
    self.isKept = isKept
    next.fileEnd = last.fileEnd
  }

  /// A build that takes from the last all that it read, and its funds but for some that follow;
  /// `sift()` sees which parts it may take.
  init(reading last: LastBuild) {
    self.last = last
    isKept = true
    (next.templates, next.news, next.storedNews) = (last.templates, last.news, last.storedNews)
    (next.funds, next.known, next.fileEnd) = (last.funds, last.known, last.fileEnd)
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
  ///
  /// - Parameter restore: makes it of what a store has.
  mutating func news(
    _ key: PartKey, restore: (StoredNews) -> NewsRead, _ read: () throws -> NewsRead
  ) rethrows -> NewsRead {
    if Self.kept(last.news, key) == nil, let stored = last.storedNews?.value(for: key) {
      next.storedNews = last.storedNews
      return restore(stored)
    }
    let made = try Self.kept(last.news, key) ?? Keyed(key: key, value: try read())
    next.news = made
    return made.value
  }

  /// The search for private values, compiled again where one more or less is known.
  ///
  /// - Parameters:
  ///   - restore: makes it of what a store has.
  ///   - make: compiles it.
  mutating func check(
    _ key: PartKey, restore: @escaping @Sendable (OutputScan) -> LeakCheck,
    _ make: @escaping @Sendable () throws -> LeakCheck
  ) -> SharedCheck {
    if let made = Self.kept(last.check, key) {
      next.check = made
      landed?.take(check: made)
      return made.value
    }
    let stored = last.storedCheck.flatMap { $0.keys == [key] ? $0 : nil }
    let check = Keyed(
      key: key, value: SharedCheck(restore: { stored?.value(for: key).map(restore) }, make))
    (next.check, next.storedCheck) = (check, stored)
    landed?.take(check: check)
    return check.value
  }

  /// A fund as the last build made it; `nil` where it must be made again.
  func fund(_ folder: String, _ key: PartKey) -> KeptFund? {
    guard let kept = last.funds[folder], let fund = kept.value(for: key) else { return nil }
    guard kept.isStored else { return fund }
    return last.known[folder].map { fund.with(known: $0) }
  }

  /// The files of a fund that stand in the last build's site, with the digest of each.
  func digests(of folder: String) -> [String: FileDigest] {
    last.funds[folder]?.value?.fund.value.digests ?? [:]
  }

  /// Whether few funds are to be made, so that one alone may use all workers.
  var hasFunds: Bool { !last.funds.isEmpty }

  /// Keeps what the funds came to.
  mutating func keep(_ funds: [String: KeptFund]) {
    guard isKept else { return }
    for (folder, fund) in funds {
      next.known[folder] = fund.fund.value.known
      let keys = [fund.fund.key, fund.keyBefore]
      if let stored = last.funds[folder], stored.isStored, stored.keys == keys {
        next.funds[folder] = stored
      } else {
        next.funds[folder] = Kept(made: fund, keys: keys)
      }
    }
  }

  /// Keeps what one fund came to.
  mutating func keep(_ folder: String, _ fund: KeptFund) {
    next.known[folder] = fund.fund.value.known
    next.funds[folder] = Kept(made: fund, keys: [fund.fund.key, fund.keyBefore])
  }

  /// What stands where a build ends before its second half did.
  ///
  /// - Parameter changed: the files that differ since the last build.
  func standing(changed: Set<String>, _ landed: LandedParts?) -> LastBuild {
    var standing = last
    standing.end(after: changed, making: landed?.parts ?? [:])
    (standing.templates, standing.news) = (next.templates, next.news)
    (standing.storedNews, standing.funds, standing.known) = (
      next.storedNews, next.funds, next.known
    )
    standing.check = landed?.check ?? last.check
    return standing
  }

  /// Sees which parts of the last build still hold.
  mutating func sift() { last = last.sifted }

  /// Whether a part is as the last build made it.
  func holds(_ name: String, _ key: PartKey) -> Bool { last.parts[name]?.value(for: key) != nil }

  /// A part as the last build made it; `nil` where it must be made again.
  mutating func part(_ name: String, _ key: PartKey) -> MadePart? {
    guard let kept = last.parts[name], let made = kept.value(for: key) else { return nil }
    next.parts[name] = kept
    landed?.take(name, kept)
    return made
  }

  /// Keeps a part, unless something private kept a file of it from being written.
  mutating func keep(_ name: String, _ key: PartKey, _ part: MadePart) {
    guard isKept, part.scan.leaks.isEmpty else { return }
    let kept = Kept(made: part, keys: [key])
    next.parts[name] = kept
    landed?.take(name, kept)
  }

  private static func kept<Value>(_ made: Keyed<Value>?, _ key: PartKey) -> Keyed<Value>? {
    made.flatMap { $0.key == key ? $0 : nil }
  }
}
