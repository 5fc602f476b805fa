import Support
import Testing

@testable import Pipeline

/// The ids of a page, found by the quick search and by looking at every byte.
@Suite struct PlacesTests {
  private func everyPlace(in html: [UInt8]) -> Set<String> {
    let mark = Array(" id=\"".utf8)
    var places: Set<String> = []
    var position = 0
    while position + mark.count < html.count {
      guard html[position...].starts(with: mark) else {
        position += 1
        continue
      }
      let start = position + mark.count
      let end = html[start...].firstIndex(of: UInt8(ascii: "\"")) ?? html.count
      places.insert(String(decoding: html[start..<end], as: UTF8.self))
      position = end
    }
    return places
  }

  @Test(arguments: UInt64(1)...20)
  func noPlaceIsMissed(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      " id=\"", "<p", "a", "ก", "\"", " ", "i", "d", "=", " id", "id=", "=\"", ">", " id=\"ก\"",
      "\" id=\"",
    ]
    for _ in 0..<2_000 {
      let html = (0..<Int.random(in: 0...12, using: &random)).flatMap { _ in
        Array(pieces.randomElement(using: &random)!.utf8)
      }
      #expect(
        LinkTargets.places(in: html) == everyPlace(in: html),
        "seed \(seed): \(String(decoding: html, as: UTF8.self))")
    }
  }
}
