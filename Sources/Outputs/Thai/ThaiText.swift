import CICU

/// Thai as it stands in addresses, and in one spelling for what looks the same.
enum ThaiText {
  /// The text in normalisation form C, with sara am as one letter.
  ///
  /// A tone mark before or after a vowel below is the same to a reader, and so are ํา and ำ; in an
  /// address they would be two pages. Unicode composes the first and not the second.
  static func composed(_ text: String) -> String {
    if isComposed(text) { return text }
    return recomposed(text)
  }

  /// The same, whatever the text.
  static func recomposed(_ text: String) -> String { saraAm(normalised(text)) }

  /// Whether a text is certainly in this form: ASCII and Thai, with no nikhahit, and no two marks
  /// that stand under and over a letter in the other order than Unicode's.
  static func isComposed(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var index = 0
      var lastClass = 0
      while index < bytes.count {
        if bytes[index] < 0x80 {
          (index, lastClass) = (index + 1, 0)
          continue
        }
        guard bytes[index] == 0xE0, index + 2 < bytes.count, bytes[index + 1] & 0xFE == 0xB8 else {
          return false
        }
        let place = thaiPlace(bytes, index)
        let markClass = combiningClass(ofThai: place)
        if place == 0x4D || (markClass > 0 && markClass < lastClass) { return false }
        lastClass = markClass
        index += 3
      }
      return true
    }
  }

  /// The class by which marks over one letter are put in order, by the place in the block U+0E00.
  private static func combiningClass(ofThai place: UInt8) -> Int {
    switch place {
    case 0x38, 0x39: 103
    case 0x3A: 9
    case 0x48...0x4B: 107
    default: 0
    }
  }

  private static func normalised(_ text: String) -> String {
    let units = Array(text.utf16)
    // No letter becomes more than three in this form (UAX #15).
    var composed = [UInt16](repeating: 0, count: units.count * 3)
    guard let length = Int32(exactly: units.count), let room = Int32(exactly: composed.count)
    else { return text }
    let count = icu_composed(units, length, &composed, room)
    return count < 0 ? text : String(decoding: composed.prefix(Int(count)), as: UTF16.self)
  }

  /// The same text with nikhahit and sara aa as sara am, the tone mark between them before it.
  private static func saraAm(_ text: String) -> String {
    guard text.unicodeScalars.contains("\u{0E4D}") else { return text }
    var scalars = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      let tones = rest.prefix { (0x0E48...0x0E4B).contains($0.value) }
      if scalar == "\u{0E4D}", rest.dropFirst(tones.count).first == "\u{0E32}" {
        scalars.append(contentsOf: tones)
        scalars.append("\u{0E33}")
        rest = rest.dropFirst(tones.count + 1)
      } else {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// A part of an address: letters, digits and Thai marks, hyphens between words; may be empty.
  static func addressPart(_ text: String) -> String {
    isComposed(text) ? plainAddressPart(text) : addressPart(ofAny: text)
  }

  /// What becomes of each letter of ASCII and of the Thai block: nothing, or one byte at the end
  /// of its own. Found by the rule for any text.
  private static let plainParts: [UInt8?] = (0..<256).map { number in
    let place = UInt32(number)
    guard let letter = Unicode.Scalar(place < 0x80 ? place : 0x0E00 + place - 0x80) else {
      return nil
    }
    // A letter before it, since no part begins with a hyphen; one behind, since none ends so.
    let part = addressPart(ofAny: "a" + String(letter) + "a").utf8.dropFirst().dropLast()
    return part.last
  }

  /// The same of ASCII and Thai in its one spelling.
  private static func plainAddressPart(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { part in
        var (index, count) = (0, 0)
        while index < bytes.count {
          let isThai = bytes[index] >= 0x80
          let place = isThai ? Int(thaiPlace(bytes, index)) | 0x80 : Int(bytes[index])
          if let last = plainParts[place] {
            if isThai {
              (part[count], part[count + 1]) = (bytes[index], bytes[index + 1])
              count += 2
            }
            let isHyphen = last == UInt8(ascii: "-")
            if !isHyphen || (count > 0 && part[count - 1] != last) {
              part[count] = last
              count += 1
            }
          }
          index += isThai ? 3 : 1
        }
        return count > 0 && part[count - 1] == UInt8(ascii: "-") ? count - 1 : count
      }
    }
  }

  /// The place in the block U+0E00 of a letter of three bytes.
  private static func thaiPlace(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt8 {
    (bytes[index + 1] & 1) << 6 | (bytes[index + 2] & 0x3F)
  }

  /// The same as `addressPart`, whatever the text.
  static func addressPart(ofAny text: String) -> String {
    var part = String.UnicodeScalarView()
    for scalar in composed(text).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .decimalNumber, .lowercaseLetter, .otherLetter,
        .modifierLetter, .titlecaseLetter:
        part.append(scalar)
      case .uppercaseLetter:
        part.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      case .spaceSeparator, .dashPunctuation, .connectorPunctuation:
        if let last = part.last, last != "-" { part.append("-") }
      default: break
      }
    }
    if part.last == "-" { part.removeLast() }
    return String(part)
  }
}
