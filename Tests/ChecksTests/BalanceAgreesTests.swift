import Model
import Support
import Testing

@Suite struct BalanceAgreesTests {
  private let opening = "1/10/2565,ยอดยกมา,เงินสด,100,,100"

  @Test func booksThatAgreeHaveNoFinding() {
    let checked = CheckedBooks(
      opening, "2/10/2565,ดอกเบี้ย,เงินสด,5,,105", "3/10/2565,ค่าบริหารจัดการ,เงินสด,,25.50,79.50")
    #expect(checked.faults == [])
  }

  @Test func balancesNobodyWroteAreNotCompared() {
    let checked = CheckedBooks(
      "1/10/2565,ดอกเบี้ย,เงินสด,5,,", "2/10/2565,ดอกเบี้ย,เงินสด,5,,10", "3/10/2565,ดอกเบี้ย,เงินสด,5,,")
    #expect(checked.faults == [])
  }

  @Test func oneSlipThatGoesOnIsOneFinding() {
    let checked = CheckedBooks(
      opening, "2/10/2565,ดอกเบี้ย,เงินสด,50,,130", "3/10/2565,ดอกเบี้ย,เงินสด,1,,131",
      "4/10/2565,ดอกเบี้ย,เงินสด,1,,132")
    #expect(checked.faults == ["F27 G3"])
    #expect(checked.findings.map(\.doubtFrom) == [.of(2022, 10, 1)])
    #expect(checked.findings.map(\.summary.th) == ["คงเหลือเขียน 130.00 คำนวณได้ 150.00 ต่าง 20.00"])
  }

  @Test func oneWrongCellIsOneFindingAndSaysSo() {
    let checked = CheckedBooks(
      opening, "2/10/2565,ดอกเบี้ย,เงินสด,50,,130", "3/10/2565,ดอกเบี้ย,เงินสด,1,,151",
      "4/10/2565,ดอกเบี้ย,เงินสด,1,,152")
    #expect(checked.faults == ["F27 G3"])
    #expect(
      checked.notes == [
        "The next row goes on from the counted balance, so that only this cell seems wrong"
      ]
    )
  }

  @Test func twoSlipsAreTwoFindings() {
    let checked = CheckedBooks(
      opening, "2/10/2565,ดอกเบี้ย,เงินสด,50,,130", "3/10/2565,ดอกเบี้ย,เงินสด,1,,131",
      "4/10/2565,ดอกเบี้ย,เงินสด,1,,139")
    #expect(checked.faults == ["F27 G3", "F27 G5"])
  }

  @Test func aSlipInTheLastRowIsFound() {
    #expect(CheckedBooks(opening, "2/10/2565,ดอกเบี้ย,เงินสด,5,,106").faults == ["F27 G3"])
  }

  @Test func aMissingRowIsFoundWhereTheBalanceJumps() {
    let checked = CheckedBooks(
      opening, "2/10/2565,ดอกเบี้ย,เงินสด,5,,145", "3/10/2565,ดอกเบี้ย,เงินสด,5,,150")
    #expect(checked.faults == ["F27 G3"])
  }

  @Test func anOpeningWhoseAmountAndBalanceDisagreeIsFound() {
    #expect(CheckedBooks("1/10/2565,ยอดยกมา,เงินสด,100,,120").faults == ["F27 G2"])
  }

  @Test func accountsHaveBalancesOfTheirOwnHoweverTheyMix() {
    let checked = CheckedBooks(
      opening, "1/10/2565,ยอดยกมา,ธนาคาร,900,,900", "2/10/2565,ดอกเบี้ย,ธนาคาร,5,,905",
      "2/10/2565,ดอกเบี้ย,เงินสด,1,,101", "3/10/2565,โอน,เงินสด,,50,51,ธนาคาร",
      "3/10/2565,ดอกเบี้ย,ธนาคาร,1,,956", "4/10/2565,ดอกเบี้ย,เงินสด,1,,53",
      "5/10/2565,ดอกเบี้ย,ธนาคาร,1,,957")
    #expect(checked.faults == ["F27 G8"])
  }

  @Test(arguments: [
    ("2/10/2565,ดอกเบี้ย,เงินสด,x,,300", "a row whose balance can be read"),
    ("2/10/2565,ดอกเบี้ย,เงินสด,x,,", "a row of a known account"),
    ("2/10/2565,ดอกเบี้ย,เงสด,5,,", "a row of an unknown account"),
    ("2/10/2565", "a row without its cells"), ("\"2/10/2565", "a row with an open quote"),
  ])
  func overAGapNothingIsCompared(row: String, what: String) {
    let checked = CheckedBooks(opening, row, "3/10/2565,ดอกเบี้ย,เงินสด,5,,305")
    #expect(checked.books.gaps.count == 1)
    #expect(checked.faults == [], "\(what)")
  }

  @Test func afterAGapTheNextSlipIsFoundAgain() {
    let checked = CheckedBooks(
      opening, "2/10/2565", "3/10/2565,ดอกเบี้ย,เงินสด,5,,305", "4/10/2565,ดอกเบี้ย,เงินสด,5,,311")
    #expect(checked.faults == ["F27 G5"])
  }

  @Test func aRowWhoseCategoryIsUnknownStillCounts() {
    let checked = CheckedBooks(
      opening, "2/10/2565,ไก่,เงินสด,5,,", "3/10/2565,ดอกเบี้ย,เงินสด,5,,110",
      "4/10/2565,ดอกเบี้ย,เงินสด,5,,120")
    #expect(checked.faults == ["F27 G5"])
  }

  @Test func aGapOfOneAccountLeavesTheOtherCompared() {
    let checked = CheckedBooks(
      opening, "1/10/2565,ยอดยกมา,ธนาคาร,900,,900", "2/10/2565,ดอกเบี้ย,ธนาคาร,x,,",
      "3/10/2565,ดอกเบี้ย,เงินสด,5,,106")
    #expect(checked.faults == ["F27 G5"])
  }

  private func twoYears(_ carried: String) -> CheckedBooks {
    CheckedBooks(files: [
      "2566.csv": CheckedBooks.header + "\n1/10/2565,ก,ยอดยกมา,เงินสด,100,,100,\n"
        + "9/9/2566,ก,ดอกเบี้ย,เงินสด,20,,120,\n",
      "2567.csv": CheckedBooks.header + "\n1/10/2566,ก,ยอดยกมา,เงินสด,\(carried),\n"
        + "2/10/2566,ก,ดอกเบี้ย,เงินสด,1,,121,\n",
    ])
  }

  @Test(arguments: [",,120", "120,,", "120,,120"])
  func aYearOpensWithWhatTheYearBeforeClosedWith(carried: String) {
    #expect(twoYears(carried).faults == [])
  }

  @Test(arguments: [",,125", "125,,", "125,,125"])
  func anOpeningThatDiffersHoldsTheYearBeforeToo(carried: String) {
    let checked = twoYears(carried)
    #expect(checked.faults == ["F28 G2"])
    #expect(checked.heldFrom == FiscalYear(ending: 2023))
  }

  /// A carried amount is written twice in its row; both must be last year's.
  @Test func aCarriedAmountThatDiffersFromItsOwnBalanceIsFound() {
    #expect(twoYears("125,,120").faults != [])
  }

  /// Where no balance agreed before, every row of the account is in doubt.
  @Test func aFirstBalanceThatIsWrongPutsAllRowsAboveItInDoubt() {
    let checked = CheckedBooks(
      "1/9/2565,ดอกเบี้ย,เงินสด,100,,", "2/10/2565,ดอกเบี้ย,เงินสด,50,,300")
    #expect(checked.faults == ["F27 G3"])
    #expect((checked.findings.first?.doubtFrom).map { $0 <= .of(2022, 9, 1) } ?? true)
  }
}

