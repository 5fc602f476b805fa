/// A value that is kept from one build to the next as bytes: its parts, one after the other.
///
/// There are no names and no versions in the bytes: only the program that wrote them reads them.
public protocol Stored {
  /// Adds the parts.
  func store(in bytes: inout StoreWriter)
  /// Takes the parts in the order in which they were added.
  ///
  /// - Throws: `StoreDamage` for bytes that nobody stored.
  init(from bytes: inout StoreReader) throws
  /// Adds many values, after their number.
  static func store(_ values: [Self], in bytes: inout StoreWriter)
  /// Takes many values that were added at once.
  static func all(from bytes: inout StoreReader) throws -> [Self]
}

extension Stored {
  /// Adds one after the other.
  public static func store(_ values: [Self], in bytes: inout StoreWriter) {
    bytes.put(number: UInt64(values.count))
    for value in values { bytes.put(value) }
  }

  /// Takes one after the other.
  public static func all(from bytes: inout StoreReader) throws -> [Self] {
    var values: [Self] = []
    for _ in 0..<(try bytes.takeCount()) { values.append(try bytes.take()) }
    return values
  }
}

/// Bytes that aren't what was stored.
public struct StoreDamage: Error {
  /// Damage.
  public init() {}
}

/// Puts values one behind the other.
public struct StoreWriter {
  /// Pieces that are full, so that no long array is ever moved.
  private var full: [[UInt8]] = []
  private var last: [UInt8] = []
  /// Takes each piece as soon as it is full, which then isn't held.
  private let take: (([UInt8]) -> Void)?

  /// Nothing yet.
  public init() { take = nil }

  /// Nothing yet; held is never more than a piece.
  ///
  /// - Parameter take: takes each piece that is full; the last is what is in `pieces` at the end.
  public init(_ take: @escaping ([UInt8]) -> Void) { self.take = take }

  /// What was put so far and isn't taken, in pieces of about a mebibyte.
  public var pieces: [[UInt8]] { full + [last] }

  /// How many bytes were put so far and aren't taken.
  public var count: Int { full.reduce(last.count) { $0 + $1.count } }

  /// What was put so far and isn't taken.
  ///
  /// - Complexity: O(bytes).
  public var bytes: [UInt8] { full.isEmpty ? last : Array(pieces.joined()) }

  /// Adds values.
  public mutating func put<each Part: Stored>(_ parts: repeat each Part) {
    repeat (each parts).store(in: &self)
  }

  mutating func put(byte: UInt8) { last.append(byte) }

  mutating func put(_ more: [UInt8]) { put(more[...]) }

  mutating func put(text: String) {
    put(number: UInt64(text.utf8.count))
    last.append(contentsOf: text.utf8)
    endPiece()
  }

  /// Adds bytes that are taken as they stand.
  public mutating func put(_ more: ArraySlice<UInt8>) {
    put(number: UInt64(more.count))
    last += more
    endPiece()
  }

  /// The same of bytes that lie anywhere.
  mutating func put(raw more: UnsafeRawBufferPointer) {
    put(number: UInt64(more.count))
    last.append(contentsOf: more)
    endPiece()
  }

  private mutating func endPiece() {
    guard last.count >= 1 << 20 else { return }
    if let take { take(last) } else { full.append(last) }
    last = []
  }

  /// Adds seven bits a byte, the lowest first, so that most numbers are one byte.
  mutating func put(number: UInt64) {
    var rest = number
    while rest > 0x7F {
      last.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    last.append(UInt8(truncatingIfNeeded: rest))
  }
}

/// Takes values from bytes, in their order.
public struct StoreReader: Sendable {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// The beginning of some bytes.
  public init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  /// The beginning of a stretch of bytes.
  public init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Whether everything was taken.
  public var isAtEnd: Bool { position == bytes.endIndex }

  /// The next value.
  ///
  /// - Throws: `StoreDamage` for bytes that nobody stored.
  public mutating func take<Value: Stored>() throws -> Value { try Value(from: &self) }

  mutating func takeByte() throws -> UInt8 {
    guard position < bytes.endIndex else { throw StoreDamage() }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func takeNumber() throws -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: 0, to: 64, by: 7) {
      let byte = UInt64(try takeByte())
      guard shift < 63 || byte < 2 else { throw StoreDamage() }
      number |= (byte & 0x7F) << UInt64(shift)
      if byte < 0x80 { return number }
    }
    throw StoreDamage()
  }

  /// How many things follow, each of at least one byte.
  mutating func takeCount() throws -> Int {
    let count = try takeNumber()
    guard count <= UInt64(bytes.endIndex - position) else { throw StoreDamage() }
    return Int(count)
  }

