/// A colour of the screen, and how well it is told from another.
public struct Colour: Hashable, Sendable {
  /// Red, green and blue, 0 to 255.
  public let red: UInt8
  /// Red, green and blue, 0 to 255.
  public let green: UInt8
  /// Red, green and blue, 0 to 255.
  public let blue: UInt8

  /// A colour as style sheets write it, `#0b5cad`; `nil` for anything else.
  public init?(hex text: String) {
    guard text.utf8.count == 7, text.hasPrefix("#"), let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    red = UInt8(truncatingIfNeeded: value >> 16)
    green = UInt8(truncatingIfNeeded: value >> 8)
    blue = UInt8(truncatingIfNeeded: value)
  }

  /// White, the ground of pages.
  public static let white = Colour(red: 255, green: 255, blue: 255)
  /// The ground of pages in the dark.
  public static let night = Colour(red: 0x12, green: 0x12, blue: 0x12)

  private init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The colour as style sheets write it.
  public var hex: String {
    "#"
      + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// How well two colours are told apart, in hundredths: 100 for the same, 2,100 for black and
  /// white.
  ///
  /// Source: WCAG 2.2, relative luminance and contrast ratio.
  public func contrastHundredths(with other: Colour) -> Int {
    let (first, second) = (luminance, other.luminance)
    let ratio = (max(first, second) + 0.05) / (min(first, second) + 0.05)
    return Int(ratio * 100)
  }

  private var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  private static func linear(_ part: UInt8) -> Double {
    let value = Double(part) / 255
    if value <= 0.04045 { return value / 12.92 }
    // ((value + 0.055) / 1.055) ^ 2.4, without a library of mathematics: x^2.4 = x² · x^0.4.
    let base = (value + 0.055) / 1.055
    return base * base * fifthRoot(base * base)
  }

  /// The fifth root of a number from 0 to 1, by Newton's steps.
  private static func fifthRoot(_ number: Double) -> Double {
    var root = 1.0
    for _ in 0..<60 {
      let fourth = root * root * root * root
      root -= (root * fourth - number) / (5 * fourth)
    }
    return root
  }
}
