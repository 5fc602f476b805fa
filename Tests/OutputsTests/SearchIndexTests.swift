import Model
import Support
import Testing

@testable import Outputs

@Suite struct SearchIndexTests {
  /// A reader of the files, written apart from what writes them: it knows the format only.
  private struct Reader {
    let files: [String: String]
    let count: Int
    let inFile: Int
    let listFiles: Int

    init(_ documents: [SearchDocument], _ measure: SearchIndex.Measure) {
      var index = SearchIndex("s/", measure, count: documents.count)
      var written: [OutputFile] = []
      for document in documents.reversed() {
        written += [index.add(document)].compactMap { $0 }
      }
      let measures = index.finish { written.append($0) }.split(separator: " ")
      files = Dictionary(
        uniqueKeysWithValues: written.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
      count = Int(measures[0]) ?? -1
      inFile = Int(measures[1]) ?? -1
      listFiles = Int(measures[2]) ?? -1
    }

    /// The documents of a key, and those of them that have it in their title.
    func documents(_ key: UInt32) -> (all: Set<Int>, titles: Set<Int>) {
      let label = String(decoding: SearchDigits.label(key), as: UTF8.self)
      let file = files["s/g/\(Int(key) % listFiles).txt"] ?? ""
      for line in file.split(separator: "\n") where line.hasPrefix(label) {
        let lists = line.dropFirst(5).split(separator: " ", omittingEmptySubsequences: false)
        return (numbers(lists[0]), lists.count > 1 ? numbers(lists[1]) : [])
      }
      return ([], [])
    }

    private func numbers(_ list: Substring) -> Set<Int> {
      let values = list.utf8.map { SearchDigits.signs.firstIndex(of: $0) ?? -1 }
      if list.first == "`" {
        return Set(
          values.dropFirst().enumerated().flatMap { place, bits in
            (0..<6).filter { bits >> $0 & 1 == 1 }.map { place * 6 + $0 }
          })
      }
      var found: Set<Int> = []
      var (last, step, shift) = (-1, 0, 0)
      for value in values {
        step |= (value & 31) << shift
        shift += 5
        guard value < 32 else { continue }
        last += step + 1
        found.insert(last)
        (step, shift) = (0, 0)
      }
      return found
    }

    /// The documents that may hold a word: those that hold all its keys.
    func candidates(_ word: [UInt32]) -> Set<Int> {
      let starts = SearchFolding.starts(of: word) + [word.count]
      let letters = (0..<starts.count - 1).map { word[starts[$0]..<starts[$0 + 1]] }
      switch letters.count {
      case 1: return documents(SearchGrams.key(.one, letters[0])).all
      case 2: return documents(SearchGrams.key(.two, letters[0], letters[1].prefix(1))).all
      default:
        return (0..<letters.count - 2).map {
          documents(
            SearchGrams.key(.three, letters[$0], letters[$0 + 1], letters[$0 + 2].prefix(1))
          ).all
        }.reduce(Set(0..<count)) { $0.intersection($1) }
      }
    }
  }

  private static let syllables = [
    "น้ำ", "ท่วม", "กิน", "กัน", "ข้าว", "ข่าว", "หนอง", "ใต้", "รักษ์", "สวัส", "ดิการ", "ก", "า", "ที่",
    "นี่", "ฯ", "ๆ", " ", " ", "2566", "๑๒", "1,234.50", "Fund", "é", "เเม่", "นํ้า",
  ]

