import Model
import Support
import Testing

@testable import Readers

@Suite struct ChartReaderTests {
  private func learn(_ table: String) -> (chart: Chart, found: [Diagnostic]) {
    var chart = Chart.standard
    let found = chart.learnCategories(Array(table.utf8), file: FileID(0))
    return (chart, found)
  }

  private func account(_ label: String, in chart: Chart) -> String? {
    guard case .account(let id)? = chart.category(label) else { return nil }
    return "\(chart[id].name) \(chart[id].kind)"
  }

  /// The categories of the generated books, of which speed and figures are measured.
  @Test(arguments: [
    ("เงินสมทบสมาชิก", "Income:Members receipt(Model.Party.members)"),
    ("เงินสมทบรัฐ (พอช.)", "Income:State receipt(Model.Party.state)"),
    ("เงินสมทบ อปท.", "Income:LocalGov receipt(Model.Party.localGovernment)"),
    ("ดอกเบี้ยเงินฝาก", "Income:Interest receipt(Model.Party.other)"),
    ("สวัสดิการคลอดบุตร", "Expenses:Welfare:Birth welfare"),
    ("สวัสดิการเจ็บป่วยนอนโรงพยาบาล", "Expenses:Welfare:Illness welfare"),
    ("สวัสดิการผู้สูงอายุ", "Expenses:Welfare:Elderly welfare"),
    ("สวัสดิการเสียชีวิต", "Expenses:Welfare:Death welfare"),
    ("สวัสดิการทุนการศึกษา", "Expenses:Welfare:Education welfare"),
    ("สวัสดิการภัยพิบัติ", "Expenses:Welfare:Disaster welfare"),
    ("ค่าบริหารจัดการ", "Expenses:Admin payment"), ("เจ็บป่วย", "Expenses:Welfare:Illness welfare"),
    ("Members", "Income:Members receipt(Model.Party.members)"),
    ("อื่นๆ(รับ)", "Income:Other receipt(Model.Party.other)"),
  ])
  func theDefaultCategoriesAreKnown(label: String, meaning: String) {
    #expect(account(label, in: .standard) == meaning)
  }

  @Test func transfersAndOpeningsHaveTheirWords() {
    for label in ["โอน", "โอนระหว่างบัญชี", "ฝากธนาคาร", "ถอนเงินสด", "Transfer"] {
      #expect(Chart.standard.category(label) == .transfer)
    }
    for label in ["ยอดยกมา", "ยกมา", "Opening Balance"] {
      #expect(Chart.standard.category(label) == .opening)
    }
    #expect(Chart.standard.category("อื่น ๆ") == nil)
  }

  @Test func everyDefaultAccountHasAnEnglishName() {
    for account in Chart.standard.accounts {
      let isEnglish = account.title.en.utf8.allSatisfy { $0 < 0x80 }
      #expect(isEnglish, "\(account.title.en)")
    }
  }

  @Test func aTableAddsCategoriesAndSynonyms() {
    let (chart, found) = learn(
      """
      หมวด,บัญชีคู่,ด้าน,ฝ่าย,คำพ้อง,ชื่ออังกฤษ
      ขายขยะ,Income:Waste,รับ,อื่น,ขายของเก่า; ขยะ ,Waste
      สวัสดิการบวช,Expenses:Welfare:Ordination,จ่าย,,,
      ย้ายเงิน,,โอน,,,
      """)
    #expect(found.isEmpty)
    #expect(account("ขายขยะ", in: chart) == "Income:Waste receipt(Model.Party.other)")
    #expect(account("ขยะ", in: chart) == account("ขายของเก่า", in: chart))
    #expect(account("สวัสดิการบวช", in: chart) == "Expenses:Welfare:Ordination welfare")
    #expect(chart.category("ย้ายเงิน") == .transfer)
    let waste = chart.accounts.first { $0.name == "Income:Waste" }
    #expect(waste?.title == Words(th: "ขายขยะ", en: "Waste"))
    #expect(account("คลอดบุตร", in: chart) == "Expenses:Welfare:Birth welfare")
  }

