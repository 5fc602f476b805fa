import Model
import Support
import Testing

/// The rules of the house, on our own source. A rule that no test holds is a wish.
@Suite struct HouseTests {
  /// What a module may import. The three in the middle never see each other.
  private static let arrows: [String: Set<String>] = [
    "Model": [],
    "Disclosure": ["Model", "CCrypto", "Synchronization"],
    "Readers": ["Model", "Disclosure", "CZip", "CExpat", "Yams"],
    "Checks": ["Model"],
    "Outputs": [
      "Model", "Disclosure", "CCMarkGFM", "CQRCode", "CICU", "CSQLite", "Synchronization",
    ],
    "Pictures": ["CTurboJPEG", "CPNG", "CWebP"],
    "Pipeline": [
      "Model", "Disclosure", "Readers", "Checks", "Outputs", "Pictures", "Dispatch",
      "Synchronization",
    ],
    "Preview": ["FlyingFox", "FlyingSocks", "Glibc", "Synchronization"],
    "prongsai": [
      "Model", "Outputs", "Pipeline", "Preview", "Handbook", "ArgumentParser", "CLinux", "Dispatch",
      "Glibc", "Synchronization",
    ],
    "Handbook": ["Model"],
    "Fuzz": ["Model", "Disclosure", "Readers", "Checks", "Outputs", "Support", "Glibc"],
  ]

  @Test func modulesImportOnlyWhatTheMapAllows() throws {
    for source in try SwiftSource.all() where !source.path.hasPrefix("Tests/") {
      let allowed = try #require(Self.arrows[source.module], "\(source.path): an unknown module")
      for (module, line) in source.imports {
        #expect(
          allowed.contains(module),
          "\(source.path):\(line): \(source.module) may not import \(module)")
      }
    }
  }

  @Test func everyModuleOfTheMapIsInTheFigureOfTheArchitecture() throws {
    let text = try Repository.text("ARCHITECTURE.md")
    for module in Self.arrows.keys { #expect(text.contains(module), "ARCHITECTURE.md: \(module)") }
  }

  /// Calls that end the program, hide a failure, print, or read the clock.
  private static let banned: [(call: String, allowedIn: Set<String>)] = [
    ("try!", []), ("as!", []), ("fatal" + "Error(", []), (" print(", ["Tests/"]),
    ("Date()", []), ("time(nil)", ["Sources/prongsai/Terminal.swift"]),
    ("clock_gettime", ["Sources/prongsai/Terminal.swift"]), ("catch {}", []),
    ("unsafeBitCast", []),
    ("republished:", ["Sources/Pipeline/Rebuild/", "Sources/Disclosure/"]), ("TO" + "DO", []),
    ("FIX" + "ME", []),
  ]

  @Test func bannedCallsStandNowhere() throws {
    for source in try SwiftSource.all() where !source.path.hasPrefix("Tests/HouseTests/") {
      for (text, line) in source.code {
        for rule in Self.banned where text.contains(rule.call) {
          let isAllowed = rule.allowedIn.contains { source.path.hasPrefix($0) }
          #expect(isAllowed, "\(source.path):\(line): \(rule.call) is banned")
        }
      }
    }
  }

  @Test func theCoreHasNoFoundation() throws {
    for source in try SwiftSource.all() where !source.path.hasPrefix("Tests/") {
      #expect(!source.imports.contains { $0.module.hasPrefix("Foundation") }, "\(source.path)")
    }
  }

  @Test func filesAndFunctionsAndLinesAreShort() throws {
    for source in try SwiftSource.all() {
      #expect(source.lines.count <= 400, "\(source.path) has \(source.lines.count) lines")
      // A registry is a list: the book's has a line for each code.
      let isRegistry = source.path == "docs/Handbook.swift"
      for (line, count) in source.functions(longerThan: isRegistry ? 120 : 60) {
        Issue.record("\(source.path):\(line): a function of \(count) lines")
      }
      for (index, line) in source.lines.enumerated() where line.count > 100 {
        Issue.record("\(source.path):\(index + 1): a line of \(line.count) letters")
      }
    }
  }

  @Test func namesSayWhatTheyMean() throws {
    let vague = ["Manager", "Helper", "Utils", "Context"]
    for source in try SwiftSource.all() where source.path.hasPrefix("Sources/") {
      for (text, line) in source.code {
        let words = text.split(separator: " ")
        guard
          let position = words.firstIndex(where: {
            ["struct", "class", "enum", "protocol"].contains($0)
          }),
          position + 1 < words.count
        else { continue }
        let name = words[position + 1]
        #expect(!vague.contains { name.contains($0) }, "\(source.path):\(line): \(name)")
      }
    }
  }

  @Test func everyCodeHasItsPageAndEveryPageItsCode() throws {
    let pages = try Repository.files(below: "docs/diagnostics").keys.filter { $0 != "README.md" }
    #expect(pages.sorted() == Code.allCases.map { $0.rawValue + ".md" }.sorted())
    let index = try Repository.text("docs/diagnostics/README.md")
    for code in Code.allCases { #expect(index.contains(code.rawValue), "\(code.rawValue)") }
  }

  @Test func everyTestSuiteHasItsFolder() throws {
    let manifest = try Repository.text("Package.swift")
    for folder in Set(try Repository.files(below: "Tests").keys.map { $0.prefix { $0 != "/" } }) {
      #expect(manifest.contains("\"\(folder)\""), "Package.swift doesn't know Tests/\(folder)")
    }
  }

  @Test func nothingNamesTheMachineItWasWrittenOn() throws {
    let words = ["/wo" + "rk/", "/ro" + "ot/", "/tm" + "p/bui"]
    for source in try SwiftSource.all() {
      for (text, line) in source.code {
        for word in words { #expect(!text.contains(word), "\(source.path):\(line): \(word)") }
      }
    }
  }
}
