import Dispatch
import Support
import Synchronization
import Testing

@testable import Outputs

/// The parser's extensions change a table that all parses share: without a lock about one
/// rendering in ten of two threads loses a link or a `<del>`.
@Suite struct MarkdownThreadTests {
  private static let seed: UInt64 = 20_661_121

  private static let documents: [String] = {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "~~ผิด~~", "www.a.example/b", "https://a.example", "a@b.example", "**ข**", "กองทุน", "\n\n",
      "\n\n| a | b |\n|:--|--:|\n| ~~c~~ | www.d.example |\n\n", "[x](/y)", "`z`", "[^1]", "\n- q",
      "~a~", "\n\n> [!NOTE]\n> ~~n~~ http://e.example\n\n", " ", "w:w", "\n- [x] t",
    ]
    return (0..<300).map { _ in
      (0..<Int.random(in: 5...60, using: &random))
        .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
        .joined(separator: " ") + "\n\n[^1]: ~~note~~\n"
    }
  }()

  @Test func twoThreadsRenderAsOneDoes() {
    let alone = Self.documents.map { Sample.html($0) }
    #expect(alone.joined().contains("<del>") && alone.joined().contains("<a href="))
    let wrong = Mutex<[Int]>([])
    for _ in 0..<4 {
      DispatchQueue.concurrentPerform(iterations: 2) { thread in
        for index in Self.documents.indices {
          let document = thread == 0 ? index : Self.documents.count - 1 - index
          if Sample.html(Self.documents[document]) != alone[document] {
            wrong.withLock { $0.append(document) }
          }
        }
      }
    }
    #expect(wrong.withLock { $0 } == [], "seed \(Self.seed)")
  }
}
