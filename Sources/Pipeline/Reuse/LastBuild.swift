import Disclosure
import Model
import Outputs

/// What the last build made, part for part: the next makes again what depends on what changed.
///
/// A build that reuses parts gives the same site as one that doesn't, byte for byte. It holds only
/// as long as the site is as that build left it.
public struct LastBuild: Sendable {
  /// The compiled templates, only in memory.
  var templates: Keyed<TemplateWork>?
  /// The news that was read, in memory; or as it is stored.
  var news: Keyed<NewsRead>?
  var storedNews: Kept<StoredNews>?
  /// The funds by their folders, without their private values.
  var funds: [String: Kept<KeptFund>] = [:]
  /// The private values of each.
  var known: [String: Unread<KnownValues>] = [:]
  /// The search for private values in the pages over many funds, in memory; and as it is stored.
  var check: Keyed<SharedCheck>?
  var storedCheck: Kept<OutputScan>?
  /// The pages over many funds, the texts, the data of places, by their names.
  var parts: [String: Kept<MadePart>] = [:]
  /// How long the file is from which the rest was taken; 0 for none.
  var fileEnd = 0
  /// Where a build was ended: the files that it had written, which parts may no longer hold as they
  /// list them, and the parts that it had made. Only in memory.
  fileprivate var ended: (written: Set<String>, made: [String: Kept<MadePart>])?

  /// Nothing made yet.
  public init() {}

  /// The same without the parts of which an ended build has written a file, and with those that it
  /// had made.
  ///
  /// - Complexity: O(files of all parts), where a build was ended.
  var sifted: LastBuild {
    guard let ended else { return self }
    var sifted = self
    sifted.ended = nil
    sifted.parts = parts.filter { $0.value.isUntouched(by: ended.written) }
      .merging(ended.made) { $1 }
    return sifted
  }

  /// The same where a build that follows was ended.
  mutating func end(after written: Set<String>, making made: [String: Kept<MadePart>]) {
    self = sifted
    ended = (written, made)
  }
}

extension Kept<MadePart> {
  /// Whether none of its files is among some.
  fileprivate func isUntouched(by files: Set<String>) -> Bool {
    value.map { made in !made.files.contains { files.contains($0.path) } } ?? false
  }
}

/// A fund as a build made it.
///
/// A class, since a build and what it leaves for the next hold the same of each of many funds.
final class KeptFund: Sendable {
  /// The fund, and the key by which pages over many funds know it.
  let fund: Keyed<FundResult>
  /// The key with what was published before this build, which holds where the site of this build
  /// isn't the one that is compared with.
  let keyBefore: PartKey

  /// The same with the rows of its tables read from a site that is written.
  func reading(_ read: @escaping @Sendable (String) throws -> [UInt8]) -> KeptFund {
    with { $0.data = $0.data?.letGo(reading: read) }
  }

  /// The same with its private values.
  func with(known: Unread<KnownValues>) -> KeptFund { with { $0.known = known } }

  private func with(_ change: (inout FundResult) -> Void) -> KeptFund {
    var fund = fund
    change(&fund.value)
    return KeptFund(fund: fund, keyBefore: keyBefore)
  }

  init(fund: Keyed<FundResult>, keyBefore: PartKey) {
    (self.fund, self.keyBefore) = (fund, keyBefore)
  }

  /// Takes a fund from a store, without its private values, which are stored by themselves.
  init(from bytes: inout StoreReader) throws {
    fund = Keyed(key: try bytes.take(), value: try bytes.take())
    keyBefore = try bytes.take()
  }
}

extension KeptFund: Stored {
  func store(in bytes: inout StoreWriter) { bytes.put(fund.key, fund.value, keyBefore) }
}

/// A part of the site beside the funds' own pages: its files, and what the rest must know of it.
struct MadePart: Sendable {
  /// Its files and the digest of each.
  var files: [(path: String, digest: FileDigest)] = []
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
  /// The pictures as they are published, where it is the part of pictures.
  var pictures: NewsWork.PublishedPictures?
}

extension MadePart: Stored {
  /// Adds a part of a site that was published: there is no leak in it, and its figures agree.
  func store(in bytes: inout StoreWriter) {
    bytes.put(files.map(\.path), files.map(\.digest), targets, found, links, diagnostics)
    bytes.put(scan.used, proof, searched, pictures)
  }

  init(from bytes: inout StoreReader) throws {
    let (paths, digests): ([String], [FileDigest]) = (try bytes.take(), try bytes.take())
    guard paths.count == digests.count else { throw StoreDamage() }
    files = zip(paths, digests).map { ($0, $1) }
    (targets, found, links) = (try bytes.take(), try bytes.take(), try bytes.take())
    diagnostics = try bytes.take()
    scan.used = try bytes.take()
    (proof, searched, pictures) = (try bytes.take(), try bytes.take(), try bytes.take())
  }
}
