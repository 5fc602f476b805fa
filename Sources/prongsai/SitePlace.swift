import Glibc
import Model
import Pipeline

/// The folder to which a site is written.
struct SitePlace {
  /// The path, without slashes at its end.
  let path: String
  /// The path as it was typed.
  private let typed: String

  init(_ typed: String) {
    self.typed = typed
    path = Self.plain(typed)
  }

  /// A path without slashes at its end.
  static func plain(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// Refuses a site that isn't a folder with a name of its own in a folder that is there.
  func refuseUnusable() throws {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let parent = String(path.dropLast(name.count))
    let isThere = try PosixDisk().kind(of: parent.isEmpty ? "." : parent)?.kind
    guard ["", ".", ".."].contains(name) || isThere == nil || isThere == .file else { return }
    throw PublishFailure(
      Diagnostic(
        .nestedFolders,
        Words(
          th: "เขียนเว็บไซต์ลงใน “\(typed)” ไม่ได้", en: "The site can't be written to “\(typed)”"),
        at: nil,
        help: Words(
          th: "ใช้ชื่อโฟลเดอร์ใหม่ในโฟลเดอร์ที่มีอยู่แล้ว เช่น --site site",
          en: "Name a new folder in a folder that is there, like --site site")))
  }

  /// Refuses a site inside the content or templates, or the reverse: what is private would be
  /// published, or what is written would be read.
  func refuseNesting(in folders: [String]) throws {
    let site = Self.real(path)
    for folder in folders.map({ Self.real(Self.plain($0)) }) {
      let isInside = (site + "/").hasPrefix(folder + "/") || (folder + "/").hasPrefix(site + "/")
      guard isInside else { continue }
      throw PublishFailure(
        Diagnostic(
          .nestedFolders,
          Words(
            th: "โฟลเดอร์เว็บไซต์ \(site) กับ \(folder) ซ้อนกัน",
            en: "The site's folder \(site) and \(folder) lie inside one another"),
          at: nil,
          help: Words(
            th: "เลือกโฟลเดอร์อื่นด้วย --site", en: "Choose another folder with --site")))
    }
  }

  /// The real path of a folder, or of the nearest one above it that exists.
  private static func real(_ path: String) -> String {
    var missing: [Substring] = []
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    while true {
      let existing = parts.isEmpty ? "." : parts.joined(separator: "/")
      if let found = realpath(existing.isEmpty ? "/" : existing, nil) {
        defer { free(found) }
        return ([String(cString: found)] + missing.map(String.init)).joined(separator: "/")
      }
      guard let last = parts.popLast() else { return path }
      missing.insert(last, at: 0)
    }
  }
}
