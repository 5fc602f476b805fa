import Disclosure
public import Model

extension LastBuild {
  /// Writes what was made for the next build, piece after piece.
  ///
  /// - Parameters:
  ///   - origin: the program and the site, on one line.
  ///   - write: takes each piece of the file.
  /// - Returns: the pieces of the seal, a file of its own without which the first is nothing.
  /// - Complexity: O(bytes); held is a piece.
  public func store(
    by origin: String, _ write: ([UInt8]) throws -> Void
  ) rethrows -> [[UInt8]] {
    var digests: [String] = []
    var lengths: [Int] = []
    try pieces { piece in
      digests.append(SHA256.hex(piece))
      lengths.append(piece.count)
      try write(piece)
    }
    return SealedStore.bytes(
      of: Seal(digests: digests, lengths: lengths), named: "build", by: origin)
  }

  /// What another build made; `nil` where a file is damaged or of another origin.
  ///
  /// - Complexity: O(bytes).
  public init?(stored bytes: [UInt8], seal: [UInt8], by origin: String) {
    guard let seal: Seal = SealedStore.value(in: seal, named: "build", by: origin),
      seal.holds(bytes)
    else { return nil }
    var reader = StoreReader(bytes)
    guard let build = try? reader.take() as LastBuild, reader.isAtEnd else { return nil }
    self = build
  }
}

/// The lengths and the digests of the pieces of a file.
private struct Seal: Stored {
  let digests: [String]
  let lengths: [Int]

  init(digests: [String], lengths: [Int]) { (self.digests, self.lengths) = (digests, lengths) }

  func store(in bytes: inout StoreWriter) { bytes.put(digests, lengths) }

  init(from bytes: inout StoreReader) throws {
    (digests, lengths) = (try bytes.take(), try bytes.take())
  }

  /// Whether it is the seal of these bytes.
  func holds(_ bytes: [UInt8]) -> Bool {
    guard digests.count == lengths.count else { return false }
    var rest = bytes[...]
    for (digest, length) in zip(digests, lengths) {
      guard (0...rest.count).contains(length), SHA256.hex(rest.prefix(length)) == digest else {
        return false
      }
      rest = rest.dropFirst(length)
    }
    return rest.isEmpty
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
