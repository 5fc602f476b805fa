import Foundation
import Testing

@testable import Preview

/// What `live.js` does in a page, in a real browser.
@Suite(
  .serialized,
  .enabled(if: Permitted.sockets && Chromium.isThere, "there is no chromium or no socket here"))
struct LiveScriptTests {
  /// Long enough to be scrolled.
  private static func page(
    _ text: String, head: String = "", body: String = "", language: String = "th"
  ) -> String {
    """
    <!doctype html><html lang="\(language)"><head><meta charset="utf-8"><title>\(text)</title>
    <style>p{height:3000px}</style>\(head)</head><body><h1>\(text)</h1>\(body)<p></p></body></html>
    """
  }

  private static let heading = "document.querySelector('h1').textContent"
  /// What stays only as long as a page isn't loaded again.
  private static let mark = "window.mark"

  /// A page that is shown, scrolled down and marked, and listens.
  private static func shown(
    _ files: [String: String]
  ) async throws -> (site: ServedSite, browser: Chromium) {
    let site = try await ServedSite(files)
    let browser = try Chromium("http://127.0.0.1:\(site.port)/")
    #expect(try browser.wait(for: "one", Self.heading) == "one")
    _ = try browser.value("window.mark = 'old', scrollTo(0, 700)")
    try await wait { site.server.listeners == 1 }
    return (site, browser)
  }

  private static func wait(until isSo: () -> Bool) async throws {
    for _ in 0..<3000 where !isSo() { try await Task.sleep(for: .milliseconds(10)) }
    #expect(isSo())
  }

  @Test func whatAPageSaysNowIsPutInItsPlace() async throws {
    let (site, browser) = try await Self.shown(["index.html": Self.page("one")])
    try site.folder.write(Self.page("two", language: "en"), to: "site/index.html")
    site.server.tell(changed: ["index.html"])
    #expect(try browser.wait(for: "two", Self.heading) == "two")
    #expect(try browser.value(Self.mark) == "old")
    #expect(try browser.value("scrollY") == "700")
    #expect(try browser.value("document.title + document.documentElement.lang") == "twoen")
    #expect(try browser.value("document.querySelectorAll('style').length") == "1")
    // And again, at the end of a build, with the script that came first.
    try site.folder.write(Self.page("three"), to: "site/index.html")
    site.server.tell(changed: ["index.html"], problems: "")
    #expect(try browser.wait(for: "three", Self.heading) == "three")
    #expect(try browser.value(Self.mark) == "old")
  }

  @Test func ofManySavesTheLastIsShown() async throws {
    let (site, browser) = try await Self.shown(["index.html": Self.page("one")])
    for number in 2...40 {
      try site.folder.write(Self.page("\(number)"), to: "site/index.html")
      site.server.tell(changed: ["index.html"])
    }
    #expect(try browser.wait(for: "40", Self.heading) == "40")
    #expect(try browser.value(Self.mark) == "old")
  }

  @Test func aPageThatDependsOnNothingThatChangedIsLeftAlone() async throws {
    let (site, browser) = try await Self.shown([
      "index.html": Self.page("one"), "other/index.html": Self.page("one"),
    ])
    try site.folder.write(Self.page("two"), to: "site/index.html")
    site.server.tell(changed: ["other/index.html", "assets/site.css"])
    try await Task.sleep(for: .milliseconds(300))
    #expect(try browser.value(Self.heading) == "one")
    #expect(try browser.value(Self.mark) == "old")
  }

  @Test(arguments: [
    ("two", "<style>h1{color:red}</style>", ""),
    ("two", "<link rel=\"stylesheet\" href=\"/new.css\">", ""),
    ("two", "", "<script>window.ran = true</script>"),
    ("two", "", "<script type=\"module\" src=\"/new.js\"></script>"),
  ])
  func aPageThatLooksAnotherOrHasAProgramIsLoadedAgain(
    text: String, head: String, body: String
  ) async throws {
    let (site, browser) = try await Self.shown([
      "index.html": Self.page("one"), "new.css": "h1{color:red}", "new.js": "",
    ])
    try site.folder.write(Self.page(text, head: head, body: body), to: "site/index.html")
    site.server.tell(changed: ["index.html"])
    #expect(try browser.wait(for: "undefined", Self.mark) == "undefined")
    #expect(try browser.wait(for: text, Self.heading) == text)
  }

  @Test func aPageWhoseStyleSheetWasSavedIsLoadedAgain() async throws {
    let link = "<link rel=\"stylesheet\" href=\"/site.css\">"
    let (site, browser) = try await Self.shown([
      "index.html": Self.page("one", head: link), "site.css": "h1{color:rgb(1,1,1)}",
    ])
    try site.folder.write("h1{color:rgb(9,9,9)}", to: "site/site.css")
    site.server.tell(changed: ["site.css"])
    #expect(try browser.wait(for: "undefined", Self.mark) == "undefined")
    let colour = "getComputedStyle(document.querySelector('h1')).color"
    #expect(try browser.wait(for: "rgb(9, 9, 9)", colour) == "rgb(9, 9, 9)")
  }

  @Test func aPageThatIsNoMoreIsLoadedAgain() async throws {
    let (site, browser) = try await Self.shown(["index.html": Self.page("one")])
    try site.folder.remove("site/index.html")
    site.server.tell(changed: ["index.html"])
    #expect(try browser.wait(for: "undefined", Self.mark) == "undefined")
  }

  @Test func whatIsWrongStaysBesideTheNewTextUntilItIsMended() async throws {
    let (site, browser) = try await Self.shown(["index.html": Self.page("one")])
    let panel = "document.querySelector('#prongsai-problems')?.shadowRoot.textContent ?? ''"
    site.server.tell(changed: [], problems: "one error\n<b>told</b>")
    #expect(
      try browser.wait(for: "one errorClose<b>told</b>", panel) == "one errorClose<b>told</b>")
    try site.folder.write(Self.page("two"), to: "site/index.html")
    site.server.tell(changed: ["index.html"])
    #expect(try browser.wait(for: "two", Self.heading) == "two")
    #expect(try browser.value(panel) == "one errorClose<b>told</b>")
    site.server.tell(changed: [], problems: "")
    #expect(try browser.wait(for: "", panel) == "")
    #expect(try browser.value(Self.mark) == "old")
  }
}
