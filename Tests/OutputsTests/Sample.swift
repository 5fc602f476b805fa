import Foundation
import Model
import Support

@testable import Outputs

/// The smallest surroundings in which a text is rendered.
enum Sample {
  static let labels = MarkdownPage.Labels(
    TemplateFolder(
      files: [:],
      words: [
        "markdown_table": "Table", "markdown_footnotes": "Footnotes",
        "markdown_back_to_text": "Back", "markdown_done": "Done:",
        "markdown_not_done": "Open:", "markdown_note": "Note", "markdown_tip": "Tip",
        "markdown_important": "Important", "markdown_warning": "Warning",
        "markdown_caution": "Caution",
      ]))

  /// A text whose body begins on line 5 of its file.
  static func page(
    bytes: [UInt8], rootPath: String = "", pictures: [String: MarkdownPage.Picture] = [:]
  ) -> MarkdownPage {
    MarkdownPage(
      bytes, body: Place(file: FileID(0), line: 5, columns: 0..<1), labels: labels,
      rootPath: rootPath, pictures: pictures)
  }

  static func page(
    _ markdown: String, rootPath: String = "", pictures: [String: MarkdownPage.Picture] = [:]
  ) -> MarkdownPage {
    page(bytes: Array(markdown.utf8), rootPath: rootPath, pictures: pictures)
  }

  /// What a text becomes.
  static func html(_ markdown: String) -> String { page(markdown).html.text }

  /// The codes of what is found in a text, and on which lines.
  static func found(_ markdown: String) -> [String] {
    page(markdown).diagnostics.map { "\($0.code.rawValue)@\($0.place?.line ?? 0)" }
  }

  /// The strings of a language, from flat lines of `key: "text"`.
  static func words(_ language: Language) throws -> [String: String] {
    var words: [String: String] = [:]
    for line in try Repository.text("templates/words/\(language.rawValue).yaml")
      .split(separator: "\n") where !line.hasPrefix("#")
    {
      let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2, let open = parts[1].firstIndex(of: "\""),
        let close = parts[1].lastIndex(of: "\""), open < close
      else { continue }
      let text = String(parts[1][parts[1].index(after: open)..<close])
      words[parts[0]] = text.replacingOccurrences(of: "\\u00A0", with: "\u{A0}")
    }
    return words
  }

  /// The pages of the templates that ship.
  static func pages(_ site: Site, _ language: Language) throws -> PageSet? {
    var files: [String: (id: FileID, bytes: [UInt8])] = [:]
    let all = try Repository.files(below: "templates").filter { $0.key.hasSuffix(".html") }
    for (number, path) in all.keys.sorted().enumerated() {
      files[path] = (FileID(UInt32(number)), all[path] ?? [])
    }
    let folder = TemplateFolder(files: files, words: try words(language))
    return PageSet.load(
      folder, site: site, language: language, languageNames: [.thai: "ไทย", .english: "English"],
      wordsFile: FileID(999)
    ).value
  }

  /// How a language of the templates that ship prints days and numbers.
  static func format(_ language: Language) throws -> Format {
    let folder = TemplateFolder(files: [:], words: try words(language))
    guard let format = Format.load(folder, file: FileID(0)).value else {
      preconditionFailure("\(language.rawValue).yaml lacks words")
    }
    return format
  }

  /// A site in these languages at this address.
  static func site(
    _ address: String = "https://test.example/", _ languages: [Language] = [.thai, .english]
  ) -> Site {
    Site(
      name: Words("ทดสอบ"), baseAddress: address, languages: languages,
      asOf: Day.of(2026, 10, 31), publisher: Words("ทดสอบ"))
  }
}
