import Model

extension JournalParser {
  /// Reads a directive: a line that begins with a word.
  mutating func readDirective(_ lines: inout JournalLines) {
    let start = line.position
    _ = line.skip("!")
    let before = diagnostics.count
    if !readKnownDirective(&lines) {
      line.position = start
      var word = line.word()
      if word == "apply" || word == "end" {
        line.skipSpaces()
        word += " " + line.word()
      }
      let token = JournalToken(text: word, place: line.place(from: start))
      if let feature = UnsupportedFeature(directive: word) {
        diagnostics.append(.unsupported(feature, at: token.place))
      } else {
        diagnostics.append(.unknownLine(token))
      }
    }
    // What stands below a directive that can't be read is its own.
    if diagnostics.count > before { while lines.nextOfBlock() != nil {} }
  }

  private mutating func readKnownDirective(_ lines: inout JournalLines) -> Bool {
    if line.skipWord("include") {
      readInclude()
    } else if line.skipWord("account") {
      readAccount(&lines)
    } else if line.skipWord("commodity") {
      readCommodity(&lines)
    } else if line.skipWord("payee") || line.skipWord("tag") {
      skipComments(&lines)
    } else if line.skipWord("alias") {
      readAlias()
    } else if line.skipWord("decimal-mark") {
      readDecimalMark()
    } else if line.skipWord("apply") {
      return readApply()
    } else if line.skipWord("end") {
      return readEnd()
    } else if line.skipWord("comment") {
      readCommentBlock(&lines)
    } else {
      return readLetterDirective()
    }
    return true
  }

  /// `P`, `D` and `Y`.
  private mutating func readLetterDirective() -> Bool {
    let start = line.position
    if line.skip("P"), line.skipSpaces() || line.next.isDigit {
      readPrice()
      return true
    }
    line.position = start
    if line.skipWord("D") {
      guard let (amount, style) = readDeclaredAmount() else { return true }
      settings.defaultCommodity = (amount.commodity, style)
      readLineEnd()
      return true
    }
    line.position = start
    if line.skip("Y"), line.skipSpaces() || line.next.isDigit {
      readDefaultYear()
      return true
    }
    return false
  }

  private mutating func readDefaultYear() {
    let start = line.position
    while line.next.isDigit { line.position += 1 }
    let digits = String(decoding: line.slice(from: start), as: UTF8.self)
    guard digits.utf8.count >= 4, let year = Int(digits), (1...9999).contains(year) else {
      diagnostics.append(.unreadableDay(line.token(from: start)))
      return
    }
    settings.year = year
    readLineEnd()
  }

  /// `P 2024-01-31 12:00 EUR $1.20`: a price, which changes no balance.
  private mutating func readPrice() {
    guard readDay(year: settings.year) != nil else { return }
    line.skipSpaces()
    while line.next.isDigit || line.next == UInt8(ascii: ":") { line.position += 1 }
    line.skipSpaces()
    let start = line.position
    guard line.beginsSymbol, line.symbol() != nil else {
      diagnostics.append(.unreadableSymbol(line.token(from: start)))
      return
    }
    line.skipSpaces()
    guard let price = readAmount() else { return }
    journal.show(price)
  }

  /// An amount that shows how its commodity is written; it must show its decimal mark.
  private mutating func readDeclaredAmount() -> (amount: JournalAmount, style: CommodityStyle)? {
    let start = line.position
    guard let (amount, style) = readStyledAmount() else { return nil }
    guard style.decimalMark != nil else {
      diagnostics.append(.decimalMarkMissing(line.token(from: start)))
      return nil
    }
    return (amount, style)
  }

  /// `commodity ฿1,000.00`, or a symbol alone with a line `format` below.
  private mutating func readCommodity(_ lines: inout JournalLines) {
    let start = line.position
    var symbolLine = line
    let symbol = symbolLine.beginsSymbol ? symbolLine.symbol() : nil
    if let symbol, symbolLine.isBlankOrComment {
      line = symbolLine
      let commodity = journal.commodity(symbol)
      while let next = lines.nextOfBlock() {
        line = next
        line.skipSpaces()
        if line.next == UInt8(ascii: ";") { continue }
        guard line.skipWord("format") else {
          diagnostics.append(.unknownLine(line.token(from: line.position)))
          continue
        }
        declare(commodity)
      }
    } else if line.isAtEnd {
      diagnostics.append(.unreadableSymbol(line.token(from: start)))
    } else {
      declare(nil)
      skipComments(&lines)
    }
  }

  /// Takes the style of the amount here for its commodity, which must be the given one.
  private mutating func declare(_ commodity: Int?) {
    let start = line.position
    guard let (amount, style) = readDeclaredAmount() else { return }
    guard commodity == nil || commodity == amount.commodity else {
      diagnostics.append(.otherSymbol(line.token(from: start)))
      return
    }
    journal.declaredStyles[amount.commodity] = style
    readLineEnd()
  }

