/// Reads OpenDocument spreadsheets (`.ods`, `.ots`), as LibreOffice writes them.
///
/// Source: OpenDocument 1.3, parts 2 (packages) and 3 (schema).
enum OpenDocumentWorkbook {
  private static let kinds = [
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.spreadsheet-template",
  ]
  private static let manifest = "META-INF/manifest.xml"

  /// All sheets, in order.
  static func sheets(of archive: borrowing ZipArchive) throws(WorkbookFlaw) -> [WorkbookSheet] {
    let kind = String(decoding: try archive.prefix(of: "mimetype", 100), as: UTF8.self)
    guard kinds.contains(trimmed(kind)) else { throw .notAWorkbook }
    if archive.contains("encrypted-package") { throw .encrypted }
    if archive.contains(manifest) {
      let listener = ManifestListener()
      try archive.read(manifest, with: listener)
      if listener.isEncrypted { throw .encrypted }
    }
    let listener = OpenDocumentContent(archive.meter)
    try archive.read("content.xml", with: listener)
    return listener.sheets
  }
}

/// Whether any part opens with a password only.
private final class ManifestListener: XMLListener {
  private(set) var isEncrypted = false

  override func start(
    _ name: XMLName, _ attributes: XMLAttributes
  ) throws(WorkbookFlaw) -> Bool {
    guard name.space == .manifest else { return false }
    if "encryption-data" ~= name.local { isEncrypted = true }
    return true
  }
}
