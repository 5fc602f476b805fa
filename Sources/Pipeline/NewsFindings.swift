import Model

extension Words {
  /// What is read where news lie.
  static let newsAreMarkdown = Words(
    th: "ข่าวเป็นไฟล์ .md ภาพเป็น .png .jpg .gif หรือ .webp อย่างอื่นย้ายไปไว้นอก content",
    en: "News are .md, pictures .png, .jpg, .gif or .webp; anything else belongs outside content")
}

extension Diagnostic {
  static func translationAlone(_ slug: String, _ file: FileID) -> Diagnostic {
    Diagnostic(
      .unusableAddress,
      Words(
        th: "คำแปลนี้ไม่มีต้นฉบับ \(slug).md", en: "This translation has no original \(slug).md"),
      at: Place(file: file),
      help: Words(
        th: "ตั้งชื่อไฟล์ให้ตรงกับต้นฉบับ หรือเพิ่ม \(slug).md",
        en: "Give it the original's name, or add \(slug).md"))
  }

  static func newsOutsideYear(_ file: FileID) -> Diagnostic {
    Diagnostic(
      .unusableAddress,
      Words(th: "ข่าวนี้ไม่ได้อยู่ในโฟลเดอร์ปี พ.ศ.", en: "This item isn't in a folder of its year"),
      at: Place(file: file),
      help: Words(
        th: "วางไว้ในโฟลเดอร์อย่าง news/2566/", en: "Put it in a folder like news/2566/"))
  }

  static func unusablePageAddress(_ slug: String, _ file: FileID) -> Diagnostic {
    Diagnostic(
      .unusableAddress,
      Words(
        th: "ที่อยู่ /\(slug)/ เป็นของเว็บไซต์เอง", en: "The address /\(slug)/ is the site's own"),
      at: Place(file: file),
      help: Words(th: "ตั้งชื่อไฟล์อื่น", en: "Choose another file name"))
  }
}
