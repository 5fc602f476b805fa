import Support
import Testing

@testable import Disclosure

/// Persons whom many funds share are as public as a fund's own.
@Suite struct SharedPersonsTests {
  private static let words = ["สมชาย", "ใจดี", "มาก", "บุญมี", "แก้ว", "แก้วใจ", "ศรี", "ดี"]

  private static func name(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...3, using: &random))
      .map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
      .joined(separator: " ")
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func sharingIsTheSameAsAdding(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func names(_ count: Int) -> [String] { (0..<count).map { _ in Self.name(&random) } }
    let (site, fund, text) = (names(6), names(2), names(12).joined(separator: " และ "))
    var known = KnownValues()
    for name in names(8) { known.add(Private(name), .name) }
    var added = PublicPersons(fund, contacts: ["081-234-5678"])
    added.formUnion(PublicPersons(site, contacts: ["a@b.example"]))
    var sharing = PublicPersons(fund, contacts: ["081-234-5678"])
    sharing.share(SharedPersons(PublicPersons(site, contacts: ["a@b.example"])))
    let bytes = Array("นาง\(text) โทร 0812345678 a@b.example 0898765432".utf8)
    func leaks(_ persons: PublicPersons) -> [Leak] {
      OutputScan(known: known, publicPersons: persons).leaks(path: "a.txt", bytes: bytes)
    }
    #expect(leaks(sharing) == leaks(added), "seed \(seed): \(text)")
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func everyDeclaredNameIsLookedUp(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func names(_ count: Int) -> [String] { (0..<count).map { _ in Self.name(&random) } }
    let (own, added, shared) = (names(3), names(3), names(3))
    var persons = PublicPersons(own)
    persons.formUnion(PublicPersons(added))
    persons.share(SharedPersons(PublicPersons(shared)))
    for name in own + added + shared {
      let given = PersonName(Symbol.of(name)).given
      guard given.count >= 2 else { continue }
      #expect(persons.mayBeGiven(GivenDigest(given)), "seed \(seed): \(name)")
      #expect(given.count <= persons.longestGiven, "seed \(seed): \(name)")
    }
    #expect(!persons.mayBeGiven(GivenDigest()))
  }

  @Test func aNameInsideADeclaredOneIsNoLeak() {
    var known = KnownValues()
    known.add(Private("ชาย ใจดี"), .name)
    let text = Array("ประธาน สมชาย ใจดีมาก".utf8)
    var persons = PublicPersons()
    #expect(
      OutputScan(known: known, publicPersons: persons).leaks(path: "a.txt", bytes: text) != [])
    persons.share(SharedPersons(PublicPersons(["สมชาย ใจดีมาก"])))
    #expect(
      OutputScan(known: known, publicPersons: persons).leaks(path: "a.txt", bytes: text) == [])
  }
}
