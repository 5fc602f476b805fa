import Model

/// A Markdown file in its two parts: settings between two lines of `---`, and the text.
struct FrontMatter {
  /// The settings.
  let settings: ArraySlice<UInt8>
  /// The text after them.
  let body: ArraySlice<UInt8>
  /// The line on which the text begins, from 1.
  let bodyLine: UInt32

  /// Splits a file; `nil` where it doesn't begin with a line of `---`, or none follows.
  init?(_ bytes: [UInt8]) {
    let text = withoutByteOrderMark(bytes)
    var lineStart = text.startIndex
    var line: UInt32 = 0
    var settingsStart: Int?
    while lineStart < text.endIndex {
      line += 1
      let lineEnd = text[lineStart...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      let next = min(lineEnd + 1, text.endIndex)
      let isFence = Self.isFence(text[lineStart..<lineEnd])
      if let start = settingsStart {
        if isFence {
          settings = text[start..<lineStart]
          body = text[next...]
          bodyLine = line + 1
          return
        }
      } else {
        guard isFence else { return nil }
        settingsStart = next
      }
      guard next > lineStart else { return nil }
      lineStart = next
    }
    return nil
  }

  /// Whether a line is three hyphens with nothing but white space around them.
  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, first == UInt8(ascii: "-") || first <= 0x20 || first >= 0x80
    else { return false }
    return trimmed(String(decoding: line, as: UTF8.self)) == "---"
  }
}

/// Whether a text can stand in an address: lower-case ASCII letters, digits, single hyphens.
public func isAddressPart(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard (1...100).contains(bytes.count), bytes.first != UInt8(ascii: "-"),
    bytes.last != UInt8(ascii: "-")
  else {
    return false
  }
  return bytes.allSatisfy {
    (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-")
  }
}

extension Diagnostic {
  /// N201. A Markdown file without settings before its text.
  static func frontMatterMissing(_ file: FileID) -> Diagnostic {
    Diagnostic(
      .frontMatterMissing,
      Words(
        th: "ไฟล์นี้ไม่มีส่วนหัวระหว่างเส้น --- สองเส้น",
        en: "This file has no front matter between two lines of ---"),
      at: Place(file: file, line: 1, columns: 0..<1),
      help: Words(
        th: "เริ่มไฟล์ด้วย --- ตามด้วย title: และ date: แล้วปิดด้วย ---",
        en: "Begin the file with ---, then title: and date:, then --- again"))
  }

  /// N207. A file name that can't be an address.
  static func unusableAddress(_ name: String, _ file: FileID) -> Diagnostic {
    Diagnostic(
      .unusableAddress,
      Words(
        th: "ชื่อไฟล์ “\(name)” ใช้เป็นที่อยู่หน้าเว็บไม่ได้",
        en: "The file name “\(name)” can't be the address of a page"),
      at: Place(file: file),
      help: translation(in: name)
        ?? Words(
          th: "ใช้ตัวอักษรอังกฤษตัวเล็ก ตัวเลข และขีดกลาง เช่น training-lampang.md",
          en: "Use lower-case letters, digits and hyphens, like training-lampang.md"))
  }

  /// What to do where a name looks like a translation into a language that the site hasn't.
  private static func translation(in name: String) -> Words? {
    guard let ending = name.split(separator: ".").dropFirst().last.map(String.init),
      Language(rawValue: ending) != nil
    else { return nil }
    return Words(
      th: "ถ้าเป็นคำแปล เว็บไซต์ต้องมีไฟล์ templates/words/\(ending).yaml ถ้าไม่ใช่ เอาจุดออกจากชื่อ",
      en:
        "A translation needs the site's templates/words/\(ending).yaml; else take out the full stop"
    )
  }
}
