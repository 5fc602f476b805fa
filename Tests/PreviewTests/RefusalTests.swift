import Foundation
import Testing

@testable import Preview

/// Nothing but the site is read through the preview, and by nobody but this machine.
@Suite(.serialized, .enabled(if: Permitted.sockets, "sockets are not permitted here"))
struct RefusalTests {
  private func site() async throws -> ServedSite {
    let site = try await ServedSite([
      "index.html": "home", "f/index.html": "fund", ".prongsai-files": "index.html secret",
      "f/.hidden/a.txt": "secret", "..a/b.txt": "secret",
    ])
    try site.folder.write("secret", to: "secret.txt")
    try site.folder.write("secret", to: "site-beside/a.txt")
    return site
  }

  @Test(arguments: [
    "/../secret.txt", "/f/../../secret.txt", "/f/../index.html", "/./index.html", "/f/..",
    "/%2e%2e/secret.txt", "/%2E%2E/secret.txt", "/.%2e/secret.txt", "/f/%2e%2e/%2e%2e/secret.txt",
    "/..%2fsecret.txt", "/f%2findex.html", "/%2fsecret.txt", "/..%5csecret.txt", "/..\\secret.txt",
    "/f\\index.html", "/index.html%00", "/%00", "/index.html%0a", "/%", "/%2", "/%zz", "/%ff",
    "/%c0%ae%c0%ae/secret.txt", "//index.html", "//evil.example/", "/f//index.html", "index.html",
    "*", "http://127.0.0.1/index.html", "/../site-beside/a.txt",
  ])
  func aPathThatIsNotPlainlyOfTheSiteIsRefused(path: String) async throws {
    let reply = try await site().get(path)
    #expect(reply.status == 400, "\(path)")
    #expect(!reply.body.contains("secret"))
    #expect(!reply.body.contains("home"))
  }

  @Test(arguments: [
    "/.prongsai-files", "/%2eprongsai-files", "/f/.hidden/a.txt", "/f/.hidden/", "/f/.hidden",
    "/..a/b.txt", "/.prongsai/other", "/.prongsai/", "/%252e%252e/secret.txt", "/-beside/a.txt",
    "/proc/self/environ", "/etc/passwd",
  ])
  func whatIsHiddenOrElsewhereDoesNotExist(path: String) async throws {
    let reply = try await site().get(path)
    #expect(reply.status == 404, "\(path)")
    #expect(!reply.body.contains("secret"))
  }

  @Test func aSymbolicLinkLeadsNowhereOutsideTheSite() async throws {
    let site = try await site()
    try site.folder.link("site/out.txt", to: "../secret.txt")
    try site.folder.link("site/whole.txt", to: site.folder.path + "/secret.txt")
    try site.folder.link("site/folder", to: "../site-beside")
    try site.folder.link("site/above", to: "..")
    try site.folder.link("site/list.txt", to: ".prongsai-files")
    try site.folder.link("site/loop", to: "loop")
    try site.folder.link("site/device", to: "/dev/zero")
    for path in [
      "/out.txt", "/whole.txt", "/folder/a.txt", "/folder", "/folder/", "/above/secret.txt",
      "/above", "/list.txt", "/loop", "/device",
    ] {
      let reply = try await site.get(path)
      #expect(reply.status == 404, "\(path)")
      #expect(!reply.body.contains("secret"), "\(path)")
    }
    try site.folder.link("site/inside.txt", to: "f/index.html")
    #expect(try await site.get("/inside.txt").body == "fund")
  }

  @Test func aPipeDoesNotHoldTheServerUp() async throws {
    let site = try await site()
    mkfifo(site.folder.path + "/site/pipe", 0o600)
    #expect(try await site.get("/pipe").status == 404)
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
  func onlyGetAndHeadAreAnswered(method: String) async throws {
    let reply = try await site().get("/index.html", method: method)
    #expect(reply.status == 405)
    #expect(reply.headers["allow"] == "GET, HEAD")
  }

  @Test(arguments: [
    "evil.example", "evil.example:PORT", "127.0.0.1", "127.0.0.1:1", "localhost", "[::1]",
    "127.0.0.1.evil.example:PORT", "localhost.:PORT", "127.0.0.2:PORT", "127.0.0.1:PORT@evil", "",
    "0.0.0.0:PORT", "user@127.0.0.1:PORT",
  ])
  func aNameThatIsNotOursIsRefused(host: String) async throws {
    let site = try await site()
    let name = host.replacing("PORT", with: "\(site.port)")
    for path in ["/", "/.prongsai/live.js", "/.prongsai/events"] {
      let reply = try await site.get(path, host: name)
      #expect(reply.status == 403, "\(name)")
      #expect(!reply.body.contains("home"))
    }
  }

  @Test(arguments: ["127.0.0.1:PORT", "localhost:PORT", "LOCALHOST:PORT", "[::1]:PORT"])
  func ourOwnNamesAreAnswered(host: String) async throws {
    let site = try await site()
    let reply = try await site.get("/", host: host.replacing("PORT", with: "\(site.port)"))
    #expect(reply.status == 200)
  }

  @Test func whereTheNetworkWasAskedForEveryNameIsOursButMustBeOne() async throws {
    let site = try await ServedSite(["index.html": "home"], host: "0.0.0.0")
    #expect(try await site.get("/", host: "fund.example:80").status == 200)
    #expect(try await site.get("/", host: "a;script-src *").status == 403)
    #expect(try await site.get("/", host: "a\"b").status == 403)
  }

  @Test func onlyThisMachineIsListenedTo() async throws {
    let site = try await site()
    let text = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)
    let suffix = ":" + String(format: "%04X", site.port)
    var listening: [String] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 3, words[1].hasSuffix(suffix), words[3] == "0A" else { continue }
      listening.append(String(words[1]))
    }
    withExtendedLifetime(site) { #expect(listening == ["0100007F" + suffix]) }
  }

  @Test func aPortThatIsTakenIsSaid() async throws {
    let site = try await site()
    let other = PreviewServer(site: site.folder.path + "/site")
    await #expect { try await other.run(port: site.port) { _ in } } throws: { error in
      if case PreviewServer.Failure.taken = error { true } else { false }
    }
    withExtendedLifetime(site) {}
  }

  @Test(arguments: ["256.0.0.1", "fund.example", "192.0.2.1", ""])
  func anAddressThatIsNotOfThisMachineIsSaid(host: String) async throws {
    let site = try await site()
    let other = PreviewServer(site: site.folder.path + "/site", host: host)
    await #expect(throws: PreviewServer.Failure.self) { try await other.run(port: 0) { _ in } }
  }
}
