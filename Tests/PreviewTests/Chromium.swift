import Foundation

/// A page in a real browser, asked through the pipe that Chromium has for programs.
///
/// The browser runs as long as somebody holds it. Source: Chrome DevTools Protocol.
final class Chromium {
  /// The browser didn't answer, or answered that it can't.
  struct Silent: Error { let asked: String, answer: String }

  /// Whether there is one here.
  static let isThere = path != nil

  private static let path = ["chromium", "chromium-browser", "google-chrome"].flatMap { name in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
      "\($0)/\(name)"
    }
  }.first { FileManager.default.isExecutableFile(atPath: $0) }

  private let process = Process()
  private let folder: PreviewFolder
  private let questions: FileHandle
  private let answers: FileHandle
  private var asked = 0
  private var read: [UInt8] = []
  private var session = ""

  private struct Answer: Decodable {
    struct Result: Decodable {
      struct Value: Decodable { let value: String? }
      let targetId: String?
      let sessionId: String?
      let result: Value?
    }
    let id: Int?
    let result: Result?
  }

  /// Opens a page.
  init(_ address: String) throws {
    folder = try PreviewFolder()
    let pipes = ["questions", "answers"].map { [folder] in folder.path + "/" + $0 }
    for pipe in pipes where mkfifo(pipe, 0o600) != 0 {
      throw POSIXError(.init(rawValue: errno) ?? .EIO)
    }
    process.executableURL = URL(filePath: "/bin/sh")
    // It reads from 3 and writes to 4; without a sandbox, since tests may run as anybody.
    process.arguments = [
      "-c",
      "exec \"$0\" --headless --no-sandbox --disable-gpu --no-first-run --remote-debugging-pipe "
        + "--user-data-dir=\"$1/profile\" 3<\"$1/questions\" 4>\"$1/answers\" 2>\"$1/told\"",
      Self.path ?? "chromium", folder.path,
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    questions = try FileHandle(forWritingTo: URL(filePath: pipes[0]))
    answers = try FileHandle(forReadingFrom: URL(filePath: pipes[1]))
    let target = try ask("Target.createTarget", "{\"url\":\"\(address)\"}").targetId ?? ""
    let attached = try ask(
      "Target.attachToTarget", "{\"targetId\":\"\(target)\",\"flatten\":true}")
    session = attached.sessionId ?? ""
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// What an expression is in the page, as text.
  func value(_ expression: String) throws -> String {
    let text = String(decoding: try JSONEncoder().encode("String((\(expression)))"), as: UTF8.self)
    let answer = try ask("Runtime.evaluate", "{\"expression\":\(text),\"returnByValue\":true}")
    return answer.result?.value ?? ""
  }

  /// Waits until an expression is a text; half a minute is longer than any machine needs.
  ///
  /// - Returns: what it was last.
  func wait(for expected: String, _ expression: String) throws -> String {
    var last = ""
    for _ in 0..<1500 {
      do {
        last = try value(expression)
        if last == expected { break }
      } catch let silent as Silent where silent.answer.contains("Inspected target navigated") {
        // The page went away while it was asked: the next one is.
      }
      usleep(20_000)
    }
    return last
  }

  private func ask(_ method: String, _ parameters: String) throws -> Answer.Result {
    asked += 1
    let session = session.isEmpty ? "" : ",\"sessionId\":\"\(session)\""
    let question = "{\"id\":\(asked),\"method\":\"\(method)\",\"params\":\(parameters)\(session)}"
    try questions.write(contentsOf: Data(question.utf8 + [0]))
    while true {
      let message = try nextMessage(after: question)
      let answer = try JSONDecoder().decode(Answer.self, from: message)
      guard answer.id == asked else { continue }
      guard let result = answer.result else {
        throw Silent(asked: question, answer: String(decoding: message, as: UTF8.self))
      }
      return result
    }
  }

  /// What the browser says next, up to a zero.
  private func nextMessage(after question: String) throws -> Data {
    while true {
      if let end = read.firstIndex(of: 0) {
        defer { read.removeSubrange(...end) }
        return Data(read[..<end])
      }
      let some = answers.availableData
      guard !some.isEmpty else { throw Silent(asked: question, answer: "") }
      read += some
    }
  }
}