@Suite struct BreakCausesTests {
  private func notes(_ row: String, after others: String...) -> [String] {
    let rows = ["1/10/2565,ยอดยกมา,เงินสด,10000,,10000"]
    var books = rows + others
    books.append(row)
    let lines = books.map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return "\(cells[0]),ก," + cells[1...5].joined(separator: ",") + ","
    }
    let text = ([CheckedBooks.header] + lines).joined(separator: "\n")
    return CheckedBooks(files: ["2566.csv": text]).notes
  }

  @Test func anAmountInTheWrongColumnIsTwiceItself() {
    #expect(
      notes("2/10/2565,ดอกเบี้ย,เงินสด,321,,9679") == [
        "The difference is twice 321.00: row 3 may stand in the wrong column (in/out)"
      ])
  }

  @Test func aRowLeftOutOfTheBalance() {
    #expect(
      notes("2/10/2565,ดอกเบี้ย,เงินสด,321,,10000") == [
        "The difference is the amount of row 3, 321.00: it may be missing from the balance"
      ])
  }

  @Test func aRowCountedTwice() {
    #expect(
      notes("2/10/2565,ค่าบริหารจัดการ,เงินสด,,321,9358") == [
        "The difference is the amount of row 3, 321.00: it may be counted twice",
        "A row of 321.00 paid may be missing above this one",
      ])
  }

  @Test func aDecimalPointThatSlipped() {
    #expect(
      notes("2/10/2565,ดอกเบี้ย,เงินสด,12.50,,11250") == [
        "The decimal point of row 3 may have slipped: the amount may be 1,250.00"
      ])
    #expect(
      notes("2/10/2565,ดอกเบี้ย,เงินสด,1250,,10125") == [
        "The decimal point of row 3 may have slipped: the amount may be 125.00"
      ])
  }

  @Test func digitsOfTheAmountSwapped() {
    #expect(
      notes("3/10/2565,ดอกเบี้ย,เงินสด,540,,10720", after: "2/10/2565,ดอกเบี้ย,เงินสด,270,,10270") == [
        "Two digits of the amount in row 4 may be swapped: it may be 450.00"
      ])
  }

  @Test func digitsOfTheBalanceSwapped() {
    #expect(
      notes("2/10/2565,ดอกเบี้ย,เงินสด,8060,,18600").first
        == "Two neighbouring digits of the balance seem to be swapped: 18,060.00")
  }

  @Test func anotherRowsAmount() {
    #expect(
      notes("3/10/2565,ดอกเบี้ย,เงินสด,10,,10010", after: "2/10/2565,ดอกเบี้ย,เงินสด,77,,").first
        == "The difference is the amount of row 3, 77.00: it may be missing from the balance")
  }

  @Test func aDifferenceDivisibleByNine() {
    #expect(
      notes("2/10/2565,ดอกเบี้ย,เงินสด,77.05,,10905.05") == [
        "A row of 828.00 received may be missing above this one",
        "The difference is divisible by 9, as it is where two digits are swapped",
      ])
  }

  @Test func aDifferenceThatMeansNothingElseMayBeAMissingRow() {
    #expect(
      notes("2/10/2565,ดอกเบี้ย,เงินสด,77,,10087") == [
        "A row of 10.00 received may be missing above this one"
      ])
  }
}
