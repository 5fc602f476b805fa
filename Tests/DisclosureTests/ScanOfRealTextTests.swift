import Disclosure
import Foundation
import Support
import Testing

/// The detectors over real news and over the demo: what nobody may be alarmed by.
@Suite struct ScanOfRealTextTests {
  @Test func theDemoGivesNobodyAway() throws {
    let declared = try PublicNames.ofTheDemo()
    #expect(declared.names.count > 40)
    let scan = OutputScan(
      known: KnownValues(),
      publicPersons: PublicPersons(declared.names, contacts: declared.contacts))
    let files = try Repository.files(below: "site")
    var alarms = 0
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      for leak in scan.leaks(path: path, bytes: bytes) {
        alarms += 1
        Issue.record("site/\(path):\(leak.line): \(leak.kind.rawValue) \(leak.masked)")
      }
    }
    print("privacy: the demo: \(alarms) false alarms in \(files.count) files")
  }

  /// Everybody whom the five items name, by file.
  private static let named: [String: [String]] = [
    "000": [
      "นางสาวตวงรัตน์ โล่ห์สุนทร", "คุณธนพล", "พระอาจารย์มนัส", "นายเจนภพ พุทธวงศ์", "คุณชิษณุชา",
    ],
    "001": [
      "นางสาวตวงรัตน์ โล่ห์สุนทร", "นายศิริวัฒน์ บุปผาเจริญ", "นางสาวฉัฐพร งามเกลี้ยง",
      "นายสมศักดิ์ ทิบุญ", "นางยุพิน เถาเปี้ยปลูก",
    ],
    "002": ["นายเชษฐา โมสิกรัตน์", "นางเทพินท์ พงษ์วดี"],
    "003": ["ว่าที่ร้อยตรี สมัย คำชมภู", "นายธนู ธิแก้ว"],
    "004": ["นางจินตนา จันทร์บำรุง", "คุณจุไรรัตน์ ชัยทวีทรัพย์"],
  ]

  @Test func realNewsFindsEverybodyWhoIsNamedAndNobodyElse() throws {
    guard let folder = Repository.shared("inputs/news") else {
      print("privacy: news: skipped, there are no real items beside the repository")
      return
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let data = try Data(contentsOf: URL(filePath: folder + "/" + name))
      let names = try #require(Self.named[String(name.prefix(3))])
      let nobody = OutputScan(known: KnownValues(), publicPersons: PublicPersons())
      let everybody = OutputScan(known: KnownValues(), publicPersons: PublicPersons(names))
      let found = nobody.leaks(path: name, bytes: Array(data))
      let alarms = everybody.leaks(path: name, bytes: Array(data))
      for leak in alarms { Issue.record("\(name):\(leak.line): \(leak.kind) \(leak.masked)") }
      for person in names {
        let others = PublicPersons(names.filter { $0 != person })
        let scan = OutputScan(known: KnownValues(), publicPersons: others)
        #expect(!scan.leaks(path: name, bytes: Array(data)).isEmpty, "\(name): \(person)")
      }
      print(
        "privacy: news \(name.prefix(3)): \(found.count) mentions of \(names.count) persons,",
        "\(alarms.count) false alarms")
    }
  }
}
