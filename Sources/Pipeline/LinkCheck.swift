import Model
import Outputs

/// The files of a site that links may lead to, and the places in its pages.
struct LinkTargets: Sendable {
  private var files: Set<String> = []
  private var places: [String: Set<String>] = [:]
  /// What stands in another part of the site: files, and the folders of funds.
  private var elsewhere: Set<String> = []

  init(elsewhere: Set<String> = []) { self.elsewhere = elsewhere }

  /// Learns what another part of the site has; its places aren't known.
  mutating func insert(elsewhere paths: Set<String>) { elsewhere.formUnion(paths) }

  /// Learns a file of the site, and the places in it where links to them are followed.
  ///
  /// - Complexity: O(bytes) for a page whose places are looked for.
  mutating func insert(_ file: OutputFile, withPlaces: Bool) {
    files.insert(file.path)
    guard withPlaces, file.path.hasSuffix(".html") else { return }
    places[file.path] = Self.places(in: file.bytes)
  }

  mutating func formUnion(_ other: LinkTargets) {
    files.formUnion(other.files)
    places.merge(other.places) { $1 }
    elsewhere.formUnion(other.elsewhere)
  }

  /// Whether the site has this file.
  func contains(_ file: String) -> Bool { files.contains(file) }

  /// The file of a path, which may name a folder without the slash at its end.
  func file(_ path: String) -> String? {
    if files.contains(path) || isElsewhere(path) { return path }
    let page = path.isEmpty ? "index.html" : path + "/index.html"
    return files.contains(page) ? page : nil
  }

  private func isElsewhere(_ path: String) -> Bool {
    guard !elsewhere.isEmpty else { return false }
    let steps = path.split(separator: "/").map(String.init)
    if elsewhere.contains(path) || elsewhere.contains(path + "index.html") { return true }
    return zip(steps, steps.dropFirst()).contains { elsewhere.contains("\($0)/\($1)") }
  }

  /// Whether a page has a place of this name; the top of a page is always there.
  func hasPlace(_ name: String, in file: String) -> Bool {
    name.isEmpty || name == "top" || places[file]?.contains(name) ?? true
  }

  /// The addresses most like one that isn't there.
  func near(_ path: String) -> String? {
    // Looking at every file of a large site would cost more than the help is worth.
    guard files.count <= 20_000 else { return nil }
    let known = files.filter { $0.hasSuffix("index.html") }.map { String($0.dropLast(10)) }
    let wanted = path.hasSuffix("index.html") ? String(path.dropLast(10)) : path + "/"
    return nearestNames(to: wanted, among: known).first.map { "/" + $0 }
  }

  /// The funds whose pages a text may lead to: what follows each `f/`.
  ///
  /// A site has many more pages of funds than its texts name; only theirs are remembered.
  static func funds(namedIn markdown: [UInt8]) -> Set<String> {
    markdown.withUnsafeBufferPointer { markdown in
      var funds: Set<String> = []
      var next = 0
      while let slash = markdown.place(of: UInt8(ascii: "/"), from: next) {
        next = slash + 1
        guard slash > 0, markdown[slash - 1] == UInt8(ascii: "f") else { continue }
        let name = markdown[(slash + 1)...].prefix {
          $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
        }
        funds.insert(String(decoding: name, as: UTF8.self))
      }
      return funds
    }
  }

  /// The ids of a page's elements: whatever stands between ` id="` and the next mark.
  static func places(in html: [UInt8]) -> Set<String> {
    html.withUnsafeBufferPointer { html in
      var places: Set<String> = []
      var next = 0
      // Few bytes are equals signs, and many are letters of ` id`.
      while let sign = html.place(of: UInt8(ascii: "="), from: next) {
        next = sign + 1
        guard sign >= 3, sign + 2 < html.count, html[sign - 1] == UInt8(ascii: "d"),
          html[sign - 2] == UInt8(ascii: "i"), html[sign - 3] == UInt8(ascii: " "),
          html[sign + 1] == UInt8(ascii: "\"")
        else { continue }
        let start = sign + 2
        let end = html.place(of: UInt8(ascii: "\""), from: start) ?? html.count
        let name = UnsafeBufferPointer(rebasing: html[start..<end])
        places.insert(String(decoding: name, as: UTF8.self))
        // What begins before the end of a name is a part of it.
        next = end + 3
      }
      return places
    }
  }
}

