import Disclosure
public import Model
import Readers

extension Build {
  /// Every statement figure as CSV, in the order of funds, years and accounts, and what was
  /// found on the way.
  ///
  /// - Parameter isPrivate: whether the figures are the books' own, before the disclosure
  ///   policy, for the fund's own eyes.
  /// - Returns: a header and a line for each account of each published year, amounts in satang.
  public func figures(isPrivate: Bool = false) throws -> (csv: String, report: Report) {
    let (works, report) = try fundWorks()
    var csv = "fund,year,account,opening,debit,credit,closing\n"
    for work in works {
      for statement in isPrivate ? work.raw : work.disclosure?.years.map(\.statement.value) ?? [] {
        for line in statement.trial {
          let amounts = [line.opening, line.debit, line.credit, line.closing].map { "\($0.satang)" }
          let fields = [statement.fund.text, "\(statement.year.ending)", quoted(line.account.name)]
          csv += (fields + amounts).joined(separator: ",") + "\n"
        }
      }
    }
    return (csv, report)
  }

  private func quoted(_ field: String) -> String {
    guard field.contains(where: { ",\"\n\r".contains($0) }) else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// A day as a person types it on a command line: any form that a date may have in content.
  public static func day(_ text: String) -> Day? { DateText(text).day }
}
