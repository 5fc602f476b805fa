import Support
import Testing

@testable import Outputs

@Suite struct ThaiTextTests {
  @Test(arguments: [
    ("น้ำท่วม", "น้ำท่วม"), ("กองทุนสวัสดิการ ชุมชน", "กองทุนสวัสดิการ-ชุมชน"),
    // Nikhahit and sara aa in place of sara am, the tone mark on either side.
    ("น\u{E4D}\u{E49}\u{E32}", "น\u{E49}\u{E33}"), ("น\u{E49}\u{E4D}\u{E32}", "น\u{E49}\u{E33}"),
    ("ท\u{E4D}\u{E32}", "ท\u{E33}"),
    // A nikhahit that stands for itself.
    ("พุทฺธ\u{E4D}", "พุทฺธ\u{E4D}"),
    // Sara u below comes before the tone above.
    ("ท\u{E48}\u{E38}ง", "ท\u{E38}\u{E48}ง"),
    ("Cafe\u{301} CODI", "café-codi"), ("ครั้งที่ ๒/2566 “ใหม่”", "ครั้งที่-๒2566-ใหม่"),
    ("ผู้สูงอายุ", "ผู้สูงอายุ"), (" ก — ข_ค ", "ก-ข-ค"), ("🔷", ""), ("", ""),
  ])
  func anAddressKeepsThaiWholeAndInOneSpelling(text: String, part: String) {
    let found = ThaiText.addressPart(text)
    #expect(Array(found.unicodeScalars) == Array(part.unicodeScalars))
    #expect(Array(ThaiText.addressPart(found).unicodeScalars) == Array(found.unicodeScalars))
  }

  @Test func theIdOfAHeadingIsInThatSpelling() {
    let html = Sample.html("## ท\u{E48}\u{E38}ง น\u{E4D}\u{E49}\u{E32}")
    let id = "ท\u{E38}\u{E48}ง-น\u{E49}\u{E33}"
    #expect(Array(html.utf8).firstRange(of: Array("id=\"\(id)\"".utf8)) != nil, "\(html)")
  }

  @Test(arguments: UInt64(1)...20)
  func aTextThatLooksComposedIsComposed(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let scalars = Array("กนอะำาํ็่้๊๋์ฺัิุูเๆ๑a é\u{301}".unicodeScalars)
    var count = 0
    for _ in 0..<1_000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        view.append(scalars.randomElement(using: &random)!)
      }
      let text = String(view)
      guard ThaiText.isComposed(text) else { continue }
      count += 1
      #expect(
        Array(ThaiText.recomposed(text).utf8) == Array(text.utf8),
        "seed \(seed): \(text.debugDescription)")
    }
    #expect(count > 50, "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...20)
  func plainPartsOfAddressesAreThoseOfTheRule(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let scalars = Array("กนอะำาํ็่้๊๋์ฺัิุูเๆ๑฿ฯ๏๚\u{E00}\u{E3B}\u{E7F}aZ9-_ .,/\n\té\u{301}🔷".unicodeScalars)
    for _ in 0..<1_000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        view.append(scalars.randomElement(using: &random)!)
      }
      let text = String(view)
      #expect(
        Array(ThaiText.addressPart(text).utf8) == Array(ThaiText.addressPart(ofAny: text).utf8),
        "seed \(seed): \(text.debugDescription)")
    }
  }
}
