/// The size of a picture in pixels, read from its first bytes.
///
/// PNG, GIF, JPEG and WebP by their signatures; anything else, SVG too, is no picture here.
/// Source: the headers of RFC 2083, GIF89a, ITU-T T.81 and the WebP container.
public struct PictureSize: Equatable, Sendable {
  /// Across.
  public let width: Int
  /// Down.
  public let height: Int

  /// The size of a picture; `nil` for other files and for sizes that no format allows.
  public init?(_ bytes: [UInt8]) {
    guard
      let (width, height) = Self.png(bytes) ?? Self.gif(bytes) ?? Self.jpeg(bytes)
        ?? Self.webp(bytes),
      (1..<1 << 31).contains(width), (1..<1 << 31).contains(height)
    else { return nil }
    self.width = width
    self.height = height
  }

  private static func big(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int? {
    guard at >= 0, at + count <= bytes.count else { return nil }
    return bytes[at..<at + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func little(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int? {
    guard at + count <= bytes.count else { return nil }
    return bytes[at..<at + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private static func png(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
      let width = big(bytes, 16, 4), let height = big(bytes, 20, 4)
    else { return nil }
    return (width, height)
  }

  private static func gif(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.starts(with: Array("GIF8".utf8)), let width = little(bytes, 6, 2),
      let height = little(bytes, 8, 2)
    else { return nil }
    return (width, height)
  }

  private static func jpeg(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var position = 2
    while let marker = big(bytes, position, 2), let length = big(bytes, position + 2, 2) {
      guard marker >> 8 == 0xFF else { return nil }
      let kind = marker & 0xFF
      if kind == 0xFF {
        position += 1
        continue
      }
      guard length >= 2 else { return nil }
      if (0xC0...0xCF).contains(kind), ![0xC4, 0xC8, 0xCC].contains(kind) {
        guard let height = big(bytes, position + 5, 2), let width = big(bytes, position + 7, 2)
        else { return nil }
        return (width, height)
      }
      position += 2 + length
    }
    return nil
  }

  private static func webp(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.starts(with: Array("RIFF".utf8)), bytes.count > 20,
      Array(bytes[8..<12]) == Array("WEBP".utf8)
    else { return nil }
    switch Array(bytes[12..<16]) {
    case Array("VP8X".utf8):
      guard let width = little(bytes, 24, 3), let height = little(bytes, 27, 3) else { return nil }
      return (width + 1, height + 1)
    case Array("VP8 ".utf8):
      guard let width = little(bytes, 26, 2), let height = little(bytes, 28, 2) else { return nil }
      return (width & 0x3FFF, height & 0x3FFF)
    case Array("VP8L".utf8):
      guard let bits = little(bytes, 21, 4) else { return nil }
      return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
    default: return nil
    }
  }
}
