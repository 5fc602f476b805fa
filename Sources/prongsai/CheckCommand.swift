import ArgumentParser
import Model
import Pipeline

/// `prongsai check`: read and check everything, write nothing.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read and check the content; write nothing.")

  @Argument(help: "The folder of the content.")
  var folder = "content"

  @Option(
    name: .long,
    help:
      "The folder of the templates, to check texts as they will be shown; templates if it is there."
  )
  var templates: String?

  @Option(name: .long, help: "The folder of the published site, to compare it with.")
  var site = "site"

  @Flag(
    name: .long,
    help: "Also print the addresses of other sites that texts name, with their file and line.")
  var outsideLinks = false

  @OptionGroup var options: ReadingOptions

  func run() throws {
    let report = try options.telling {
      let shipped = try PosixDisk().kind(of: "templates")?.kind == .folder ? "templates" : nil
      let templates = templates ?? shipped
      return try Build(
        content: options.folder(folder, option: "prongsai check DIR"), named: folder,
        templates: templates.map { try options.templates($0) },
        templatesNamed: templates ?? "templates", published: DiskTree(site),
        today: Terminal.today(), asOf: options.asOf
      ).run()
    }
    if outsideLinks {
      let lines = Set(report.outsideLinks.map { "\($0.address)\t\($0.file):\($0.line)\n" })
      Terminal.write(lines.sorted().joined(), to: .output)
    }
    let counts = options.counts(report)
    let summary = Words(th: "ตรวจแล้ว \(counts.th)", en: "Checked · \(counts.en)")
    try options.finish(report, summary: summary)
  }
}

/// `prongsai figures`: every published figure as CSV, for anyone to compare.
struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract:
      "Print every statement figure as CSV: fund,year,account,opening,debit,credit,closing.",
    discussion: """
      Amounts are in satang, debits positive and credits negative; a fiscal year is named by the \
      year of the Common Era in which it ends. Years that are held back are not printed.
      """)

  @Argument(help: "The folder of the content.")
  var folder = "content"

  @Flag(
    name: .customLong("private"),
    help: "As the books have them, before the disclosure policy: for the fund's own eyes.")
  var isPrivate = false

  @OptionGroup var options: ReadingOptions

  func run() throws {
    let (figures, report) = try options.telling {
      try Build(
        content: options.folder(folder, option: "prongsai check DIR"), named: folder,
        today: Terminal.today(),
        asOf: options.asOf
      ).figures(isPrivate: isPrivate)
    }
    for lines in figures { Terminal.write(lines, to: .output) }
    let counts = options.counts(report)
    let summary = Words(th: "ตัวเลขของ \(counts.th)", en: "Figures · \(counts.en)")
    try options.finish(report, summary: summary)
  }
}
