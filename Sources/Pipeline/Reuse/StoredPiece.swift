import Disclosure
import Model

/// A file in which values are stored, each of which is read when somebody asks for it.
public protocol StoreFile: Sendable {
  /// So many bytes of the file.
  ///
  /// - Throws: what the disk throws, also where the file is shorter.
  func bytes(at start: Int, count: Int) throws -> [UInt8]
}

/// A value in a file of stored values.
struct StoredPiece: Sendable {
  let place: StoredPlace
  let file: any StoreFile

  /// The bytes of the value.
  ///
  /// - Throws: `StoreDamage` where they aren't those that were stored, and what the disk throws.
  /// - Complexity: O(bytes).
  func bytes() throws -> [UInt8] {
    let bytes = try file.bytes(at: place.start, count: place.count)
    var rest = bytes[...]
    for (digest, length) in zip(place.digests, place.lengths) {
      guard FileDigest(of: rest.prefix(length)) == digest else { throw StoreDamage() }
      rest = rest.dropFirst(length)
    }
    return bytes
  }
}

/// Where a value lies in its file, and the digests of the stretches in which it was written.
struct StoredPlace: Sendable {
  let start: Int
  private(set) var lengths: [Int] = []
  private(set) var digests: [FileDigest] = []

  var count: Int { lengths.reduce(0, +) }

  /// A place in a file, of which nothing is written yet.
  init(start: Int) { self.start = start }

  /// Adds the next stretch.
  mutating func add(_ piece: [UInt8]) {
    lengths.append(piece.count)
    digests.append(FileDigest(of: piece))
  }
}

extension StoredPlace: Stored {
  func store(in bytes: inout StoreWriter) { bytes.put(start, lengths, digests) }

  init(from bytes: inout StoreReader) throws {
    (start, lengths, digests) = (try bytes.take(), try bytes.take(), try bytes.take())
    guard lengths.count == digests.count, start >= 0, lengths.allSatisfy({ $0 >= 0 }) else {
      throw StoreDamage()
    }
  }
}

/// A value that a build made, the value as bytes, which take less, or where these lie in a file,
/// from which they are read when somebody asks.
struct Unread<Value: Stored & Sendable>: Sendable {
  enum Form {
    case made(Value)
    case packed([UInt8])
    case stored(StoredPiece)
  }

  let form: Form

  init(_ value: Value) { form = .made(value) }

  /// A value of which many are held and few asked for.
  init(packing value: Value) {
    var writer = StoreWriter()
    writer.put(value)
    // An array that grew has room for as much again.
    let bytes = writer.bytes
    form = .packed(
      [UInt8](unsafeUninitializedCapacity: bytes.count) { room, count in
        (_, count) = room.initialize(from: bytes)
      })
  }

  init(_ piece: StoredPiece) { form = .stored(piece) }

  /// The value.
  ///
  /// - Throws: `StoreDamage` where nobody stored what the file holds, and what the disk throws.
  /// - Complexity: O(bytes) for what was stored, each time.
  var value: Value {
    get throws {
      let bytes: [UInt8]
      switch form {
      case .made(let value): return value
      case .packed(let packed): bytes = packed
      case .stored(let piece): bytes = try piece.bytes()
      }
      var reader = StoreReader(bytes)
      let value: Value = try reader.take()
      guard reader.isAtEnd else { throw StoreDamage() }
      return value
    }
  }

  /// Where it lies; `nil` for a value that isn't in a file.
  var place: StoredPlace? {
    if case .stored(let piece) = form { piece.place } else { nil }
  }
}

/// Something that a build made, and the keys for which it would be made the same.
struct Kept<Value: Stored & Sendable>: Sendable {
  let keys: [PartKey]
  let unread: Unread<Value>

  /// What was made.
  init(made value: Value, keys: [PartKey]) { self.init(Unread(value), keys: keys) }

  /// What was made, or is stored.
  init(_ unread: Unread<Value>, keys: [PartKey]) { (self.unread, self.keys) = (unread, keys) }

  /// Whether only its bytes are there.
  var isStored: Bool { unread.place != nil }

  /// The value, where it would be made the same; `nil` also where its bytes are damaged.
  func value(for key: PartKey) -> Value? {
    keys.contains(key) ? try? unread.value : nil
  }

  /// The value, whatever it was made from; `nil` where its bytes are damaged.
  var value: Value? { try? unread.value }
}
