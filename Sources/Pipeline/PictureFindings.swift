import Model
import Pictures

extension Diagnostic {
  /// N205. A picture as telephones of Apple keep it.
  static func heicPicture(at place: Place) -> Diagnostic {
    Diagnostic(
      .unusablePicture,
      Words(
        th: "ภาพนี้เป็นแบบ HEIC ของ iPhone ซึ่งเบราว์เซอร์ส่วนมากไม่แสดง",
        en: "This picture is HEIC, which most browsers don't show"),
      at: place,
      help: Words(
        th: "ส่งออกเป็น JPEG หรือตั้ง iPhone ที่ การตั้งค่า > กล้อง > รูปแบบ > เข้ากันได้มากที่สุด แล้วถ่ายใหม่",
        en: "Export it as JPEG, or set the iPhone: Settings > Camera > Formats > Most Compatible"))
  }

  /// N205. A file with a picture's name that isn't a whole picture.
  static func noPicture(at place: Place) -> Diagnostic {
    Diagnostic(
      .unusablePicture,
      Words(
        th: "ไฟล์นี้ชื่อเหมือนภาพ แต่ข้างในไม่ใช่ภาพ หรือเสียหาย",
        en: "This file is named like a picture, but isn't one or is damaged"),
      at: place,
      help: Words(
        th: "เปิดดูไฟล์ต้นฉบับ แล้วบันทึกใหม่เป็น JPEG หรือ PNG ถ้าไม่ใช้ให้ลบออก",
        en: "Open the original and save it anew as JPEG or PNG; if it isn't used, delete it"))
  }

  /// N205. A picture with more pixels than are read.
  static func hugePicture(_ width: Int, _ height: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      .unusablePicture,
      Words(
        th: "ภาพนี้ใหญ่เกินไป \(width) × \(height) จุด (ไม่เกิน \(millions) ล้านจุด)",
        en: "This picture is too large: \(width) × \(height) pixels, at most \(millions) million"),
      at: place,
      help: Words(
        th: "ย่อให้กว้างไม่เกิน 4000 จุด", en: "Make it no wider than 4000 pixels"))
  }

  /// N205. A picture whose pixels can't be read.
  static func undecodedPicture(at place: Place) -> Diagnostic {
    Diagnostic(
      .unusablePicture,
      Words(
        th: "ย่อภาพนี้ไม่ได้ อาจเสียหายหรือเป็นภาพเคลื่อนไหว จึงเผยแพร่ตามเดิม ไม่มีข้อมูลแฝง",
        en: "This picture can't be made smaller: it may be damaged, or move. It is published as it "
          + "came, without metadata"),
      at: place, severity: .note,
      help: Words(
        th: "เปิดดูว่าภาพยังดีอยู่ แล้วบันทึกใหม่เป็น JPEG หรือ PNG",
        en: "Look whether it is whole, and save it anew as JPEG or PNG"))
  }

  private static var millions: Int { PictureDecoder.mostPixels / 1_000_000 }
}
