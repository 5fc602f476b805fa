import Foundation
import Model
import Pipeline
import Support
import Testing

/// Never wrong in silence: whatever happens to the files, each year is published with exactly the
/// figures of the book, or an error holds it back.
@Suite struct DamageTests {
  /// How a damaged book fared.
  private enum Fate: Int { case exact, partlyHeld, held }

  /// What became of the cases of a damage.
  private struct Tally {
    var fates: [Damage: [Int]] = [:]
    var alone: [Damage: [Int]] = [:]
    var failures: [String] = []
    var harmless = (exact: 0, all: 0)

    mutating func add(_ damages: [Damage], _ fate: Fate) {
      for damage in damages { fates[damage, default: [0, 0, 0]][fate.rawValue] += 1 }
      if damages.count == 1 { alone[damages[0], default: [0, 0, 0]][fate.rawValue] += 1 }
      guard damages.allSatisfy(\.isHarmless) else { return }
      harmless.all += 1
      if fate == .exact { harmless.exact += 1 }
    }

    mutating func add(_ other: Tally) {
      fates.merge(other.fates) { zip($0, $1).map(+) }
      alone.merge(other.alone) { zip($0, $1).map(+) }
      failures += other.failures
      harmless = (harmless.exact + other.harmless.exact, harmless.all + other.harmless.all)
    }

    /// A line for each damage.
    var table: String {
      let head = "  exact   part   held | alone: exact   part   held\n"
      return Damage.allCases.filter { fates[$0] != nil }.reduce(head) { table, damage in
        let (all, alone) = (fates[damage] ?? [], alone[damage] ?? [0, 0, 0])
        let numbers = (all + alone).map { number in
          String(repeating: " ", count: max(0, 7 - "\(number)".count)) + "\(number)"
        }
        return table + numbers[..<3].joined() + " |      " + numbers[3...].joined()
          + "   \(damage.rawValue)\n"
      }
    }
  }

  private static func setting(_ name: String, _ other: UInt64) -> UInt64 {
    ProcessInfo.processInfo.environment[name].flatMap(UInt64.init) ?? other
  }

  @Test func aYearIsExactOrHeldBackWhateverHappensToItsFile() async throws {
    let count = Self.setting("PRONGSAI_CASES", 2_000)
    let base = Self.setting("PRONGSAI_SEED", 1)
    let workers: UInt64 = 2
    let tally = try await withThrowingTaskGroup(of: Tally.self) { group in
      for worker in 0..<workers {
        group.addTask {
          var tally = Tally()
          for number in stride(from: worker, to: count, by: Int(workers)) {
            try Self.run(seed: base &+ number, into: &tally, isLoud: count == 1)
          }
          return tally
        }
      }
      return try await group.reduce(into: Tally()) { $0.add($1) }
    }
    print("\(count) damaged books, seeds from \(base)\n\(tally.table)")
    for failure in tally.failures.prefix(20) { Issue.record(Comment(rawValue: failure)) }
    #expect(tally.failures.count == 0, "of \(count)")
    guard count >= 1_000 else { return }
    #expect(tally.harmless.exact * 100 >= tally.harmless.all * 99, "\(tally.harmless)")
    // Teeth: each damage was tried, each harmless one came through, each other one was seen.
    for damage in Damage.allCases where Damage.knownShortfalls[damage] == nil {
      let fates = tally.fates[damage] ?? [0, 0, 0]
      #expect(
        fates[damage.isHarmless ? 0 : 2] + (damage.isHarmless ? 0 : fates[1]) > 0, "\(damage)")
    }
  }

  @Test func anUndamagedBookGivesItsFigures() throws {
    for seed in UInt64(1)...40 {
      let book = CleanBook(seed: seed)
      let (published, report) = try Self.publish(DamagedSheet.all(of: book))
      #expect(published == book.figures, "seed \(seed)")
      // An amount may be unusual by chance.
      let codes = report.findings.map(\.diagnostic.code).filter { $0 != .unusualAmount }
      #expect(codes == [], "seed \(seed)")
    }
  }

  /// One case: a book, one to three damages, and what was published.
  private static func run(seed: UInt64, into tally: inout Tally, isLoud: Bool) throws {
    let book = CleanBook(seed: seed)
    var strokes = DamageStrokes(
      random: SeededGenerator(seed: seed ^ 0xDA4A_6E00), sheets: DamagedSheet.all(of: book))
    let choices = Damage.allCases.filter { Damage.knownShortfalls[$0] == nil }
    // A third of the cases suffers harmless damages alone: they must come through.
    let isHarmless = strokes.chance(3) == 0
    var damages: [Damage] = []
    let count = strokes.chance(3) + 1
    strokes.isAlone = count == 1
    for _ in 0..<count {
      let left = choices.filter { !damages.contains($0) && ($0.isHarmless || !isHarmless) }
      if let damage = strokes.pick(left), strokes.apply(damage) { damages.append(damage) }
    }
    let (published, report) = try publish(strokes.sheets)
    let expected = book.figures
    let wrong = published.filter { $0.value != expected[$0.key] }
    let isSilent = published.count < expected.count && report.count(.error) == 0
    if isLoud {
      for sheet in strokes.sheets { print("--- \(sheet.year + 543).csv\n\(sheet.text)") }
      for finding in report.findings { print(finding.diagnostic.code, finding.diagnostic.summary) }
    }
    if !wrong.isEmpty || isSilent {
      tally.failures.append(
        """
        PRONGSAI_SEED=\(seed) PRONGSAI_CASES=1: \(damages.map(\.rawValue).joined(separator: "; "))
        \(isSilent ? "held without an error" : "published wrong: \(difference(wrong, expected))")
        found: \(report.findings.map { $0.diagnostic.code.rawValue }.joined(separator: " "))
        """)
    }
    let fate: Fate =
      published == expected ? .exact : published.isEmpty ? .held : .partlyHeld
    tally.add(damages, fate)
  }

  private static func difference(_ wrong: [Int: [String]], _ expected: [Int: [String]]) -> String {
    wrong.sorted { $0.key < $1.key }.flatMap { year, lines in
      let right = expected[year] ?? []
      return lines.filter { !right.contains($0) }.map { "\n  + \($0)" }
        + right.filter { !lines.contains($0) }.map { "\n  - \($0)" }
    }.joined()
  }

  /// The published figures by year.
  private static func publish(
    _ sheets: [DamagedSheet]
  ) throws -> (years: [Int: [String]], report: Report) {
    var files = SmallContent.files().mapValues { Array($0.utf8) }
    for sheet in sheets {
      files["funds/\(CleanBook.fund)/ledger/\(sheet.year + 543).csv"] = sheet.bytes
    }
    let (csv, report) = try Build(
      content: MemoryTree(bytes: files), today: SmallContent.today, workers: 1
    ).figures(isPrivate: true)
    var years: [Int: [String]] = [:]
    for line in csv.joined().split(separator: "\n").dropFirst().map(String.init) {
      let year = line.split(separator: ",").dropFirst().first.flatMap { Int($0) }
      years[year ?? 0, default: []].append(line)
    }
    return (years, report)
  }
}
