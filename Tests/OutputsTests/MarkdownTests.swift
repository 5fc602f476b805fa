import Foundation
import Model
import Testing

@testable import Outputs

@Suite struct MarkdownTests {
  @Test func aTableStandsInABoxWithACaptionAndAlignsByClass() {
    let html = Sample.html("| ก | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |\n")
    #expect(
      html == """
        <div class="ps-scroll" role="region" tabindex="0" aria-label="Table 1"><table>
        <caption class="ps-visually-hidden">Table 1</caption>
        <thead>
        <tr>
        <th scope="col">ก</th>
        <th scope="col" class="ps-align-left">b</th>
        <th scope="col" class="ps-align-center">c</th>
        <th scope="col" class="ps-align-right">d</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>1</td>
        <td class="ps-align-left">2</td>
        <td class="ps-align-center">3</td>
        <td class="ps-align-right">4</td>
        </tr>
        </tbody>
        </table></div>

        """)
    #expect(!html.contains("align=") && !html.contains("style="))
  }

  @Test func tablesAreCountedAndOneWithoutRowsHasNoBody() {
    let html = Sample.html("| a |\n|---|\n\nb\n\n| c |\n|---|\n| d |\n")
    #expect(html.contains("aria-label=\"Table 1\"") && html.contains("aria-label=\"Table 2\""))
    #expect(html.components(separatedBy: "<tbody>").count == 2)
    #expect(html.components(separatedBy: "</tbody>").count == 2)
  }

  @Test(arguments: [
    ("~~ผิด~~ ~ถูก~", "<p><del>ผิด</del> <del>ถูก</del></p>\n"),
    ("**หนา** *เอน* `a<b`", "<p><strong>หนา</strong> <em>เอน</em> <code>a&lt;b</code></p>\n"),
    ("a  \nb\\\nc\nd", "<p>a<br>\nb<br>\nc\nd</p>\n"),
    ("ต่าง ๆ", "<p>ต่าง\u{A0}ๆ</p>\n"),
    ("---", "<hr>\n"), ("", ""), ("\n \n", ""),
    ("> a\n> b", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n"),
    ("    x <y>\n", "<pre tabindex=\"0\"><code>x &lt;y&gt;\n</code></pre>\n"),
    (
      "```swift extra\nlet a = \"b\"\n```",
      "<pre tabindex=\"0\"><code class=\"language-swift\">let a = &quot;b&quot;\n</code></pre>\n"
    ),
    (
      "~~~\"><b>\nx\n~~~",
      "<pre tabindex=\"0\"><code class=\"language-&quot;&gt;&lt;b&gt;\">x\n</code></pre>\n"
    ),
  ])
  func partsOfAText(markdown: String, html: String) {
    #expect(Sample.html(markdown) == html)
  }

  @Test(arguments: [
    ("- a\n- b\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    ("- a\n\n- b\n", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
    ("1. a\n2. b\n", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
    ("7) a\n", "<ol start=\"7\">\n<li>a</li>\n</ol>\n"),
    ("0. a\n", "<ol start=\"0\">\n<li>a</li>\n</ol>\n"),
    (
      "- a\n  1. b\n     - c\n",
      "<ul>\n<li>a\n<ol>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ol>\n</li>\n</ul>\n"
    ),
    (
      "- [x] a\n- [ ] b\n",
      "<ul class=\"ps-tasks\">\n<li class=\"ps-task ps-task--done\">"
        + "<span class=\"ps-visually-hidden\">Done: </span>a</li>\n<li class=\"ps-task\">"
        + "<span class=\"ps-visually-hidden\">Open: </span>b</li>\n</ul>\n"
    ),
  ])
  func lists(markdown: String, html: String) {
    #expect(Sample.html(markdown) == html)
  }

  @Test func headingsKeepTheirThaiAndEachIdOnce() {
    let headings = [
      "## รายรับ รายจ่าย", "## ปีที่ ๒/2566 (ต่อ)", "### Main", "## น้ำ_ป่า", "## !",
      "## รายรับ รายจ่าย",
    ]
    #expect(
      Sample.html(headings.joined(separator: "\n")) == """
        <h2 id="รายรับ-รายจ่าย">รายรับ รายจ่าย</h2>
        <h2 id="ปีที่-๒2566-ต่อ">ปีที่ ๒/2566 (ต่อ)</h2>
        <h3 id="main-2">Main</h3>
        <h2 id="น้ำ-ป่า">น้ำ_ป่า</h2>
        <h2 id="h">!</h2>
        <h2 id="รายรับ-รายจ่าย-2">รายรับ รายจ่าย</h2>

        """)
  }

  @Test func aHeadingThatLooksLikeANumberedOneKeepsIdsApart() {
    let html = Sample.html("## a-2\n## a\n## a\n## a-2\n")
    let ids = html.matches(of: /id="([^"]*)"/).map { String($0.output.1) }
    #expect(ids == ["a-2", "a", "a-3", "a-2-2"])
  }

  @Test func headingsMoveDownWhereOneIsOfTheFirstLevel() {
    #expect(
      Sample.html("# a\n## b\n###### c\n")
        == "<h2 id=\"a\">a</h2>\n<h3 id=\"b\">b</h3>\n<h6 id=\"c\">c</h6>\n")
    #expect(Sample.html("## b\n") == "<h2 id=\"b\">b</h2>\n")
    #expect(Sample.html("> # a\n\n## b\n").contains("<h3 id=\"b\">"))
  }

  @Test func footnotesComeBackToTheirFirstReference() {
    #expect(
      Sample.html("a[^x] b[^y] c[^x]\n\n[^y]: Y\n[^x]: X\n") == """
        <p>a<sup><a href="#fn:1" id="fnref:1">1</a></sup> \
        b<sup><a href="#fn:2" id="fnref:2">2</a></sup> \
        c<sup><a href="#fn:1" id="fnref:1:2">1</a></sup></p>
        <section class="ps-footnotes" aria-labelledby="footnotes">
        <h2 class="ps-visually-hidden" id="footnotes">Footnotes</h2>
        <ol>
        <li id="fn:1">
        <p>X</p>
        <a class="ps-footnotes__back" href="#fnref:1" aria-label="Back 1">↩</a></li>
        <li id="fn:2">
        <p>Y</p>
        <a class="ps-footnotes__back" href="#fnref:2" aria-label="Back 2">↩</a></li>
        </ol>
        </section>

        """)
  }

  @Test(arguments: [
    "# fn1\n\na[^x]\n\n[^x]: X\n", "# Fnref1\n\na[^x]\n\n[^x]: X\n",
    "# Footnotes\n\na[^x]\n\n[^x]: X\n", "# Main\n# Source\n# H\n# !\n# h-2\n# !\n",
    "## Fnref1 2\n\na[^x] b[^x]\n\n[^x]: X\n",
  ])
  func everyIdStandsOnce(markdown: String) {
    let ids = Sample.html(markdown).matches(of: /id="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count, "\(ids)")
  }

  @Test(arguments: [
    "![a[^x]](no.png) b[^y]\n\n[^x]: X\n[^y]: Y\n", "a[^x]\n\n[^x]: X[^y]\n[^y]: Y\n",
  ])
  func everyFootnoteLinkLeadsSomewhere(markdown: String) {
    let html = Sample.html(markdown)
    let ids = Set(html.matches(of: /id="([^"]*)"/).map { String($0.output.1) })
    for link in html.matches(of: /href="#([^"]*)"/) {
      #expect(ids.contains(String(link.output.1)), "\(html)")
    }
  }

  @Test(arguments: ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"])
  func alertsHaveATitle(kind: String) {
    #expect(
      Sample.html("> [!\(kind)]\n> a\n") == """
        <div class="ps-alert ps-alert--\(kind.lowercased())">
        <p class="ps-alert__title">\(kind.capitalized)</p>
        <p>a</p>
        </div>

        """)
  }

  @Test(arguments: [
    ("> [!OTHER]\n> a\n", "<blockquote>\n<p>[!OTHER]\na</p>\n</blockquote>\n"),
    ("> [!NOTE] a\n", "<blockquote>\n<p>[!NOTE] a</p>\n</blockquote>\n"),
    ("> **[!NOTE]**\n> a\n", "<blockquote>\n<p><strong>[!NOTE]</strong>\na</p>\n</blockquote>\n"),
    (
      "> [!TIP]\n",
      "<div class=\"ps-alert ps-alert--tip\">\n<p class=\"ps-alert__title\">Tip</p>\n</div>\n"
    ),
  ])
  func whatIsNearlyAnAlert(markdown: String, html: String) {
    #expect(Sample.html(markdown) == html)
  }

  @Test func neighboursWithEmojiBulletsAreAList() {
    #expect(
      Sample.html("ก\n\n🔷 ข\n\n✔️**ค** ง\n\nจ\n") == """
        <p>ก</p>
        <ul class="ps-bullets">
        <li><span aria-hidden="true">🔷</span> ข</li>
        <li><span aria-hidden="true">✔️</span> <strong>ค</strong> ง</li>
        </ul>
        <p>จ</p>

        """)
  }

  @Test(arguments: ["🔷 ข", "🔷🔷 ข\n\n🔷🔷 ค", "ก 🔷\n\nข 🔷", "🔷 ข\n\nก\n\n🔷 ค", "😀 ก\n\n😀 ข"])
  func anEmojiAloneIsNoList(markdown: String) {
    #expect(!Sample.html(markdown).contains("<ul"))
    #expect(Sample.html(markdown).contains("🔷") || Sample.html(markdown).contains("😀"))
  }

  @Test(arguments: [
    ("a<b>x</b>", "<p>ax</p>\n", ["M302@5", "M302@5"]),
    ("a\nb<br>", "<p>a\nb</p>\n", ["M302@6"]),
    ("ก\n\n<div>\nx\n</div>\n\nข\n", "<p>ก</p>\n<p>ข</p>\n", ["M302@7"]),
    ("<script>alert(1)</script>\n", "", ["M302@5"]),
    ("`<b>`", "<p><code>&lt;b&gt;</code></p>\n", []),
    ("- a\n- b <i>", "<ul>\n<li>a</li>\n<li>b </li>\n</ul>\n", ["M302@6"]),
  ])
  func rawHTMLIsDroppedAndTold(markdown: String, html: String, found: [String]) {
    #expect(Sample.html(markdown) == html)
    #expect(Sample.found(markdown) == found)
  }

  @Test func theColumnsOfRawHTMLAreThoseOfTheFile() {
    let found = Sample.page("ก\nข <b> x").diagnostics
    #expect(found.map { $0.place?.columns } == [4..<7])
  }

  @Test(arguments: [
    Array("a\u{0}b".utf8), [0x61, 0xFF, 0x62], [0xE0, 0xB8], [0xED, 0xA0, 0x80, 0x61],
    [0xC0, 0x80, 0x3C, 0x62, 0x3E],
  ])
  func damagedBytesBecomeTheReplacementLetter(bytes: [UInt8]) throws {
    let html = Sample.page(bytes: bytes).html
    #expect(html.text.contains("\u{FFFD}"))
    #expect(String(validating: html.bytes, as: UTF8.self) != nil)
    #expect(!html.bytes.contains(0))
  }

  @Test(arguments: [
    ("เรื่อง**“เงินทุน”**ของกองทุน", "<p>เรื่อง<strong>“เงินทุน”</strong>ของกองทุน</p>\n"),
    ("และ**(ก)**แล้ว", "<p>และ<strong>(ก)</strong>แล้ว</p>\n"),
  ])
  func boldBesideThaiQuotes(markdown: String, html: String) {
    let found = Sample.html(markdown).replacing("\u{2060}", with: "").replacing(
      "\u{200B}", with: "")
    #expect(found == html)
  }
}
