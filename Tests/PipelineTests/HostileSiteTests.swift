import Foundation
import Model
import Outputs
import Support
import Testing

@testable import Pipeline

/// The whole site of the folder `Hostile`: scripts in every name, text that reads backwards,
/// letters that nobody sees, words of ten thousand letters, addresses that run code, pictures that
/// explode.
@Suite(.serialized) struct HostileSiteTests {
  private static let built = Result {
    let site = MemorySite()
    let report = try Build(
      content: MemoryTree(bytes: Repository.files(below: "Tests/PipelineTests/Hostile")),
      templates: Repository.templates(), today: SmallContent.today, workers: 2
    ).run(into: site)
    return (site, report)
  }

  @Test func theSiteFollowsFromItsDataAllTheSame() throws {
    let (site, report) = try Self.built.get()
    #expect(report.isPublished)
    let found = try OpenDataTests.rebuilt(site.files).findings
    #expect(found.map(\.diagnostic.summary.en) == [])
  }

  private var pages: [(path: String, html: String)] {
    get throws {
      let site = try Self.built.get().0
      return site.files.keys.sorted().filter { $0.hasSuffix(".html") }.map { path in
        (path, String(decoding: site.files[path] ?? [], as: UTF8.self))
      }
    }
  }

  private struct Tag {
    var name = ""
    var isEnd = false
    /// Whether it ends itself, as elements of SVG may.
    var isWhole = false
    var attributes: [(name: String, value: String)] = []
  }

  /// The tags of a page, read as a browser reads them.
  private static func tags(of html: String) -> [Tag] {
    var tags: [Tag] = []
    var rest = Array(html.utf8)[...]
    func take(until isEnd: (UInt8) -> Bool) -> String {
      let taken = rest.prefix { !isEnd($0) }
      rest = rest.dropFirst(taken.count)
      return String(decoding: taken, as: UTF8.self)
    }
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x0A }
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(start + 1)...]
      var tag = Tag()
      if rest.first == UInt8(ascii: "/") {
        tag.isEnd = true
        rest = rest.dropFirst()
      }
      guard let first = rest.first, (0x41...0x5A).contains(first & 0xDF) else { continue }
      tag.name = take { isSpace($0) || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") }
      while let byte = rest.first, byte != UInt8(ascii: ">") {
        if isSpace(byte) || byte == UInt8(ascii: "/") {
          tag.isWhole = byte == UInt8(ascii: "/")
          rest = rest.dropFirst()
          continue
        }
        let name = take { isSpace($0) || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ">") }
        var value = ""
        if rest.first == UInt8(ascii: "=") {
          rest = rest.dropFirst(2)
          value = take { $0 == UInt8(ascii: "\"") }
          rest = rest.dropFirst()
        }
        tag.attributes.append((name.lowercased(), value))
      }
      tags.append(tag)
    }
    return tags
  }

  @Test func itIsPublishedWithWhatCouldBeReadAndEachRefusalIsToldOnce() throws {
    let (site, report) = try Self.built.get()
    #expect(report.isPublished)
    let told = Dictionary(grouping: report.findings) { $0.diagnostic.code.rawValue }
      .mapValues(\.count)
    #expect(told["M301"] == 1, "the text that nests too deep")
    #expect(told["M303"] == 9, "addresses that run code")
    #expect(told["S109"] == 10, "marks that nobody sees")
    #expect(told["N205"] == 9, "pictures that are none, or too large")
    #expect(told.keys.sorted() == ["M301", "M302", "M303", "N205", "S109"])
    let items = ["links", "script-title", "bidi", "zero-width", "long-word", "table", "templates"]
    for slug in items + ["picture-tiny-bomb"] {
      #expect(site.files["news/2569/\(slug)/index.html"] != nil, "\(slug)")
    }
    for slug in ["deep", "picture-bomb", "picture-code", "picture-not-a-picture"] {
      #expect(site.files["news/2569/\(slug)/index.html"] == nil, "\(slug)")
    }
    for fund in 1...6 { #expect(site.files["f/99010\(fund)-01/index.html"] != nil) }
  }

  @Test func noPageRunsWhatSomebodyWroteInAName() throws {
    for (path, html) in try pages {
      for tag in Self.tags(of: html) where !tag.isEnd {
        let source = tag.attributes.first { $0.name == "src" }?.value
        let kind = tag.attributes.first { $0.name == "type" }?.value
        let isData = kind == "application/ld+json" && source == nil
        #expect(tag.name != "script" || source == "/assets/search.js" || isData, "\(path)")
        #expect(!["iframe", "style", "object", "embed", "base"].contains(tag.name), "\(path)")
        for (name, value) in tag.attributes {
          #expect(!name.hasPrefix("on"), "\(path): \(name)")
          guard ["href", "src", "action", "srcset"].contains(name) else { continue }
          let scheme = value.prefix { $0 != "/" && $0 != "#" && $0 != "?" }.split(
            separator: ":", omittingEmptySubsequences: false)
          guard scheme.count > 1 else { continue }
          #expect(["https", "http", "mailto", "tel"].contains(scheme[0]), "\(path): \(value)")
        }
      }
    }
  }

  @Test func everyElementThatOpensIsClosedInItsPlace() throws {
    let void: Set<String> = ["meta", "link", "img", "br", "hr", "input", "source", "col", "wbr"]
    for (path, html) in try pages {
      var open: [String] = []
      for tag in Self.tags(of: html) where !tag.isWhole && !void.contains(tag.name) {
        if !tag.isEnd {
          open.append(tag.name)
        } else if open.popLast() != tag.name {
          Issue.record("\(path): </\(tag.name)> closes another")
          break
        }
      }
      #expect(open == [], "\(path)")
    }
  }

  @Test func nothingReadsBackwards() throws {
    let site = try Self.built.get().0
    for (path, bytes) in site.files where !path.hasPrefix("assets/") && !path.hasSuffix(".webp") {
      let turned = String(decoding: bytes, as: UTF8.self).unicodeScalars.first {
        (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
      }
      #expect(turned == nil, "\(path)")
    }
  }

  @Test func whatLooksLikeATemplateIsText() throws {
    let page = try #require(
      try pages.first { $0.path == "news/2569/templates/index.html" })
    #expect(page.html.contains("<h1>{{words.home}} {{{root}}} {{&gt; footer}}"))
    #expect(
      page.html.contains("<p>{{words.home}} {{#funds}}{{name}}{{/funds}} ${1+1} {{{root}}}</p>"))
  }

  @Test func noCellOfATableIsAFormula() throws {
    let site = try Self.built.get().0
    for (path, bytes) in site.files where path.hasSuffix(".csv") {
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        for cell in line.split(separator: UInt8(ascii: ",")) {
          let first = cell.first == UInt8(ascii: "\"") ? cell.dropFirst().first : cell.first
          #expect(first.map { Array("=+@".utf8).contains($0) } != true, "\(path)")
        }
      }
    }
  }
}
