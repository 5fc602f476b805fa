import Testing

@testable import Preview

@Suite struct LiveEventsTests {
  /// The next so many pieces of news, as text.
  private func news(_ stream: AsyncStream<[UInt8]>, _ count: Int) async -> String {
    var text = ""
    var iterator = stream.makeAsyncIterator()
    for _ in 0..<count {
      if let bytes = await iterator.next() { text += String(decoding: bytes, as: UTF8.self) }
    }
    return text
  }

  @Test func whoComesFirstHearsHowThingsStand() async {
    let events = LiveEvents()
    let build = events.build
    #expect(
      await news(events.listen(), 1) == "retry: 500\nevent: state\nid: \(build)\ndata: \n\n")
  }

  @Test func aBuildTellsWhatChangedAndWhatIsWrong() async {
    let events = LiveEvents()
    let stream = events.listen()
    events.tell(changed: ["f/a/index.html", "assets/site.css"], problems: "ผิด 1\n<b>\r\ndata: x")
    let build = events.build
    let text = await news(stream, 2)
    #expect(
      text.hasSuffix(
        "event: problems\nid: \(build)\ndata: ผิด 1\ndata: <b>\ndata: data: x\n\n"
          + "event: changed\nid: \(build)\ndata: f/a/index.html\ndata: assets/site.css\n\n"))
  }

  @Test func whatWasWrongIsToldToWhoComesLater() async {
    let events = LiveEvents()
    events.tell(changed: nil, problems: "wrong")
    #expect(await news(events.listen(), 1).hasSuffix("data: wrong\n\n"))
    events.tell(changed: nil, problems: "")
    #expect(await news(events.listen(), 1).hasSuffix("data: \n\n"))
  }

  @Test func aBuildOfWhichNobodyKnowsWhatChangedIsForAll() async {
    let events = LiveEvents()
    let stream = events.listen()
    events.tell(changed: nil, problems: "")
    #expect(await news(stream, 2).hasSuffix("data: *\n\n"))
  }

  @Test func eachBuildHasANameThatNoOtherRunGives() {
    let (one, other) = (LiveEvents(), LiveEvents())
    let first = one.build
    one.tell(changed: [], problems: "")
    #expect(Set([first, one.build, other.build]).count == 3)
  }

  @Test(.enabled(if: Permitted.sockets, "sockets are not permitted here"))
  func newsArriveThroughTheServer() async throws {
    let site = try await ServedSite(["index.html": "<body></body>"])
    let connection = try Connection(site.port)
    let head = await connection.exchange(
      "GET /.prongsai/events HTTP/1.1\r\nHost: localhost:\(site.port)\r\n\r\n"
    ) { $0.contains("event: state") && $0.hasSuffix("\r\n") }
    #expect(head.contains("HTTP/1.1 200 OK"))
    #expect(head.contains("Content-Type: text/event-stream"))
    site.server.tell(changed: ["a/index.html"], problems: "one\ntwo")
    let news = await connection.exchange("") { $0.contains("data: a/index.html\n\n") }
    #expect(news.contains("event: problems"))
    #expect(news.contains("data: one\ndata: two\n\n"))
    #expect(news.contains("event: changed"))
  }

  @Test(.enabled(if: Permitted.sockets, "sockets are not permitted here"))
  func whoGoesAwayIsForgotten() async throws {
    let events = LiveEvents()
    var stream: AsyncStream<[UInt8]>? = events.listen()
    let reader = Task { [stream] in
      guard let stream else { return }
      for await _ in stream {}
    }
    stream = nil
    #expect(events.count == 1)
    reader.cancel()
    await reader.value
    while events.count > 0 { await Task.yield() }
  }
}
