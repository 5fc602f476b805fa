import Foundation
import Model
import Testing

@testable import Outputs

@Suite struct MarkdownLinkTests {
  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<b>", "vbscript:x", "file:///etc",
    "&#106;avascript:alert(1)", "javascript&colon;alert(1)", "java&#10;script:alert(1)",
    "&#1;javascript:alert(1)", "java&Tab;script:alert(1)", "<  javascript:alert(1)>",
    "&nbsp;javascript:x", "java\\script:x", "\\javascript:x", "blob:x", "ftp://x/", "x:y", ":x",
    "%6Aavascript:alert(1)", "javascript%3Ax:y",
  ])
  func anUnsafeLinkLosesItsLink(address: String) {
    let page = Sample.page("a\n\n[ก **ข**](\(address))")
    let isLink = page.html.text.contains("<a") || page.html.text.contains("href")
    #expect(!isLink, "\(page.html.text)")
    if page.html.text == "<p>a</p>\n<p>ก <strong>ข</strong></p>\n" {
      #expect(page.diagnostics.map(\.code) == [.unsafeLink])
      #expect(page.diagnostics.first?.place?.line == 7)
    } else {
      // No link at all to Markdown: what was typed is still there as text.
      #expect(page.html.text.contains("[ก <strong>ข</strong>]("), "\(page.html.text)")
    }
  }

  @Test(arguments: [
    ("https://a.example/ก?b=1&c=2", "https://a.example/%E0%B8%81?b=1&amp;c=2"),
    ("mailto:a@b.example", "mailto:a@b.example"), ("tel:021234567", "tel:021234567"),
    ("HTTP://A.example", "HTTP://A.example"), ("#ส่วน", "#%E0%B8%AA%E0%B9%88%E0%B8%A7%E0%B8%99"),
    ("/news/", "/repo/news/"), ("../a", "../a"), ("a/b:c", "a/b:c"), ("?q=a:b", "?q=a:b"),
    ("", ""), ("//a.example/", "//a.example/"), ("/a\"b'c", "/repo/a%22b&#39;c"),
    ("/%20", "/repo/%20"), ("<a b>", "a%20b"),
  ])
  func aSafeLinkIsKept(address: String, reference: String) {
    let page = Sample.page("[ก](\(address))", rootPath: "/repo")
    #expect(page.html.text == "<p><a href=\"\(reference)\">ก</a></p>\n")
    #expect(page.diagnostics.isEmpty)
  }

  @Test func aTitleIsKeptAndEscaped() {
    #expect(
      Sample.html("[a](/b 'c \"<d>')")
        == "<p><a href=\"/b\" title=\"c &quot;&lt;d&gt;\">a</a></p>\n")
  }

  @Test(arguments: [
    (
      "ดู https://a.example/b ต่อ",
      "<p>ดู <a href=\"https://a.example/b\">https://a.example/b</a> ต่อ</p>\n"
    ),
    ("www.a.example", "<p><a href=\"http://www.a.example\">www.a.example</a></p>\n"),
    ("a@b.example", "<p><a href=\"mailto:a@b.example\">a@b.example</a></p>\n"),
    ("<https://a.example>", "<p><a href=\"https://a.example\">https://a.example</a></p>\n"),
    ("`www.a.example`", "<p><code>www.a.example</code></p>\n"),
  ])
  func bareAddressesAreLinks(markdown: String, html: String) {
    #expect(Sample.html(markdown) == html)
  }

  @Test(arguments: [
    ("www.codi.or.thได้เลย", "<p><a href=\"http://www.codi.or.th\">www.codi.or.th</a>ได้เลย</p>\n"),
    (
      "https://a.example/x?a=1ครับ",
      "<p><a href=\"https://a.example/x?a=1\">https://a.example/x?a=1</a>ครับ</p>\n"
    ),
  ])
  func aBareAddressEndsBeforeThai(markdown: String, html: String) {
    #expect(Sample.html(markdown) == html)
  }

  @Test func anUnsafeAutolinkIsTextOnly() {
    #expect(Sample.html("<javascript:alert(1)>") == "<p>javascript:alert(1)</p>\n")
    #expect(Sample.found("<javascript:alert(1)>") == ["M303@5"])
  }

  private let pictures = [
    "ก.png": MarkdownPage.Picture(address: "/repo/news/2566/a\".png", width: 40, height: 30)
  ]

  @Test func aPictureOfTheFolderIsShownWithItsSize() {
    #expect(
      Sample.page("![ก **ข** `<`\nค](ก.png \"ชื่อ\")", pictures: pictures).html.text
        == "<p><img src=\"/repo/news/2566/a&quot;.png\" alt=\"ก ข &lt; ค\" title=\"ชื่อ\""
        + " width=\"40\" height=\"30\" loading=\"lazy\"></p>\n")
  }

  @Test func aPictureInTheWordsOfAPictureIsOnlyWords() {
    #expect(
      Sample.page("![a ![b](ก.png) c](ก.png)", pictures: pictures).html.text
        == "<p><img src=\"/repo/news/2566/a&quot;.png\" alt=\"a b c\" width=\"40\" height=\"30\""
        + " loading=\"lazy\"></p>\n")
  }

  @Test(arguments: [
    "https://a.example/x.png", "data:image/png;base64,AAAA", "ข.png", "../ก.png", "",
  ])
  func anyOtherPictureIsLeftOutAndTold(address: String) {
    let page = Sample.page("a\n![คำ](\(address))", pictures: pictures)
    #expect(!page.html.text.contains("<img"))
    #expect(page.html.text == "<p>a\nคำ</p>\n")
    #expect(page.diagnostics.map(\.code) == [.unusablePicture])
    #expect(page.diagnostics.first?.place?.line == 6)
  }

  @Test(arguments: ["ก%20ข.png", "<ก ข.png>", "./ก%20ข.png"])
  func aPictureWithASpaceInItsNameIsFound(address: String) {
    let picture = MarkdownPage.Picture(address: "/a.png", width: 1, height: 1)
    let page = Sample.page("![x](\(address))", pictures: ["ก ข.png": picture])
    #expect(page.diagnostics.isEmpty)
  }

  @Test func aPictureInsideALinkKeepsBoth() {
    #expect(
      Sample.page("[![x](ก.png)](/a)", pictures: pictures).html.text
        == "<p><a href=\"/a\"><img src=\"/repo/news/2566/a&quot;.png\" alt=\"x\" width=\"40\""
        + " height=\"30\" loading=\"lazy\"></a></p>\n")
  }
}
