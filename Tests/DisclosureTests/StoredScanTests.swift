import Model
import Support
import Testing

@testable import Disclosure

/// A search that was stored compiled finds what the same search finds that was not.
@Suite struct StoredScanTests {
  private static let words = [
    "สมชาย", "ใจดี", "มาก", "บุญมี", "แก้ว", "แก้วใจ", "ศรี", "ดี", "สมศรี", "ใจ", "ทอง", "ทองดี",
  ]

  private static func name(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...3, using: &random))
      .map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
      .joined(separator: " ")
  }

  private func stored(_ scan: OutputScan) throws -> OutputScan {
    var writer = StoreWriter()
    writer.put(scan)
    var reader = StoreReader(writer.bytes)
    let stored: OutputScan = try reader.take()
    #expect(reader.isAtEnd)
    return stored
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func whatWasStoredFindsTheSame(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func names(_ count: Int) -> [String] { (0..<count).map { _ in Self.name(&random) } }
    var known = KnownValues()
    for name in names(Int.random(in: 0...30, using: &random)) { known.add(Private(name), .name) }
    known.add(Private("081-234-5678"), .phone)
    let scan = OutputScan(
      known: known, publicPersons: PublicPersons(names(4), contacts: ["089-876-5432"]))
    let text = names(40).joined(separator: [" ", " และ", "", "-"][Int(seed % 4)])
    let page = Array("<p>นาง\(text) โทร 0812345678</p><p title=\"\(text)\">0898765432</p>".utf8)
    for path in ["a.html", "a.csv", "a.sqlite"] {
      let leaks = scan.leaks(path: path, bytes: page)
      #expect(try stored(scan).leaks(path: path, bytes: page) == leaks, "seed \(seed), \(path)")
      #expect(!leaks.isEmpty)
    }
  }

  @Test func aSearchForNothingIsStoredToo() throws {
    let scan = OutputScan(known: KnownValues(), publicPersons: PublicPersons())
    #expect(try stored(scan).leaks(path: "a.html", bytes: Array("<p>ก</p>".utf8)).isEmpty)
  }
}
