import Disclosure
import Foundation
import Model
import Outputs
import Pipeline
import Support
import Testing

/// Two hundred secrets, planted wherever something that a person types can reach a page or a file:
/// each is found, and nothing is published.
@Suite struct CanaryTests {
  /// A private value as it stands in the register and as it stands where it was planted.
  private struct Secret {
    let name: String
    let citizen: String
    let phone: String
    let account: String
    let email: String
    let address: String

    /// A person whom nobody has.
    init(_ number: Int) {
      let given = ["พิมพ์ใจ", "กิตติศักดิ์", "ทองสุก", "วารุณี", "สมหญิง"][number % 5]
      let letters = ["กล้า", "มั่น", "รุ่ง", "ศรี", "ทรัพย์", "เจริญ", "พันธุ์", "วงศ์", "แก้ว", "ทอง"]
      let surname =
        letters[number % 10] + letters[number / 10 % 10] + letters[(number / 100 + 3) % 10] + "ไพร"
      name = given + " " + surname
      let twelve = Array("110\(100_000_000 + number * 7_919)".utf8).map { Int($0) - 48 }
      let sum = twelve.enumerated().reduce(0) { $0 + $1.element * (13 - $1.offset) }
      citizen = twelve.map(String.init).joined() + String((11 - sum % 11) % 10)
      phone = "08\(10_000_000 + number * 1_237)"
      account = "\(2_000_000_000 + number * 104_729)"
      email = "member\(number)@mail.example"
      address = "\(number + 11)/7 หมู่ 4 บ้านหนองกระทุ่มลาย"
    }

    var row: String { "นาง\(name),\(citizen),\(phone),\(account),\(email),\(address)\n" }
    var all: [String] { [name, citizen, phone, account, email, address] }
  }

  private static let kinds: [PrivateKind] = [
    .name, .citizenNumber, .phone, .account, .email, .address,
  ]
  private static let register = "ชื่อ-สกุล,เลขบัตรประชาชน,โทรศัพท์,เลขบัญชี,อีเมล,ที่อยู่\n"

  /// The places of one site that hold a text, each with the secret of its number.
  private static func content(_ secrets: [String]) -> [String: String] {
    func split(_ text: String, by mark: String, after count: Int = 3) -> String {
      text.prefix(count) + mark + text.dropFirst(count)
    }
    func entities(_ text: String) -> String {
      text.unicodeScalars.map { "&#\($0.value);" }.joined()
    }
    let ledger =
      "วันที่,รายการ,หมวด,บัญชี,รับ,จ่าย,คงเหลือ,กองย่อย\n"
      + "1/10/2565,ยกมา,ยอดยกมา,\(secrets[3]),1234.00,,1234.00,\n"
      + "5/10/2565,ดอกเบี้ย,ดอกเบี้ย,\(secrets[3]),77.25,,1311.25,\(secrets[4])\n"
    let percent =
      secrets[13].addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    return [
      "site.yaml": SmallContent.site + "tagline: ก \(secrets[0])\nnotice: \"\(secrets[1])\"\n",
      "categories.csv": "หมวด,บัญชีคู่,ด้าน,ฝ่าย\nดอกเบี้ยเงินฝาก,Income:Interest,รับ,อื่น\n",
      "funds/990101-01/fund.yaml":
        "id: 990101-01\nname: กองทุน \(secrets[2])\nplace: {tambon: \"\(secrets[5])\"}\n"
        + "contact: {address: \"\(secrets[6])\"}\n"
        + "committee: [{name: ก ข, role: \"ดูแล \(secrets[7])\"}]\n",
      "funds/990101-01/accounts.csv": "บัญชี,ชนิด\n\(secrets[3]),ธนาคาร\n",
      "funds/990101-01/ledger/2566.csv": ledger,
      "news/2566/a.md": Content.news(
        "ข่าว \(secrets[8])",
        more: "summary: \"\(secrets[9])\"\nplace: \"\(secrets[10])\"\nsource: \"\(secrets[11])\"\n",
        "ก \(secrets[12]) ข\n\n[ลิงก์](https://x.example/\(percent))\n\n"
          + "\(split(secrets[14], by: "\u{200B}")) ค\n\n\(split(secrets[15], by: "\n"))\n\n"
          + "\(entities(secrets[16]))\n"),
      "pages/about.md": "---\ntitle: ก\n---\nก **\(split(secrets[17], by: "**", after: 2)) ข\n",
    ]
  }

  @Test(arguments: 0..<10)
  func everySecretIsFoundAndNothingIsPublished(round: Int) throws {
    let people = (0..<20).map { Secret(round * 20 + $0) }
    // Kinds take turns; what can't stand in a place stands elsewhere in the next round.
    let secrets = people.enumerated().map { place, person in
      [3, 4].contains(place) ? person.name : person.all[(round + place) % person.all.count]
    }
    var files = Self.content(secrets)
    files["funds/990101-01/members.csv"] = Self.register + people.map(\.row).joined()
    var templates = try Repository.files(below: "templates")
    templates["assets/extra.css"] = Array("/* \(secrets[18]) */".utf8)
    templates["pages/policy.html"]? += Array("<p data-x=\"\(secrets[19])\"></p>".utf8)
    let (site, report) = try Content.build(files, templates: MemoryTree(bytes: templates))
    #expect(site.files.isEmpty, "round \(round)")
    #expect(!report.isPublished && report.hasLeak)
    let found = Set(
      report.findings.flatMap { $0.diagnostic.notes }.compactMap { note in
        note.words.en.firstMatch(of: /hash ([0-9a-f]{16})/).map { String($0.output.1) }
      })
    for (place, secret) in secrets.enumerated() {
      let kind = Self.kinds[[3, 4].contains(place) ? 0 : (round + place) % Self.kinds.count]
      var known = KnownValues()
      known.add(Private(secret), kind)
      let digests = OutputScan(known: known, publicPersons: PublicPersons())
        .leaks(path: "a.md", bytes: Array(secret.utf8)).filter(\.isKnown).map(\.digest)
      #expect(!found.isDisjoint(with: digests), "round \(round): place \(place) is missed")
    }
    let told = report.findings.map { DiagnosticText(language: .thai).render($0.redacted) }.joined()
    for secret in secrets { #expect(!told.contains(secret), "a log tells \(secret)") }
  }

  @Test func withoutSecretsTheSameSiteIsPublished() throws {
    let plain = (0..<20).map { ["ต้นไม้", "ลำธาร", "ทุ่งนา", "ภูเขา"][$0 % 4] }
    let (site, report) = try Content.build(Self.content(plain))
    #expect(Content.codes(report) == [])
    #expect(!site.files.isEmpty)
  }
}
