import Model
import Support
import Testing

/// The lines of a file, looked for in blocks, against a look at each byte.
@Suite struct LineTests {
  @Test(arguments: UInt64(1)...100)
  func everyLineIsFoundInAnyOrder(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = ["a", "ก", "\n", "\r", "\r\n", "\u{B}", "\t", String(repeating: "ข", count: 60)]
    var text = ""
    for _ in 0..<Int.random(in: 0...120, using: &random) {
      text += pieces.randomElement(using: &random)!
    }
    let bytes = Array(text.utf8)
    var lines: [[UInt8]] = [[]]
    for (index, byte) in bytes.enumerated() {
      let isPair = byte == 0x0A && index > 0 && bytes[index - 1] == 0x0D
      if isPair { continue }
      if byte == 0x0A || byte == 0x0D {
        lines.append([])
      } else {
        lines[lines.count - 1].append(byte)
      }
    }
    var files = SourceFiles()
    let file = files.add(path: "a.csv", bytes: bytes)
    let numbers = (0...lines.count + 1).shuffled(using: &random)
    let findings = Finding.all(
      numbers.map { number in
        Diagnostic(
          .rowsOutOfOrder, Words("a"),
          at: Place(file: file, line: UInt32(number), columns: 0..<1))
      }, in: files)
    for (number, finding) in zip(numbers, findings) {
      let expected = (1...lines.count).contains(number) ? lines[number - 1] : nil
      #expect(finding.line == expected, "seed \(seed), line \(number)")
      #expect(files.line(UInt32(number), of: file) == expected, "seed \(seed), line \(number)")
    }
  }
}
