import Model
import Outputs

/// The site's one style sheet: `assets/site.css` with the components' own styles in it.
///
/// They stand in place of the line `/* components */`, in the order of the components' names.
enum StyleSheet {
  /// Where it is among the templates, and on the site.
  static let path = "assets/site.css"
  private static let marker = Array("/* components */".utf8)

  /// Reads the sheet and the styles.
  ///
  /// - Returns: `nil` where the templates have no sheet.
  static func read(
    _ tree: any InputTree, _ listing: InputListing, named name: String,
    into sources: inout SourceFiles
  ) throws -> Reading<OutputFile?> {
    let components = listing.files(below: "components/").compactMap { path in
      let parts = path.split(separator: "/")
      return parts.count == 3 && parts[2] == "style.css" ? (name: parts[1], path: path) : nil
    }
    var styles: [UInt8] = []
    for component in components.sorted(by: { $0.name < $1.name }) {
      styles += try tree.bytes(at: component.path)
      if styles.last != UInt8(ascii: "\n") { styles.append(UInt8(ascii: "\n")) }
    }
    guard listing.contains(path) else {
      return Reading(nil, styles.isEmpty ? [] : [.styleSheetMissing("\(name)/\(path)")])
    }
    var sheet = try tree.bytes(at: path)
    guard let line = markerLine(in: sheet) else {
      guard !styles.isEmpty else { return Reading(OutputFile(path: path, bytes: sheet)) }
      let file = sources.add(path: "\(name)/\(path)", bytes: sheet)
      return Reading(nil, [.markerMissing(path, at: Place(file: file))])
    }
    sheet.replaceSubrange(line, with: styles)
    return Reading(OutputFile(path: path, bytes: sheet))
  }

  /// The bytes of the first line that is the marker and nothing else, with its end.
  private static func markerLine(in sheet: [UInt8]) -> Range<Int>? {
    var start = 0
    while start < sheet.count {
      let end = sheet[start...].firstIndex(of: UInt8(ascii: "\n")) ?? sheet.count
      let text = sheet[start..<end].filter { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
      if text == marker.filter({ $0 != 0x20 }) { return start..<min(end + 1, sheet.count) }
      start = end + 1
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func styleSheetMissing(_ path: String) -> Diagnostic {
    Diagnostic(
      .templateMissing, Words(th: "ไม่มีไฟล์ \(path)", en: "There is no file \(path)"), at: nil,
      help: Words(
        th: "คัดลอกจากโฟลเดอร์ templates ที่มากับโปรแกรม",
        en: "Copy it from the templates folder that comes with the program"))
  }

  fileprivate static func markerMissing(_ path: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .templateMissing,
      Words(
        th: "\(path) ไม่มีบรรทัด “/* components */” จึงไม่มีที่ให้สไตล์ของส่วนประกอบ",
        en: "\(path) has no line “/* components */”: the components' styles have no place"),
      at: place,
      help: Words(
        th: "เขียน /* components */ เป็นบรรทัดของตัวเอง ตามปกติคือบรรทัดสุดท้าย",
        en: "Write /* components */ on a line of its own, as a rule the last"))
  }
}
