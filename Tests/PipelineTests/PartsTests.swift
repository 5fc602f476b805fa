import Outputs
import Pipeline
import Support
import Testing

/// A part of a site is made of the same files as the whole.
@Suite struct PartsTests {
  private static func built(_ parts: Set<SitePart>) throws -> [String: [UInt8]] {
    let files = SmallContent.files(
      ledger: Content.soundYear,
      [
        "news/2566/a.md": Content.news(
          "ประชุม", more: "funds: [990101-01]\n", "[กองทุน](/f/990101-01/)\n")
      ])
    let site = MemorySite()
    let report = try Build(
      content: MemoryTree(files), templates: Repository.templates(), today: SmallContent.today,
      parts: parts
    ).run(into: site)
    #expect(report.isPublished)
    #expect(Content.codes(report) == [])
    #expect((report.provenCount > 0) == (parts == SitePart.all))
    return site.files
  }

  /// The files that name the others or say how often figures were compared.
  private static func isOfTheWhole(_ path: String) -> Bool {
    ["SHA256SUMS", "sitemap.xml"].contains(path) || path.hasSuffix("/checks/index.html")
  }

  @Test(arguments: SitePart.allCases)
  func eachPartAloneIsWhatItIsInTheWhole(part: SitePart) throws {
    let (whole, alone) = (try Self.built(SitePart.all), try Self.built([part]))
    #expect(alone.count < whole.count)
    for (path, bytes) in alone where !Self.isOfTheWhole(path) {
      #expect(whole[path] == bytes, "\(part) \(path)")
    }
  }

  @Test func allPartsTogetherAreTheWhole() throws {
    let each = try SitePart.allCases.map { Set(try Self.built([$0]).keys) }
    // The search and the data are of texts too, and lists have feeds.
    let together = try Set(Self.built([.news, .search, .data, .list, .feed]).keys)
    let all = each.reduce(together) { $0.union($1) }
    #expect(all == Set(try Self.built(SitePart.all).keys))
  }

  @Test func whatWasPublishedOfAFundIsRememberedByEveryPart() throws {
    for part in SitePart.allCases {
      #expect(try Self.built([part])["f/990101-01/published.csv"] != nil, "\(part)")
    }
  }
}
