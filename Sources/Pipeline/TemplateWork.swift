import Model
import Outputs
import Readers

/// The templates of a site, compiled for each of its languages.
struct TemplateWork: Sendable {
  /// The pages of each language in the site's order; empty where a template has a fault.
  var pages: [PageSet]
  /// The files that are published as they are.
  let assets: [String]
  /// The style of the pages.
  let style: OutputFile?
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

  /// The languages for which there are words: a file `words/<code>.yaml` is a language.
  static func languages(of tree: any InputTree) throws -> KnownLanguages {
    KnownLanguages(
      try tree.list().files(below: "words/").compactMap { path in
        guard path.hasSuffix(".yaml") else { return nil }
        return Language(rawValue: String(path.dropFirst("words/".count).dropLast(".yaml".count)))
      })
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
    let style = try StyleSheet.read(tree, listing, named: name, into: &sources)
    var diagnostics = links.brokenFragments + style.diagnostics
    var languages: [LanguageFolder] = []
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
      languages.append(
        LanguageFolder(
          language: language, wordsFile: file,
          folder: TemplateFolder(files: files, words: words.value)))
    }
    let pages = compiled(languages, site)
    diagnostics += pages.diagnostics
    let isWhole = diagnostics.allSatisfy { $0.severity < .error }
    return TemplateWork(
      pages: isWhole ? pages.value : [],
      assets: listing.files(below: "assets/").filter { $0 != StyleSheet.path },
      style: style.value,
      findings: Finding.all(sources.inOrder(diagnostics), in: sources),
      links: Links(links: links.addresses, sources: sources))
  }

  /// The templates with the words of a language.
  private struct LanguageFolder {
    let language: Language
    let wordsFile: FileID
    let folder: TemplateFolder
  }

  /// The pages of each language; a fault of a template is the same in each and told once.
  private static func compiled(
    _ languages: [LanguageFolder], _ site: Site
  ) -> Reading<[PageSet]> {
    var compiled = Reading([PageSet]())
    var told: Set<Diagnostic> = []
    let names = languages.reduce(into: [:]) { names, of in
      names[of.language] = of.folder.word("language_name")
    }
    // Thai and English sentences were written beside the program, and their tests hold them.
    let house = languages.filter { KnownLanguages.house.contains($0.language) }.map(\.folder)
    for of in languages {
      let reading = PageSet.load(
        of.folder, site: site, language: of.language, languageNames: names,
        wordsFile: of.wordsFile)
      var found = reading.diagnostics.filter { told.insert($0).inserted }
      // A template that asks for a word isn't at fault where only this language lacks it.
      let missing = of.folder.missing(beside: languages[0].folder, file: of.wordsFile)
      if !missing.isEmpty, found.contains(where: { $0.code == .wordMissing }) {
        found = found.filter { $0.code != .wordMissing } + missing
      }
      // Nor is one whose fields stand misspelt in this language's words.
      let strange =
        house.isEmpty || KnownLanguages.house.contains(of.language)
        ? [] : of.folder.strangeNames(beside: house, file: of.wordsFile)
      if !strange.isEmpty {
        found = found.filter { $0.code != .unknownTemplateName } + strange
      }
      compiled.diagnostics += found
      if let set = reading.value { compiled.value.append(set) }
    }
    return compiled
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