extension LinkTargets: Stored {
  func store(in bytes: inout StoreWriter) { bytes.put(files, places, elsewhere) }

  init(from bytes: inout StoreReader) throws {
    (files, places, elsewhere) = (try bytes.take(), try bytes.take(), try bytes.take())
  }
}

extension PlacedLink: Stored {
  func store(in bytes: inout StoreWriter) { bytes.put(link, page) }

  init(from bytes: inout StoreReader) throws {
    (link, page) = (try bytes.take(), try bytes.take())
  }
}

/// A link of a text, on the page where it stands.
struct PlacedLink: Hashable {
  let link: MarkdownPage.Link
  /// The file of the page.
  let page: String
}

extension Set<SitePart> {
  /// Whether links are followed: where only some parts are made they may lead to the others.
  var areLinksFollowed: Bool { self == SitePart.all }
}

/// Follows the links of texts to the site's own pages.
struct LinkCheck {
  let site: Site
  let targets: LinkTargets

  /// What is wrong with links; one that stands on pages of two languages is told once.
  func faults(of links: [PlacedLink]) -> [Diagnostic] {
    var told: Set<MarkdownPage.Link> = []
    return links.compactMap { placed in
      guard !told.contains(placed.link), let fault = fault(of: placed) else { return nil }
      told.insert(placed.link)
      return fault
    }
  }

  /// What is wrong with a link; `nil` for one that leads somewhere, or outside.
  func fault(of placed: PlacedLink) -> Diagnostic? {
    let link = placed.link
    guard case .inside(let path, let fragment) = LinkTarget(link.address, on: placed.page, of: site)
    else { return nil }
    guard let file = targets.file(path) else {
      return .brokenLink(link.address, near: targets.near(path), at: link.place)
    }
    if targets.hasPlace(fragment, in: file) { return nil }
    return .brokenFragment(link.address, fragment, at: link.place)
  }
}

/// Addresses of the web that texts name, for a check that asks the web.
extension [PlacedLink] {
  func outside(_ site: Site) -> [MarkdownPage.Link] {
    compactMap { placed in
      guard case .outside = LinkTarget(placed.link.address, on: placed.page, of: site) else {
        return nil
      }
      return placed.link
    }
  }
}

extension Diagnostic {
  /// M304. A link to a page that the site doesn't have.
  static func brokenLink(_ address: String, near: String?, at place: Place) -> Diagnostic {
    Diagnostic(
      .brokenLink,
      Words(
        th: "ลิงก์ “\(address)” ไม่ตรงกับหน้าใดของเว็บไซต์นี้",
        en: "The link “\(address)” leads to no page of this site"),
      at: place,
      help: near.map { Words(th: "หมายถึง \($0) หรือไม่", en: "Did you mean \($0)?") }
        ?? Words(
          th: "เปิดหน้าที่ต้องการ แล้วคัดลอกที่อยู่หลังชื่อเว็บไซต์ เช่น /news/",
          en: "Open the page and copy its address from behind the site's name, like /news/"))
  }

  /// M304. A link to a place that its page doesn't have.
  static func brokenFragment(
    _ address: String, _ fragment: String, at place: Place
  ) -> Diagnostic {
    Diagnostic(
      .brokenLink,
      Words(
        th: "ลิงก์ “\(address)” ไปยังหัวข้อ “\(fragment)” ซึ่งหน้านั้นไม่มี",
        en: "The link “\(address)” leads to “\(fragment)”, which its page doesn't have"),
      at: place,
      help: Words(
        th: "ใช้ข้อความของหัวข้อ เว้นวรรคเป็นขีด เช่น #รายรับ-รายจ่าย",
        en: "Use the words of the heading with hyphens for spaces, like #รายรับ-รายจ่าย"))
  }
}
