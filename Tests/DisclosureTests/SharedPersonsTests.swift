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

  /// Whether a declared person's name begins a run, name by name and letter by letter.
  private static func isNamed(_ names: [String], in text: FoldedText, at run: Range<Int>) -> Bool {
    let all = names.map { PersonName(Symbol.of($0)) }.filter { $0.given.count >= 2 }
    let givens = Set(all.map { Array($0.given) })
    func stands(_ name: [UInt8]) -> Bool {
      var index = run.lowerBound
      for letter in name {
        var skipped = 0
        while Symbol.isSkipped(text[index]), skipped < 16 {
          (index, skipped) = (index + 1, skipped + 1)
        }
        guard text[index] == letter else { return false }
        index += 1
      }
      return !givens.contains(name)
    }
    return givens.contains { given in
      guard text.slice(run).starts(with: given) else { return false }
      let rest = run.lowerBound + given.count
      let next = rest < run.upperBound ? rest : text.afterSpaces(rest)
      return all.contains { $0.given.elementsEqual(given) && stands($0.letters) }
        || (rest == run.upperBound && !Symbol.isThai(text[next]))
        || (next == rest && PublicPersons.goesOn(in: text, at: next))
        || PublicPersons.follows(in: text, at: next)
    }
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func aDeclaredNameIsFoundWhateverStandsBetweenItsLetters(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let own = (0..<2).map { _ in Self.name(&random) }
    let shared = (0..<6).map { _ in Self.name(&random) }
    var persons = PublicPersons(own)
    persons.share(SharedPersons(PublicPersons(shared)))
    let marks =
      [" ", " ", "-", ". ", "\n", "<", "a"]
      + [16, 17].map { String(repeating: " ", count: $0) }
    for _ in 0..<30 {
      let isAny = Int.random(in: 0..<3, using: &random) == 0
      let name = isAny ? Self.name(&random) : (own + shared)[Int.random(in: 0..<8, using: &random)]
      let typed = name.unicodeScalars.reduce(into: "") { typed, letter in
        if letter != " " || Bool.random(using: &random) { typed.unicodeScalars.append(letter) }
        if Int.random(in: 0..<8, using: &random) == 0 {
          typed += marks[Int.random(in: 0..<marks.count, using: &random)]
        }
      }
      let end = ["", "ฮฮ", " ฮฮ", "ดี", "ร่วม", " กล่าว"][Int.random(in: 0..<6, using: &random)]
      let text = FoldedText(plain: Array((typed + end).utf8))
      let run = text.thaiRun(at: 0)
      #expect(
        persons.isNamed(in: text, at: run) == Self.isNamed(own + shared, in: text, at: run),
        "seed \(seed): \(typed + end)")
    }
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func theNamesAroundAValueAreThoseThatHoldIt(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let names = (0..<8).map { _ in Self.name(&random) }
    var persons = PublicPersons()
    persons.share(SharedPersons(PublicPersons(names)))
    let all = names.map { PersonName(Symbol.of($0)) }.filter { $0.given.count >= 2 }
    let givens = Set(all.map { Array($0.given) })
    for _ in 0..<30 {
      var value = Symbol.of((0..<2).map { _ in Self.name(&random) }.joined()).filter(Symbol.isThai)
      if Int.random(in: 0..<2, using: &random) == 0, let name = all.randomElement(using: &random) {
        let start = Int.random(in: 0..<name.letters.count, using: &random)
        value = Array(name.letters[start...].prefix(Int.random(in: 1...12, using: &random)))
      }
      let holding = all.map(\.letters).filter { name in
        name.count >= 4 && !givens.contains(name) && name.count >= value.count
          && (0...(name.count - value.count)).contains { name[$0...].starts(with: value) }
      }
      #expect(
        persons.fullNames(around: WordList([value])) == Set(holding), "seed \(seed): \(value)")
    }
  }
}
