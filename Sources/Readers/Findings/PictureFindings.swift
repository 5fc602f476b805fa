public import Model

extension Diagnostic {
  /// N209. A picture of which nobody says that those in it agreed.
  public static func photoWithoutConsent(_ file: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .photoWithoutConsent,
      Words(
        th: "ยังไม่ได้บอกว่าคนในภาพ “\(file)” ยินยอมให้เผยแพร่",
        en: "Nothing says that the people in “\(file)” agreed to its publication"),
      at: place,
      help: Words(
        th:
          "ถ้าทุกคนที่เห็นหน้ายินยอมแล้ว เขียน consent: true ถ้าไม่มีคนที่จำหน้าได้ เขียน people: none "
          + "เช่น photos: [{file: \(file), people: none}]",
        en:
          "Write consent: true if everybody who can be recognised agreed, or people: none if "
          + "nobody can be: photos: [{file: \(file), people: none}]"))
  }

  static func pictureWithoutWords(_ file: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unusablePicture,
      Words(th: "ภาพ “\(file)” ไม่มีคำบรรยาย alt", en: "The picture “\(file)” has no words in alt"),
      at: place,
      help: Words(
        th: "บอกคนที่มองไม่เห็นว่าภาพเป็นอะไร เช่น alt: ชาวบ้านประชุมใต้ศาลา",
        en: "Say what it shows to those who can't see it, like alt: Villagers meeting in a hall"))
  }

  static func unusablePicture(_ file: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .unusablePicture,
      Words(
        th: "ไม่พบภาพ “\(file)” ข้างไฟล์ข่าว หรือไม่ใช่ภาพที่อ่านได้",
        en: "There is no picture “\(file)” beside the item, or it can't be read"),
      at: place,
      help: Words(
        th: "วางไฟล์ .png .jpg .gif หรือ .webp ไว้ในโฟลเดอร์เดียวกับข่าว ชื่อภาษาอังกฤษตัวเล็ก",
        en: "Put a .png, .jpg, .gif or .webp with a lower-case name in the item's folder"))
  }
}
