import Foundation
import Model
import Testing

@testable import Outputs

/// Texts that made the parser slow, and others that try to slip past the guard.
@Suite(.serialized, .timeLimit(.minutes(15))) struct HostileMarkdownTests {
  private static func table(columns: Int, rows: Int, row: String = "a|") -> String {
    "|" + String(repeating: "a|", count: columns) + "\n|"
      + String(repeating: "-|", count: columns) + "\n"
      + String(repeating: "|\(row)\n", count: rows)
  }

  private static func many(_ piece: String, _ count: Int) -> String {
    String(repeating: piece, count: count)
  }

  private static let attacks: [(name: String, text: String)] = [
    ("table of 12 KB", table(columns: 2_000, rows: 2_000)),
    ("table of 30 KB", table(columns: 5_000, rows: 5_000)),
    ("table of the most cells", table(columns: 48, rows: 400)),
    ("![[]() × 20,000", many("![[]()", 20_000)), ("![[]() × 2,400", many("![[]()", 2_400)),
    ("> × 10,000", many(">", 10_000) + "a"), ("- × 10,000", many("- ", 10_000) + "a"),
    ("> - × 5,000", many("> - ", 5_000)), ("1. × 10,000", many("1. ", 10_000)),
    ("[ × 50,000", many("[", 50_000)), ("[ × 5,000", many("[", 5_000)),
    ("[a]( × 4,900", many("[a](", 4_900)), ("*a × 50,000", many("*a ", 50_000)),
    ("*a × 4,900", many("*a ", 4_900)), ("a**b × 2,400", many("a**b", 2_400)),
    ("**x_ × 2,400", many("**x_ ", 2_400)), ("_ × 100,000", many("_", 100_000)),
    ("_ × 4,900", many("_", 4_900)), ("~ × 4,900", many("~a ", 4_900)),
    ("` runs", (1...95).map { many("`", $0) }.joined(separator: "a")),
    ("` × 50,000", many("`", 50_000)), ("< × 50,000", many("<", 50_000)),
    ("<a × 4,900", many("<a x=\"", 4_900)), ("&a × 4,900", many("&aaaaaaa", 4_900)),
    ("nested lists", (0..<480).map { many(" ", $0 * 2) + "- a\n" }.joined()),
    ("www. × 60,000", many("www.", 60_000)), ("www.a.b × 30,000", many("www.a.b ", 30_000)),
    ("http:// × 30,000", many("http://", 30_000)), (": × 250,000", many(":", 250_000)),
    ("a: × 120,000", many("a:", 120_000)), ("a@b × 80,000", many("a@b", 80_000)),
    ("a@b.c × 40,000", many("a@b.c ", 40_000)), ("@ × 250,000", many("@", 250_000)),
    ("a.b_c × 50,000 and @", many("a.b_c", 50_000) + "@"),
    ("# × 20,000", many("#\n", 20_000)), ("references", many("[a]: b\n", 4_900) + "[a]"),
    (
      "footnotes",
      (0..<1_200).map { "[^\($0)]" }.joined() + "\n\n"
        + (0..<1_200).map { "[^\($0)]: x\n" }.joined()
    ),
    ("<!-- × 4,900", many("a <!-- " + many("b", 45), 4_900)),
    ("<? × 4,900", many("a <? " + many("b", 45), 4_900)),
    ("<![CDATA[ × 2,400", many("a <![CDATA[ " + many("b", 90), 2_400)),
    (
      "table with carriage returns",
      table(columns: 1_000, rows: 1_000)
        .replacingOccurrences(of: "\n", with: "\r")
    ),
    (
      "table with vertical tabs",
      table(columns: 1_000, rows: 1_000)
        .replacingOccurrences(of: "-|-", with: "-|\u{B}-")
    ),
    ("table with rows like its second line", table(columns: 48, rows: 9_000, row: "-")),
    (
      "table without outer bars",
      many("a|", 1_000) + "a\n" + many("-|", 1_000) + "-\n"
        + many("|\n", 1_000)
    ),
  ]

  @Test(arguments: attacks.indices)
  func aHostileTextIsRenderedOrRefusedAtOnce(number: Int) {
    let attack = Self.attacks[number]
    let clock = ContinuousClock()
    var page = Sample.page("")
    let taken = clock.measure { page = Sample.page(attack.text) }
    if taken > .seconds(2) {
      Swift.print(
        "slow: \(attack.name), \(attack.text.utf8.count) bytes: \(taken), "
          + "\(page.html.bytes.count) bytes of HTML")
    }
    #expect(taken < .seconds(10), "\(attack.name) of \(attack.text.utf8.count) bytes")
    let limit = 60 * attack.text.utf8.count + 4_096
    #expect(page.html.bytes.count < limit, "\(attack.name) becomes \(page.html.bytes.count) bytes")
    let isRefused = page.diagnostics.map(\.code).contains(.hostileMarkdown)
    #expect(isRefused == page.html.isEmpty || attack.name == "references", "\(attack.name)")
  }

  @Test func aReferenceIsNotPrintedOverAndOver() {
    let text = "[a]: /" + Self.many("x", 20_000) + "\n\n" + Self.many("[a] ", 500)
    #expect(Sample.page(text).html.bytes.count < 60 * text.utf8.count)
  }

  @Test func aThousandHeadingsOfOneNameTakeNoLongerThanOthers() {
    let clock = ContinuousClock()
    let same = clock.measure { _ = Sample.html(Self.many("# a\n", 4_000)) }
    let other = clock.measure {
      _ = Sample.html((0..<4_000).map { "# a\($0)\n" }.joined())
    }
    #expect(same < other * 10 + .seconds(1), "\(same) against \(other)")
  }

  @Test(arguments: [
    "| ก | ข |\n|---|---|\n| 1 | 2 |", Self.many("-", 60), Self.many("*", 60), Self.many("- ", 30),
    "ก\n" + Self.many("=", 60), Self.many("> ", 20) + "a", Self.many("ก", 80_000),
    "a | b\n" + Self.many("-", 60) + " | ---\n1 | 2",
    Self.many("*", 45) + " ข่าว " + Self.many("*", 45),
    "```\n+" + Self.many("-", 45) + "+" + Self.many("-", 20) + "+\n```",
    Self.many("- ", 60), Self.many("-", 50) + " ตัดตามรอย",
  ])
  func anOrdinaryTextIsNotRefused(text: String) {
    #expect(Sample.page(text).diagnostics.map(\.code) == [], "\(text.prefix(60))")
  }

  @Test func aRefusalSaysWhyAtTheTextsFirstLine() {
    let page = Sample.page(Self.many("a", 262_145))
    #expect(page.html.isEmpty)
    #expect(page.diagnostics.map(\.code) == [.hostileMarkdown])
    #expect(page.diagnostics.first?.place?.line == 5)
    #expect(
      page.diagnostics.first?.summary.en
        == "This text isn't shown, because it is longer than 256 KiB")
  }
}
