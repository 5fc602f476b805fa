import Foundation
import Support
import Testing

@testable import Disclosure

/// How many names of public lists the detectors find, for each honorific.
///
/// The lists come from `sh Tests/DisclosureTests/fetch-names .build/privacy-names` and are drawn
/// from with a seed; nothing of them is kept.
@Suite struct LabelledNamesTests {
  private static let count = 5_000

  /// A list of names, or `nil` where it wasn't fetched.
  static func names(_ list: String) -> [String]? {
    let path = Repository.root + "/.build/privacy-names/\(list).txt"
    guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
      print("privacy: skipped, no names: sh Tests/DisclosureTests/fetch-names .build/privacy-names")
      return nil
    }
    return text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { $0.unicodeScalars.count >= 2 && !$0.contains(" ") }
  }

  private static let sentences = [
    "มอบเงินให้@เมื่อวันที่ 5 มีนาคม 2566", "โดย @ เป็นประธาน", "@", "ค่ารักษาพยาบาล @ (สมาชิก)",
    "นำโดย@ พร้อมคณะ", "รายชื่อ: @, รวม 3 คน",
  ]

  @Test(arguments: [
    ("นาย", "male"), ("นาง", "female"), ("นางสาว", "female"), ("น.ส.", "female"),
    ("น.ส. ", "female"), ("ด.ช.", "male"), ("ด.ญ.", "female"), ("เด็กชาย", "male"),
    ("เด็กหญิง", "female"), ("คุณ", "female"), ("ว่าที่ร้อยตรี", "male"), ("นาย ", "male"),
    ("ร.ต.อ.", "male"), ("นายแพทย์", "male"), ("พระอาจารย์", "male"),
  ])
  func ninetyNineOfAHundredNamesAreFound(honorific: String, list: String) throws {
    guard let given = Self.names("person_names_\(list)_th"),
      let family = Self.names("family_names_th")
    else { return }
    var random = SeededGenerator(seed: 2569)
    var missed: [String] = []
    for number in 0..<Self.count {
      let first = try #require(given.randomElement(using: &random))
      let last = try #require(family.randomElement(using: &random))
      let name = "\(honorific)\(first) \(last)"
      let text = Self.sentences[number % Self.sentences.count]
        .replacingOccurrences(of: "@", with: name)
      let found = PersonalDetectors.findings(in: Private(text))
      let place = text.utf8.count - (text.components(separatedBy: name).last ?? "").utf8.count
      let whole = found.contains { $0.kind.isName && $0.bytes.contains(place - 1) }
      if !whole { missed.append(name) }
    }
    let share = 100 - 100 * Double(missed.count) / Double(Self.count)
    print("privacy: honorific \(honorific): \(share) % of \(Self.count)")
    #expect(share >= 99, "\(missed.prefix(9))")
  }

  @Test func namesWithoutHonorificAreNotForTheDetectors() throws {
    guard let given = Self.names("person_names_female_th"),
      let family = Self.names("family_names_th")
    else { return }
    var random = SeededGenerator(seed: 2570)
    var found = 0
    for _ in 0..<Self.count {
      let first = try #require(given.randomElement(using: &random))
      let last = try #require(family.randomElement(using: &random))
      found += PersonalDetectors.findings(in: Private("มอบให้ \(first) \(last) แล้ว")).count
    }
    print("privacy: no honorific: \(100 * Double(found) / Double(Self.count)) % of \(Self.count)")
  }
}
