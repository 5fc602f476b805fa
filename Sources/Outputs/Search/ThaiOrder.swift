/// The order of a Thai dictionary.
public enum ThaiOrder {
  /// A name as Thai dictionaries order it: leading vowels after their consonant, marks left out
  /// until everything else is equal.
  public static func key(_ name: String) -> String {
    var key = String.UnicodeScalarView()
    var marks = String.UnicodeScalarView()
    var leadingVowel: Unicode.Scalar?
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case 0x0E40...0x0E44: leadingVowel = scalar
      case 0x0E47...0x0E4E: marks.append(scalar)
      default:
        key.append(scalar)
        if let vowel = leadingVowel { key.append(vowel) }
        leadingVowel = nil
      }
    }
    return String(key) + "\u{0}" + String(marks)
  }

  /// The letter under which a name stands in an index.
  enum Letter: Hashable, Comparable {
    /// A consonant, by its number from ก, which is 1.
    case thai(Int)
    /// A letter from a to z.
    case latin(Character)
    case digit
    case other

    /// The letter of a name: for `เชียงใหม่` it is ช.
    init(of name: String) {
      for scalar in name.lowercased().unicodeScalars {
        switch scalar.value {
        case 0x0E01...0x0E2E:
          self = .thai(Int(scalar.value) - 0x0E00)
          return
        case 0x61...0x7A:
          self = .latin(Character(scalar))
          return
        case 0x30...0x39, 0x0E50...0x0E59:
          self = .digit
          return
        default: continue
        }
      }
      self = .other
    }

    /// As it stands in an address.
    var address: String {
      switch self {
      case .thai(let number): (number < 10 ? "0" : "") + String(number)
      case .latin(let letter): String(letter)
      case .digit: "digits"
      case .other: "other"
      }
    }

    /// As it is read; what has no letter has a sign.
    var sign: String {
      switch self {
      case .thai(let number): Unicode.Scalar(UInt32(0x0E00 + number)).map { String($0) } ?? ""
      case .latin(let letter): letter.uppercased()
      case .digit: "0–9"
      case .other: "…"
      }
    }
  }
}
