import Model
import Outputs
import Readers

/// The templates of a site, compiled for each of its languages.
struct TemplateWork: Sendable {
  /// The pages of each language in the site's order; empty where a template has a fault.
  let pages: [PageSet]
  /// The files that are published as they are.
  let assets: [String]
  let findings: [Finding]
  /// The addresses of the site that templates name.
  let links: Links

  /// The addresses of the site that templates name, and the templates.
  struct Links: Sendable {
    let links: [MarkdownPage.Link]
    let sources: SourceFiles

    /// Those of no templates.
    static let none = Links(links: [], sources: SourceFiles())
  }

  /// Reads and checks every template.
  static func read(
    _ tree: any InputTree, named name: String, site: Site
  ) throws -> TemplateWork {
    let listing = try tree.list()
    var sources = SourceFiles()
    var files: [String: (id: FileID, bytes: [UInt8])] = [:]
    var links = TemplateLinks()
    for path in listing.files where path.hasSuffix(".html") {
      let bytes = try tree.bytes(at: path)
      let file = sources.add(path: "\(name)/\(path)", bytes: bytes)
      files[path] = (file, bytes)
      links.insert(bytes, file: file)
    }
    var diagnostics = links.brokenFragments
    var told: Set<Diagnostic> = []
    var pages: [PageSet] = []
    for language in site.languages {
      let path = "words/\(language.rawValue).yaml"
      guard listing.contains(path) else {
        diagnostics.append(.wordsMissing("\(name)/\(path)"))
        continue
      }
      let bytes = try tree.bytes(at: path)
      let file = sources.add(path: "\(name)/\(path)", bytes: bytes)
      let words = WordsReader.read(bytes, file: file)
      diagnostics += words.diagnostics
      let folder = TemplateFolder(files: files, words: words.value)
      let reading = PageSet.load(folder, site: site, language: language, wordsFile: file)
      // A fault of a template is the same in each language: it is told once.
      diagnostics += reading.diagnostics.filter { told.insert($0).inserted }
      if let set = reading.value { pages.append(set) }
    }
    let isWhole = diagnostics.allSatisfy { $0.severity < .error }
    return TemplateWork(
      pages: isWhole ? pages : [], assets: Array(listing.files(below: "assets/")),
      findings: Finding.all(sources.inOrder(diagnostics), in: sources),
      links: Links(links: links.addresses, sources: sources))
  }
}

extension Diagnostic {
  fileprivate static func wordsMissing(_ path: String) -> Diagnostic {
    Diagnostic(
      .templateMissing, Words(th: "ไม่พบไฟล์คำ \(path)", en: "There is no words file \(path)"),
      at: nil,
      help: Words(
        th: "คัดลอกจากโฟลเดอร์ templates ที่มากับโปรแกรม",
        en: "Copy it from the templates folder that comes with the program"))
  }
}
