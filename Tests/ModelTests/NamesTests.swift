import Support
import Testing

@testable import Model

@Suite struct NamesTests {
  @Test(arguments: ["990101-01", "F0001", "a", "52-01-02", "ABC", "12345", "1234567"])
  func aFundHasANumberOfLettersDigitsAndHyphens(text: String) {
    #expect(Fund.ID(text)?.text == text)
  }

  @Test(arguments: [
    "", " ", "990101", "000000", "..", ".", "a..b", "a/b", "../x", "990101 01", " F0001", "F0001\n",
    "-F1", "F1-", "F--1", "กองทุน", "๙๙๐๑๐๑-๐๑", "F1\u{0}", "F_1", "F1.", "é",
    String(repeating: "a", count: 41),
  ])
  func anythingElseIsNoNumberOfAFund(text: String) {
    #expect(Fund.ID(text) == nil)
  }

  @Test func fortyLettersAreStillANumber() {
    #expect(Fund.ID(String(repeating: "a", count: 40)) != nil)
  }

  @Test func anAddressHasNoCapitals() {
    #expect(Fund.ID("F0001-Ab")?.address == "f0001-ab")
  }

  @Test(
    arguments: [
      (0, "A"), (1, "B"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"),
      (65_535, "CRXP"),
    ] as [(UInt16, String)])
  func columnsHaveTheLettersOfASpreadsheet(column: UInt16, letters: String) {
    #expect(Cell(row: 1, column: column).letters == letters)
  }

  @Test func aWholeRowHasNoLetters() {
    #expect(Cell(row: 1).letters == nil)
  }

  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3), ("ab", "ba", 1),
    ("abc", "acb", 1), ("เจ็บป่ววย", "เจ็บป่วย", 1), ("กพ", "ก.พ.", 2), ("abcd", "badc", 2),
    ("ca", "abc", 3),
  ])
  func theDistanceCountsLettersAddedRemovedChangedOrSwapped(
    left: String, right: String, is count: Int
  ) {
    let (first, second) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    #expect(editDistance(first, second) == count)
    #expect(editDistance(second, first) == count)
  }

  @Test(arguments: UInt64(1)...200)
  func oneRandomSlipIsADistanceOfOne(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters: [Unicode.Scalar] = ["ก", "ข", "า", "่", "a", "b"]
    let word = (0..<Int.random(in: 2...12, using: &random)).map { _ in
      letters[Int.random(in: 0..<6, using: &random)]
    }
    var slipped = word
    let place = Int.random(in: 0..<word.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: slipped.remove(at: place)
    case 1: slipped.insert("z", at: place)
    case 2: slipped[place] = "z"
    default:
      let other = place == 0 ? 1 : place - 1
      if word[place] == word[other] { return }
      slipped.swapAt(place, other)
    }
    #expect(editDistance(word, slipped) == 1, "\(word) and \(slipped)")
  }

  @Test func theNearestNameComesFirstAndFarOnesNotAtAll() {
    let known = ["เจ็บป่วย", "เสียชีวิต", "เจ็บป่วยๆ", "ดอกเบี้ย"]
    #expect(nearestNames(to: "เจ็บป่ววย", among: known) == ["เจ็บป่วย", "เจ็บป่วยๆ"])
    #expect(nearestNames(to: "กขคงจฉ", among: known) == [])
    #expect(nearestNames(to: "", among: known) == [])
    #expect(nearestNames(to: "x", among: []) == [])
  }

  @Test func equallyNearNamesComeByNameAndAtMostThree() {
    #expect(nearestNames(to: "abc", among: ["abz", "aba", "abx", "aby"]) == ["aba", "abx", "aby"])
    #expect(nearestNames(to: "abc", among: ["abz", "aba"], most: 1) == ["aba"])
  }

  @Test(arguments: [
    ("https://test.example/", ""), ("https://test.example", ""),
    ("https://test.example/repo/", "/repo"), ("https://test.example/repo", "/repo"),
    ("https://test.example/a/b/", "/a/b"), ("https://test.example//", ""), ("", ""),
  ])
  func theRootPathIsWhatFollowsTheHost(address: String, path: String) {
    let site = Site(
      name: Words("x"), baseAddress: address, asOf: SmallContent.today, publisher: Words("x"))
    #expect(site.rootPath == path)
  }

  @Test(arguments: [
    ("เงินสด", "เงินสด"), (" เงิน สด\u{A0}", "เงินสด"), ("Cash BOX", "cashbox"),
    ("เงิน\u{200B}สด\u{FEFF}", "เงินสด"), ("a\t\r\nb", "ab"), ("É", "É"), ("", ""),
  ])
  func foldingForgetsSpacesAndCapitals(label: String, folded: String) {
    #expect(Chart.folded(label) == folded)
  }

  @Test(arguments: UInt64(1)...10)
  func foldingTakesAwayTheSameWhereverItStands(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let scalars = Array(
      ("aAzZ[@กำ่é🔷 \t\r\n\u{A0}\u{A1}\u{200A}\u{200B}\u{200C}\u{200D}\u{200E}"
        + "\u{2060}\u{2061}\u{20A0}\u{FEFF}\u{FEFE}")
        .unicodeScalars)
    let dropped: Set<UInt32> = [
      0x20, 0x09, 0x0A, 0x0D, 0xA0, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF,
    ]
    for _ in 0..<300 {
      let label = (0..<Int.random(in: 0...20, using: &random)).map { _ in
        scalars.randomElement(using: &random)!
      }
      var folded = String.UnicodeScalarView()
      for scalar in label where !dropped.contains(scalar.value) {
        folded.append(("A"..."Z").contains(scalar) ? Unicode.Scalar(scalar.value + 32)! : scalar)
      }
      let text = String(String.UnicodeScalarView(label))
      #expect(
        Array(Chart.folded(text).utf8) == Array(String(folded).utf8),
        "seed \(seed): \(text.debugDescription)")
    }
  }

  @Test func aChartKnowsAnAccountByEveryWordOnceAndLastSaidHolds() {
    var chart = Chart()
    let cash = chart.add(Account(name: "Assets:Cash", title: Words("ก"), kind: .cash))
    let bank = chart.add(Account(name: "Assets:Bank", title: Words("ข"), kind: .bank))
    #expect(chart.add(Account(name: "Assets:Cash", title: Words("ค"), kind: .cash)) == cash)
    #expect(chart[cash].title == Words("ค"))
    chart.nameMoney(cash, "เงิน สด")
    chart.nameMoney(bank, "เงินสด")
    #expect(chart.moneyAccount("เงินสด") == bank)
    #expect(chart.moneyLabels == ["เงิน สด"])
    chart.forgetMoneyLabels()
    #expect(chart.moneyAccount("เงินสด") == nil)
    #expect(chart.moneyAccountIDs == [cash, bank])
  }
}

