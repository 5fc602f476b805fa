import Foundation
import Model
import Support
import Testing

@testable import Outputs

/// A component is a folder: its template, an example that says what it prints, and its style.
@Suite struct ComponentTests {
  private static let names: [String] = {
    let files = (try? Repository.files(below: "templates/components").keys.sorted()) ?? []
    return Set(files.map { String($0.prefix { $0 != "/" }) }).sorted()
  }()

  @Test func everyComponentHasATemplateAndAnExampleAndAtMostAStyle() throws {
    let files = try Repository.files(below: "templates/components").keys
    #expect(Self.names.count > 40)
    for name in Self.names {
      let own = Set(files.filter { $0.hasPrefix(name + "/") }.map { $0.dropFirst(name.count + 1) })
      #expect(own.isSuperset(of: ["template.html", "example.md"]), "components/\(name)")
      #expect(own.isSubset(of: ["template.html", "example.md", "style.css"]), "components/\(name)")
    }
  }

  @Test(arguments: names)
  func everyComponentPrintsWhatItsExampleSays(_ name: String) throws {
    var example = try ComponentExample(name)
    let cases = try example.values()
    let shape = try Shape(of: cases)
    let compiled = try Self.compiled(name, shape)
    let faults = compiled.diagnostics.map { "\($0.code.rawValue) \($0.summary.en)" }
    #expect(faults.isEmpty, "\(example.path): \(faults.joined(separator: "; "))")
    let printed = cases.map { part in
      var bytes: [UInt8] = []
      compiled.value.run([shape.row(part)], into: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    if Repository.isRecording {
      try example.record(printed)
      example = try ComponentExample(name)
    }
    for number in 0..<example.count {
      #expect(
        example.recorded(number) == ComponentExample.block(printed[number]),
        "\(example.path), case \(number + 1): make golden records what is printed now")
    }
    #expect(example.lines[0].contains(" · "), "\(example.path): what it is for, in two languages")
    var branches = TemplateBranches(compiled.value, shape)
    for part in cases { branches.follow(shape.row(part)) }
    #expect(branches.missing == [], "\(example.path): no case prints these")
  }

  @Test(arguments: names)
  func aStyleIsAboutWhatItsComponentPrints(_ name: String) throws {
    let path = "templates/components/\(name)/style.css"
    guard FileManager.default.fileExists(atPath: Repository.root + "/" + path) else { return }
    let example = try ComponentExample(name)
    let printed = (0..<example.count).flatMap { example.recorded($0) }.joined(separator: "\n")
    let style = try Repository.text(path).replacing(/\/\*.*?\*\//.dotMatchesNewlines(), with: "")
    var rules = 0
    for match in style.matches(of: /([^{};]+)\{/) {
      let selectors = match.output.1.trimmingCharacters(in: .whitespacesAndNewlines)
      guard !selectors.hasPrefix("@") else { continue }
      rules += 1
      for selector in selectors.split(separator: ",") {
        let blocks = selector.matches(of: /\.(ps-[a-z]+(?:-[a-z]+)*)/).map { String($0.output.1) }
        #expect(blocks.contains { printed.contains($0) }, "\(path): \(selector)")
      }
    }
    #expect(rules > 0, "\(path): a component without rules needs no style")
  }

  /// A component as a page would take it in, with the words of Thai pages.
  private static func compiled(
    _ name: String, _ shape: Shape
  ) throws -> Reading<TemplateProgram> {
    var files: [String: (id: FileID, bytes: [UInt8])] = [:]
    let all = try Repository.files(below: "templates").filter { $0.key.hasSuffix(".html") }
    for (number, path) in all.keys.sorted().enumerated() {
      files[path] = (FileID(UInt32(number)), all[path] ?? [])
    }
    let file = try #require(files["components/\(name)/template.html"])
    var compiler = TemplateCompiler(files: files, words: try Sample.words(.thai))
    let steps = compiler.compile(file.bytes, file: file.id, scopes: [shape], depth: 0)
    return Reading(TemplateProgram(steps: steps, of: shape), compiler.diagnostics)
  }
}
