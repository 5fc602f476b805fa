/// Numbers as text that can't be read as anything else.
///
/// Sixty-four signs without a digit, a vowel, a quotation mark, `@`, `.`, `-` or `_`: the scan of
/// the output can't take a list of numbers for a telephone or a name.
enum SearchDigits {
  /// The signs from 0 to 63.
  static let signs = Array("BCDFGHJKLMNPQRSTVWXZbcdfghjklmnpqrstvwxz!#$%&'()*+/:;<=>?[]^{|}~".utf8)
  /// Stands before a list that is a map of bits.
  static let map = UInt8(ascii: "`")

  /// The name of a key within its file: five signs for the upper 30 bits; the file says the rest.
  static func label(_ key: UInt32) -> [UInt8] {
    (0..<5).map { signs[Int(key >> (2 + 6 * UInt32($0)) & 63)] }
  }

  /// A list of documents in ascending order: the steps between them, each in groups of five bits,
  /// or a map with a bit for each document where that is shorter.
  static func list(_ documents: [Int], of count: Int) -> [UInt8] {
    var steps: [UInt8] = []
    var last = -1
    for document in documents {
      var step = document - last - 1
      while step >= 32 {
        steps.append(signs[32 + step & 31])
        step >>= 5
      }
      steps.append(signs[step])
      last = document
    }
    guard steps.count > (count + 5) / 6 + 1 else { return steps }
    var bits = [Int](repeating: 0, count: (count + 5) / 6)
    for document in documents { bits[document / 6] |= 1 << (document % 6) }
    return [map] + bits.map { signs[$0] }
  }
}
