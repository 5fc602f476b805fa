/// Pictures without what a camera or a program wrote beside the image: place, time, names.
///
/// A photo of a member's house must not carry the house's position. Only what is needed to show
/// the image stays: for JPEG also its colour profile and which side is up. A list of what stays,
/// not of what goes, so that a kind of metadata nobody thought of goes too.
/// Source: ITU-T T.81, Exif 2.32, RFC 2083, GIF89a, the WebP container.
public enum PictureMetadata {
  /// The picture without metadata; `nil` where its parts can't be told apart.
  ///
  /// - Complexity: O(n).
  public static func removed(from bytes: [UInt8]) -> [UInt8]? {
    if bytes.starts(with: [0xFF, 0xD8]) { return jpeg(bytes) }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return png(bytes) }
    if bytes.starts(with: Array("GIF8".utf8)) { return gif(bytes) }
    if bytes.starts(with: Array("RIFF".utf8)) { return webp(bytes) }
    return nil
  }

  /// Which side of a picture is up, 1 to 8 as Exif counts; 1 where it doesn't say.
  public static func orientation(of bytes: [UInt8]) -> Int {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return 1 }
    var position = 2
    while position + 3 < bytes.count, bytes[position] == 0xFF, bytes[position + 1] != 0xDA,
      let length = number(bytes, position + 2, 2), length >= 2,
      position + 2 + length <= bytes.count
    {
      if bytes[position + 1] == 0xE1,
        let found = exifOrientation(bytes[(position + 4)..<(position + 2 + length)])
      {
        return Int(found)
      }
      position += 2 + length
    }
    return 1
  }

  // MARK: - JPEG

  private static func jpeg(_ bytes: [UInt8]) -> [UInt8]? {
    var body: [UInt8] = []
    var orientation: UInt8 = 1
    var position = 2
    while position + 1 < bytes.count {
      guard bytes[position] == 0xFF else { return nil }
      let marker = bytes[position + 1]
      if marker == 0xFF {
        position += 1
        continue
      }
      if marker == 0xD9 { return [0xFF, 0xD8] + sidesUp(orientation) + body + [0xFF, 0xD9] }
      guard let length = number(bytes, position + 2, 2), length >= 2,
        position + 2 + length <= bytes.count
      else { return nil }
      let payload = bytes[(position + 4)..<(position + 2 + length)]
      if marker == 0xE1, let found = exifOrientation(payload) { orientation = found }
      if staysInJPEG(marker, payload) { body += bytes[position..<(position + 2 + length)] }
      position += 2 + length
      if marker == 0xDA {
        let end = endOfScan(bytes, from: position)
        body += bytes[position..<end]
        position = end
      }
    }
    return nil
  }

  private static func staysInJPEG(_ marker: UInt8, _ payload: ArraySlice<UInt8>) -> Bool {
    switch marker {
    case 0xE0: payload.starts(with: Array("JFIF".utf8))
    case 0xE2: payload.starts(with: Array("ICC_PROFILE".utf8))
    case 0xEE: payload.starts(with: Array("Adobe".utf8))
    case 0xE1...0xEF, 0xFE: false
    default: true
    }
  }

  /// Where the coded image stops: at a marker that isn't part of it.
  private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
    var position = start
    while position + 1 < bytes.count {
      if bytes[position] == 0xFF, bytes[position + 1] != 0,
        !(0xD0...0xD7).contains(bytes[position + 1])
      {
        return position
      }
      position += 1
    }
    return bytes.count
  }

  /// The side that is up, 1 to 8, of Exif data; `nil` where it doesn't say.
  private static func exifOrientation(_ payload: ArraySlice<UInt8>) -> UInt8? {
    guard payload.starts(with: Array("Exif".utf8)), payload.count > 14 else { return nil }
    let tiff = Array(payload.dropFirst(6))
    let isLittle = tiff[0] == UInt8(ascii: "I")
    func value(_ at: Int, _ count: Int) -> Int? { number(tiff, at, count, isLittle: isLittle) }
    guard let directory = value(4, 4), let entries = value(directory, 2) else { return nil }
    for entry in 0..<min(entries, 100) where value(directory + 2 + entry * 12, 2) == 0x0112 {
      return value(directory + 10 + entry * 12, 2).flatMap {
        (1...8).contains($0) ? UInt8($0) : nil
      }
    }
    return nil
  }

  /// Exif data that says which side is up and nothing else.
  private static func sidesUp(_ orientation: UInt8) -> [UInt8] {
    guard orientation != 1 else { return [] }
    let tiff: [UInt8] = [
      0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0,
      0,
      0, 0,
    ]
    return [0xFF, 0xE1, 0, UInt8(tiff.count + 8)] + Array("Exif\0\0".utf8) + tiff
  }

  // MARK: - PNG, GIF, WebP

  private static let pngChunks: Set<String> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "bKGD", "pHYs",
    "acTL", "fcTL", "fdAT",
  ]

  private static func png(_ bytes: [UInt8]) -> [UInt8]? {
    var clean = Array(bytes.prefix(8))
    var position = 8
    while let length = number(bytes, position, 4), position + 12 + length <= bytes.count {
      let kind = String(decoding: bytes[(position + 4)..<(position + 8)], as: UTF8.self)
      if pngChunks.contains(kind) { clean += bytes[position..<(position + 12 + length)] }
      if kind == "IEND" { return clean }
      position += 12 + length
    }
    return nil
  }

  private static func gif(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count > 13 else { return nil }
    func table(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }
    var position = 13 + table(bytes[10])
    guard position <= bytes.count else { return nil }
    var clean = Array(bytes[..<position])
    while position < bytes.count {
      let start = position
      switch bytes[position] {
      case 0x3B: return clean + [0x3B]
      case 0x21:
        guard position + 2 < bytes.count, let end = endOfBlocks(bytes, from: position + 2) else {
          return nil
        }
        let kind = bytes[position + 1]
        let name = String(
          decoding: bytes[min(position + 3, end)..<min(position + 14, end)], as: UTF8.self)
        let stays = kind == 0xF9 || (kind == 0xFF && name == "NETSCAPE2.0")
        if stays { clean += bytes[start..<end] }
        position = end
      case 0x2C:
        guard position + 10 < bytes.count,
          let end = endOfBlocks(bytes, from: position + 11 + table(bytes[position + 9]))
        else { return nil }
        clean += bytes[start..<end]
        position = end
      default: return nil
      }
    }
    return nil
  }

  /// The end of a chain of blocks, each with its length before it, the last of length zero.
  private static func endOfBlocks(_ bytes: [UInt8], from start: Int) -> Int? {
    var position = start
    while position < bytes.count {
      let length = Int(bytes[position])
      position += 1 + length
      if length == 0 { return position }
    }
    return nil
  }

  private static let webpChunks: Set<String> = [
    "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP",
  ]

  private static func webp(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= 12 else { return nil }
    var body: [UInt8] = Array("WEBP".utf8)
    var position = 12
    while position < bytes.count {
      guard let length = number(bytes, position + 4, 4, isLittle: true) else { return nil }
      let end = position + 8 + length + length % 2
      guard end <= bytes.count else { return nil }
      let kind = String(decoding: bytes[position..<(position + 4)], as: UTF8.self)
      if webpChunks.contains(kind) {
        var chunk = Array(bytes[position..<end])
        // The bits that promise Exif and XMP data.
        if kind == "VP8X", chunk.count > 8 { chunk[8] &= ~0x0C }
        body += chunk
      }
      position = end
    }
    let size = (0..<4).map { UInt8(truncatingIfNeeded: body.count >> ($0 * 8)) }
    return Array("RIFF".utf8) + size + body
  }

  private static func number(
    _ bytes: [UInt8], _ at: Int, _ count: Int, isLittle: Bool = false
  ) -> Int? {
    guard at >= 0, at <= bytes.count, count <= bytes.count - at else { return nil }
    let part = bytes[at..<at + count]
    return isLittle
      ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
  }
}
