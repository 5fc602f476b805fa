import Disclosure
import Model

/// A private sum that the attacker doesn't know: the payouts of one kind, month, account and
/// pot, or
/// one payout that was taken back later, or rows that are nobody's welfare.
struct Unknown {
  /// Kind, month, account and pot.
  struct Cell: Hashable {
    let kind: AccountID
    let month: Int
    let account: AccountID
    let pot: PotID
  }

  let cell: Cell
  /// Rows by place in the books; the sign is that of the payout in the sum.
  var rows: [(place: Int, sign: Int64)] = []
  /// Who was helped; `nil` for what is nobody's welfare.
  var persons: Set<Int>?
  var isSensitive = false
  /// The rows of which one stands for all, with those that must change with it.
  var changing: [(place: Int, sign: Int64)] = []
  /// How many people the books count.
  var people = 0

  var label: String {
    let account = { (id: AccountID) in AttackedFund.chart[id].name.split(separator: ":").last ?? ""
    }
    let when = "\(cell.month / 12)-\(cell.month % 12 + 1)"
    return "\(account(cell.kind)) \(when) \(account(cell.account)) pot \(cell.pot.number) "
      + "(\(rows.count) rows, \(persons.map { "\($0.count)" } ?? "no") people)"
  }
}

extension Unknown {
  /// The unknowns of books: welfare, and what isn't welfare where asked.
  static func all(of books: Books, _ policy: DisclosurePolicy, withOthers: Bool) -> [Unknown] {
    var maker = Maker(books: books, policy: policy)
    for (place, entry) in books.entries.enumerated() where entry.moves {
      if books.chart[entry.counterAccount].kind == .welfare {
        maker.addWelfare(place, entry)
      } else if withOthers {
        maker.addOther(place, entry)
      }
    }
    return maker.unknowns
  }

  private struct Maker {
    let books: Books
    let policy: DisclosurePolicy
    var unknowns: [Unknown] = []
    private var cells: [Cell: Int] = [:]
    private var byDocument: [String: Int] = [:]
    private var halves: [String: Int] = [:]
    private var persons: [Recipient: Int] = [:]
    private var personCount = 0
    private let takenBack: Set<String>

    init(books: Books, policy: DisclosurePolicy) {
      self.books = books
      self.policy = policy
      takenBack = Set(books.entries.compactMap(\.document.reverses))
    }

    private mutating func people(of entry: Entry) -> Set<Int> {
      if let recipient = entry.recipient {
        if let known = persons[recipient] { return [known] }
        personCount += 1
        persons[recipient] = personCount
        return [personCount]
      }
      let first = personCount + 1
      personCount += max(1, abs(entry.people))
      return Set(first...personCount)
    }

    mutating func addWelfare(_ place: Int, _ entry: Entry) {
      let cell = Cell(
        kind: entry.counterAccount, month: Editions.month(of: entry.day), account: entry.account,
        pot: entry.pot)
      let sign: Int64 = entry.amount < .zero ? 1 : -1
      if let number = entry.document.reverses, let index = byDocument[number] {
        unknowns[index].rows.append((place, sign))
        unknowns[index].changing.append((place, sign))
        return
      }
      let isPair = takenBack.contains(entry.document.number)
      if !isPair, sign > 0, let index = cells[cell] {
        unknowns[index].rows.append((place, sign))
        unknowns[index].people += entry.people
        let helped = people(of: entry)
        unknowns[index].persons?.formUnion(helped)
        return
      }
      let name = books.chart[cell.kind].name
      unknowns.append(
        Unknown(
          cell: cell, rows: [(place, sign)], persons: people(of: entry),
          isSensitive: policy.sensitiveAccounts.contains(name), changing: [(place, sign)],
          people: entry.people * Int(sign)))
      if isPair {
        byDocument[entry.document.number] = unknowns.count - 1
      } else if sign > 0 {
        cells[cell] = unknowns.count - 1
      }
    }

    /// Rows that aren't welfare; the two halves of a transfer are one.
    mutating func addOther(_ place: Int, _ entry: Entry) {
      if entry.kind == .halfTransfer {
        if let index = halves[entry.document.number] {
          unknowns[index].rows.append((place, entry.amount < .zero ? 1 : -1))
          unknowns[index].changing = unknowns[index].rows
          return
        }
        halves[entry.document.number] = unknowns.count
      }
      let cell = Cell(
        kind: entry.counterAccount, month: Editions.month(of: entry.day), account: entry.account,
        pot: entry.pot)
      let sign: Int64 = entry.amount < .zero ? 1 : -1
      if entry.kind == .flow, let index = cells[cell] {
        unknowns[index].rows.append((place, sign))
        return
      }
      if entry.kind == .flow { cells[cell] = unknowns.count }
      unknowns.append(
        Unknown(cell: cell, rows: [(place, sign)], persons: nil, changing: [(place, sign)]))
    }
  }
}
