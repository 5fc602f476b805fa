import Model

/// What other programs read in journals and this one refuses by name.
enum UnsupportedFeature {
  case lot, valueExpression, patternAlias, manyAliases, longName, assignmentWithCost, timeclock
  case manyCommodities, farYear, cost, virtualPosting, postingDay
  case directive(String)
  case otherFormat(String)

  /// The feature that a line's first word belongs to; `nil` for a word that no program knows.
  init?(directive word: String) {
    switch word {
    case "i", "o", "b", "h", "I", "O": self = .timeclock
    case "A", "C", "N", "apply", "assert", "bucket", "capture", "check", "def", "define", "end",
      "endfixed", "eval", "expr", "fixed", "import", "pop", "python", "test", "value", "year":
      self = .directive(word)
    default:
      let first = word.split(separator: " ").first.map(String.init) ?? ""
      guard first == "apply" || first == "end" else { return nil }
      self = .directive(word)
    }
  }

  /// The feature that a word below an `account` line belongs to.
  init?(belowAccount word: String) {
    guard ["alias", "assert", "check", "default", "eval", "payee"].contains(word) else {
      return nil
    }
    self = .directive(word)
  }

  fileprivate var name: Words {
    switch self {
    case .lot: Words(th: "ต้นทุนเป็นล็อต { } [ ]", en: "Lots in { } or [ ]")
    case .valueExpression:
      Words(th: "สูตรหรือวงเล็บในจำนวนเงิน", en: "An expression or a bracket in an amount")
    case .patternAlias: Words(th: "alias ที่เป็นแบบ /…/", en: "An alias with a pattern /…/")
    case .manyAliases:
      Words(th: "alias หรือ apply account จำนวนมาก", en: "So many aliases or apply accounts")
    case .longName: Words(th: "ชื่อบัญชียาวขนาดนี้", en: "An account name as long as this")
    case .assignmentWithCost:
      Words(
        th: "ยอดคงเหลือที่ไม่มีจำนวนเงิน ในรายการที่มีราคา @",
        en: "A balance without an amount beside a cost @")
    case .timeclock: Words(th: "บันทึกเวลาทำงาน (timeclock)", en: "Working hours (timeclock)")
    case .cost: Words(th: "ราคา @ ในบัญชีของกองทุน", en: "A cost @ in a fund's books")
    case .virtualPosting:
      Words(
        th: "แถวของบัญชีในวงเล็บ ( ) ในบัญชีของกองทุน",
        en: "A posting with its account in ( ) in a fund's books")
    case .postingDay:
      Words(
        th: "แถวที่มีวันที่ของตัวเองในบัญชีของกองทุน",
        en: "A posting with a day of its own in a fund's books")
    case .farYear: Words(th: "ปีหลัง ค.ศ. 9999", en: "A year after 9999")
    case .manyCommodities:
      Words(th: "สกุลเงินจำนวนมากขนาดนี้", en: "As many commodities as this")
    case .directive(let word): Words(th: "คำสั่ง “\(word)”", en: "The directive “\(word)”")
    case .otherFormat(let format): Words(th: "ไฟล์แบบ \(format)", en: "A file of form \(format)")
    }
  }

  fileprivate var help: Words {
    switch self {
    case .lot, .valueExpression, .assignmentWithCost:
      Words(th: "เขียนจำนวนเงินเป็นตัวเลข", en: "Write the amount as a number")
    case .patternAlias, .manyAliases:
      Words(th: "เขียนชื่อบัญชีเต็ม", en: "Write the accounts' full names")
    case .longName: Words(th: "ใช้ชื่อที่สั้นลง", en: "Use a shorter name")
    case .cost: Words(th: "เขียนจำนวนเงินบาท", en: "Write the amount in baht")
    case .virtualPosting:
      Words(
        th: "ลบแถวนี้ หรือเขียนเป็นรายการสองด้านไม่มีวงเล็บ",
        en: "Remove it, or write it with both sides and without brackets")
    case .postingDay:
      Words(th: "แยกเป็นรายการของแต่ละวัน", en: "Make a transaction for each day")
    case .farYear: Words(th: "ตรวจเลขปี", en: "Check the year")
    case .manyCommodities: Words(th: "แยกเป็นหลายชุด", en: "Make several books")
    case .directive:
      Words(
        th: "ลบบรรทัดนี้ หรือให้ hledger พิมพ์เป็นรายการธรรมดาด้วย hledger print",
        en: "Remove the line, or let hledger print plain transactions: hledger print")
    case .timeclock, .otherFormat:
      Words(
        th: "ให้ hledger พิมพ์เป็นรายการธรรมดาด้วย hledger print แล้วใช้ไฟล์นั้น",
        en: "Let hledger print plain transactions, hledger print, and use those")
    }
  }
}

extension Diagnostic {
  static func unsupported(_ feature: UnsupportedFeature, at place: Place) -> Diagnostic {
    Diagnostic(
      .unsupportedInJournal,
      Words(
        th: "\(feature.name.th) โปรแกรมนี้ไม่อ่าน", en: "\(feature.name.en) isn't read here"),
      at: place, help: feature.help)
  }

  static func unusableInclude(
    _ refusal: JournalIncludes.Refusal, _ token: JournalToken
  ) -> Diagnostic {
    let isOutside = if case .outside = refusal { true } else { false }
    return Diagnostic(
      .unusableInclude,
      isOutside
        ? Words(
          th: "ไฟล์ “\(token.text)” อยู่นอกโฟลเดอร์ของสมุดบัญชี",
          en: "The file “\(token.text)” lies outside the folder of the ledger")
        : Words(th: "ไม่พบไฟล์ “\(token.text)”", en: "There is no file “\(token.text)”"),
      at: token.place,
      help: isOutside
        ? Words(
          th: "ย้ายไฟล์มาไว้ในโฟลเดอร์เดียวกัน แล้วเขียนชื่อไฟล์",
          en: "Move the file into the folder and write its name")
        : Words(
          th: "ตรวจชื่อไฟล์ เทียบกับโฟลเดอร์ของไฟล์นี้ ลิงก์ไปยังไฟล์อื่นใช้ไม่ได้",
          en: "Check the name, from the folder of this file on; symbolic links aren't followed"))
  }

  static func includeCycle(_ chain: [String], at place: Place) -> Diagnostic {
    let shown = chain.count > 8 ? Array(chain.prefix(4)) + ["…"] + chain.suffix(3) : chain
    let text = shown.joined(separator: " → ")
    return Diagnostic(
      .unusableInclude,
      Words(th: "ไฟล์รวมกันเป็นวง: \(text)", en: "The files include one another: \(text)"),
      at: place,
      help: Words(
        th: "ลบ include บรรทัดนี้ หรือแก้ชื่อไฟล์", en: "Remove this include, or mend its name"))
  }

  static func tooManyIncludes(at place: Place) -> Diagnostic {
    Diagnostic(
      .unusableInclude,
      Words(
        th: "ไฟล์ของ journal นี้ใหญ่ มาก หรือซ้อนกันลึกเกินไป",
        en: "The files of this journal are too large, too many or too deep"),
      at: place,
      help: Words(
        th: "ใช้ไฟล์น้อยลง ซ้อนกันไม่เกิน \(JournalLimits.includeDepth) ชั้น รวมไม่เกิน 256 MB",
        en: "Use fewer files, \(JournalLimits.includeDepth) within one another, 256 MB in all"))
  }
}
