public import Model

/// Why a site couldn't be written. The old one is whole.
public struct PublishFailure: Error {
  /// The reason as a finding, to be told like any other.
  public let diagnostic: Diagnostic

  /// A failure.
  public init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

  static func foreignFile(_ path: String) -> PublishFailure {
    PublishFailure(
      Diagnostic(
        .foreignFile,
        Words(
          th: "\(path) ไม่ใช่ไฟล์ที่โปรแกรมนี้เขียน จึงไม่เขียนทับ",
          en: "\(path) wasn't written by this program and isn't overwritten"),
        at: nil,
        help: Words(
          th: "ย้ายไฟล์นี้ออก หรือเลือกโฟลเดอร์อื่นด้วย --site",
          en: "Move it away, or choose another folder with --site")))
  }

  static func notASite(_ path: String) -> PublishFailure {
    PublishFailure(
      Diagnostic(
        .foreignFile,
        Words(
          th: "โฟลเดอร์ \(path) มีสิ่งที่โปรแกรมนี้ไม่ได้เขียนอยู่แล้ว",
          en: "The folder \(path) holds what this program didn't write"),
        at: nil,
        help: Words(
          th: "เลือกโฟลเดอร์ว่างหรือโฟลเดอร์ใหม่ด้วย --site",
          en: "Choose an empty or a new folder with --site")))
  }

  /// W505. A text that isn't as it was checked.
  static func changedMeanwhile(_ path: String) -> PublishFailure {
    PublishFailure(
      Diagnostic(
        .changedMeanwhile,
        Words(
          th: "\(path) ถูกแก้ระหว่างสร้างเว็บไซต์",
          en: "\(path) was changed while the site was built"),
        at: nil, help: Words(th: "สร้างใหม่อีกครั้ง", en: "Build again")))
  }
}
