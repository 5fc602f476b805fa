import Foundation
import Support
import Testing

/// `prongsai balances`, and what it makes of journals that others wrote.
@Suite struct BalancesTests {
  private func balances(_ files: [String: String], _ file: String = "main.journal") throws
    -> Program
  {
    let folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(text, to: path) }
    return try Program(["balances", file, "--language", "en"], in: folder)
  }

  @Test func balancesArePrintedAsCSV() throws {
    let run = try balances([
      "main.journal": "include sub/*.journal\n",
      "sub/x.journal": "2023-01-31\n  a, \"b\"  1,250.50 THB\n  z\n  (zero)  0 THB\n",
    ])
    #expect(run.output == "account,commodity,balance\n\"a, \"\"b\"\"\",THB,1250.5\nz,THB,-1250.5\n")
    #expect(run.messages == "Read main.journal · errors: 0, warnings: 0\n")
    #expect(run.status == 0)
  }

  @Test func aFaultEndsWithStatusOneAndNoBalances() throws {
    let run = try balances(["d/main.journal": "2023-01-31\n  a  5\n  b  -4\n"], "d/main.journal")
    #expect(run.output == "")
    #expect(run.status == 1)
    #expect(
      run.messages == """
        error[J601]: The transaction doesn't balance: 1 is left over
          --> d/main.journal:1 (row 1)
        1 | 2023-01-31
          | ^^^^^^^^^^
          = help: Make the amounts sum to zero, or leave one of them out to be inferred

        Read d/main.journal · errors: 1, warnings: 0

        """)
  }

  @Test func aLinkIsNotFollowed() throws {
    let folder = try TemporaryFolder()
    try folder.write("include link.journal\ninclude folder/x.journal\n", to: "d/main.journal")
    try folder.write("2023-01-31\n  a  1\n  b\n", to: "x.journal")
    for (link, target) in [("link.journal", "x.journal"), ("folder", "")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/d/" + link, withDestinationPath: folder.path + "/" + target)
    }
    let run = try Program(["balances", "d/main.journal", "--language", "en"], in: folder)
    #expect(run.status == 1)
    #expect(run.messages.contains("error[J606]"))
    #expect(run.messages.contains("the same in other places: 1"))
  }

  @Test func aFileThatIsntThereIsWrongUsage() throws {
    let run = try balances([:])
    #expect(run.status == 2)
    #expect(run.messages.contains("S106"))
  }

  /// One journal of the collection and what hledger made of it.
  private struct Entry: Decodable {
    var id: String
    var main: String
    var kind: String
    var level: String
    var hledger_check: Int
    var commodities: [String]
  }

  @Test func journalsOfOthersComeOutAsHledgerHasThem() throws {
    guard let manifest = Repository.shared("inputs/journals/manifest.json") else {
      print("skipped: the journals lie beside the repository only")
      return
    }
    struct Manifest: Decodable { var entries: [Entry] }
    let data = try Data(contentsOf: URL(filePath: manifest))
    let entries = try JSONDecoder().decode(Manifest.self, from: data).entries
    #expect(entries.count >= 65)
    for entry in entries where entry.kind == "journal" {
      let source = URL(filePath: manifest).deletingLastPathComponent().appending(path: entry.id)
      let folder = try TemporaryFolder()
      try FileManager.default.copyItem(atPath: source.path, toPath: folder.path + "/j")
      let run = try Program(["balances", "j/" + entry.main, "--language", "en"], in: folder)
      if run.status == 0 {
        let wanted = try String(
          contentsOf: source.appending(path: "expected/bal-bare.csv"), encoding: .utf8)
        #expect(amounts(run.output) == amounts(wanted), "\(entry.id)")
        #expect(entry.commodities.count < 2 && entry.hledger_check == 0, "\(entry.id)")
      } else {
        #expect(run.status == 1 && run.messages.contains("error[J60"), "\(entry.id): by name")
        let mayRefuse = entry.commodities.count > 1 || entry.level != "must"
        #expect(mayRefuse || entry.hledger_check != 0, "\(entry.id): \(run.messages.prefix(200))")
      }
    }
  }

  /// The amounts of a CSV of balances that aren't zero, by account and commodity; a comma in an
  /// amount is its decimal mark.
  private func amounts(_ csv: String) -> [[String]: Decimal] {
    var amounts: [[String]: Decimal] = [:]
    for line in csv.split(separator: "\n").dropFirst() {
      var fields = [""]
      var isQuoted = false
      for letter in line {
        if letter == "\"" {
          isQuoted.toggle()
        } else if letter == ",", !isQuoted {
          fields.append("")
        } else {
          fields[fields.count - 1].append(letter)
        }
      }
      guard fields.count == 3, fields[0].lowercased() != "total" else { continue }
      let amount = Decimal(string: fields[2].replacing(",", with: ".")) ?? .nan
      if amount != 0 { amounts[[fields[0], fields[1]]] = amount }
    }
    return amounts
  }
}