  /// `account เงินสด  ; type:C`, with comments and lines of `note` below.
  private mutating func readAccount(_ lines: inout JournalLines) {
    let start = line.position
    let account = account(named: line.name(), from: start)
    let place = line.place(from: start)
    line.skipSpaces()
    var tags: [JournalTag] = []
    if line.skip(";") { tags = readComment(postingYear: nil).tags }
    if !line.isAtEnd { diagnostics.append(.unexpectedText(line.token(from: line.position))) }
    while let next = lines.nextOfBlock() {
      line = next
      line.skipSpaces()
      if line.skip(";") {
        tags += readComment(postingYear: nil).tags
      } else if !line.skipWord("note") {
        let start = line.position
        let word = line.word()
        let token = JournalToken(text: word, place: line.place(from: start))
        diagnostics.append(
          UnsupportedFeature(belowAccount: word).map { .unsupported($0, at: token.place) }
            ?? .unknownLine(token))
      }
    }
    guard let account else { return }
    for tag in tags where tag.name == "type" && JournalAccountType(tag.value) == nil {
      diagnostics.append(.unknownAccountType(tag.value, at: place))
    }
    journal.accounts[account].tags += tags
    journal.accounts[account].isDeclared = true
    journal.accounts[account].place = place
  }

  private mutating func readAlias() {
    let start = line.position
    if line.next == UInt8(ascii: "/") {
      diagnostics.append(.unsupported(.patternAlias, at: line.token(from: start).place))
      return
    }
    let old = line.text(until: "=").trimmed
    let hasMark = line.skip("=")
    let new = line.rest()
    let token = line.token(from: start)
    guard hasMark, !old.isEmpty, !new.isEmpty else {
      diagnostics.append(.unreadableAlias(token))
      return
    }
    if new.contains(";") {
      diagnostics.append(.commentInName(token))
    } else if settings.aliases.count >= JournalLimits.aliases {
      diagnostics.append(.unsupported(.manyAliases, at: token.place))
    } else {
      settings.aliases.append((old, new))
    }
  }

  private mutating func readDecimalMark() {
    let start = line.position
    guard let mark = line.next, line.next.isDecimalMark else {
      diagnostics.append(.unreadableDecimalMark(line.token(from: start)))
      return
    }
    line.position += 1
    settings.decimalMark = CommodityStyle(decimalMark: mark, groupMark: nil, decimals: 2)
    readLineEnd()
  }

  private mutating func readApply() -> Bool {
    guard line.skipWord("account") else { return false }
    let start = line.position
    let name = line.name()
    line.skipSpaces()
    if !line.isAtEnd || name.isEmpty || ["(", "[", ";"].contains(where: name.contains) {
      diagnostics.append(.unexpectedText(line.token(from: start)))
    } else if settings.parents.count >= JournalLimits.parents {
      diagnostics.append(.unsupported(.manyAliases, at: line.token(from: start).place))
    } else {
      settings.parents.append(name)
    }
    return true
  }

  private mutating func readEnd() -> Bool {
    if line.skipWord("aliases") {
      settings.aliases = []
    } else if line.skipWord("apply"), line.skipWord("account") {
      guard !settings.parents.isEmpty else {
        diagnostics.append(.endWithoutBeginning(at: line.place))
        return true
      }
      settings.parents.removeLast()
    } else {
      return false
    }
    readLineEnd()
    return true
  }

  /// A comment of many lines, to `end comment` or the end of the file.
  private mutating func readCommentBlock(_ lines: inout JournalLines) {
    readLineEnd()
    while var next = lines.next() {
      guard next.skip("end"), next.skipSpaces(), next.skip("comment") else { continue }
      if next.isBlank { return }
      if next.skipSpaces() {
        line = next
        diagnostics.append(.unexpectedText(line.token(from: line.position)))
        return
      }
    }
  }

  /// Skips the comments below a directive that has nothing else below it.
  private mutating func skipComments(_ lines: inout JournalLines) {
    while let next = lines.nextOfBlock() {
      line = next
      line.skipSpaces()
      if line.next == UInt8(ascii: ";") { continue }
      diagnostics.append(.unknownLine(line.token(from: line.position)))
    }
  }
}

extension String {
  /// The text without spaces and tabs at its ends.
  var trimmed: String {
    var bytes = utf8[...]
    while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return String(decoding: Array(bytes), as: UTF8.self)
  }
}

/// What an account is, as its `type:` tag says.
enum JournalAccountType: Sendable {
  case asset, liability, equity, revenue, expense, cash, conversion

  /// The type of a tag's value; `nil` where there is none such.
  init?(_ text: String) {
    switch text.lowercased() {
    case "a", "asset": self = .asset
    case "l", "liability": self = .liability
    case "e", "equity": self = .equity
    case "r", "revenue": self = .revenue
    case "x", "expense": self = .expense
    case "c", "cash": self = .cash
    case "v", "conversion": self = .conversion
    default: return nil
    }
  }
}
