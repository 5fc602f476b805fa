import Disclosure
import Testing

/// What is worth looking for, and what stands in ordinary text by chance.
@Suite struct KnownValuesTests {
  private static func leaks(
    _ value: String, _ kind: PrivateKind, in text: String, publicPersons: PublicPersons = .init()
  ) -> [Leak] {
    var known = KnownValues()
    known.add(Private(value), kind)
    return OutputScan(known: known, publicPersons: publicPersons)
      .leaks(path: "a.txt", bytes: Array(text.utf8)).filter(\.isKnown)
  }

  @Test(arguments: [
    ("สมศรี", PrivateKind.name), ("นาง ก ข", .name), ("", .name), ("12345", .citizenNumber),
    ("12345678", .phone), ("123456789", .account), ("12-34", .account), ("ใครก็ได้", .email),
    ("หมู่ 4", .address), ("99", .imageMetadata),
  ])
  func whatIsTooShortIsNotLookedFor(value: String, kind: PrivateKind) {
    var known = KnownValues()
    known.add(Private(value), kind)
    #expect(known.count == (value == "หมู่ 4" ? 1 : 0))
  }

  @Test func aValueTwiceIsOneValue() {
    var known = KnownValues()
    var other = KnownValues()
    for name in ["สมศรี ใจดี", "นางสมศรี  ใจดี", "คุณสมศรี ใจดี"] { known.add(Private(name), .name) }
    other.add(Private("0812345678"), .phone)
    known.formUnion(other)
    #expect(known.count == 2)
  }

  @Test func aNumberInsideALongerOneIsNotIt() {
    #expect(Self.leaks("0812345678", .phone, in: "เลขที่ 10812345678").isEmpty)
    #expect(Self.leaks("0812345678", .phone, in: "เลขที่ 08123456789").isEmpty)
    #expect(Self.leaks("1234567890", .account, in: "12345678.90").isEmpty)
    #expect(Self.leaks("1234567890", .account, in: "1,234,567,890").isEmpty)
    #expect(Self.leaks("0812345678", .phone, in: "โทร.081.234.5678").count == 1)
    #expect(Self.leaks("0812345678", .phone, in: "+66 81 234 5678").count == 1)
    #expect(Self.leaks("+66812345678", .phone, in: "081-2345678").count == 1)
    #expect(Self.leaks("99/1 หมู่ 4 ต.ท่าจันทน์", .address, in: "199/1 หมู่ 4").isEmpty)
    #expect(Self.leaks("99/1 หมู่ 4 ต.ท่าจันทน์", .address, in: "99/1 หมู่ 45").isEmpty)
    #expect(Self.leaks("99/1 หมู่ 4 ต.ท่าจันทน์", .address, in: "99/1 ม.4").count == 1)
    #expect(Self.leaks("99/1", .address, in: "วันที่ 99/1 และ 99/1/2566").isEmpty)
    #expect(Self.leaks("99/1", .address, in: "บ้านเลขที่ 99/1").count == 1)
  }

  @Test func latinNamesAreWholeWords() {
    #expect(Self.leaks("Li An", .name, in: "client liandra analysis").isEmpty)
    #expect(Self.leaks("Mrs Somsri Jaidee", .name, in: "SOMSRI-JAIDEE.").count == 1)
  }

  @Test func shortNamesCountWhereTheyStandAlone() {
    #expect(Self.leaks("ดี มี", .name, in: "ของดี มีคุณค่า").isEmpty)
    #expect(Self.leaks("ดี มี", .name, in: "นายดี มี").count == 1)
  }

  @Test func declaredPersonsAndContactsAreNoHit() {
    let declared = PublicPersons(
      ["นายบุญส่ง ศรีจันทน์ทอง"], contacts: ["081-234-5678", "fund@mail.example"])
    let text = "บุญส่ง ศรีจันทน์ทอง 0812345678 fund@mail.example"
    for (value, kind) in [
      ("บุญส่ง ศรีจันทน์ทอง", PrivateKind.name), ("บุญส่ง ศรีจันทน์", .name), ("0812345678", .phone),
      ("FUND@mail.example", .email),
    ] {
      #expect(Self.leaks(value, kind, in: text, publicPersons: declared).isEmpty, "\(value)")
    }
    #expect(Self.leaks("บุญส่ง แก้วดี", .name, in: "บุญส่ง แก้วดี", publicPersons: declared).count == 1)
  }

  @Test func equalVowelsAreEqualHoweverTheyAreTyped() {
    #expect(Self.leaks("น้ำทิพย์ แก้วดี", .name, in: "น\u{E4D}\u{E49}\u{E32}ทิพย์ เเก้วดี").count == 1)
    #expect(Self.leaks("คำ แก้วดี", .name, in: "ค\u{E4D}\u{E32} แก้วดี").count == 1)
  }
}
