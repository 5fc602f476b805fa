import Support
import Testing

@testable import Outputs

/// Thai paragraphs that begin with an indent: the rule line for line, and as it is carried out.
@Suite struct ThaiParagraphsTests {
  /// The rule, a line at a time.
  private func unindented(_ markdown: String) -> String {
    var (lines, isInList, isInFence, isAfterBlank): ([String], Bool, Bool, Bool) =
      ([], false, false, true)
    let each = markdown.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for line in each {
      let content = line.drop { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
      let width = line.prefix(line.count - content.count).reduce(0) {
        $0 + ($1 == "\u{A0}" ? 2 : 1)
      }
      let text = String(content)
      let isIndented = width >= 4 || line.first == "\t"
      let isBlank = text.isEmpty || text == "\r"
      if text.hasPrefix("```") || text.hasPrefix("~~~") { isInFence.toggle() }
      let isItem =
        text.unicodeScalars.starts(with: "[^".unicodeScalars)
        || text.prefixMatch(of: /([-*+]|[0-9]+[.)])([ \t]|$)/.matchingSemantics(.unicodeScalar))
          != nil
      if !isIndented, isItem {
        isInList = true
      } else if !isIndented, isAfterBlank, !isBlank {
        isInList = false
      }
      let letter = content.drop { ("\u{2018}"..."\u{201D}").contains($0) }.first
      let isThai = letter.map { (0xE00...0xE7F).contains($0.value) } ?? false
      let isProse = isIndented && !isInList && isThai
      lines.append(isBlank && !isInFence || isProse && !isInFence ? text : String(line))
      isAfterBlank = isBlank
    }
    return lines.joined(separator: "\n")
  }

  private static let pieces = [
    "\n", "\n\n", " ", "    ", "\t", "\u{A0}", "ก", "กองทุน", "“", "‘ก", "\r", "- ", "* ", "+",
    "1. ",
    "12) ", "1", ".", "[^", "[", "```", "~~~", "``", "a", "é", "\u{2019}", "ๆ", "๑",
  ]

  @Test(arguments: UInt64(1)...20)
  func bothWaysGiveTheSame(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...14, using: &random) {
        text += Self.pieces.randomElement(using: &random)!
      }
      let found = ThaiParagraphs.unindented(Array(text.utf8))
      #expect(found == Array(unindented(text).utf8), "seed \(seed): \(text.debugDescription)")
    }
  }
}
