import Model
import Support
import Testing

@testable import Disclosure

/// The patterns of values lie one behind the other, each once.
@Suite struct PatternListTests {
  private struct Pattern: Hashable {
    let letters: [UInt8]
    let kind: PrivateKind
    let given: Int
  }

  private struct Value: Hashable {
    let letters: [UInt8]
    let kind: PrivateKind
  }

  /// A list, and the same as sets.
  private struct Both {
    var list = PatternList()
    var patterns: Set<Pattern> = []
    var values: Set<Value> = []

    mutating func insert(_ pattern: Pattern, isFirst: Bool) {
      pattern.letters.withUnsafeBufferPointer {
        list.insert($0, pattern.kind, given: pattern.given, isFirst: isFirst)
      }
      patterns.insert(pattern)
      if isFirst { values.insert(Value(letters: pattern.letters, kind: pattern.kind)) }
    }

    var listed: [Pattern] {
      list.ordered().map { number in
        Pattern(
          letters: Array(list.words[number]), kind: list.rows[number].kind,
          given: list.rows[number].given)
      }
    }
  }

  private static func some(_ random: inout SeededGenerator) -> Both {
    var both = Both()
    for _ in 0..<Int.random(in: 0...120, using: &random) {
      let letters = (0..<Int.random(in: 1...10, using: &random)).map { _ in
        [UInt8(0x81), 0x82, 0x30, 0xC0][Int.random(in: 0..<4, using: &random)]
      }
      let pattern = Pattern(
        letters: Int.random(in: 0..<3, using: &random) == 0 ? letters : Array(letters.prefix(3)),
        kind: [.name, .phone, .address][Int.random(in: 0..<3, using: &random)],
        given: Int.random(in: 0...2, using: &random))
      both.insert(pattern, isFirst: Bool.random(using: &random))
    }
    return both
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func aListHoldsWhatASetHolds(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var (both, other) = (Self.some(&random), Self.some(&random))
    both.list.formUnion(other.list)
    both.patterns.formUnion(other.patterns)
    both.values.formUnion(other.values)
    #expect(both.listed.count == both.patterns.count, "seed \(seed)")
    #expect(Set(both.listed) == both.patterns, "seed \(seed)")
    #expect(both.list.valueCount == both.values.count, "seed \(seed)")
    let inOrder = zip(both.listed, both.listed.dropFirst()).allSatisfy { left, right in
      left.letters == right.letters
        ? (left.kind.rawValue, left.given) < (right.kind.rawValue, right.given)
        : left.letters.lexicographicallyPrecedes(right.letters)
    }
    #expect(inOrder, "seed \(seed)")

    var writer = StoreWriter()
    writer.put(both.list)
    var reader = StoreReader(writer.bytes)
    other = both
    other.list = try reader.take()
    #expect(reader.isAtEnd && other.listed == both.listed, "seed \(seed)")
    #expect(other.list.valueCount == both.values.count, "seed \(seed)")
    // What was taken goes on to hold each pattern once.
    for pattern in both.patterns { other.insert(pattern, isFirst: false) }
    #expect(other.listed == both.listed, "seed \(seed)")
  }

  @Test func damagedPatternsAreToldAsSuch() {
    var both = Both()
    both.insert(Pattern(letters: [0x81, 0x82, 0x83], kind: .name, given: 1), isFirst: true)
    var writer = StoreWriter()
    writer.put(both.list)
    for index in writer.bytes.indices {
      var damaged = writer.bytes
      damaged[index] ^= 0xFF
      var reader = StoreReader(damaged)
      // Letters may be any; lengths and kinds may not.
      if let list = try? reader.take() as PatternList {
        #expect(list.words.count == list.rows.count)
      }
    }
  }

  @Test(arguments: 1...50 as ClosedRange<UInt64>)
  func anOrderIsThatOfTheLettersAndThenOfTheNumbers(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = (0..<60).map { _ in
      (0..<Int.random(in: 0...20, using: &random)).map { place in
        place < 9 ? UInt8(0x81) : UInt8.random(in: 0x80...0x82, using: &random)
      }
    }
    let sorted = words.indices.sorted { left, right in
      words[left] == words[right]
        ? left < right : words[left].lexicographicallyPrecedes(words[right])
    }
    #expect(WordList(words).ordered().map { Int($0) } == sorted, "seed \(seed)")
  }
}
