/// How text is compared: what a reader sees as the same is the same here.
///
/// Small letters; Thai digits as Arabic ones; sara am as one letter, marks in the order in which
/// Unicode puts them, แ in place of two เ; one space for any white space and none before ๆ; no
/// commas inside amounts, no invisible characters; one kind of hyphen and of quotation mark.
/// `templates/assets/search.js` folds a question in the same way.
enum SearchFolding {
  /// The scalars of a text, folded.
  ///
  /// - Complexity: O(n).
  static func fold(_ text: String) -> [UInt32] {
    var folded: [UInt32] = []
    folded.reserveCapacity(text.utf8.count / 2)
    for scalar in text.unicodeScalars { append(scalar, to: &folded) }
    if folded.last == space { folded.removeLast() }
    return folded.contains(comma) ? withoutCommas(folded) : folded
  }

  /// A text folded, as text.
  static func folded(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for value in fold(text) { if let scalar = Unicode.Scalar(value) { view.append(scalar) } }
    return String(view)
  }

  /// Where the letters of a folded text begin: a mark never stands apart from what it stands on.
  static func starts(of folded: [UInt32]) -> [Int] {
    folded.indices.filter { !isMark(folded[$0]) || $0 == 0 }
  }

  static let space: UInt32 = 0x20
  private static let comma: UInt32 = 0x2C

  /// What belongs to the letter before it: the vowels and tones above and below, sara am, and
  /// the accents of other scripts.
  static func isMark(_ value: UInt32) -> Bool {
    switch value {
    case 0x0E31, 0x0E33...0x0E3A, 0x0E47...0x0E4E, 0x0300...0x036F, 0xFE00...0xFE0F: true
    default: false
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt32]) {
    let value = scalar.value
    switch value {
    case 0x61...0x7A, 0x30...0x39: folded.append(value)
    case 0x41...0x5A: folded.append(value + 0x20)
    case 0x0E00...0x0E7F: appendThai(value, to: &folded)
    case 0x09...0x0D, 0x20, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      if let last = folded.last, last != space { folded.append(space) }
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: break
    case 0x2010...0x2015, 0x2212: folded.append(0x2D)
    case 0x2018, 0x2019: folded.append(0x27)
    case 0x201C, 0x201D: folded.append(0x22)
    case 0..<0x80: folded.append(value)
    default: folded += scalar.properties.lowercaseMapping.unicodeScalars.map(\.value)
    }
  }

  private static func appendThai(_ value: UInt32, to folded: inout [UInt32]) {
    let last = folded.last ?? 0
    switch value {
    case 0x0E50...0x0E59: folded.append(value - 0x0E20)
    case 0x0E40 where last == 0x0E40: folded[folded.count - 1] = 0x0E41
    case 0x0E32 where last == 0x0E4D: folded[folded.count - 1] = 0x0E33
    case 0x0E32 where isTone(last) && folded.dropLast().last == 0x0E4D:
      folded[folded.count - 2] = last
      folded[folded.count - 1] = 0x0E33
    // A mark that was typed after the tone, or a tone after sara am.
    case 0x0E31 where isTone(last), 0x0E34...0x0E3A where isTone(last):
      folded.insert(value, at: folded.count - 1)
    case 0x0E48...0x0E4B where last == 0x0E33: folded.insert(value, at: folded.count - 1)
    case 0x0E46:
      if last == space { folded.removeLast() }
      folded.append(value)
    default: folded.append(value)
    }
  }

  private static func isTone(_ value: UInt32) -> Bool { (0x0E48...0x0E4C).contains(value) }

  /// `1,234,567.89` as `1234567.89`: a comma between a digit and just three more.
  private static func withoutCommas(_ folded: [UInt32]) -> [UInt32] {
    func isDigit(_ index: Int) -> Bool {
      folded.indices.contains(index) && (0x30...0x39).contains(folded[index])
    }
    return folded.indices.filter { index in
      folded[index] != comma || !isDigit(index - 1)
        || !(1...3).allSatisfy { isDigit(index + $0) } || isDigit(index + 4)
    }.map { folded[$0] }
  }
}
