/// Two hashes of the same bytes, to see that something changed; nobody is kept out by them.
struct Trail {
  private var hashes: (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15)

  var first: UInt64 { Self.mixed(hashes.0) }
  var second: UInt64 { Self.mixed(hashes.1) }

  /// The trail of a text.
  init(of text: [UInt8] = []) {
    if !text.isEmpty { text.withUnsafeBytes { add($0) } }
  }

  /// Both as text.
  var text: String { "\(String(first, radix: 16)) \(String(second, radix: 16))" }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes { add(byte: UInt64(byte)) }
    add(byte: 0x100)
  }

  mutating func add(_ number: UInt64) { add(byte: Self.mixed(number)) }

  private mutating func add(byte: UInt64) {
    hashes.0 = (hashes.0 ^ byte) &* 0x100_0000_01B3
    hashes.1 = (hashes.1 &+ byte) &* 0xD6E8_FEB8_6659_FD93
  }

  /// The last step of MurmurHash3.
  private static func mixed(_ hash: UInt64) -> UInt64 {
    var mixed = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ (mixed >> 33)
  }
}
