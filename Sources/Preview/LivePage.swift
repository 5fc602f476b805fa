/// A page of the site as it is served: with the script that shows it anew.
///
/// The file on the disk stays as it was built.
struct LivePage {
  /// Where the script lies.
  static let scriptPath = "/.prongsai/live.js"
  /// Where the news come from.
  static let eventsPath = "/.prongsai/events"

  /// The program that runs in the page.
  static var script: [UInt8] { PackageResources.live_js }

  /// The page's file in the site.
  let file: String
  /// The build that it is of.
  let build: String
  /// The language of what the script says: `th` or `en`.
  let language: String
  /// The address of the server, `http://127.0.0.1:8000`.
  let origin: String

  /// The bytes of the page with one script before `</body>`, or at the end where there is none.
  ///
  /// Where the page has a policy of its own, the script, its news and the page itself are allowed
  /// by their whole addresses, and nothing else is.
  func adding(to page: [UInt8]) -> [UInt8] {
    // All of these are letters that stand for themselves in an attribute.
    let script =
      "<script src=\"\(Self.scriptPath)\" data-build=\"\(build)\" "
      + "data-file=\"\(RequestPath.encoded(file))\" data-language=\"\(language)\" defer></script>"
    let page = PagePolicy.allowing(
      script: origin + Self.scriptPath,
      connections: [origin + Self.eventsPath, origin + RequestPath.encoded("/" + file)], in: page)
    let end = Self.last("</body>", in: page) ?? page.count
    return Array(page[..<end] + script.utf8 + page[end...])
  }

  /// A page that says nothing but what the script shows, for a site that has none yet.
  var empty: [UInt8] {
    adding(
      to: Array(
        """
        <!doctype html>
        <html lang="\(language)">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>prongsai</title>
        <body></body>
        </html>

        """.utf8))
  }

  /// Where a tag stands last, in small or capital letters.
  private static func last(_ tag: String, in page: [UInt8]) -> Int? {
    let tag = Array(tag.utf8)
    var start = page.count - tag.count
    while start >= 0 {
      let isHere = zip(page[start...], tag).allSatisfy { byte, letter in
        byte == letter || ((0x41...0x5A).contains(byte) && byte | 0x20 == letter)
      }
      if isHere { return start }
      start -= 1
    }
    return nil
  }
}