  @Test func aTableGivesAKnownWordANewMeaning() {
    let (chart, found) = learn("category,account,side,party\nดอกเบี้ย,Income:Loans,in,other\n")
    #expect(found.isEmpty)
    #expect(account("ดอกเบี้ย", in: chart) == "Income:Loans receipt(Model.Party.other)")
    #expect(account("ดอกเบี้ยเงินฝาก", in: chart) == "Income:Interest receipt(Model.Party.other)")
  }

  @Test(arguments: [
    "ก,Income:X,รับ,", "ก,Income:X,รับ,เพื่อน", "ก,Expenses:X,รับ,อื่น", "ก,Income:X,จ่าย,", "ก,,จ่าย,",
    "ก,Income:X,,อื่น", "ก,X,รับ,อื่น", "ก", "ก,Assets:Cash,รับ,อื่น", ",Income:X,รับ,อื่น",
    "\"ก,Income:X,รับ,อื่น",
  ])
  func aRowThatSaysTooLittleIsAFault(row: String) {
    let (chart, found) = learn("หมวด,บัญชีคู่,ด้าน,ฝ่าย\n\(row)\n")
    #expect(found.map(\.code) == [.unusableTable])
    #expect(found.map { $0.place?.cell?.row } == [2])
    #expect(chart.category("ก") == nil)
  }

  @Test func aTableWithoutItsColumnsChangesNothing() {
    let (chart, found) = learn("หมวด,ด้าน\nก,รับ\n")
    #expect(found.map(\.code) == [.unusableTable])
    #expect(chart.accounts == Chart.standard.accounts)
    #expect(learn("").found.isEmpty)
    var damaged = Chart.standard
    #expect(damaged.learnCategories([0xFF], file: FileID(0)).map(\.code) == [.undecodableByte])
  }

  private func accounts(
    _ table: String
  ) -> (chart: Chart, reading: Reading<[(account: AccountID, opening: Money, place: Place)]>) {
    var chart = Chart.standard
    let reading = chart.learnAccounts(Array(table.utf8), file: FileID(0))
    return (chart, reading)
  }

  @Test func accountsOfAFundReplaceTheBuiltInOnes() {
    let (chart, reading) = accounts(
      """
      บัญชี,ชนิด,ยอดยกมา,ชื่ออังกฤษ
      เงินสด,เงินสด,"1,000.50",
      ธ.ก.ส. ออมทรัพย์,ธนาคาร,-5,BAAC savings
      """)
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.value.map(\.opening.satang) == [100_050, -500])
    #expect(
      reading.value.map { chart[$0.account].name } == ["Assets:Cash", "Assets:Bank:ธ.ก.ส. ออมทรัพย์"])
    #expect(
      reading.value.map { chart[$0.account].title.en } == ["Cash", "BAAC savings"])
    #expect(chart.moneyLabels == ["เงินสด", "ธ.ก.ส. ออมทรัพย์"])
    #expect(chart.moneyAccount("ธนาคาร") == nil)
  }

  @Test(arguments: [
    ("ก,ทองคำ,", [Code.unusableTable]), ("ก,,", [.unusableTable]),
    ("ก,ธนาคาร,1O0", [.letterInNumber]),
    (",ธนาคาร,100", [.unusableTable]), ("ก,ธนาคาร,100\nก,ธนาคาร,30", [.unusableTable]),
  ])
  func aFaultyAccountIsTold(rows: String, codes: [Code]) {
    let (_, reading) = accounts("บัญชี,ชนิด,ยอดยกมา\n\(rows)\n")
    #expect(reading.diagnostics.map(\.code) == codes)
  }

  @Test func anAccountTableWithoutItsHeaderKeepsTheBuiltInOnes() {
    let (chart, reading) = accounts("เงินสด,เงินสด\n")
    #expect(reading.diagnostics.map(\.code) == [.unusableTable])
    #expect(chart.moneyLabels == Chart.standard.moneyLabels)
  }
}
