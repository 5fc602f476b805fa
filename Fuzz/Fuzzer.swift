import Glibc

/// One thing to feed with bytes that nobody chose.
///
/// It says nothing: what it does must not crash, hang or take memory without end, whatever comes.
struct Fuzzer: Sendable {
  /// The name of its folder in `corpus/` and of its list in `words/`.
  let name: String
  /// Takes the bytes.
  let run: @Sendable ([UInt8]) -> Void

  /// Every fuzzer, one line each: a reader more is a line more, and a folder with examples.
  static let all: [Fuzzer] = [
    Fuzzer(name: "cash-book") { readLedger($0, named: "2566.csv") },
    Fuzzer(name: "journal") { readLedger($0, named: "2566.journal") },
    Fuzzer(name: "workbook") { readWorkbook($0) },
    Fuzzer(name: "workbook-parts") { readWorkbookParts($0) },
    Fuzzer(name: "settings") { readSettings($0) },
    Fuzzer(name: "news") { readNews($0) },
    Fuzzer(name: "markdown") { renderMarkdown($0) },
    Fuzzer(name: "scan") { scanOutput($0) },
    Fuzzer(name: "policy") { readPolicy($0) },
    Fuzzer(name: "published") { readPublished($0) },
    Fuzzer(name: "canary") { sing($0) },
  ]

  /// The one that the environment names.
  static let chosen: Fuzzer = {
    let name = getenv("PRONGSAI_FUZZER").map { String(cString: $0) } ?? ""
    guard let fuzzer = all.first(where: { $0.name == name }) else {
      preconditionFailure("PRONGSAI_FUZZER is one of \(all.map(\.name)), not “\(name)”")
    }
    return fuzzer
  }()
}

/// Crashes on purpose, letter by letter: a run that isn't led by what the program does would never
/// find the word, and one that doesn't see crashes would pass over it.
private func sing(_ bytes: [UInt8]) {
  guard bytes.count == 3, bytes[0] == UInt8(ascii: "g") else { return }
  guard bytes[1] == UInt8(ascii: "a") else { return }
  precondition(bytes[2] != UInt8(ascii: "s"), "the canary has fallen silent, as it should")
}

/// What libFuzzer calls with each input.
@c(LLVMFuzzerTestOneInput)
public func takeInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Fuzzer.chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
