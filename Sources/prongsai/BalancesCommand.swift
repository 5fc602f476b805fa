import ArgumentParser
import Model
import Pipeline

/// `prongsai balances`: what the accounts of a journal hold.
struct BalancesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balances",
    abstract: "Print what each account of a journal holds as CSV: account,commodity,balance.",
    discussion: """
      Reads the form of hledger; includes can't leave the folder of the file. Accounts with \
      nothing are left out, and sums are exact.
      """)

  @Argument(help: "The journal.")
  var file: String

  @OptionGroup var options: ReadingOptions

  func validate() throws {
    guard options.asOf == nil else { throw ValidationError("balances has no --as-of") }
  }

  func run() throws {
    let name = file.split(separator: "/").last.map(String.init) ?? ""
    let folder = String(file.dropLast(name.count))
    let disk = DiskFolder(path: folder.isEmpty ? "." : folder)
    let (csv, report) = try options.telling {
      guard let read = try Balances.csv(of: name, in: disk, named: folder) else {
        throw PublishFailure(.noFile(file))
      }
      return read
    }
    Terminal.write(csv, to: .output)
    let (errors, warnings) = (report.count(.error), report.count(.warning))
    let summary = Words(
      th: "อ่าน \(file) แล้ว · ผิด \(errors) เตือน \(warnings)",
      en: "Read \(file) · errors: \(errors), warnings: \(warnings)")
    try options.finish(report, summary: summary)
  }
}

/// A folder of the disk of which single files are read; symbolic links in it aren't followed.
struct DiskFolder: LedgerFolder {
  /// The folder.
  let path: String
  private let disk = PosixDisk()

  init(path: String) { self.path = path }

  func file(at path: String) throws -> [UInt8]? {
    guard let entry = try entry(at: path), entry.kind == .file,
      entry.sizeBytes <= DiskTree.largestBytes
    else { return nil }
    return try disk.read(self.path + "/" + path)
  }

  func names(in path: String) throws -> [String] {
    let kind = path.isEmpty ? .folder : try entry(at: path)?.kind
    guard kind == .folder else { return [] }
    return try disk.names(in: path.isEmpty ? self.path : self.path + "/" + path).names
  }

  /// What lies at a path below the folder; `nil` where a part of the path is a symbolic link.
  private func entry(at path: String) throws -> DiskEntry? {
    var below = self.path
    var found: DiskEntry?
    for part in path.split(separator: "/") {
      if let found, found.kind != .folder { return nil }
      below += "/" + part
      found = try disk.kind(of: below)
      if found == nil { return nil }
    }
    return found
  }
}

extension Diagnostic {
  fileprivate static func noFile(_ path: String) -> Diagnostic {
    Diagnostic(
      .unreachableFile, Words(th: "ไม่พบไฟล์ \(path)", en: "There is no file \(path)"), at: nil,
      help: Words(
        th: "ตรวจชื่อไฟล์ ลิงก์และไฟล์ที่ใหญ่กว่า 1 GB ไม่อ่าน",
        en: "Check its name; links and files above 1 GB aren't read"))
  }
}