@Suite struct SourceFilesTests {
  private func lines(_ bytes: [UInt8]) -> [String?] {
    var files = SourceFiles()
    let file = files.add(path: "x", bytes: bytes)
    return (0...4).map { number in
      files.line(UInt32(number), of: file).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  @Test func aLineIsGivenWithoutItsEnd() {
    #expect(lines(Array("ก\nข\r\n\nง".utf8)) == [nil, "ก", "ข", "", "ง"])
  }

  @Test func afterTheLastLineEndComesAnEmptyLineAndThenNone() {
    #expect(lines(Array("ก\n".utf8)) == [nil, "ก", "", nil, nil])
    #expect(lines([]) == [nil, "", nil, nil, nil])
  }

  @Test func theFirstLineIsGivenWithoutTheMarkOfUTF8() {
    #expect(lines([0xEF, 0xBB, 0xBF] + Array("ก\nข".utf8)) == [nil, "ก", "ข", nil, nil])
    #expect(lines([0xEF, 0xBB, 0xBF]) == [nil, "", nil, nil, nil])
  }

  @Test func filesKeepTheirOwnNumbers() {
    var files = SourceFiles()
    let first = files.add(path: "a", bytes: [1])
    let second = files.add(path: "b", bytes: [2])
    #expect([files[first].path, files[second].path] == ["a", "b"])
    #expect(first < second)
  }
}
