/// The kinds of pictures that are read, by their first bytes.
public enum PictureKind: Sendable {
  case jpeg, png, webp, gif
  /// What telephones of Apple write, and no browser but theirs shows.
  case heic

  /// The kind of a file; `nil` for anything else.
  public init?(_ bytes: [UInt8]) {
    let brand = String(decoding: bytes.dropFirst(8).prefix(4), as: UTF8.self)
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: Array("GIF8".utf8)) {
      self = .gif
    } else if bytes.starts(with: Array("RIFF".utf8)), brand == "WEBP" {
      self = .webp
    } else if bytes.dropFirst(4).starts(with: Array("ftyp".utf8)),
      ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"].contains(brand)
    {
      self = .heic
    } else {
      return nil
    }
  }
}
