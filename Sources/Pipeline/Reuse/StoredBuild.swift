import Disclosure
public import Model

extension LastBuild {
  /// Where what was made is added to the file in which the rest lies; 0 where a new file is due, as
  /// more than half of the old one is of use to nobody.
  public var end: Int {
    var used = [storedNews?.unread.place, storedCheck?.unread.place].reduce(0) {
      $0 + ($1?.count ?? 0)
    }
    used += funds.values.reduce(0) { $0 + ($1.unread.place?.count ?? 0) }
    used += known.values.reduce(0) { $0 + ($1.place?.count ?? 0) }
    used += parts.values.reduce(0) { $0 + ($1.unread.place?.count ?? 0) }
    return used > fileEnd / 2 ? fileEnd : 0
  }

  /// Writes for the next build what was made, or to a new file everything.
  ///
  /// - Parameters:
  ///   - origin: the program and the site, on one line.
  ///   - start: where it is written: `end`.
  ///   - write: takes each piece.
  /// - Returns: the pieces of another file, that says what lies where; without it the first is
  ///   nothing.
  /// - Complexity: O(bytes) of what is written; held is a mebibyte.
  public func store(
    by origin: String, at start: Int, _ write: ([UInt8]) throws -> Void
  ) throws -> [[UInt8]] {
    var index = StoreIndex(end: start)
    func put<Value>(
      _ section: StoreIndex.Section, _ name: String, _ keys: [PartKey], _ unread: Unread<Value>
    ) throws {
      var place = StoredPlace(start: index.end)
      switch unread.form {
      case .stored(let piece) where start > 0:
        return index.entries.append(
          StoreIndex.Entry(section: section, name: name, keys: keys, place: piece.place))
      case .stored(let piece):
        // What can't be read again is made again.
        guard let bytes = try? piece.bytes() else { return }
        try place.take(bytes, write)
      case .packed(let bytes): try place.take(bytes, write)
      case .made(let value): try place.take(value, write)
      }
      index.add(StoreIndex.Entry(section: section, name: name, keys: keys, place: place))
    }
    if let news = keptNews { try put(.news, "", news.keys, news.unread) }
    if let check = keptCheck { try put(.check, "", check.keys, check.unread) }
    for (name, fund) in funds { try put(.fund, name, fund.keys, fund.unread) }
    for (name, values) in known { try put(.known, name, [], values) }
    for (name, part) in parts { try put(.part, name, part.keys, part.unread) }
    return SealedStore.bytes(of: index, named: "build", by: origin)
  }

  private var keptNews: Kept<StoredNews>? {
    news.map { Kept(made: StoredNews($0.value), keys: [$0.key]) } ?? storedNews
  }

  private var keptCheck: Kept<OutputScan>? {
    // What was compiled stands for a stored one that was damaged.
    let compiled = check.flatMap { check in
      check.value.compiled.map { Kept(made: $0, keys: [check.key]) }
    }
    return compiled ?? storedCheck
  }

  /// What another build made; `nil` where the index is damaged or of another origin.
  ///
  /// - Parameter file: the other file, of which nothing is read yet.
  /// - Complexity: O(entries).
  public init?(index bytes: [UInt8], by origin: String, file: any StoreFile) {
    guard let index: StoreIndex = SealedStore.value(in: bytes, named: "build", by: origin)
    else { return nil }
    fileEnd = index.end
    for entry in index.entries {
      let piece = StoredPiece(place: entry.place, file: file)
      switch entry.section {
      case .news: storedNews = Kept(Unread(piece), keys: entry.keys)
      case .check: storedCheck = Kept(Unread(piece), keys: entry.keys)
      case .fund: funds[entry.name] = Kept(Unread(piece), keys: entry.keys)
      case .known: known[entry.name] = Unread(piece)
      case .part: parts[entry.name] = Kept(Unread(piece), keys: entry.keys)
      }
    }
  }
}

extension StoredPlace {
  /// Writes bytes at the end of what is there.
  fileprivate mutating func take(
    _ bytes: [UInt8], _ write: ([UInt8]) throws -> Void
  ) rethrows {
    add(bytes)
    try write(bytes)
  }

