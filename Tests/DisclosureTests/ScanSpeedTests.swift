import Foundation
import Support
import Testing

@testable import Disclosure

/// How fast outputs are scanned, asked for by `PRONGSAI_SCAN_BENCH=1`.
///
/// `swift test -c release -Xswiftc -enable-testing --scratch-path .build/release-tests
/// --filter ScanSpeed`
@Suite struct ScanSpeedTests {
  /// 5,000 persons who don't exist, with the four values that a fund knows of each.
  static func fivethousandPersons() -> KnownValues {
    var random = SeededGenerator(seed: 5_000)
    let heads = [
      "สม", "วิ", "ประ", "จัน", "มา", "บุญ", "ศรี", "อำ", "นิ", "กัล", "ธน", "พิม", "สุ", "ชู", "เพ็ญ",
    ]
    let tails = [
      "ชาย", "ศักดิ์", "พร", "ใจ", "รัตน์", "ลี", "จิตร", "ภา", "นี", "วดี", "ชัย", "เดช", "นภา", "มล",
    ]
    let families = [
      "แก้ว", "ทอง", "ศรี", "บุญ", "วงศ์", "คำ", "สุข", "เจริญ", "พันธุ์", "มณี", "อินทร์", "จันทร์",
    ]
    var known = KnownValues()
    func pick(_ list: [String]) -> String { list[Int.random(in: 0..<list.count, using: &random)] }
    for _ in 0..<5_000 {
      let name = pick(heads) + pick(tails) + " " + pick(families) + pick(families) + pick(tails)
      known.add(Private("นาง" + name), .name)
      let digits = (0..<13).map { _ in String(Int.random(in: 1...9, using: &random)) }.joined()
      known.add(Private(digits), .citizenNumber)
      known.add(Private("08" + digits.prefix(8)), .phone)
      known.add(Private("\(digits.prefix(3))-\(digits.suffix(7))"), .account)
    }
    return known
  }

  /// The seconds that this thread has computed; other tests run beside it.
  private static func cpuSeconds() -> Double {
    var usage = rusage()
    // RUSAGE_THREAD, which Swift's Glibc leaves out.
    getrusage(__rusage_who_t(1), &usage)
    let (user, system) = (usage.ru_utime, usage.ru_stime)
    return Double(user.tv_sec + system.tv_sec) + Double(user.tv_usec + system.tv_usec) / 1e6
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["PRONGSAI_SCAN_BENCH"] == "1"))
  func aHundredMegabytesASecond() throws {
    let files = try Repository.files(below: "site").filter { $0.key.hasSuffix(".html") }
      .sorted { $0.key < $1.key }
    let total = files.reduce(0) { $0 + $1.value.count }
    let rounds = 100_000_000 / max(total, 1) + 1
    let declared = try PublicNames.ofTheDemo()
    let known = Self.fivethousandPersons()
    let started = Self.cpuSeconds()
    let scan = OutputScan(
      known: known,
      publicPersons: PublicPersons(declared.names, contacts: declared.contacts))
    let compiled = Self.cpuSeconds()
    var found = 0
    for _ in 0..<rounds {
      for (path, bytes) in files { found += scan.leaks(path: path, bytes: bytes).count }
    }
    let seconds = Self.cpuSeconds() - compiled
    let megabytes = Double(total * rounds) / 1e6
    print(
      "privacy: speed: \(Int(megabytes / seconds)) MB per CPU-second over \(Int(megabytes)) MB,",
      "\(known.count) known values compiled in \(compiled - started) s,",
      "\(found) hits")
  }
}
