/// The order of Thai names in lists.
public enum ThaiOrder {
  /// A name as Thai dictionaries order it: leading vowels after their consonant, marks left out
  /// until everything else is equal.
  public static func key(of name: String) -> String {
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
}
