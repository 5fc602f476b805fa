import FlyingFox

/// Answers requests: files of the site, the script and the news.
struct SiteHandler: HTTPHandler {
  let folder: SiteFolder
  let events: LiveEvents
  let language: String
  /// What the header Host may say; `nil` where any name may lead here.
  let hosts: Set<String>?

  func handleRequest(_ request: HTTPRequest) async -> HTTPResponse {
    // A page of another site can lead its own name here, but not call itself by ours.
    guard let host = request.headers[.host], isOurs(host) else {
      return refusal(HTTPStatusCode(403, phrase: "Forbidden"), "Host is not this preview")
    }
    guard request.method == .GET || request.method == .HEAD else {
      var response = refusal(.methodNotAllowed, "only GET and HEAD")
      response.headers[HTTPHeader("Allow")] = "GET, HEAD"
      return response
    }
    let response = answer(request, origin: "http://" + host)
    return request.method == .HEAD ? withoutBody(response) : response
  }

  private func isOurs(_ host: String) -> Bool {
    if let hosts { return hosts.contains(host.lowercased()) }
    // It becomes a part of a policy: nothing but the letters of addresses.
    return host.wholeMatch(of: /([A-Za-z0-9.\-]+|\[[0-9A-Fa-f:]+\])(:[0-9]+)?/) != nil
  }

  private func answer(_ request: HTTPRequest, origin: String) -> HTTPResponse {
    let sent = request.target.path()
    switch sent {
    case LivePage.scriptPath: return response(.ok, LivePage.script, as: FileType.of(sent))
    case LivePage.eventsPath:
      return HTTPResponse(
        statusCode: .ok, headers: headers(type: "text/event-stream"),
        body: HTTPBodySequence(from: EventBody(news: events.listen())))
    default: break
    }
    guard let path = RequestPath(sent) else { return refusal(.badRequest, "not a path of a site") }
    switch folder.find(path) {
    case .file(let file, let name): return response(.ok, file, name, origin)
    case .folder:
      var response = refusal(.movedPermanently, "a folder")
      let query = request.target.query()
      response.headers[.location] = path.encoded + "/" + (query.isEmpty ? "" : "?" + query)
      return response
    case .nothing: break
    }
    if case .file(let file, let name) = folder.open("404.html") {
      return response(.notFound, file, name, origin)
    }
    return response(.notFound, page("404.html", origin).empty, as: FileType.of("404.html"))
  }

  private func page(_ file: String, _ origin: String) -> LivePage {
    LivePage(file: file, build: events.build, language: language, origin: origin)
  }

  private func response(
    _ status: HTTPStatusCode, _ file: OpenFile, _ name: String, _ origin: String
  ) -> HTTPResponse {
    let type = FileType.of(name)
    guard name.hasSuffix(".html") else {
      return HTTPResponse(
        statusCode: status, headers: headers(type: type),
        body: HTTPBodySequence(
          from: FileBody(file: file), count: file.sizeBytes, suggestedBufferSize: Self.bufferBytes))
    }
    return response(status, page(name, origin).adding(to: file.bytes), as: type)
  }

  private static let bufferBytes = 1 << 16

  private func response(
    _ status: HTTPStatusCode, _ bytes: [UInt8], as type: String
  ) -> HTTPResponse {
    HTTPResponse(
      statusCode: status, headers: headers(type: type),
      body: HTTPBodySequence(
        from: ByteBody(bytes: bytes), count: bytes.count, suggestedBufferSize: Self.bufferBytes))
  }

  private func refusal(_ status: HTTPStatusCode, _ words: String) -> HTTPResponse {
    response(status, Array((words + "\n").utf8), as: FileType.of("x.txt"))
  }

  /// What every response says: nobody keeps it, guesses its kind or takes it into another site.
  private func headers(type: String) -> HTTPHeaders {
    [
      .contentType: type,
      HTTPHeader("Cache-Control"): "no-store",
      HTTPHeader("X-Content-Type-Options"): "nosniff",
      HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
    ]
  }

  private func withoutBody(_ response: HTTPResponse) -> HTTPResponse {
    var headers = response.headers
    if case .httpBody(let body) = response.payload, let count = body.count {
      headers[.contentLength] = String(count)
    }
    return HTTPResponse(
      statusCode: response.statusCode, headers: headers,
      body: HTTPBodySequence(from: ByteBody(bytes: []), count: 0))
  }
}
