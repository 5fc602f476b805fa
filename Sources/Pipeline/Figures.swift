import Disclosure
public import Model
import Readers

extension Build {
  /// Every statement figure as CSV, in the order of funds, years and accounts, and what was
  /// found on the way.
  ///
  /// - Parameter isPrivate: whether the figures are the books' own, before the disclosure
  ///   policy, for the fund's own eyes.
  /// - Returns: a header, then of each fund a line for each account of each published year, amounts
  ///   in satang.
  public func figures(isPrivate: Bool = false) throws -> (csv: [String], report: Report) {
    let (funds, report) = try fundWorks(isDisclosed: !isPrivate) { work in
      figures(isPrivate ? work.raw : work.disclosure?.years.map(\.statement.value) ?? [])
    }
    return (["fund,year,account,opening,debit,credit,closing\n"] + funds, report)
  }

  /// Something of each fund that is one, in their order; the fund itself is let go.
  private func fundWorks(
    isDisclosed: Bool, _ take: @Sendable (FundWork) -> String
  ) throws -> ([String], Report) {
    let site = try siteContent()
    let results = inParallel(site.fundFolders, workers: workers) { folder in
      Result {
        let work = try FundWork.run(
          folder, site, content, named: contentName, isDisclosed: isDisclosed)
        return FundFigures(
          text: work.disclosure == nil ? nil : take(work), findings: work.findings,
          rowCount: work.rowCount, isHeld: work.disclosure?.hold != nil)
      }
    }
    var report = Report()
    report.findings = site.findings
    var texts: [String] = []
    for result in results {
      let fund = try result.get()
      report.findings += fund.findings
      report.rowCount += fund.rowCount
      guard site.isUsable, let text = fund.text else { continue }
      texts.append(text)
      if fund.isHeld { report.heldFunds += 1 }
    }
    report.fundCount = texts.count
    return (texts, report)
  }

  /// What is left of a fund when its figures are written.
  private struct FundFigures: Sendable {
    let text: String?
    let findings: [Finding]
    let rowCount: Int
    let isHeld: Bool
  }

  private func figures(_ statements: [Statement]) -> String {
    // As bytes: a hundred thousand lines of strings take longer to join than to sum up.
    var csv: [UInt8] = []
    for statement in statements {
      let start = Array("\(statement.fund.text),\(statement.year.ending),".utf8)
      for line in statement.trial {
        csv.append(contentsOf: start)
        csv.append(contentsOf: csvField(line.account.name).utf8)
        csv.append(line.opening)
        csv.append(line.debit)
        csv.append(line.credit)
        csv.append(line.closing)
        csv.append(UInt8(ascii: "\n"))
      }
    }
    return String(decoding: csv, as: UTF8.self)
  }

  /// A day as a person types it on a command line: any form that a date may have in content.
  public static func day(_ text: String) -> Day? { DateText(text).day }
}

extension [UInt8] {
  /// Appends a comma and an amount in satang.
  fileprivate mutating func append(_ amount: Money) {
    append(UInt8(ascii: ","))
    if amount < .zero { append(UInt8(ascii: "-")) }
    var rest = amount.satang.magnitude
    // Nineteen digits are the most, the last first.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var start = digits.count
      repeat {
        start -= 1
        digits[start] = UInt8(ascii: "0") + UInt8(rest % 10)
        rest /= 10
      } while rest > 0
      append(contentsOf: UnsafeBufferPointer(rebasing: digits[start...]))
    }
  }
}
