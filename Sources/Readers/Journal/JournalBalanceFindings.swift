import Model

/// The sentences of what doesn't add up in a journal.
extension Diagnostic {
  static func unbalanced(
    _ flaw: BalanceFlaw, _ transaction: JournalTransaction, _ journal: Journal
  ) -> Diagnostic {
    switch flaw {
    case .twoWithoutAmount(let postings):
      return twoWithoutAmount(postings.map { journal.postings[$0] }, journal)
    case .unbalanced(let rest, let kind):
      let difference = rest.map { journal.text($0.quantity, $0.commodity) }
        .joined(separator: ", ")
      let isReal = kind == .real
      return Diagnostic(
        .unbalancedTransaction,
        Words(
          th: "รายการไม่สมดุล เดบิตกับเครดิตต่างกัน \(difference)"
            + (isReal ? "" : " (เฉพาะบัญชีในวงเล็บ [ ])"),
          en: "The transaction doesn't balance: \(difference) is left over"
            + (isReal ? "" : " among the accounts in [ ]")),
        at: transaction.place,
        help: Words(
          th: "แก้จำนวนเงินให้รวมกันเป็นศูนย์ หรือเว้นว่างไว้หนึ่งแถวให้คำนวณเอง",
          en: "Make the amounts sum to zero, or leave one of them out to be inferred"))
    case .tooLong:
      return Diagnostic(
        .unreadableJournal,
        Words(
          th: "จำนวนเงินในรายการนี้รวมกับราคาแล้วยาวเกิน 38 หลัก จึงคำนวณไม่ได้",
          en: "The amounts of this transaction, with their costs, have more than 38 digits"),
        at: transaction.place,
        help: Words(
          th: "เขียนทศนิยมให้น้อยลง หรือเขียนราคารวมด้วย @@",
          en: "Write fewer decimals, or the total cost with @@"))
    case .tooManyCommodities:
      return .unsupported(.manyCommodities, at: transaction.place)
    }
  }

  private static func twoWithoutAmount(
    _ postings: [JournalPosting], _ journal: Journal
  ) -> Diagnostic {
    let swallowing = postings.first { posting in
      journal.accounts[posting.account].name.split(separator: " ").dropFirst().contains { part in
        part.utf8.contains { (0x30...0x39).contains($0) }
      }
    }
    let name = swallowing.map { journal.accounts[$0.account].name }
    return Diagnostic(
      .unbalancedTransaction,
      Words(
        th: "มีมากกว่าหนึ่งแถวที่ไม่มีจำนวนเงิน จึงคำนวณไม่ได้ว่าแถวใดเท่าไร",
        en: "More than one posting has no amount, so that none can be inferred"),
      at: (swallowing ?? postings.last)?.place,
      notes: name.map { name in
        [
          Note(
            Words(
              th: "“\(name)” อ่านเป็นชื่อบัญชีทั้งหมด เพราะหน้าจำนวนเงินเว้นวรรคครั้งเดียว",
              en: "“\(name)” is read as a name, for one space only stands before the amount"))
        ]
      } ?? [],
      help: Words(
        th: "ใส่จำนวนเงินให้เหลือว่างแถวเดียว และเว้นวรรคสองครั้งระหว่างชื่อบัญชีกับจำนวนเงิน",
        en: "Leave out one amount only; two spaces stand between an account and its amount"))
  }

  static func balanceTooLong(_ name: String, _ posting: JournalPosting) -> Diagnostic {
    Diagnostic(
      .unreadableJournal,
      Words(
        th: "ยอดของ “\(name)” ยาวเกินกว่าที่คำนวณได้",
        en: "The balance of “\(name)” is too long to count with"),
      at: posting.amountPlace,
      help: Words(th: "ตรวจตัวเลขที่พิมพ์ซ้ำ", en: "Check for repeated digits"))
  }

