import Disclosure
import Model

/// A fund in a list of funds.
struct FundCard: TemplateView {
  let pages: PageSet
  let summary: FundSummary

  private var language: Language { pages.language }

  static let fields: [Field<Self>] = [
    .text("name") { $0.summary.name[$0.language] },
    .text("address") { $0.pages.routes.address(Routes.fund($0.summary.id)) },
    .list("places") { view in view.pages.places(view.summary.id, view.summary.location, short: true)
    },
    .text("balance") { view in
      view.summary.isHeld ? nil : view.summary.closing.map { view.pages.format.money($0) }
    },
    .flag("is_held") { $0.summary.isHeld },
    .html("last_day") { view in view.summary.lastDay.map { view.pages.format.time($0) } },
    .html("last_day_short") { view in
      view.summary.lastDay.map { view.pages.format.time($0, short: true) }
    },
  ]
}

/// A part of a place's name that shouldn't be broken.
struct PlacePart: TemplateView {
  let text: String
  /// The place's own page.
  var address: String?

  static let fields: [Field<Self>] = [
    .text("part") { $0.text }, .text("part_address") { $0.address },
  ]
}

extension PageSet {
  /// The parts of a fund's place, the smallest first; short ones leave out the province, the
  /// others lead to the place's page where the fund's number says which it is.
  func places(_ fund: Fund.ID, _ location: Fund.Location, short: Bool) -> [PlacePart] {
    let code = short ? nil : fund.placeCode
    let parts: [(Word, Words?, Int)] = [
      (.tambon, location.tambon, 6), (.district, location.district, 4),
      (.province, short ? nil : location.province, 2),
    ]
    return parts.compactMap { word, name, digits in
      name.map {
        PlacePart(
          text: wording.sentence(word, ["name": $0[language]]),
          address: code.map { routes.address(Routes.place(String($0.prefix(digits)))) })
      }
    }
  }
}
