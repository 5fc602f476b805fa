import Synchronization

/// What tags fold to, by their bytes: a site prints few tags, each of them many times.
///
/// A tag is kept when it is met twice in succession at its place of the table, so that addresses
/// that stand once leave those alone that come again. What is kept is what `MarkupFolding` made of
/// the same bytes, whatever stands around them.
final class TagMemo {
  /// The longest tag that is kept.
  static let longest = 112
  /// One place of the table: the header, the bytes of a tag, its symbols.
  private static let stride = 256
  private static let placeCount = 2_048
  private static let bytesStart = 16
  private static let symbolsStart = 16 + longest

  /// A tag that may be kept: all its bytes up to the first `>`, and a digest of them.
  struct Key {
    /// How many bytes the tag has.
    let length: Int
    fileprivate let hash: UInt64

    /// The tag that begins at a place; `nil` where it is long, or stands at an end of the source.
    @inline(__always) init?(_ source: FoldSource, at start: Int) {
      guard start >= 16, let base = source.bytes.baseAddress else { return nil }
      let end = min(source.count, start &+ TagMemo.longest)
      var index = start
      var hash: UInt64 = 0
      while index &+ 8 <= end {
        let word = UInt64(
          littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
        let rest = word ^ 0x3E3E_3E3E_3E3E_3E3E
        let marks = (rest &- 0x0101_0101_0101_0101) & ~rest & 0x8080_8080_8080_8080
        if marks != 0 {
          let count = marks.trailingZeroBitCount / 8 &+ 1
          hash = (hash ^ (word & Self.mask(count))) &* 0x9E37_79B9_7F4A_7C15
          length = index &+ count &- start
          self.hash = (hash ^ hash &>> 29) | 1
          return
        }
        hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash &>> 32
        index &+= 8
      }
      return nil
    }

    /// The bits of so many bytes, one to eight.
    @inline(__always) fileprivate static func mask(_ count: Int) -> UInt64 {
      ~0 &>> UInt64(64 &- 8 &* count)
    }
  }

  /// A tag as it was folded.
  struct Kept {
    fileprivate let place: UnsafeMutableRawPointer
    /// How many symbols it leaves beside the text.
    @inline(__always) var sideCount: Int {
      Int(place.load(fromByteOffset: 10, as: UInt8.self))
    }
    /// What it leaves in the text; `Symbol.nothing` for an inline tag.
    @inline(__always) var inText: UInt8 { place.load(fromByteOffset: 11, as: UInt8.self) }
    /// The symbols beside the text, with room behind them up to a multiple of eight.
    @inline(__always) var side: UnsafeRawPointer {
      UnsafeRawPointer(place + TagMemo.symbolsStart)
    }
  }

  private let table = UnsafeMutableRawPointer.allocate(
    byteCount: stride * placeCount, alignment: 16)

  init() {
    table.initializeMemory(as: UInt8.self, repeating: 0, count: Self.stride * Self.placeCount)
  }

  deinit { table.deallocate() }

  @inline(__always) private func place(of key: Key) -> UnsafeMutableRawPointer {
    table + Int(key.hash &>> 53) &* Self.stride
  }

  /// What a tag was folded to, where its bytes were kept.
  @inline(__always) func kept(_ key: Key, _ source: FoldSource, at start: Int) -> Kept? {
    let place = place(of: key)
    guard place.load(as: UInt64.self) == key.hash,
      place.load(fromByteOffset: 8, as: UInt8.self) == key.length,
      let base = source.bytes.baseAddress
    else { return nil }
    let bytes = UnsafeRawPointer(base + start)
    let known = UnsafeRawPointer(place + Self.bytesStart)
    var index = 0
    while index &+ 8 <= key.length {
      guard
        bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          == known.load(fromByteOffset: index, as: UInt64.self)
      else { return nil }
      index &+= 8
    }
    if index < key.length {
      // `Key` read eight bytes here.
      let left = UInt64(
        littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let right = UInt64(littleEndian: known.load(fromByteOffset: index, as: UInt64.self))
      guard (left ^ right) & Key.mask(key.length &- index) == 0 else { return nil }
    }
    return Kept(place: place)
  }

  /// Keeps what a tag was folded to, where it was the last one that was met at its place.
  func see(
    _ key: Key, _ source: FoldSource, at start: Int, side: UnsafeBufferPointer<UInt8>,
    inText: UInt8
  ) {
    let place = place(of: key)
    guard place.load(as: UInt64.self) == key.hash else {
      place.storeBytes(of: key.hash, as: UInt64.self)
      place.storeBytes(of: 0, toByteOffset: 8, as: UInt8.self)
      return
    }
    guard let bytes = source.bytes.baseAddress, let symbols = side.baseAddress,
      side.count <= Self.longest
    else { return }
    (place + Self.bytesStart).copyMemory(from: bytes + start, byteCount: key.length)
    (place + Self.symbolsStart).copyMemory(from: symbols, byteCount: side.count)
    place.storeBytes(of: UInt8(key.length), toByteOffset: 8, as: UInt8.self)
    place.storeBytes(of: UInt8(side.count), toByteOffset: 10, as: UInt8.self)
    place.storeBytes(of: inText, toByteOffset: 11, as: UInt8.self)
  }
}

extension TagMemo {
  /// The memos that no file is folded with, one for each thread that ever folded at once.
  private static let waiting = Mutex<[Waiting]>([])

  /// A memo on its way from one thread to another; nobody else holds it.
  private struct Waiting: @unchecked Sendable {
    let memo: TagMemo
  }

  /// Folds with a memo that no other thread has meanwhile.
  static func with<Result>(_ fold: (TagMemo) -> Result) -> Result {
    let memo = waiting.withLock { $0.popLast() }?.memo ?? TagMemo()
    defer { waiting.withLock { $0.append(Waiting(memo: memo)) } }
    return fold(memo)
  }
}
