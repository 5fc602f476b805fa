import Synchronization

/// What browsers that look at the site are told, as server-sent events.
///
/// Identity is the point: everybody listens to the same news, so that this is a class.
///
/// Source: HTML Living Standard, 9.2 Server-sent events.
final class LiveEvents: Sendable {
  private struct State {
    var build = 0
    var problems = ""
    var listeners: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
    var joined = 0
  }

  private let state = Mutex(State())
  /// Tells the builds of this run of the program from those of another.
  private let run = String(UInt64.random(in: 0...UInt64.max), radix: 36)

  /// Which build the site is of.
  var build: String { name(of: state.withLock { $0.build }) }

  private func name(of build: Int) -> String { "\(run)-\(build)" }

  /// How many listen.
  var count: Int { state.withLock { $0.listeners.count } }

  /// All news from now on, after how things stand.
  func listen() -> AsyncStream<[UInt8]> {
    let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
    let number = state.withLock { state in
      state.joined += 1
      state.listeners[state.joined] = continuation
      let event = event("state", state.build, lines(of: state.problems))
      continuation.yield(Array("retry: 500\n".utf8) + event)
      return state.joined
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { $0.listeners[number] = nil }
    }
    return stream
  }

  /// Tells of a build.
  ///
  /// - Parameters:
  ///   - changed: the files of the site that differ now; `nil` where all may.
  ///   - problems: what keeps the site from being as it was meant; empty where nothing does.
  func tell(changed: [String]?, problems: String) {
    state.withLock { state in
      state.build += 1
      state.problems = problems
      let news =
        event("problems", state.build, lines(of: problems))
        + event("changed", state.build, changed ?? ["*"])
      for listener in state.listeners.values { listener.yield(news) }
    }
  }

  /// Tells of files that differ while a build goes on.
  func tell(changed: [String]) {
    state.withLock { state in
      state.build += 1
      let news = event("pages", state.build, changed)
      for listener in state.listeners.values { listener.yield(news) }
    }
  }

  /// Says nothing to everybody, so that the connections of those who went away are noticed.
  func keepAlive() {
    state.withLock { state in
      for listener in state.listeners.values { listener.yield(Array(":\n\n".utf8)) }
    }
  }

  private func lines(of text: String) -> [String] {
    text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
  }

  private func event(_ name: String, _ build: Int, _ lines: [String]) -> [UInt8] {
    var text = "event: \(name)\nid: \(self.name(of: build))\n"
    for line in lines.isEmpty ? [""] : lines { text += "data: \(line)\n" }
    return Array((text + "\n").utf8)
  }
}
