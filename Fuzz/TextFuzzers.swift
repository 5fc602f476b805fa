import Model
import Outputs
import Readers
import Support

/// Reads settings of a site, of a fund, and strings, from the same YAML.
func readSettings(_ bytes: [UInt8]) {
  var sources = SourceFiles()
  let id = sources.add(path: "site.yaml", bytes: bytes)
  var found = SiteReader.read(bytes, file: id, asOf: SmallContent.today).diagnostics
  let fund = FundReader.read(bytes, file: id, folder: "990101-01", calendar: .october)
  found += fund.diagnostics
  found += WordsReader.read(bytes, file: id).diagnostics
  say(found, in: sources)
}

/// Reads a news item: its front matter, and its text as Markdown.
func readNews(_ bytes: [UInt8]) {
  guard let address = NewsReader.Address(path: "news/2566/training.md") else { return }
  var sources = SourceFiles()
  let id = sources.add(path: "news/2566/training.md", bytes: bytes)
  let reader = NewsReader(
    calendar: .october, categories: ["training"], funds: [],
    asOf: SmallContent.today, pictures: { _ in nil })
  let reading = reader.item(bytes, file: id, at: address, year: 2023, language: .thai)
  say(reading.diagnostics, in: sources)
}

/// Renders a text that the guard lets through.
func renderMarkdown(_ bytes: [UInt8]) {
  var sources = SourceFiles()
  let id = sources.add(path: "news/2566/training.md", bytes: bytes)
  let page = MarkdownPage(
    bytes, body: Place(file: id, line: 1, columns: 0..<0),
    labels: MarkdownPage.Labels(TemplateFolder(files: [:], words: [:])), rootPath: "",
    pictures: ["a.jpg": MarkdownPage.Picture(address: "a.jpg", width: 2, height: 1)])
  say(page.diagnostics, in: sources)
}
