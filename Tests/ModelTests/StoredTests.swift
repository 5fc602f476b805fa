import Model
import Testing

/// What is stored comes back, and bytes that nobody stored are no values.
@Suite struct StoredTests {
  private func again<Value: Stored>(_ value: Value) throws -> Value {
    var stored = StoreWriter()
    stored.put(value)
    var reader = StoreReader(stored.bytes)
    let read: Value = try reader.take()
    #expect(reader.isAtEnd)
    return read
  }

  @Test func everyShapeComesBack() throws {
    for number in [-7, 0, 127, 128, 16_383, 16_384, .max, .min] {
      #expect(try again(number) == number)
    }
    #expect(try again(UInt64.max) == .max)
    #expect(try again("กองทุน") == "กองทุน")
    #expect(try again([String?.none, "ก"]) == [nil, "ก"])
    #expect(try again([UInt8(0), 255]) == [0, 255])
    #expect(try again(["ก": Set([1, 2]), "ข": []]) == ["ก": [1, 2], "ข": []])
    #expect(try again([true, false]) == [true, false])
  }

  @Test func longValuesComeBackFromTheirPieces() throws {
    let texts = ["ก", "ข", "ค"].map { String(repeating: $0, count: 300_000) }
    var stored = StoreWriter()
    stored.put(texts, texts)
    #expect(stored.pieces.count == 4)
    #expect(stored.count == stored.pieces.joined().count)
    #expect(Array(stored.pieces.joined()) == stored.bytes)
    #expect(try again(texts) == texts)
  }

  @Test func piecesThatAreTakenAreHeldNoMore() throws {
    let texts = ["ก", "ข", "ค"].map { String(repeating: $0, count: 300_000) }
    var taken: [[UInt8]] = []
    var stored = StoreWriter { taken.append($0) }
    stored.put(texts, texts)
    #expect(taken.count == 3)
    #expect(stored.pieces.count == 1 && stored.count == stored.bytes.count)
    var reader = StoreReader(Array((taken + stored.pieces).joined()))
    #expect(try reader.take() as [String] == texts)
    #expect(try reader.take() as [String] == texts)
    #expect(reader.isAtEnd)
  }

  @Test func aFindingComesBackWhole() throws {
    let place = Place(file: FileID(3), line: 4, columns: 5..<6, cell: Cell(row: 7, column: 8))
    let words = Words(th: "ก", en: "a", others: [try #require(Language(rawValue: "lo")): "ລ"])
    let diagnostic = Diagnostic(
      .unreadFile, words, at: place, severity: .note, notes: [.init(words, at: place)],
      help: words, doubtFrom: Day(year: 2023, month: 1, day: 31))
    #expect(try again(diagnostic) == diagnostic)
    let bare = Diagnostic(.unreadFile, Words("ก"), at: nil)
    #expect(try again(bare) == bare)
  }

  @Test(arguments: [
    Account.Kind.cash, .bank, .receipt(.members), .receipt(.state), .receipt(.localGovernment),
    .receipt(.other), .welfare, .payment, .liability, .receivable, .opening, .transfers,
  ])
  func everyKindOfAccountComesBack(kind: Account.Kind) throws {
    let account = Account(name: "A", title: Words("ก"), kind: kind)
    #expect(try again(account) == account)
  }

  @Test(
    arguments: [
      [], [2], [9, 0, 0, 0, 0, 0, 0, 0], [255, 255, 255, 255, 255, 255, 255, 127, 1],
      [1, 5, 0], [1, 129], [255, 255, 255, 255, 255, 255, 255, 255, 255, 2],
    ] as [[UInt8]])
  func bytesThatNobodyStoredAreRefused(bytes: [UInt8]) {
    #expect(throws: StoreDamage.self) {
      var reader = StoreReader(bytes)
      let _: [String] = try reader.take()
    }
    #expect(throws: StoreDamage.self) {
      var reader = StoreReader(bytes)
      let _: [Bool?] = try reader.take()
    }
  }
}
