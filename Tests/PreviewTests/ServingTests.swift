import Foundation
import Testing

@testable import Preview

@Suite(.serialized, .enabled(if: Permitted.sockets, "sockets are not permitted here"))
struct ServingTests {
  private let page = "<!doctype html><html><body><p>x</p></body></html>"

  @Test func aFolderIsItsIndexAndAFileIsItself() async throws {
    let site = try await ServedSite(["index.html": page, "f/index.html": page, "f/a b.txt": "t"])
    #expect(try await site.get("/").body.contains("<p>x</p>"))
    #expect(try await site.get("/f/").status == 200)
    #expect(try await site.get("/f/a%20b.txt?x=../../y").body == "t")
    #expect(try await site.get("/f/index.html/").status == 404)
  }

  @Test func aFolderWithoutItsSlashIsRedirectedWithinTheSite() async throws {
    let site = try await ServedSite(["ก ข/index.html": page])
    let reply = try await site.get("/%E0%B8%81%20%E0%B8%82?a=1")
    #expect(reply.status == 301)
    #expect(reply.headers["location"] == "/%E0%B8%81%20%E0%B8%82/?a=1")
  }

  @Test func anAddressOfNothingIsTheSitesOwnPageForThat() async throws {
    let site = try await ServedSite(["404.html": "<body>gone</body>"])
    let reply = try await site.get("/f/none")
    #expect(reply.status == 404)
    #expect(reply.body.contains("gone"))
    #expect(reply.body.contains("data-file=\"404.html\""))
  }

  @Test func aSiteThatIsNotBuiltYetIsAnEmptyPageThatWaits() async throws {
    let site = try await ServedSite([:])
    let reply = try await site.get("/")
    #expect(reply.status == 404)
    #expect(reply.body.contains("<script src=\"/.prongsai/live.js\""))
  }

  @Test func headSaysAllButTheBody() async throws {
    let site = try await ServedSite(["a.csv": "1,2\n", "index.html": page])
    for path in ["/a.csv", "/", "/none"] {
      let head = try await site.get(path, method: "HEAD")
      let get = try await site.get(path)
      #expect(head.body == "")
      #expect(head.status == get.status)
      #expect(head.headers == get.headers)
      #expect(get.headers["content-length"] == "\(get.body.utf8.count)")
    }
  }

  @Test func aLongFileArrivesWhole() async throws {
    let text = String(repeating: "0123456789\n", count: 100_000)
    let site = try await ServedSite(["long.txt": text])
    #expect(try await site.get("/long.txt").body == text)
  }

  @Test(arguments: [
    ("a.html", "text/html; charset=utf-8"), ("a.css", "text/css; charset=utf-8"),
    ("a.js", "text/javascript; charset=utf-8"), ("a.json", "application/json"),
    ("a.jsonl", "application/jsonl"), ("a.csv", "text/csv; charset=utf-8"),
    ("a.svg", "image/svg+xml"), ("a.png", "image/png"), ("a.jpg", "image/jpeg"),
    ("a.webp", "image/webp"), ("a.gif", "image/gif"), ("a.woff2", "font/woff2"),
    ("a.xml", "application/xml"), ("a.txt", "text/plain; charset=utf-8"),
    ("a.webmanifest", "application/manifest+json"), ("a.sqlite", "application/vnd.sqlite3"),
    ("a.journal", "text/plain; charset=utf-8"), ("f/A.PNG", "image/png"),
    ("SHA256SUMS", "text/plain; charset=utf-8"), ("a", "application/octet-stream"),
    ("a.html.unknown", "application/octet-stream"), ("f.html/a", "application/octet-stream"),
  ])
  func aKindOfFileIsToldByItsName(path: String, type: String) {
    #expect(FileType.of(path) == type)
  }

  @Test func nothingIsKeptNorGuessedNorTakenIntoOtherSites() async throws {
    let site = try await ServedSite(["a.csv": "1", "index.html": page])
    for path in ["/", "/a.csv", "/none", "/.prongsai/live.js"] {
      let reply = try await site.get(path)
      #expect(reply.headers["cache-control"] == "no-store")
      #expect(reply.headers["x-content-type-options"] == "nosniff")
      #expect(reply.headers["cross-origin-resource-policy"] == "same-origin")
      #expect(reply.headers["access-control-allow-origin"] == nil)
    }
  }

  @Test func theFilesOnTheDiskStayAsTheyWereBuilt() async throws {
    let site = try await ServedSite(["index.html": page])
    _ = try await site.get("/")
    let file = site.folder.path + "/site/index.html"
    #expect(try String(contentsOfFile: file, encoding: .utf8) == page)
  }
}
