/// How the parts of an Office file point at each other.
///
/// Source: ISO/IEC 29500-2, open packaging conventions.
enum OfficePackage {
  /// The part that says what every part is.
  static let contentTypes = "[Content_Types].xml"

  /// A pointer from one part to another.
  struct Relationship {
    /// The last word of its type: `officeDocument`, `worksheet`, `styles`.
    let kind: String
    /// The part that it points at.
    let part: String
  }

  /// The pointers of a part by their ids, and none where the part has none; the package's own
  /// are those of the part "".
  static func relationships(
    of part: String, in archive: borrowing ZipArchive
  ) throws(WorkbookFlaw) -> [String: Relationship] {
    let folder = part.split(separator: "/").dropLast()
    let name = part.split(separator: "/").last ?? ""
    let path = (folder + ["_rels", name + ".rels"]).joined(separator: "/")
    guard archive.contains(path) else { return [:] }
    let listener = RelationshipListener(folder: folder.map(String.init), archive.meter)
    try archive.read(path, with: listener)
    return listener.found
  }

  /// What a part is, as the file says; `nil` where it doesn't say.
  static func contentType(
    of part: String, in archive: borrowing ZipArchive
  ) throws(WorkbookFlaw) -> String? {
    let listener = ContentTypeListener(part)
    try archive.read(contentTypes, with: listener)
    return listener.ofPart ?? listener.ofSuffix
  }

  /// The part that a pointer in a folder means; `nil` where it leads out of the file.
  static func part(_ target: String, from folder: [String]) -> String? {
    var path = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") {
      switch step {
      case ".": continue
      case "..": if path.popLast() == nil { return nil }
      default: path.append(String(step))
      }
    }
    return path.joined(separator: "/")
  }
}

private final class RelationshipListener: XMLListener {
  private let folder: [String]
  private let meter: WorkbookMeter
  private(set) var found: [String: OfficePackage.Relationship] = [:]

  init(folder: [String], _ meter: WorkbookMeter) {
    self.folder = folder
    self.meter = meter
  }

  override func start(
    _ name: XMLName, _ attributes: XMLAttributes
  ) throws(WorkbookFlaw) -> Bool {
    switch (name.space, name.local) {
    case (.packageRelationship, "Relationships"): return true
    case (.packageRelationship, "Relationship"): try add(attributes)
    default: break
    }
    return false
  }

  private func add(_ attributes: XMLAttributes) throws(WorkbookFlaw) {
    var (id, kind, target, isOutside) = ("", "", "", false)
    for (name, value) in attributes where name.space == .none {
      switch name.local {
      case "Id": id = value.string
      case "Type": kind = value.string.split(separator: "/").last.map(String.init) ?? ""
      case "Target": target = value.string
      case "TargetMode": isOutside = "External" ~= value
      default: break
      }
    }
    try meter.draw(1, of: .parts)
    guard !isOutside, let part = OfficePackage.part(target, from: folder) else { return }
    found[id] = OfficePackage.Relationship(kind: kind, part: part)
  }
}

private final class ContentTypeListener: XMLListener {
  private let part: String
  private let suffix: String
  private(set) var ofPart: String?
  private(set) var ofSuffix: String?

  init(_ part: String) {
    self.part = part.lowercased()
    suffix = part.lowercased().split(separator: ".").last.map(String.init) ?? ""
  }

  override func start(
    _ name: XMLName, _ attributes: XMLAttributes
  ) throws(WorkbookFlaw) -> Bool {
    guard name.space == .contentType else { return false }
    var (subject, type) = ("", "")
    for (name, value) in attributes where name.space == .none {
      switch name.local {
      case "PartName", "Extension": subject = value.string.lowercased()
      case "ContentType": type = value.string
      default: break
      }
    }
    switch name.local {
    case "Types": return true
    case "Override": if subject == "/" + part { ofPart = type }
    case "Default": if subject == suffix { ofSuffix = type }
    default: break
    }
    return false
  }
}
