import Testing

@testable import Preview

@Suite struct LivePageTests {
  private func served(_ page: String, file: String = "index.html") -> String {
    let live = LivePage(
      file: file, build: "b-1", language: "th", origin: "http://127.0.0.1:8000")
    return String(decoding: live.adding(to: Array(page.utf8)), as: UTF8.self)
  }

  private let script =
    "<script src=\"/.prongsai/live.js\" data-build=\"b-1\" data-file=\"index.html\" "
    + "data-language=\"th\" defer></script>"

  @Test(arguments: [
    ("<body>a</body></html>", "<body>aSCRIPT</body></html>"),
    ("<body>a</BODY>", "<body>aSCRIPT</BODY>"),
    ("<pre>&lt;/body></pre><p></body>x</body>", "<pre>&lt;/body></pre><p></body>xSCRIPT</body>"),
    ("no end", "no endSCRIPT"), ("", "SCRIPT"), ("</body", "</bodySCRIPT"),
  ])
  func oneScriptStandsBeforeTheEnd(page: String, expected: String) {
    #expect(served(page) == expected.replacing("SCRIPT", with: script))
  }

  @Test func aNameCannotLeaveItsAttribute() {
    let page = served("", file: "a\"><script>&ก.html")
    #expect(page.contains("data-file=\"a%22%3E%3Cscript%3E%26%E0%B8%81.html\""))
  }

  @Test func aPageWithoutAPolicyGetsNone() {
    #expect(!served("<head></head><body></body>").lowercased().contains("content-security"))
  }

  private func policy(_ policy: String) -> String {
    let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\"><body></body>"
    let text = served(page)
    guard let match = text.firstMatch(of: /content="([^"]*)"/) else { return text }
    return String(match.output.1)
  }

  private let ours = "http://127.0.0.1:8000/.prongsai/live.js"
  private let news =
    "http://127.0.0.1:8000/.prongsai/events http://127.0.0.1:8000/index.html"

  @Test func aPolicyAllowsTheScriptItsNewsAndThePageByTheirWholeAddresses() {
    #expect(
      policy("default-src 'none'; script-src 'none'; img-src 'self'")
        == "default-src 'none'; script-src \(ours); img-src 'self'; connect-src \(news)")
  }

  @Test func whatIsNotNamedStartsFromTheDefault() {
    #expect(
      policy("default-src 'self' https://a.example")
        == "default-src 'self' https://a.example; script-src 'self' https://a.example \(ours); "
        + "connect-src 'self' https://a.example \(news)")
    #expect(policy("default-src &#39;none&#39;").hasSuffix("connect-src \(news)"))
  }

  @Test func aPolicyOfOtherThingsStaysAsItIs() {
    #expect(policy("img-src 'self'") == "img-src 'self'")
    #expect(policy("object-src 'none'; base-uri 'none'") == "object-src 'none'; base-uri 'none'")
  }

  @Test func scriptsOfElementsHaveADirectiveOfTheirOwn() {
    #expect(
      policy("script-src-elem 'none'; connect-src 'none'")
        == "script-src-elem \(ours); connect-src \(news)")
  }

  @Test func otherTagsAndTextsAreNoPolicy() {
    let page = "<meta name=\"description\" content=\"content-security-policy\"><body></body>"
    #expect(
      served(page).hasPrefix("<meta name=\"description\" content=\"content-security-policy\">"))
    #expect(
      served("<p>Content-Security-Policy: x</p>").hasPrefix("<p>Content-Security-Policy: x</p>"))
  }
}
