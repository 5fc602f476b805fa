import Support
import Testing

@testable import Disclosure

/// What the detectors find in plain text, and what they must leave alone.
@Suite struct DetectorTests {
  private static func kinds(_ text: String, _ declared: PublicPersons = .init()) -> [PrivateKind] {
    PersonalDetectors.findings(in: Private(text), publicPersons: declared).map(\.kind)
  }

  /// A citizen's number that nobody has, with its check digit.
  private static func citizen(_ random: inout SeededGenerator) -> [Int] {
    let digits =
      [Int.random(in: 1...8, using: &random)]
      + (0..<11).map { _ in Int.random(in: 0...9, using: &random) }
    let sum = (0..<12).reduce(0) { $0 + digits[$1] * (13 - $1) }
    return digits + [(11 - sum % 11) % 10]
  }

  private static func joined(_ digits: [Int], _ separator: String) -> String {
    let text = digits.map(String.init).joined()
    var parts: [Substring] = []
    var rest = text[...]
    for count in [1, 4, 5, 2, 1] {
      parts.append(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    return parts.joined(separator: separator)
  }

  @Test func everyCitizenNumberIsFoundInFiveFormats() {
    var random = SeededGenerator(seed: 13)
    let formats: [(String, ([Int]) -> String)] = [
      ("plain", { $0.map(String.init).joined() }), ("hyphens", { Self.joined($0, "-") }),
      ("spaces", { Self.joined($0, " ") }),
      ("Thai digits", { $0.map { String("๐๑๒๓๔๕๖๗๘๙".map { $0 }[$0]) }.joined() }),
      ("inside text", { "เลขบัตร" + Self.joined($0, "-") + "ของสมาชิก 1,500.00 บาท" }),
    ]
    for (format, write) in formats {
      var found = 0
      for _ in 0..<2_000 {
        let kinds = Self.kinds(write(Self.citizen(&random)))
        if kinds == [.citizenNumber] { found += 1 }
      }
      print("privacy: citizen number, \(format): \(Double(found) / 20) % of 2000")
      #expect(found == 2_000, "\(format)")
    }
  }

  @Test(arguments: [
    "1234567890122", "12345678901210", "91234567890121", "0123456789012", "1,234,567,890,121.00",
    "1234567890121.50", "2566 2567 2568 1", "2026-10-01 12345", "1-2345\n67890-12-1",
    "990101-01 990102-01", "01/10/2568 - 30/09/2569", "2025-10-01 2,587.25 THB", "12 30 45 60 75",
    "08:30-16:30", "02-10-2566 5", "09.30 - 16.30", "0612345678901234", "กท 0123/2566",
    "0.0812345678",
    "@media print", "icon@2x.png", "@", "a@", "ก@ข", "pkg@1.2.3", "08123456789",
    "3f0812345678abcdef0123456789abcdef", "เลขที่บัญชี 1,234,567.00", "บัญชีแยกประเภท 2569",
    "บัญชีเงินฝาก 1234567890 บาท",
  ])
  func figuresAreNobodys(text: String) {
    #expect(Self.kinds(text) == [], "\(text)")
  }

  @Test(arguments: [
    ("081-234-5678", PrivateKind.phone), ("0812345678", .phone), ("โทร.08 1234 5678", .phone),
    ("๐๖๑-๒๓๔๕๖๗๘", .phone), ("໐໖໑-໒໓໔໕໖໗໘", .phone),
    ("၀၆၁-၂၃၄၅၆၇၈", .phone), ("០៦១-២៣៤៥៦៧៨", .phone), ("+66 81 234 5678", .phone),
    ("+66812345678", .phone),
    ("02-123-4567", .phone), ("0-2123-4567", .phone), ("053 123456", .phone),
    ("(02) 1234567", .phone),
    ("081.234.5678", .phone), ("123-4-56789-0", .account), ("เลขที่บัญชี 1234567890", .account),
    ("บัญชี ธ.ก.ส. 012345678901", .account), ("เลขบัญชี: 123-456789-0", .account),
    ("somsri@mail.example", .email), ("ติดต่อ SOMSRI.J+a@mail.co.th.", .email),
    ("1-2345-67890-12-1", .citizenNumber),
  ])
  func contactsAreFound(text: String, kind: PrivateKind) {
    #expect(Self.kinds(text) == [kind], "\(text)")
  }

  @Test(arguments: [
    "นายกเทศมนตรีตำบล เปิดงาน", "นายกองค์การบริหารส่วนตำบล ท่างาม", "นายก อบต. ท่างาม",
    "นายกอบต.ท่างาม เปิด",
    "นายกรัฐมนตรี กล่าว", "นายกสมาคมสวัสดิการ ภาค", "นายกเหล่ากาชาดจังหวัด เข้าร่วม", "นายกฯ กล่าวว่า",
    "นายอำเภอเมือง จังหวัด", "นายทะเบียน กองทุน", "นายช่างโยธา ชำนาญงาน", "นายแพทย์สาธารณสุข จังหวัด",
    "นายจ้างและ ลูกจ้าง", "นายทุน ท้องถิ่น", "นายหน้า ที่ดิน", "นายตำรวจ ชั้น", "นายทหาร ชั้น", "ทนายความ อาสา",
    "เจ้านาย สั่ง", "ตำรวจ 5 นาย เข้าช่วยเหลือ", "อำเภอนางรอง จังหวัดบุรีรัมย์", "ตำบลนางแล อำเภอเมือง",
    "นางพยาบาล ประจำ", "นางแบบ โฆษณา", "ขุนนาง เก่า", "บ้านนางาม ตำบล", "คุณภาพ ชีวิต", "คุณธรรม นำ",
    "คุณสมบัติ ของสมาชิก", "มีคุณค่า รับอย่าง", "คุณวุฒิ การศึกษา", "ผู้ทรงคุณวุฒิ ด้าน", "คุณประโยชน์ ต่อ",
    "คุณูปการ แก่", "ขอบคุณ ทุกท่าน", "พระคุณ แม่", "เด็กชายและเด็กหญิง ในตำบล", "เด็กหญิง 5 คน ได้รับ",
    "พระมหากษัตริย์ ทรง", "นางสาวไทย ประจำปี", "น.ส.3 ก เลขที่", "รายจ่าย รวม", "คุณสามารถ ดูได้",
  ])
  func wordsThatBeginLikeHonorificsNameNobody(text: String) {
    #expect(Self.kinds(text) == [], "\(text)")
  }

  @Test(arguments: [
    "นายกิตติ ศรีสุข", "นายกมล แก้วดี", "นาย กนก ทองดี", "โดยนายก้อง แสงดี", "นางสาวิตรี แก้วดี", "น.ส.มาลี แก้วดี",
    "ด.ญ. ใบเตย แก้วดี", "ว่าที่ ร.ต. สมัย คำดี", "ทนายสมชาย ใจดี", "คุณวุฒิชัย แก้วดี", "พระครู สังวร แก้วดี",
    "นายแพทย์สมชาย ใจดี",
  ])
  func namesThatBeginLikeWordsAreFound(text: String) {
    #expect(Self.kinds(text) == [.nameWithHonorific], "\(text)")
  }

  @Test func aMentionBesideHarmAndMoneyIsWorse() {
    #expect(Self.kinds("นางสมศรีเสียชีวิต รับ 5,000 บาท") == [.nameNearHarm])
    #expect(Self.kinds("ค่ารักษาพยาบาล ด.ช.แดง แก้วดี จำนวน 500.- บาท") == [.nameWithHonorific])
    #expect(Self.kinds("มีผู้ป่วย 5 คน ได้รับ 500 บาท") == [])
    let far = String(repeating: "ก", count: 100)
    #expect(Self.kinds("นางสมศรี ใจดี \(far) ป่วย 500 บาท") == [.nameWithHonorific])
  }

  @Test func declaredPersonsMayBeMentioned() {
    let declared = PublicPersons(
      ["นายบุญส่ง ศรีจันทน์ทอง", "คุณธนพล"], contacts: ["02-123-4567", "a@mail.example"])
    for text in [
      "นายบุญส่ง ศรีจันทน์ทองกล่าวว่า", "คุณบุญส่ง กล่าว", "นายบุญส่ง ประธานกองทุน ศรีจันทน์ทอง", "นายบุญส่ง",
      "นายบุญส่งกล่าวว่า", "นายกบุญส่งร่วมงาน กับ", "คุณธนพล วิทยากรกองทุน", "ว่าที่ร้อยตรีบุญส่ง  ศรีจันทน์ทอง",
      "โทร 0-2123-4567 a@mail.example",
    ] {
      #expect(Self.kinds(text, declared) == [], "\(text)")
    }
    for text in ["นายบุญส่ง แก้วดี", "นายบุญ ศรีจันทน์ทอง", "คุณธนพล แก้วดี", "นางบุญส่งศรี แก้วดี"] {
      #expect(Self.kinds(text, declared) == [.nameWithHonorific], "\(text)")
    }
    #expect(Self.kinds("นายบุญส่ง ศรีจันทน์ทองและนางสมศรี ใจดี", declared).count == 1)
  }

  @Test func cellsOfATableNeverRunTogether() {
    let scan = OutputScan(known: KnownValues(), publicPersons: PublicPersons())
    for (path, text) in [
      ("a.html", "<tr><td>1-2345</td><td>67890-12-1</td></tr>"), ("a.csv", "1-2345,67890-12-1"),
      ("a.html", "<svg><path d=\"M1 2345 67890 12 1\"/></svg>"), ("a.json", "[12345,67890121]"),
    ] {
      #expect(scan.leaks(path: path, bytes: Array(text.utf8)) == [], "\(text)")
    }
    let inline = Array("<p>1-2345<b>-67890</b>-12-1</p>".utf8)
    #expect(scan.leaks(path: "a.html", bytes: inline).map(\.kind) == [.citizenNumber])
  }

  @Test func whatIsFoundInFreeTextIsKnownThen() {
    var known = KnownValues()
    for found in PersonalDetectors.findings(in: Private("ช่วยนางสมศรี ใจดี 500 บาท")) {
      known.add(found.value, found.kind)
    }
    let scan = OutputScan(known: known, publicPersons: PublicPersons())
    let leaks = scan.leaks(path: "a.html", bytes: Array("<td>สมศรี</td><td>ใจดี</td>".utf8))
    #expect(leaks.map(\.isKnown) == [true])
  }
}
