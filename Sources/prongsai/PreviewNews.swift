import Model
import Outputs
import Pipeline
import Preview

/// What a preview's builds come to, told on the terminal and in browsers.
struct PreviewNews: Sendable {
  /// The folder of the preview, as it was typed.
  let site: String
  let options: ReadingOptions
  let server: PreviewServer

  /// Tells of the pages of funds that are there: browsers that show one show it anew, and what is
  /// over many funds follows.
  ///
  /// - Parameters:
  ///   - others: what an earlier build wrote before it was ended.
  ///   - start: when the save was seen, by `Terminal.seconds()`.
  func tell(pages: Set<String>, others: Set<String>, since start: Double) {
    let files = pages.union(others)
    guard !files.isEmpty else { return }
    server.tell(changed: files.sorted())
    guard !pages.isEmpty else { return }
    let milliseconds = Self.milliseconds(since: start)
    let seen = Words(
      th: "หน้ากองทุนใหม่แล้วใน \(milliseconds) ms", en: "Pages of funds in \(milliseconds) ms")
    Terminal.write(seen[options.language] + "\n", to: .error)
  }

  /// Tells what came of a build and how long it took.
  ///
  /// - Parameters:
  ///   - changed: the files of the site that differ; `nil` where all may.
  ///   - untold: those of them of which browsers weren't told.
  func tell(_ report: Report, changed: [String]?, untold: [String]?, since start: Double) {
    let milliseconds = Self.milliseconds(since: start)
    // Browsers first: somebody waits for them.
    server.tell(changed: untold, problems: problems(of: report))
    options.printed(report, summary: summary(report, changed, milliseconds)).write()
  }

  private static func milliseconds(since start: Double) -> Int {
    Int((Terminal.seconds() - start) * 1000)
  }

  /// Tells of a build that a disk or a folder stopped.
  func tell(_ diagnostic: Diagnostic) {
    let text = plain.render(Finding(diagnostic, in: SourceFiles()))
    server.tell(changed: [], problems: stopped(1)[options.language] + "\n" + text)
    options.show(diagnostic)
  }

  private var plain: DiagnosticText { DiagnosticText(language: options.language) }

  private func summary(_ report: Report, _ changed: [String]?, _ milliseconds: Int) -> Words {
    let counts = options.counts(report)
    let files = changed?.count ?? report.fileCount
    return report.isPublished
      ? Words(
        th: "สร้าง \(site) แล้วใน \(milliseconds) ms เปลี่ยน \(files) ไฟล์ · \(counts.th)",
        en: "Built \(site) in \(milliseconds) ms, files changed: \(files) · \(counts.en)")
      : Words(
        th: "ยังสร้าง \(site) ใหม่ไม่ได้ (\(milliseconds) ms) ของเดิมยังอยู่ · \(counts.th)",
        en: "Did not build \(site) (\(milliseconds) ms); the old one is there · \(counts.en)")
  }

  /// How many groups of findings a page shows.
  private static let mostShown = 20

  /// What keeps the site from being as it was meant: a line that sums up and the errors.
  ///
  /// Where others can read the preview, nothing that was typed in a row is shown.
  private func problems(of report: Report) -> String {
    let isRedacted = options.isRedacted || !server.isPrivate
    let errors = report.findings.filter { $0.diagnostic.severity == .error }
    guard !errors.isEmpty else { return "" }
    let groups = FindingGroup.all(of: isRedacted ? errors.map(\.redacted) : errors)
    var lines = [(report.isPublished ? held(errors.count) : stopped(errors.count))]
      .map { $0[options.language] }
    lines += groups.prefix(Self.mostShown).map { plain.render($0) }
    if groups.count > Self.mostShown {
      let more = groups.count - Self.mostShown
      lines.append(
        Words(th: "อีก \(more) เรื่อง ดูที่หน้าจอคำสั่ง", en: "and \(more) more, on the terminal")[
          options.language])
    }
    return lines.joined(separator: "\n")
  }

  private func stopped(_ count: Int) -> Words {
    Words(
      th: "ยังสร้างใหม่ไม่ได้ หน้านี้เป็นของเดิม · ผิด \(count)",
      en: "Not built: this page is the old one · errors: \(count)")
  }

  private func held(_ count: Int) -> Words {
    Words(
      th: "ส่วนที่ยังสงสัยพักไว้จนกว่าจะแก้ · ผิด \(count)",
      en: "What is in doubt is held back until it is mended · errors: \(count)")
  }
}

extension Diagnostic {
  /// A port at which another program listens.
  static func portTaken(_ port: UInt16) -> Diagnostic {
    Diagnostic(
      .cannotListen,
      Words(
        th: "พอร์ต \(port) มีโปรแกรมอื่นใช้อยู่",
        en: "Port \(port) is taken by another program"),
      at: nil,
      help: Words(
        th: "ปิดโปรแกรมนั้น เลือกพอร์ตอื่น หรือไม่ใส่ --port แล้วโปรแกรมจะหาพอร์ตที่ว่างเอง",
        en: "End that program, choose another port, or leave --port out to get one that is free"))
  }

  /// An address that can't be listened at.
  static func noAddress(_ host: String, _ port: UInt16, _ reason: String) -> Diagnostic {
    Diagnostic(
      .cannotListen,
      Words(
        th: "เปิด “\(host)” พอร์ต \(port) ไม่ได้: \(reason)",
        en: "“\(host)”, port \(port) can't be listened at: \(reason)"),
      at: nil,
      help: Words(
        th: "ไม่ต้องใส่ --host เพื่อดูบนเครื่องนี้ หรือใส่เป็นตัวเลข เช่น --host 0.0.0.0 พอร์ตต่ำกว่า 1024 ต้องมีสิทธิ์",
        en: "Leave --host out for this machine, or give it in numbers, like --host 0.0.0.0; "
          + "ports below 1024 need a permission"))
  }

  /// A folder that the operating system doesn't watch.
  static func notWatched(_ failure: FolderWatch.Failure) -> Diagnostic {
    Diagnostic(
      .diskFailed,
      Words(
        th: "เฝ้าดูโฟลเดอร์ \(failure.path) ไม่ได้: \(failure.reason)",
        en: "The folder \(failure.path) can't be watched: \(failure.reason)"),
      at: nil,
      help: Words(
        th: "ตรวจว่ามีโฟลเดอร์นี้ ถ้าเฝ้าดูหลายโฟลเดอร์เกินไป ให้เพิ่ม fs.inotify.max_user_watches",
        en: "See that it is there; where too much is watched, raise fs.inotify.max_user_watches"))
  }
}
