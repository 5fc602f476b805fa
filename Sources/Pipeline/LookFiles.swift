import Model

/// The files that `looks:` names: whether they are there, and whether a font is one.
enum LookFiles {
  /// The most bytes of a font: a village's phone loads two of them.
  static let largestFontBytes = 120_000

  /// What is wrong with them.
  static func findings(
    _ looks: Site.Looks, _ listing: InputListing, _ tree: any InputTree, _ folder: String,
    _ place: Place
  ) throws -> [Diagnostic] {
    var findings: [Diagnostic] = []
    let fonts = [looks.font?.regular, looks.font?.bold].compactMap { $0 }
    for file in [looks.logo].compactMap({ $0 }) + fonts where !listing.contains(file) {
      findings.append(.lookMissing("\(folder)/\(file)", at: place))
    }
    for font in fonts where listing.contains(font) {
      let bytes = try tree.bytes(at: font)
      if !bytes.starts(with: Array("wOF2".utf8)) {
        findings.append(.noFont("\(folder)/\(font)", at: place))
      } else if bytes.count > largestFontBytes {
        findings.append(.largeFont("\(folder)/\(font)", bytes.count, at: place))
      }
    }
    return findings
  }
}

extension Diagnostic {
  fileprivate static func lookMissing(_ path: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unusableValue,
      Words(
        th: "ไม่พบไฟล์ \(path) ที่ looks: บอกไว้",
        en: "There is no file \(path), which looks: names"),
      at: place,
      help: Words(
        th: "วางไฟล์ไว้ในโฟลเดอร์ content หรือลบออกจาก looks:",
        en: "Put it into the content folder, or take it out of looks:"))
  }

  fileprivate static func noFont(_ path: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unusableValue,
      Words(th: "\(path) ไม่ใช่แบบอักษร WOFF2", en: "\(path) is no WOFF2 font"), at: place,
      help: Words(
        th: "รัน make font เพื่อสร้างจาก Sarabun แล้วคัดลอกมาไว้ในโฟลเดอร์ content",
        en: "make font makes one of Sarabun; copy it into the content folder"))
  }

  fileprivate static func largeFont(_ path: String, _ bytes: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .unusableValue,
      Words(
        th: "แบบอักษร \(path) ใหญ่ \(bytes / 1000) kB โทรศัพท์เครือข่ายช้าจะรอนาน (ไม่เกิน 120 kB)",
        en: "The font \(path) has \(bytes / 1000) kB, too much for a slow line (at most 120 kB)"),
      at: place,
      help: Words(
        th: "ตัดให้เหลืออักษรไทยกับละติน เช่นที่ make font ทำ",
        en: "Keep Thai and Latin only, as make font does"))
  }
}