  private func text(_ most: Int, _ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...most, using: &random)).map { _ in
      Self.syllables.randomElement(using: &random) ?? ""
    }.joined()
  }

  /// Every stretch of every text is found: what is proved by its text then is the plain truth.
  @Test(arguments: [SearchIndex.Measure.texts, .funds])
  func everyStretchOfATextIsAmongItsCandidates(measure: SearchIndex.Measure) {
    let seed: UInt64 = 25_690
    var random = SeededGenerator(seed: seed)
    let documents = (0..<61).map { number in
      SearchDocument(
        title: text(4, &random), address: "/\(number)/", heads: [text(2, &random)],
        body: [text(30, &random), text(10, &random)], file: "\(number)")
    }
    let reader = Reader(documents, measure)
    let folded = documents.map { document in
      ([document.title] + document.heads + document.body).map { SearchFolding.fold($0) }
    }
    for _ in 0..<400 {
      let texts = folded.randomElement(using: &random) ?? []
      let text = texts.randomElement(using: &random) ?? []
      let starts = SearchFolding.starts(of: text)
      guard let start = starts.randomElement(using: &random) else { continue }
      let end = min(text.count, start + Int.random(in: 1...9, using: &random))
      let word = Array(text[start..<end].prefix { $0 != SearchFolding.space })
      guard !word.isEmpty, !SearchFolding.isMark(word[0]) else { continue }
      let truth = Set(documents.indices.filter { folded[$0].contains { holds($0, word) } })
      let found = reader.candidates(word)
      #expect(truth.isSubset(of: found), "seed \(seed): \(word)")
    }
  }

  /// Whether a text holds a word that begins with a whole letter.
  private func holds(_ text: [UInt32], _ word: [UInt32]) -> Bool {
    guard text.count >= word.count else { return false }
    return (0...text.count - word.count).contains { text[$0...].starts(with: word) }
  }

  @Test func aTitleIsToldFromATextAndAWholeNameFromAPart() {
    let reader = Reader(
      [
        SearchDocument(title: "ท่างาม", address: "/a/", names: ["ท่างาม"], file: "a"),
        SearchDocument(title: "ท่างามพัฒนา", address: "/b/", names: ["ท่างามพัฒนา"], file: "b"),
        SearchDocument(title: "อื่น", address: "/c/", body: ["ที่ท่างาม"], file: "c"),
      ], .funds)
    let word = SearchFolding.fold("ท่างาม")
    #expect(reader.candidates(word) == [0, 1, 2])
    let key = SearchGrams.key(.three, word[0...1], word[2...2], word[3...3])
    #expect(reader.documents(key).titles == [0, 1])
    #expect(reader.documents(SearchGrams.key(name: word)).all == [0])
  }

  @Test func documentsStandInFilesAsTheyAreShown() {
    let documents = (0..<5).map { number in
      SearchDocument(
        title: "\"\(number)\"", address: "/\(number)/", note: "ก\\ข", body: ["1", "2"],
        file: "\(number)/index.html")
    }
    let reader = Reader(documents, .texts)
    let object = #"{"t":"\"4\"","a":"/4/","n":"ก\\ข","x":["1","2"]}"#
    #expect(reader.files["s/d/2.json"] == "[\(object)]\n")
    #expect(reader.files.keys.filter { $0.hasPrefix("s/d/") }.count == 3)
    #expect(reader.files["s/d/0.json"]?.hasPrefix(#"[{"t":"\"0\"""#) == true)
  }

  @Test func aFurtherDocumentChangesNoFileOfThoseBefore() {
    let documents = (0..<9).map { number in
      SearchDocument(
        title: "ข่าว \(number)", address: "/\(number)/", body: ["ข้อความ"], file: "\(number)")
    }
    let (before, after) = (Reader(Array(documents.dropLast()), .texts), Reader(documents, .texts))
    for number in 0..<4 {
      #expect(before.files["s/d/\(number).json"] == after.files["s/d/\(number).json"])
    }
  }

  /// A telephone, a citizen's number, an address or a name that nobody wrote would stop the site.
  @Test func listsHoldNoDigitVowelOrSignThatTheScanReads() {
    #expect(SearchDigits.signs.count == 64 && Set(SearchDigits.signs).count == 64)
    for sign in SearchDigits.signs + [SearchDigits.map] {
      #expect(!"0123456789aeiouyAEIOUY@.-_,\"\\ \n".utf8.contains(sign))
    }
  }

  @Test(arguments: [1, 2, 6, 7, 64, 500])
  func aListOfEveryDensityIsReadAsItWasWritten(count: Int) {
    let seed = UInt64(count)
    var random = SeededGenerator(seed: seed)
    for share in [0.01, 0.2, 0.5, 0.9, 1.0] {
      let documents = (0..<count).map { number in
        SearchDocument(
          title: Double.random(in: 0..<1, using: &random) < share ? "กขค" : "งจฉ",
          address: "/\(number)/", file: "\(number)")
      }
      let reader = Reader(documents, .texts)
      let truth = Set(documents.indices.filter { documents[$0].title == "กขค" })
      #expect(reader.candidates(SearchFolding.fold("กขค")) == truth, "seed \(seed)")
    }
  }

  @Test func aNameStandsWithTheNamesThatShareAnEndOfIt() {
    var names = PlaceNames()
    for number in 0..<500 { names.add("หนอง\(number)แดง", kind: "ต") }
    names.add("ตาก", kind: "จ")
    names.add(nil, kind: "อ")
    names.add(" ", kind: "อ")
    let files = names.files("s/")
    #expect(files.count == 8)
    let lines = files.flatMap { String(decoding: $0.bytes, as: UTF8.self).split(separator: "\n") }
    #expect(Set(lines).count == 501)
    #expect(lines.allSatisfy { $0.hasPrefix("ต") || $0.hasPrefix("จ") })
    #expect(lines.count <= 3 * 501)
  }
}
