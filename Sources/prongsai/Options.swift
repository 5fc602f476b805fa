public import ArgumentParser
public import Model
import Outputs
import Pipeline

/// How findings are printed.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, github
}

/// What every command that reads content takes.
struct ReadingOptions: ParsableArguments {
  @Option(name: .long, help: "The language of messages: th or en.")
  var language: MessageLanguage = .thai

  @Option(
    name: .customLong("as-of"), help: "The day for which the site speaks: 2026-10-31 or 31/10/2569."
  )
  var asOf: Day?

  @Option(name: .long, help: "How findings are printed: text, json or github.")
  var format: ReportFormat = .text

  @Flag(name: .long, help: "Let warnings stop too.")
  var strict = false

  @Flag(
    name: .long, inversion: .prefixedNo,
    help: "Print nothing that was typed in a row; so in CI unless told otherwise.")
  var redact: Bool?

  /// Whether others read what is printed.
  var isRedacted: Bool { redact ?? Terminal.isInCI }

  /// Prints what was found, and one line at the end.
  ///
  /// - Throws: the exit status, where the findings stop.
  func finish(_ report: Report, summary: Words) throws {
    let printed = printed(report, summary: summary)
    printed.write()
    if printed.status != 0 { throw ExitCode(printed.status) }
  }

  /// What was found, and one line at the end.
  func printed(_ report: Report, summary: Words) -> Printed {
    var printed = Printed()
    let findings = isRedacted ? report.findings.map(\.redacted) : report.findings
    switch format {
    case .text:
      let text = DiagnosticText(language: language, hasColour: Terminal.hasColour(.error))
      for group in FindingGroup.all(of: findings) {
        printed.error += text.render(group) + "\n"
      }
    case .json: printed.output += DiagnosticData.json(findings)
    case .github:
      for finding in findings {
        printed.output += DiagnosticData.github(finding, language: language)
      }
    }
    printed.error += summary[language] + "\n"
    let stops = report.count(.error) > 0 || (strict && report.count(.warning) > 0)
    printed.status = report.hasLeak ? 3 : stops ? 1 : 0
    return printed
  }

  /// Everything about messages that isn't the report.
  var circumstances: [String] {
    [
      "\(language)", "\(format)", "\(strict)", "\(isRedacted)", "\(Terminal.hasColour(.error))",
      asOf?.iso ?? "",
    ]
  }

  /// Runs, and tells a failed disk as a finding.
  func telling<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let failure as PublishFailure {
      try fail(failure.diagnostic)
    } catch let failure as PosixDisk.Failure {
      try fail(failure.diagnostic)
    }
  }

  /// A folder to read; one that isn't there is told before anything is done.
  ///
  /// - Parameter seen: the folders that were looked at for this build.
  func folder(_ path: String, option: String, seen: [SeenFolder] = []) throws -> DiskTree {
    guard try PosixDisk().kind(of: path + "/.") == nil else {
      return DiskTree(path, seen: seen.first { $0.path == SitePlace.plain(path) })
    }
    throw PublishFailure(
      Diagnostic(
        .unreachableFile,
        Words(th: "ไม่พบโฟลเดอร์ \(path)", en: "There is no folder \(path)"), at: nil,
        help: Words(th: "บอกโฟลเดอร์ด้วย \(option)", en: "Name the folder with \(option)")))
  }

  /// A folder of templates, over those that ship where they are another folder beside it.
  func templates(_ path: String, seen: [SeenFolder] = []) throws -> any InputTree {
    let chosen = try folder(path, option: "--templates", seen: seen)
    let shipped = "templates"
    guard path != shipped, try PosixDisk().kind(of: shipped)?.kind == .folder else {
      return chosen
    }
    return try OverlaidTree(
      chosen, over: DiskTree(shipped, seen: seen.first { $0.path == shipped }))
  }

  /// Prints a finding that isn't about content and ends with status 2.
  func fail(_ diagnostic: Diagnostic) throws -> Never {
    show(diagnostic)
    throw ExitCode(2)
  }

  /// Prints a finding that isn't about content.
  func show(_ diagnostic: Diagnostic) {
    let text = DiagnosticText(language: language, hasColour: Terminal.hasColour(.error))
    Terminal.write(text.render(Finding(diagnostic, in: SourceFiles())), to: .error)
  }

  /// The counts that every summary ends with.
  func counts(_ report: Report) -> Words {
    let (errors, warnings) = (report.count(.error), report.count(.warning))
    return Words(
      th:
        "\(report.fundCount) กองทุน (\(report.heldFunds) อยู่ระหว่างแก้ไข) \(report.rowCount) "
        + "แถว \(report.newsCount) ข่าว · ผิด \(errors) เตือน \(warnings)",
      en:
        "funds: \(report.fundCount) (\(report.heldFunds) being corrected), "
        + "rows: \(report.rowCount), news: \(report.newsCount) "
        + "· errors: \(errors), warnings: \(warnings)"
    )
  }
}

extension MessageLanguage: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
  /// A day as a person types it.
  public init?(argument: String) {
    guard let day = Build.day(argument) else { return nil }
    self = day
  }
}

/// Shows how far a run is, on a terminal, once it takes longer than a second.
struct Progress: Sendable {
  private let start = Terminal.seconds()
  private let isShown: Bool
  private let language: MessageLanguage

  init(language: MessageLanguage) {
    self.language = language
    isShown = Terminal.isTerminal(.error)
  }

  func show(_ done: Int, of all: Int) {
    guard isShown, Terminal.seconds() - start > 1 else { return }
    let words = Words(th: "กองทุน \(done)/\(all)", en: "funds \(done)/\(all)")
    Terminal.write("\r\u{1B}[K" + words[language] + (done == all ? "\r\u{1B}[K" : ""), to: .error)
  }
}
