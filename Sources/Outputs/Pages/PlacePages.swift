public import Disclosure
public import Model

/// The funds of a province, a district or a sub-district, and the places below it.
struct PlaceView: PageView {
  static let template = "place"

  /// A place below this one.
  struct Below: TemplateView {
    let pages: PageSet
    let place: FundPlace

    private var totals: SiteTotals { SiteTotals(place.funds) }

    static let fields: [Field<Self>] = [
      .text("below_name") { $0.pages.name(of: $0.place) },
      .text("below_address") { $0.pages.routes.address(Routes.place($0.place.code)) },
      .text("below_count") { $0.pages.format.count($0.place.funds.count) },
      .text("below_balance") { $0.pages.format.money($0.totals.balance) },
    ]
  }

  let pages: PageSet
  let place: FundPlace
  let below: [FundPlace]
  private let totals: SiteTotals

  init(pages: PageSet, place: FundPlace, below: [FundPlace]) {
    self.pages = pages
    self.place = place
    self.below = below
    totals = SiteTotals(place.funds)
  }

  static let fields: [Field<Self>] = [
    .text("place_name") { $0.pages.name(of: $0.place) },
    .text("unit") { $0.pages.site.currency.unit[$0.pages.language] },
    .text("total_balance") { $0.pages.format.money($0.totals.balance) },
    .text("fund_count") { $0.pages.format.count($0.totals.fundCount) },
    .text("counted_funds") { $0.pages.format.count($0.totals.countedFunds) },
    .text("year") { view in view.totals.year.map { view.pages.format.year($0) } },
    .text("received") { $0.pages.format.money($0.totals.received) },
    .text("paid") { $0.pages.format.money($0.totals.paid) },
    .text("people_helped") { $0.pages.format.count($0.totals.peopleHelped) },
    .list("below") { view in view.below.map { Below(pages: view.pages, place: $0) } },
    .flag("has_below") { !$0.below.isEmpty },
    .flag("is_province") { $0.place.code.utf8.count == 2 },
    .list("funds") { view in view.place.funds.map { FundCard(pages: view.pages, summary: $0) } },
  ]
}

/// A place by the first digits of its funds' numbers, with its funds.
///
/// Source: the codes of the Department of Provincial Administration: two digits a province, four a
/// district, six a sub-district.
public struct FundPlace: Sendable {
  /// Two, four or six digits.
  let code: String
  /// The funds of the place, in the order in which they were given.
  let funds: [FundSummary]

  /// The places of a length, in the order of their codes; funds without such a code have none.
  ///
  /// - Complexity: O(funds · log funds).
  static func all(_ funds: [FundSummary], digits: Int) -> [FundPlace] {
    var byCode: [String: [FundSummary]] = [:]
    for fund in funds {
      guard let code = fund.id.placeCode else { continue }
      byCode[String(code.prefix(digits)), default: []].append(fund)
    }
    return byCode.sorted { $0.key < $1.key }.map { FundPlace(code: $0.key, funds: $0.value) }
  }

  /// The name of the place in its funds' settings; the first fund that says it decides.
  var name: Words? {
    for fund in funds {
      let words: Words? =
        switch code.utf8.count {
        case 2: fund.location.province
        case 4: fund.location.district
        default: fund.location.tambon
        }
      if let words { return words }
    }
    return nil
  }
}

/// The pages of a place, to be made on any thread, and what they depend on.
public struct PlaceWork: Sendable {
  /// The first digits of the numbers of its funds.
  public let code: String
  /// Its funds.
  public let ids: [Fund.ID]
  /// The names of the places above it, which funds elsewhere may decide.
  public let names: [String]
  /// Makes the pages.
  public let make: OutputWork

  init(_ place: FundPlace, names: [String], _ make: @escaping OutputWork) {
    (code, ids) = (place.code, place.funds.map(\.id))
    self.names = names
    self.make = make
  }
}

extension Fund.ID {
  /// The six digits of the sub-district with which the number begins; `nil` where it has none.
  var placeCode: String? {
    let code = text.prefix { $0 != "-" }
    return code.utf8.count == 6 && code.utf8.allSatisfy { (0x30...0x39).contains($0) }
      ? String(code) : nil
  }
}

extension PageSet {
  /// A place as it is called: “ต.ท่าจันทน์หอม”, or its code where no fund names it.
  func name(of place: FundPlace) -> String {
    guard let name = place.name?[language] else { return place.code }
    let word: Word =
      switch place.code.utf8.count {
      case 2: .province
      case 4: .district
      default: .tambon
      }
    return wording.sentence(word, ["name": name])
  }

  /// The pages of provinces, and of districts with their sub-districts.
  ///
  /// - Parameter funds: by name.
  /// - Complexity: O(funds · log funds), before anything is rendered.
  public func places(_ funds: [FundSummary], prose: Set<String>) -> [PlaceWork] {
    let tambons = FundPlace.all(funds, digits: 6)
    let districts = FundPlace.all(funds, digits: 4)
    let provinces = FundPlace.all(funds, digits: 2)
    func below(_ places: [FundPlace]) -> [String: [FundPlace]] {
      Dictionary(grouping: places) { String($0.code.dropLast(2)) }
    }
    let districtsOf = below(districts)
    let tambonsOf = below(tambons)
    let named = Dictionary(provinces.map { ($0.code, $0) }) { first, _ in first }
    let ofProvinces = provinces.map { province in
      PlaceWork(province, names: []) {
        [place(province, above: [], below: districtsOf[province.code] ?? [], prose: prose)]
      }
    }
    return ofProvinces
      + districts.map { district in
        let above = named[String(district.code.prefix(2))].map { [$0] } ?? []
        return PlaceWork(district, names: above.map(name(of:))) {
          let tambons = tambonsOf[district.code] ?? []
          return [place(district, above: above, below: tambons, prose: prose)]
            + tambons.map { place($0, above: above + [district], below: [], prose: prose) }
        }
      }
  }

  private func place(
    _ place: FundPlace, above: [FundPlace], below: [FundPlace], prose: Set<String>
  ) -> OutputFile {
    let name = name(of: place)
    let title = wording.sentence(.fundsInPlace, ["name": name])
    let crumbs: [(String, String?)] =
      [
        (wording[.home], routes.address(Routes.home)),
        (wording[.fundsTitle], routes.address(Routes.funds)),
      ]
      + above.map { (self.name(of: $0), routes.address(Routes.place($0.code))) } + [(name, nil)]
    let page = Page(
      path: Routes.place(place.code), title: title + " (\(place.code))",
      description: wording.sentence(
        .placeDescription, ["name": name, "count": format.count(place.funds.count)]),
      crumbs: crumbs, prose: prose)
    return file(page, render(PlaceView(pages: self, place: place, below: below)))
  }
}
