public import Disclosure
public import Model

/// What a site has published of a fund, so that the next edition can be held against it.
public enum PublishedYearsExport {
  /// A CSV with a line for each year; `docs/formats/policy.md` names its columns.
  public static func file(_ years: [PublishedYear], of id: Fund.ID) -> OutputFile {
    var csv = PublishedYear.header + "\n"
    for year in years {
      let fields = [
        "\(year.year.ending)", year.days.from.iso, year.days.through.iso, "\(year.isRunning)",
        year.policy, "\(year.opening.satang)", "\(year.closing.satang)",
        "\(year.welfare.satang)", year.movementsDigest, year.welfareDigest,
      ]
      csv += fields.joined(separator: ",") + "\n"
    }
    return OutputFile(path: Routes.publishedYears(id), bytes: Array(csv.utf8))
  }
}