  /// Writes a value, piece after piece.
  fileprivate mutating func take(
    _ value: some Stored, _ write: ([UInt8]) throws -> Void
  ) throws {
    var place = self
    var failure: (any Error)?
    try withoutActuallyEscaping(write) { write in
      var writer = StoreWriter { piece in
        guard failure == nil else { return }
        do { try place.take(piece, write) } catch { failure = error }
      }
      writer.put(value)
      if let failure { throw failure }
      for piece in writer.pieces { try place.take(piece, write) }
    }
    self = place
  }
}

/// What lies where in a file of stored values.
private struct StoreIndex: Stored {
  enum Section: String, Stored {
    case news, check, fund, known, part
  }

  struct Entry: Stored {
    let section: Section
    let name: String
    let keys: [PartKey]
    let place: StoredPlace

    init(section: Section, name: String, keys: [PartKey], place: StoredPlace) {
      (self.section, self.name, self.keys, self.place) = (section, name, keys, place)
    }

    func store(in bytes: inout StoreWriter) { bytes.put(section, name, keys, place) }

    init(from bytes: inout StoreReader) throws {
      (section, name, keys) = (try bytes.take(), try bytes.take(), try bytes.take())
      place = try bytes.take()
    }
  }

  /// How long the file is.
  private(set) var end: Int
  var entries: [Entry] = []

  init(end: Int) { self.end = end }

  /// Adds a value that was written at the end of the file.
  mutating func add(_ entry: Entry) {
    entries.append(entry)
    end += entry.place.count
  }

  func store(in bytes: inout StoreWriter) { bytes.put(end, entries) }

  init(from bytes: inout StoreReader) throws {
    (end, entries) = (try bytes.take(), try bytes.take())
  }
}

extension KnownSite {
  /// The files in which a spare site is behind, as the pieces of a file for the next build.
  public static func stored(behind files: [String], by origin: String) -> [[UInt8]] {
    SealedStore.bytes(of: files, named: "behind", by: origin)
  }

  /// The files in which a spare site is behind; `nil` where the file is damaged or of another
  /// origin.
  public static func behind(stored bytes: [UInt8], by origin: String) -> Set<String>? {
    (SealedStore.value(in: bytes, named: "behind", by: origin) as [String]?).map(Set.init)
  }
}

/// A store as a file, with its name, its origin and its digest on the first line.
public enum SealedStore {
  /// A value as the pieces of a file.
  ///
  /// - Parameter origin: without which the file is nothing, on one line.
  public static func bytes(of value: some Stored, named name: String, by origin: String)
    -> [[UInt8]]
  {
    var stored = StoreWriter()
    stored.put(value)
    let bytes = stored.bytes
    return [Array((head(name, origin, bytes[...]) + "\n").utf8), bytes]
  }

  /// The value of a file; `nil` where that is damaged or of another origin.
  ///
  /// - Complexity: O(bytes).
  public static func value<Value: Stored>(
    in bytes: [UInt8], named name: String, by origin: String
  ) -> Value? {
    guard let end = bytes.prefix(1000).firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let stored = bytes[(end + 1)...]
    guard bytes[..<end].elementsEqual(head(name, origin, stored).utf8) else { return nil }
    var reader = StoreReader(stored)
    guard let value = try? reader.take() as Value, reader.isAtEnd else { return nil }
    return value
  }

  /// The digest of what is stored, by which another file may name this one; empty for a file that
  /// is no store.
  public static func name(of bytes: [UInt8]) -> String {
    guard let end = bytes.prefix(1000).firstIndex(of: UInt8(ascii: "\n")) else { return "" }
    return String(decoding: bytes[..<end].suffix(64), as: UTF8.self)
  }

  private static func head(_ name: String, _ origin: String, _ stored: ArraySlice<UInt8>) -> String
  {
    "prongsai-\(name) 1 \(origin) \(SHA256.hex(stored))"
  }
}