  static func assertionFails(
    _ assertion: JournalAssertion, _ account: Int, _ actual: ExactDecimal, _ journal: Journal
  ) -> Diagnostic {
    let name = journal.accounts[account].name
    let commodity = assertion.amount.commodity
    let stated = journal.text(assertion.amount.quantity, commodity)
    let counted = journal.text(actual, commodity)
    let difference = assertion.amount.quantity.subtracting(actual).map {
      journal.text($0.sign < 0 ? $0.negated ?? $0 : $0, commodity)
    }
    let below = Words(
      th: assertion.isInclusive ? " รวมบัญชีย่อย" : "",
      en: assertion.isInclusive ? " with the accounts below it" : "")
    return Diagnostic(
      .assertionFails,
      Words(
        th: "“\(name)”\(below.th) เขียนคงเหลือ \(stated) คำนวณได้ \(counted)"
          + (difference.map { " ต่างกัน \($0)" } ?? ""),
        en: "“\(name)”\(below.en) is stated as \(stated) and counted as \(counted)"
          + (difference.map { ": a difference of \($0)" } ?? "")),
      at: assertion.place, help: .checkPostings)
  }

  static func holdsOthers(
    _ assertion: JournalAssertion, _ account: Int, _ others: [Int], _ journal: Journal
  ) -> Diagnostic {
    let name = journal.accounts[account].name
    let symbols = Words.symbols(others.map { journal.commodities[$0] })
    let stated = journal.text(assertion.amount.quantity, assertion.amount.commodity)
    return Diagnostic(
      .assertionFails,
      Words(
        th: "“\(name)” เขียนว่ามีแต่ \(stated) แต่คำนวณได้ว่ายังมี \(symbols.th)",
        en: "“\(name)” is stated to hold nothing but \(stated), but holds \(symbols.en) too"),
      at: assertion.place, help: .checkPostings)
  }

  static func severalCommodities(_ symbols: [String], at place: Place) -> Diagnostic {
    let symbols = Words.symbols(symbols)
    return Diagnostic(
      .severalCommodities,
      Words(
        th: "บัญชีมียอดในหลายสกุลเงินหรือหน่วย: \(symbols.th) สกุลที่สองเริ่มตรงนี้",
        en: "The books hold several commodities, \(symbols.en); the second stands here first"),
      at: place,
      help: Words(
        th: "บัญชีชุดหนึ่งใช้สกุลเดียว แก้สัญลักษณ์ให้เหมือนกัน หรือแยกสกุลอื่นเป็นอีกชุด",
        en: "A set of books has one commodity: write the same symbol, or keep the other apart"))
  }
}

extension Words {
  /// Symbols of commodities as messages name them, a few of many.
  fileprivate static func symbols(_ symbols: [String]) -> Words {
    func named(_ none: String) -> String {
      (symbols.prefix(5).map { $0.isEmpty ? none : $0 } + (symbols.count > 5 ? ["…"] : []))
        .joined(separator: ", ")
    }
    return Words(th: named("(ไม่มีสัญลักษณ์)"), en: named("(no symbol)"))
  }

  fileprivate static let checkPostings = Words(
    th: "ตรวจรายการของบัญชีนี้ถึงวันนี้ว่าขาด ซ้ำ หรือพิมพ์ผิด แล้วแก้รายการหรือแก้ยอด",
    en: "Look for a posting to this account up to this day that is missing, twice or mistyped")
}

extension Journal {
  /// An amount as messages write it, with the decimals that its commodity shows or more.
  func text(_ quantity: ExactDecimal, _ commodity: Int) -> String {
    let shown = decimals(of: commodity) ?? 0
    let exact = quantity.trimmed
    let padded =
      exact.scale < shown ? exact.adding(ExactDecimal(mantissa: 0, scale: min(shown, 20))) : exact
    let symbol = commodities[commodity]
    let number = (padded ?? exact).description
    return symbol.isEmpty ? number : "\(number) \(symbol)"
  }
}
