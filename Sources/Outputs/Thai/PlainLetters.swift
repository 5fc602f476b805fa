/// The letters of a text of ASCII, Thai, dashes and quotation marks, as people see them.
///
/// Each is a consonant, vowel or sign with the marks over and under it, and white space between two
/// letters is one space. Found byte by byte, without the tables of Unicode; what could stand for
/// anything else gives `nil`. `ThaiWordsTests` holds both ways against each other.
struct PlainLetters {
  /// The text, its white space single.
  private var bytes: [UInt8] = []
  /// Where each letter begins among the bytes.
  private var starts: [Int] = []
  /// How many letters there are.
  var count: Int { starts.count }

  /// Takes a text apart; `nil` where a letter is rare.
  ///
  /// - Parameter enough: with more letters than these, what follows isn't looked at.
  /// - Complexity: O(enough).
  init?(_ text: String, enough: Int) {
    var text = text
    starts.reserveCapacity(enough + 2)
    bytes.reserveCapacity(min(text.utf8.count, 4 * enough))
    let isPlain = text.withUTF8 { add($0, enough) }
    if !isPlain { return nil }
  }

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>, _ enough: Int) -> Bool {
    var isAfterSpace = false
    var index = 0
    while index < text.count, starts.count <= enough {
      switch Self.kind(of: text, at: index) {
      case .space:
        isAfterSpace = true
        index += 1
        continue
      case .mark:
        // A mark over no letter is a letter of its own, or one with the space before it.
        guard !starts.isEmpty, !isAfterSpace else { return false }
      case .letter:
        if isAfterSpace, !starts.isEmpty {
          starts.append(bytes.count)
          bytes.append(UInt8(ascii: " "))
        }
        isAfterSpace = false
        starts.append(bytes.count)
      case .rare: return false
      }
      bytes.append(text[index])
      if text[index] >= 0x80 {
        bytes.append(text[index + 1])
        bytes.append(text[index + 2])
        index += 2
      }
      index += 1
    }
    return true
  }

  /// Whether a text has more letters than so many; `nil` where a letter is rare.
  ///
  /// - Complexity: O(most).
  static func areMore(in text: String, than most: Int) -> Bool? {
    var text = text
    return text.withUTF8 { text in
      var (count, index) = (0, 0)
      var isAfterSpace = false
      while index < text.count, count <= most {
        switch kind(of: text, at: index) {
        case .space: isAfterSpace = true
        case .mark where count > 0 && !isAfterSpace: break
        case .letter:
          count += isAfterSpace && count > 0 ? 2 : 1
          isAfterSpace = false
        case .mark, .rare: return nil
        }
        index += text[index] < 0x80 ? 1 : 3
      }
      return count > most
    }
  }

  private enum Kind { case letter, mark, space, rare }

  /// What begins at a place.
  private static func kind(of text: UnsafeBufferPointer<UInt8>, at index: Int) -> Kind {
    let byte = text[index]
    switch byte {
    case 0x09...0x0D, 0x20: return .space
    case 0x21...0x7E: return .letter
    case 0xE0, 0xE2: break
    default: return .rare
    }
    guard index + 2 < text.count else { return .rare }
    let (second, third) = (text[index + 1], text[index + 2])
    // Dashes, quotation marks and the ellipsis are E2 80 90 to A7.
    if byte == 0xE2 { return second == 0x80 && (0x90...0xA7).contains(third) ? .letter : .rare }
    guard second & 0xFE == 0xB8 else { return .rare }
    switch (second & 1) << 6 | (third & 0x3F) {
    // What stands over and under letters, and sara am, which begins over one.
    case 0x31, 0x33...0x3A, 0x47...0x4E: return .mark
    case 0x01...0x3A, 0x3F...0x5B: return .letter
    default: return .rare
    }
  }

  /// The beginning of the text, up to a letter.
  func text(until end: Int) -> String {
    String(decoding: bytes[..<(end < count ? starts[end] : bytes.count)], as: UTF8.self)
  }

  /// The first scalar of a letter.
  func first(of letter: Int) -> Unicode.Scalar { scalar(at: starts[letter]) }

  /// The last scalar of a letter.
  func last(of letter: Int) -> Unicode.Scalar {
    let end = letter + 1 < count ? starts[letter + 1] : bytes.count
    return scalar(at: bytes[end - 1] < 0x80 ? end - 1 : end - 3)
  }

  private func scalar(at place: Int) -> Unicode.Scalar {
    Unicode.Scalar(unit(at: place)) ?? " "
  }

  /// The scalar that begins at a place, which is one unit of UTF-16.
  private func unit(at place: Int) -> UInt16 {
    let byte = UInt16(bytes[place])
    if byte < 0x80 { return byte }
    return (byte & 0x0F) << 12 | UInt16(bytes[place + 1] & 0x3F) << 6
      | UInt16(bytes[place + 2] & 0x3F)
  }

  /// Where the words of the first so many letters end, counted in letters.
  func wordEnds(_ most: Int) -> [Int] {
    let last = min(most, count)
    let end = last < count ? starts[last] : bytes.count
    var units: [UInt16] = []
    /// The letter that begins at each unit; -1 inside one.
    var letters: [Int] = []
    units.reserveCapacity(end)
    letters.reserveCapacity(end + 1)
    var (place, letter) = (0, 0)
    while place < end {
      let isStart = letter < last && starts[letter] == place
      letters.append(isStart ? letter : -1)
      if isStart { letter += 1 }
      units.append(unit(at: place))
      place += bytes[place] < 0x80 ? 1 : 3
    }
    letters.append(last)
    return ThaiWords.wordEnds(units).map { letters[$0] }.filter { $0 >= 0 }
  }
}
