import CQRCode
import Disclosure
import Model

/// One sheet of A4 for the notice board: the balance, the year, the committee, and a code that
/// leads to the fund's page.
struct BoardView: PageView {
  static let template = "board"

  let pages: PageSet
  let disclosure: FundDisclosure
  let head: FundHead

  private var fund: Fund { disclosure.fund }
  /// The full address of the fund's page.
  private var address: String {
    pages.site.baseAddress
      + pages.routes.address(Routes.fund(fund.id)).dropFirst(pages.routes.rootPath.count + 1)
  }

  static let fields: [Field<Self>] = [
    .view("head") { $0.head },
    .text("name") { $0.fund.name[$0.pages.language] },
    .text("unit") { $0.pages.site.currency.unit[$0.pages.language] },
    .view("current") { view in
      view.disclosure.latest.map { year in
        LatestYear(
          pages: view.pages, statement: year.statement,
          previous: view.disclosure.year(year.year.previous)?.statement,
          lastDay: view.disclosure.lastDay, isRunning: year.isRunning,
          policy: view.disclosure.policy)
      }
    },
    .html("code") { view in
      QRCode.svg(
        of: view.address,
        title: view.pages.wording.sentence(.boardCode, ["address": view.address]))
    },
    .text("page_address") { $0.address },
    .list("committee") { view in
      view.fund.committee.prefix(4).map { CommitteeRow(pages: view.pages, member: $0) }
    },
    .flag("has_committee") { !$0.fund.committee.isEmpty },
    .text("contact_phone") { $0.fund.contact?.phone },
    .text("contact_email") { $0.fund.contact?.email },
    .html("as_of") { $0.pages.format.time($0.pages.site.asOf) },
  ]
}

/// A square code that a phone's camera reads as an address; drawn by libqrencode's symbols.
enum QRCode {
  /// The code as SVG with a quiet zone of four modules; `nil` for more text than a code holds.
  static func svg(of text: String, title: String) -> HTML? {
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    let modules = UnsafeBufferPointer(start: code.pointee.data, count: width * width)
    var path = ""
    for row in 0..<width {
      for column in 0..<width where modules[row * width + column] & 1 == 1 {
        path += "M\(column + 4) \(row + 4)h1v1h-1z"
      }
    }
    var svg = HTML(markup: "<svg class=\"ps-code\" viewBox=\"0 0 ")
    svg.append(escaping: "\(width + 8) \(width + 8)")
    svg.append(markup: "\" width=\"180\" height=\"180\" role=\"img\" aria-labelledby=\"code\">")
    svg.append(markup: "<title id=\"code\">")
    svg.append(escaping: title)
    svg.append(markup: "</title><rect class=\"ps-code__ground\" width=\"100%\" height=\"100%\"/>")
    svg.append(markup: "<path class=\"ps-code__module\" d=\"")
    svg.append(escaping: path)
    svg.append(markup: "\"/></svg>\n")
    return svg
  }
}

extension PageSet {
  /// The sheet for a fund's notice board.
  func board(_ disclosure: FundDisclosure, _ head: FundHead, prose: Set<String>) -> OutputFile {
    fundPage(
      .board, of: disclosure, description: .boardDescription, prose: prose,
      render(BoardView(pages: self, disclosure: disclosure, head: head)))
  }
}
