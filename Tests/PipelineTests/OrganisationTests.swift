import Model
import Outputs
import Support
import Testing

@testable import Pipeline

/// The bodies that give to funds: their pages, and where funds and news name them.
@Suite struct OrganisationTests {
  private static let organisations = """
    organisations:
      - id: pao
        name: {th: อบจ.นันทคีรี, en: Nanthakhiri PAO}
        kind: ท้องถิ่น
        website: "https://pao.example/"
      - {id: temple, name: วัดบ้านเหนือ}

    """

  private func build(
    _ settings: String = organisations, pledges: String = "", news: String = ""
  ) throws -> (site: MemorySite, report: Report) {
    try Content.build(
      SmallContent.files(
        ledger: Content.soundYear,
        [
          "site.yaml": SmallContent.site + settings,
          "funds/990101-01/fund.yaml": SmallContent.fund + pledges,
          "news/2566/a.md": Content.news("ข่าวสมทบ", more: news),
        ]))
  }

  private static let pledges = """
    pledges:
      - {year: 2566, source: other, organisation: pao, amount: "1,000.50", reference: ข้อบัญญัติ}
      - {year: 2567, source: other, organisation: pao, amount: "2,000"}

    """

  @Test func anOrganisationsPageAddsUpWhatItApproved() throws {
    let (site, report) = try build(pledges: Self.pledges, news: "organisations: [pao]\n")
    #expect(Content.codes(report) == [])
    let page = try #require(site.text("orgs/pao/index.html"))
    let text = Content.letters(page)
    #expect(text.contains("อนุมัติรวม3,000.50บาทแก่1กองทุน"))
    #expect(text.contains("2567กองทุนทดสอบ2,000.002566กองทุนทดสอบ·ข้อบัญญัติ1,000.50"))
    #expect(page.contains("href=\"/f/990101-01/money/\""))
    #expect(page.contains("href=\"https://pao.example/\""))
    #expect(page.contains("href=\"/news/2566/a/\""))
    let list = try #require(site.text("en/orgs/index.html"))
    #expect(Content.letters(list).contains("NanthakhiriPAO·ท้องถิ่น13,000.50"))
    #expect(Content.letters(list).contains("วัดบ้านเหนือ0Nodata"))
  }

  @Test func fundsNewsAndSiteMapLeadToIt() throws {
    let (site, _) = try build(pledges: Self.pledges, news: "organisations: [pao]\n")
    let link = "href=\"/orgs/pao/\">อบจ.นันทคีรี</a>"
    #expect(site.text("f/990101-01/money/index.html")?.contains(link) == true)
    #expect(site.text("news/2566/a/index.html")?.contains(link) == true)
    #expect(site.text("sitemap/index.html")?.contains("href=\"/orgs/\"") == true)
  }

  @Test func everyPlaceWhereTheSiteHasPagesIsReserved() throws {
    let (site, report) = try build(pledges: Self.pledges)
    #expect(report.isPublished)
    let first = site.files.keys.filter { $0.contains("/") && !$0.hasPrefix(".") }
      .map { String($0.prefix { $0 != "/" }) }
    let languages: Set = ["en"]
    #expect(Set(first).subtracting(languages).isSubset(of: Routes.reserved))
    #expect(Set(first).isSuperset(of: ["f", "orgs", "news", "search", "t", "p"]))
  }

  @Test func aSiteWithoutOrganisationsHasNoPageOfThem() throws {
    let (site, _) = try build("")
    #expect(!site.files.keys.contains { $0.contains("orgs/") })
    #expect(site.text("sitemap/index.html")?.contains("/orgs/") == false)
  }

  @Test(arguments: [
    (
      organisations, "pledges: [{year: 2566, source: state, organisation: poa, amount: 1}]\n", "pao"
    ),
    ("organisations: [{id: Pao, name: ก}]\n", "", "Pao"),
    ("organisations: [{id: pao, name: ก}, {id: pao, name: ข}]\n", "", "already"),
    ("organisations: [{id: pao, name: ก, website: \"javascript:alert(1)\"}]\n", "", "javascript"),
  ])
  func whatCantBeUsedIsToldWithTheNearest(
    settings: String, pledges: String, told: String
  ) throws {
    let (_, report) = try build(settings, pledges: pledges)
    #expect(Content.codes(report) == ["S104"])
    let diagnostic = try #require(report.findings.first?.diagnostic)
    let words = diagnostic.summary.en + (diagnostic.help?.en ?? "")
    #expect(words.contains(told), "\(words)")
  }

  @Test func whatNamesARefusedOrganisationIsNotTold() throws {
    let (_, report) = try build(
      "organisations: [{id: PAO, name: ก}]\n", news: "organisations: [PAO]\n")
    #expect(Content.codes(report) == ["S104"])
  }

  @Test func newsOfAnUnknownOrganisationAreTold() throws {
    let (_, report) = try build(news: "organisations: [temples]\n")
    #expect(Content.codes(report) == ["S104"])
    #expect(report.findings.first?.diagnostic.help?.en == "Did you mean temple?")
  }
}