  /// The bytes that were put as an array of them, as they stand.
  public mutating func takeBytes() throws -> ArraySlice<UInt8> {
    let count = try takeCount()
    let end = position + count
    defer { position = end }
    return bytes[position..<end]
  }
}

extension Stored where Self: RawRepresentable, RawValue: Stored {
  /// Adds the raw value.
  public func store(in bytes: inout StoreWriter) { bytes.put(rawValue) }

  /// Takes the raw value.
  public init(from bytes: inout StoreReader) throws {
    guard let value = Self(rawValue: try bytes.take()) else { throw StoreDamage() }
    self = value
  }
}

extension Stored where Self: FixedWidthInteger {
  /// Adds the number.
  public func store(in bytes: inout StoreWriter) {
    bytes.put(number: UInt64(truncatingIfNeeded: self))
  }

  /// Takes the number.
  public init(from bytes: inout StoreReader) throws {
    let number = try bytes.takeNumber()
    self = Self(truncatingIfNeeded: number)
    guard UInt64(truncatingIfNeeded: self) == number else { throw StoreDamage() }
  }
}

extension Int: Stored {}
extension Int8: Stored {}
extension Int16: Stored {}
extension Int64: Stored {}
extension UInt16: Stored {}

extension UInt32: Stored {
  /// Adds all numbers at once, four bytes each as this machine has them.
  public static func store(_ values: [UInt32], in bytes: inout StoreWriter) {
    values.withUnsafeBytes { bytes.put(raw: $0) }
  }

  /// Takes all numbers at once.
  public static func all(from bytes: inout StoreReader) throws -> [UInt32] {
    let stored = try bytes.takeBytes()
    guard stored.count.isMultiple(of: 4) else { throw StoreDamage() }
    return [UInt32](unsafeUninitializedCapacity: stored.count / 4) { numbers, count in
      stored.withUnsafeBytes { UnsafeMutableRawBufferPointer(numbers).copyMemory(from: $0) }
      count = stored.count / 4
    }
  }
}

extension UInt64: Stored {}

extension UInt8: Stored {
  /// Adds the byte.
  public func store(in bytes: inout StoreWriter) { bytes.put(byte: self) }

  /// Takes a byte.
  public init(from bytes: inout StoreReader) throws { self = try bytes.takeByte() }

  /// Adds all bytes at once.
  public static func store(_ values: [UInt8], in bytes: inout StoreWriter) { bytes.put(values) }

  /// Takes all bytes at once.
  public static func all(from bytes: inout StoreReader) throws -> [UInt8] {
    Array(try bytes.takeBytes())
  }
}

extension Bool: Stored {
  /// Adds a byte.
  public func store(in bytes: inout StoreWriter) { bytes.put(byte: self ? 1 : 0) }

  /// Takes a byte.
  public init(from bytes: inout StoreReader) throws {
    let byte = try bytes.takeByte()
    guard byte < 2 else { throw StoreDamage() }
    self = byte == 1
  }
}

extension String: Stored {
  /// Adds the text as UTF-8.
  public func store(in bytes: inout StoreWriter) { bytes.put(text: self) }

  /// Takes a text.
  public init(from bytes: inout StoreReader) throws {
    self = String(decoding: try bytes.takeBytes(), as: UTF8.self)
  }
}

extension Optional: Stored where Wrapped: Stored {
  /// Adds whether there is a value, and the value.
  public func store(in bytes: inout StoreWriter) {
    bytes.put(self != nil)
    if let self { bytes.put(self) }
  }

  /// Takes what was added.
  public init(from bytes: inout StoreReader) throws {
    self = try bytes.take() ? .some(try bytes.take()) : .none
  }
}

extension Array: Stored where Element: Stored {
  /// Adds the elements in their order.
  public func store(in bytes: inout StoreWriter) { Element.store(self, in: &bytes) }

  /// Takes the elements.
  public init(from bytes: inout StoreReader) throws { self = try Element.all(from: &bytes) }
}

extension Set: Stored where Element: Stored {
  /// Adds the elements in any order.
  public func store(in bytes: inout StoreWriter) { bytes.put(Array(self)) }

  /// Takes the elements.
  public init(from bytes: inout StoreReader) throws { self = Set(try bytes.take() as [Element]) }
}

extension Dictionary: Stored where Key: Stored, Value: Stored {
  /// Adds each key with its value, in any order.
  public func store(in bytes: inout StoreWriter) {
    bytes.put(number: UInt64(count))
    for (key, value) in self { bytes.put(key, value) }
  }

  /// Takes keys and values.
  public init(from bytes: inout StoreReader) throws {
    self = [:]
    for _ in 0..<(try bytes.takeCount()) {
      let key: Key = try bytes.take()
      let value: Value = try bytes.take()
      self[key] = value
    }
  }
}
