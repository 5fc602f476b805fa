import Disclosure
public import Model
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
  /// The funds by their folders.
  var funds: [String: Kept<KeptFund>] = [:]
  /// The search for private values in the pages over many funds, only in memory.
  var check: Keyed<SharedCheck>?
  /// The pages over many funds, the texts, the data of places, by their names.
  var parts: [String: Kept<MadePart>] = [:]
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

extension LastBuild: Stored {
  /// Adds everything but what is compiled anew.
  ///
  /// - Complexity: O(bytes): what was itself taken from a store is copied as it stands.
  public func store(in bytes: inout StoreWriter) { bytes.put(keptNews, funds, parts) }

  /// Takes everything; what stands in it is decoded when it is asked for.
  public init(from bytes: inout StoreReader) throws {
    storedNews = try bytes.take()
    funds = try bytes.take()
    parts = try bytes.take()
  }

  private var keptNews: Kept<StoredNews>? {
    news.map { Kept(made: StoredNews($0.value), keys: [$0.key]) } ?? storedNews
  }

  /// The same bytes in pieces of about a mebibyte.
  func pieces(_ take: ([UInt8]) throws -> Void) rethrows {
    var writer = StoreWriter()
    func end() throws {
      for piece in writer.pieces { try take(piece) }
      writer = StoreWriter()
    }
    writer.put(keptNews != nil)
    try end()
    try keptNews?.pieces(take)
    func put<Value: Stored>(_ values: [String: Value]) throws {
      writer.put(values.count)
      for (key, value) in values {
        writer.put(key, value)
        if writer.count > 1 << 20 { try end() }
      }
    }
    try put(funds)
    try put(parts)
    try end()
  }
}

/// Something that a build made: the value itself, or its bytes in a store.
struct Kept<Value: Stored & Sendable>: Stored, Sendable {
  private enum Form {
    case made(Value)
    case stored(ArraySlice<UInt8>)
  }

  /// The keys for which it would be made the same.
  let keys: [PartKey]
  private let form: Form

  /// What was made.
  init(made value: Value, keys: [PartKey]) {
    self.keys = keys
    form = .made(value)
  }

  /// Whether only its bytes are there.
  var isStored: Bool {
    if case .stored = form { true } else { false }
  }

  /// The value, where it would be made the same; `nil` also where its bytes are damaged.
  func value(for key: PartKey) -> Value? {
    guard keys.contains(key) else { return nil }
    switch form {
    case .made(let value): return value
    case .stored(let bytes):
      var reader = StoreReader(bytes)
      guard let value = try? reader.take() as Value, reader.isAtEnd else { return nil }
      return value
    }
  }

  /// The value, whatever it was made from; `nil` where its bytes are damaged.
  var value: Value? { keys.first.flatMap { value(for: $0) } }

  func store(in bytes: inout StoreWriter) {
    bytes.put(keys)
    switch form {
    case .stored(let stored): bytes.put(stored)
    case .made(let value):
      var own = StoreWriter()
      own.put(value)
      bytes.put(own.bytes)
    }
  }

  /// The bytes that `store` adds, in pieces: a long value is never held whole.
  func pieces(_ take: ([UInt8]) throws -> Void) rethrows {
    guard case .made(let value) = form else {
      var writer = StoreWriter()
      writer.put(self)
      for piece in writer.pieces { try take(piece) }
      return
    }
    var own = StoreWriter()
    own.put(value)
    var writer = StoreWriter()
    writer.put(keys, own.count)
    for piece in writer.pieces + own.pieces { try take(piece) }
  }

  init(from bytes: inout StoreReader) throws {
    keys = try bytes.take()
    form = .stored(try bytes.takeBytes())
  }
}

extension Kept<MadePart> {
  /// Whether none of its files is among some.
  fileprivate func isUntouched(by files: Set<String>) -> Bool {
    value.map { made in !made.files.contains { files.contains($0.path) } } ?? false
  }
}

/// A fund as a build made it.
struct KeptFund: Sendable {
  /// The fund, and the key by which pages over many funds know it.
  var fund: Keyed<FundResult>
  /// The key with what was published before this build, which holds where the site of this build
  /// isn't the one that is compared with.
  let keyBefore: PartKey

  /// The same with the rows of its tables read from a site that is written.
  func reading(_ read: @escaping @Sendable (String) throws -> [UInt8]) -> KeptFund {
    var kept = self
    var result = fund.value
    result.data = result.data?.letGo(reading: read)
    kept.fund = Keyed(key: fund.key, value: result)
    return kept
  }
}

extension KeptFund: Stored {
  func store(in bytes: inout StoreWriter) { bytes.put(fund.key, fund.value, keyBefore) }

  init(from bytes: inout StoreReader) throws {
    fund = Keyed(key: try bytes.take(), value: try bytes.take())
    keyBefore = try bytes.take()
  }
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
    let (paths, digests): ([String], [String]) = (try bytes.take(), try bytes.take())
    guard paths.count == digests.count else { throw StoreDamage() }
    files = zip(paths, digests).map { ($0, $1) }
    (targets, found, links) = (try bytes.take(), try bytes.take(), try bytes.take())
    diagnostics = try bytes.take()
    scan.used = try bytes.take()
    (proof, searched, pictures) = (try bytes.take(), try bytes.take(), try bytes.take())
  }
}
