import Foundation
import Model
import Support
import Testing

@testable import Pipeline

/// A build that reuses what the last one made gives the same site as one that doesn't.
@Suite struct ReuseTests {
  private static func twins() throws -> Twins {
    var files = SmallContent.files(ledger: Content.soundYear)
    files["news/2566/a.md"] = Content.news(
      "ประชุม", more: "funds: [990101-01]\n", "[กองทุน](/f/990102-01/) https://example.org/x\n")
    files["news/2566/b.md"] = Content.news("อบรม", date: "11 มีนาคม 2566")
    files["pages/about.md"] = "---\ntitle: เรา\n---\nข้อความ\n"
    for id in ["990102-01", "990201-01"] { files.merge(Content.fund(id)) { $1 } }
    return try Twins(files)
  }

  @Test(arguments: [false, true])
  func whereNothingHasChangedAlmostNothingIsWritten(isStored: Bool) throws {
    var twins = try Self.twins()
    twins.isStored = isStored
    #expect(try twins.build("first").isPublished)
    #expect(twins.kept == 0)
    _ = try twins.build("second")
    // What the program writes always is the same in every build.
    #expect(twins.kept > 200)
    #expect(twins.written < 40)
  }

  @Test(arguments: [false, true])
  func aRowChangesItsFundAndWhatIsOverMany(isStored: Bool) throws {
    var twins = try Self.twins()
    twins.isStored = isStored
    _ = try twins.build("first")
    let ledger = Content.soundYear.replacing("77.25", with: "78.25")
      .replacing("1311.25", with: "1312.25")
    twins.content["funds/990201-01/ledger/2566.csv"] = Array(ledger.utf8)
    // The year was published: without a word of the committee it can't change.
    #expect(Content.codes(try twins.build("changed")) == ["F37"])
    twins.content["funds/990201-01/ledger/2566.csv"] = Array(Content.soundYear.utf8)
    _ = try twins.build("taken back")
    #expect(Content.codes(try twins.build("once more")) == [])
    #expect(twins.written < 40)
  }

  @Test func aNewMemberWhoStandsInTheNewsIsFound() throws {
    var twins = try Self.twins()
    twins.content["news/2566/c.md"] = Array(
      Content.news("ข่าว", date: "12 มีนาคม 2566", "พบกับ บุญส่ง ศรีจันทร์ทอง ที่บ้าน\n").utf8)
    #expect(try twins.build("before").isPublished)
    twins.content["funds/990102-01/members.csv"] = Array("ชื่อ-สกุล\nนายบุญส่ง ศรีจันทร์ทอง\n".utf8)
    let report = try twins.build("after")
    #expect(!report.isPublished && report.hasLeak)
    twins.content["funds/990102-01/members.csv"] = nil
    #expect(try twins.build("mended").isPublished)
  }

  /// `PRONGSAI_CASES=500 swift test --filter ReuseTests` for more.
  @Test func afterAnyEditsTheSiteIsThatOfACleanBuild() throws {
    let environment = ProcessInfo.processInfo.environment
    let seed = environment["PRONGSAI_SEED"].flatMap { UInt64($0) } ?? 1
    let cases = environment["PRONGSAI_CASES"].flatMap { Int($0) } ?? 6
    var random = SeededGenerator(seed: seed)
    var twins = try Self.twins()
    _ = try twins.build("first")
    for number in 1...cases {
      let edits = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Edit.allCases[Int.random(in: 0..<Edit.allCases.count, using: &random)]
      }
      for edit in edits { edit.make(&twins, &random) }
      twins.isStored = Bool.random(using: &random)
      _ = try twins.build("seed \(seed), step \(number): \(edits)")
    }
  }

  /// Damage in what funds know is told, so that nothing private is passed over; all else is made
  /// again.
  @Test func whicheverStoredValuesAreDamagedTheSiteIsThatOfACleanBuild() throws {
    var twins = try Self.twins()
    _ = try twins.build("first")
    twins.isStored = true
    var told = 0
    // The news, two funds, what one of these knows.
    for (soundReads, end) in ["", "ดี", "สุข", "งาม", "ใส"].enumerated() {
      twins.soundReads = soundReads
      // One more is known, so that what all funds know is asked for.
      twins.put("ชื่อ-สกุล\nนายบุญส่ง ศรีทอง\(end)\n", "funds/990101-01/members.csv")
      do {
        _ = try twins.build("damaged after \(soundReads)")
      } catch is StoreDamage {
        told += 1
        twins.last = LastBuild()
        _ = try twins.build("anew after \(soundReads)")
      }
    }
    #expect(told > 0)
  }

  /// A search that was damaged would be compiled for each build that follows.
  @Test func aSearchThatIsCompiledAnewReplacesADamagedOne() throws {
    var twins = try Self.twins()
    _ = try twins.build("first")
    var bytes: [UInt8] = []
    let index = Array(try twins.last.store(by: "test", at: 0) { bytes += $0 }.joined())
    let sound = try #require(LastBuild(index: index, by: "test", file: MemoryFile(bytes)))
    let place = try #require(sound.storedCheck?.unread.place)
    bytes[place.start + place.count / 2] ^= 1
    twins.last = try #require(LastBuild(index: index, by: "test", file: MemoryFile(bytes)))
    #expect(twins.last.storedCheck?.value == nil)
    // A row that names nobody: what is looked for stays the same.
    twins.put(
      Content.soundYear + "6/10/2565,ก,ดอกเบี้ย,เงินสด,77,,\n",
      "funds/990101-01/ledger/2566.csv")
    _ = try twins.build("with a damaged search")
    let end = twins.last.end
    if end == 0 { bytes = [] }
    let next = Array(try twins.last.store(by: "test", at: end) { bytes += $0 }.joined())
    let left = try #require(LastBuild(index: next, by: "test", file: MemoryFile(bytes)))
    #expect(left.storedCheck?.keys == sound.storedCheck?.keys)
    #expect(left.storedCheck?.value != nil)
  }
}
