import ArgumentParser
import Dispatch
import Glibc
import Model
import Outputs
import Pipeline
import Preview
import Synchronization

/// `prongsai serve`: a preview that follows every save.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the site in a browser, and build it again whenever a file is saved.",
    discussion: """
      Only this machine can read the preview unless --host says otherwise. Figures are not \
      proven: what is published comes from build. Ctrl-C ends it.
      """)

  @Option(name: .long, help: "The folder of the content.")
  var content = "content"

  @Option(
    name: .long,
    help: "The folder of the templates, or of those that differ from the folder templates.")
  var templates = "templates"

  @Option(name: .long, help: "The folder of the preview, never that of the published site.")
  var site = ".prongsai-preview"

  @Option(name: .long, help: "The published site, with which closed years are compared.")
  var published = "site"

  @Option(name: .long, help: "The port; without it the first that is free from 8000 on.")
  var port: UInt16?

  @Option(name: .long, help: "The address to listen at, in numbers; 0.0.0.0 for the network.")
  var host = "127.0.0.1"

  @Flag(name: .long, help: "Open the browser.")
  var open = false

  @OptionGroup var options: ReadingOptions

  func run() throws {
    let stop = StopSignal()
    stop.listen()
    let place = SitePlace(site)
    let watch = try options.telling { () -> FolderWatch in
      try place.refuseUnusable()
      try place.refuseNesting(in: [content, templates, published])
      // Begun before the build, so that what is saved during it is seen.
      return try telling(try FolderWatch(watchedFolders()))
    }
    let server = PreviewServer(
      site: place.path, host: host == "localhost" ? "127.0.0.1" : host,
      language: options.language.rawValue)
    let news = PreviewNews(site: site, options: options, server: server)
    var preview = PreviewBuild(
      content: content, templates: templates, site: place.path, published: published,
      options: options, stop: stop, news: news)
    try options.telling { try stop.protecting { try preview.rebuild(changed: nil) } }
    try listen(server)
    while true {
      let changed = try options.telling {
        try telling(try watch.first(within: preview.isUnfinished ? Self.lookMilliseconds : nil))
      }
      guard changed != nil || preview.isOvertaken else { continue }
      do {
        try stop.protecting {
          try preview.rebuild(changed: changed) { try telling(try watch.more(after: $0)) }
        }
      } catch let failure as PublishFailure {
        news.tell(failure.diagnostic)
      } catch let failure as PosixDisk.Failure {
        news.tell(failure.diagnostic)
      }
    }
  }

  /// How long after a build was overtaken by a save it is made again though no save was told.
  private static let lookMilliseconds: Int32 = 500

  /// Everything of which the site is made.
  private func watchedFolders() throws -> [String] {
    _ = try options.folder(content, option: "--content")
    _ = try options.templates(templates)
    let shipped = "templates"
    let isOver = try templates != shipped && PosixDisk().kind(of: shipped)?.kind == .folder
    return [content, templates] + (isOver ? [shipped] : [])
  }

  /// What the watch refuses, as a finding.
  private func telling<Result>(_ work: @autoclosure () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let failure as FolderWatch.Failure {
      throw PublishFailure(.notWatched(failure))
    }
  }

  /// Listens at the port that was asked for, or at the first that is free.
  private func listen(_ server: PreviewServer) throws {
    let usual: UInt16 = 8000
    for port in port.map({ $0...$0 }) ?? usual...usual + 99 {
      switch ServerStart(server, port: port).outcome() {
      case .success(let port):
        tellWhere(port, isAnother: self.port == nil && port != usual, server)
        return
      case .failure(.taken) where self.port == nil: continue
      case .failure(.taken): try options.fail(.portTaken(port))
      case .failure(.refused(let reason)): try options.fail(.noAddress(host, port, reason))
      }
    }
    try options.fail(.portTaken(usual))
  }

  /// Says where the preview is, and opens it.
  private func tellWhere(_ port: UInt16, isAnother: Bool, _ server: PreviewServer) {
    let shown = ["0.0.0.0", "::", "localhost"].contains(host) ? "127.0.0.1" : host
    let address = "http://\(shown.contains(":") ? "[\(shown)]" : shown):\(port)/"
    let another = Words(
      th: "พอร์ต 8000 มีโปรแกรมอื่นใช้อยู่ จึงใช้ \(port)",
      en: "Port 8000 is taken by another program: this is \(port)")
    let others = Words(
      th: "เตือน: ทุกคนในเครือข่ายนี้อ่านตัวอย่างได้ รวมถึงส่วนที่ยังไม่เผยแพร่",
      en: "warning: everyone on this network can read the preview, and what isn't published yet")
    let look = Words(
      th: "ดูตัวอย่างที่ \(address) · หยุดด้วย Ctrl-C", en: "Look at \(address) · Ctrl-C ends it")
    let lines = (isAnother ? [another] : []) + (server.isPrivate ? [] : [others]) + [look]
    for line in lines { Terminal.write(line[options.language] + "\n", to: .error) }
    if open { Browser.open(address, language: options.language) }
  }
}

/// The start of a server, for which one thread waits and which another brings about: hence a class.
private final class ServerStart: Sendable {
  private let known = Mutex<Result<UInt16, PreviewServer.Failure>?>(nil)
  private let isKnown = DispatchSemaphore(value: 0)

  init(_ server: PreviewServer, port: UInt16) {
    Task {
      do {
        try await server.run(port: port) { self.settle(.success($0)) }
      } catch let failure as PreviewServer.Failure {
        settle(.failure(failure))
      } catch {
        settle(.failure(.refused("\(error)")))
      }
    }
  }

  /// The port at which it listens, or why it doesn't.
  func outcome() -> Result<UInt16, PreviewServer.Failure> {
    isKnown.wait()
    return known.withLock { $0 } ?? .failure(.refused(""))
  }

  private func settle(_ result: Result<UInt16, PreviewServer.Failure>) {
    let isFirst = known.withLock { known in
      defer { known = known ?? result }
      return known == nil
    }
    if isFirst { isKnown.signal() }
    guard !isFirst, case .failure(let failure) = result else { return }
    Terminal.write("prongsai serve: \(failure)\n", to: .error)
    _exit(2)
  }
}
