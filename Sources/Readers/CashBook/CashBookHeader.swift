import Model

/// The columns of a cash book.
enum CashBookColumn: Int, CaseIterable, Hashable {
  case date, reference, description, category, account, moneyIn, moneyOut, balance, count, to, pot
  case toPot, note

  /// The names, Thai first; the first is the one that messages use.
  var names: [String] {
    switch self {
    case .date:
      [
        "วันที่", "วัน/เดือน/ปี", "วันเดือนปี", "วัน-เดือน-ปี", "ว/ด/ป", "ว.ด.ป.", "ว.ด.ป", "วดป", "date",
      ]
    case .reference:
      [
        "เลขที่", "เลขที่เอกสาร", "เลขที่ใบเสร็จ", "เลขที่ใบสำคัญ", "ที่ใบสำคัญ", "ใบเสร็จ",
        "เล่มที่/เลขที่", "เลขเอกสาร", "ref", "reference",
      ]
    case .description: ["รายการ", "รายละเอียด", "description"]
    case .category: ["หมวด", "ประเภท", "หมวดหมู่", "ประเภทรายการ", "category"]
    case .account: ["บัญชี", "account"]
    case .moneyIn: ["รับ", "รายรับ", "เดบิต", "เงินเข้า", "ฝาก", "ฝากเงิน", "จำนวนเงินรับ", "in"]
    case .moneyOut: ["จ่าย", "รายจ่าย", "เครดิต", "เงินออก", "ถอน", "ถอนเงิน", "จำนวนเงินจ่าย", "out"]
    case .balance: ["คงเหลือ", "ยอดคงเหลือ", "เงินคงเหลือ", "balance"]
    case .count: ["จำนวนราย", "จำนวนคน", "ราย", "คน", "count"]
    case .to: ["ไปบัญชี", "to"]
    case .pot: ["กองย่อย", "สาขา", "กองทุนย่อย", "pot", "branch"]
    case .toPot: ["ไปกองย่อย", "ไปสาขา", "topot"]
    case .note: ["หมายเหตุ", "note"]
    }
  }

  /// Whether the column may stand several times, once for each account.
  var isMoney: Bool { self == .moneyIn || self == .moneyOut || self == .balance }

  /// Every name without spaces and capitals.
  static let byName: [String: CashBookColumn] = {
    var columns: [String: CashBookColumn] = [:]
    for column in allCases {
      for name in column.names { columns[Chart.folded(name)] = column }
    }
    return columns
  }()

  /// Columns that books have beside those that are read: a row's number, signatures. They are
  /// passed over on purpose.
  static let known: Set<String> = Set(
    ["ลำดับ", "ลำดับที่", "ที่", "no", "no.", "ลายเซ็น", "ลายมือชื่อ", "signature"].map(Chart.folded))
}

/// Which column of a cash book stands where.
struct CashBookHeader {
  /// The columns of one account; of the row's own account where the header names none.
  struct MoneyColumns {
    var account: AccountID?
    var moneyIn: Int?
    var moneyOut: Int?
    var balance: Int?
  }

  /// The position of each column but those of money, by its number: this is asked many times a row.
  private var positions: [Int?] = Array(repeating: nil, count: CashBookColumn.allCases.count)
  /// The columns of money: one group, or one for each account.
  private(set) var money: [MoneyColumns] = []
  /// The names above the columns as written.
  let names: [String]
  /// How many columns the table has, with those that have no name.
  var count: Int { names.count }
  /// Whether names of accounts stand in a second row below.
  let isTwoRows: Bool
  /// What is wrong with it.
  private(set) var diagnostics: [Diagnostic] = []
  /// The columns that tell of persons; some books have several of a kind.
  private(set) var privatePositions: [PrivateColumn: [Int]] = [:]
  /// Those of them that tell one person from another, the surest first.
  private(set) var identifying: [(column: PrivateColumn, position: Int)] = []
  /// Which columns are balances, by their positions.
  private(set) var isBalance: [Bool] = []
  /// The columns whose names mean nothing here.
  private(set) var passedOver: [String] = []

  /// Reads a row as a header; names of accounts may stand in a second row below it.
  init(
    _ row: CSVRow, below second: CSVRow? = nil, of table: CSVTable, file: FileID, chart: Chart
  ) {
    isTwoRows = second != nil
    var names = row.fields.map { table.text(of: $0) }
    if let second {
      var above = ""
      for (index, field) in second.fields.enumerated() where index < names.count {
        if !names[index].isEmpty { above = names[index] }
        let below = table.text(of: field)
        if !below.isEmpty { names[index] = "\(above) (\(below))" }
      }
    }
    self.names = names
    if row.brokenQuote != nil {
      let place = table.place(of: row, file: file)
      diagnostics.append(.wrongColumnCount(row, expected: 0, at: place, doubtFrom: nil))
    }
    for (position, name) in names.enumerated() where !name.isEmpty {
      let field = row.fields[position]
      let place = Place(
        file: file, line: field.line, columns: field.columns,
        cell: Cell(row: row.number, column: UInt16(clamping: position)))
      take(name, position, at: place, chart)
    }
    identifying = PrivateColumn.identifying.flatMap { column in
      (privatePositions[column] ?? []).map { (column, $0) }
    }
    isBalance = names.indices.map { position in money.contains { $0.balance == position } }
    // A balance of no account beside columns of accounts is nobody's balance.
    if let none = money.first(where: { $0.account == nil }), none.moneyIn == nil,
      none.moneyOut == nil, money.count > 1, diagnostics.isEmpty
    {
      let place = table.place(of: row, file: file)
      diagnostics.append(.balanceOfNoAccount(names[none.balance ?? 0], at: place))
    }
  }

  private mutating func take(_ name: String, _ position: Int, at place: Place, _ chart: Chart) {
    let folded = Self.withoutUnit(Chart.folded(name))
    if let column = CashBookColumn.byName[folded] {
      let isNew = column.isMoney ? put(column, nil, position) : put(column, position)
      if !isNew { diagnostics.append(.columnTwice(name, .headerMissing, at: place)) }
      return
    }
    if let column = PrivateColumn.byName[folded] {
      privatePositions[column, default: []].append(position)
      return
    }
    if CashBookColumn.known.contains(folded) { return }
    if let (column, label) = Self.moneyColumn(folded) {
      guard let account = chart.moneyAccount(label) else {
        diagnostics.append(.unknownAccountColumn(name, label, chart, at: place))
        return
      }
      if !put(column, account, position) {
        diagnostics.append(.columnTwice(name, .headerMissing, at: place))
      }
      return
    }
    let known = CashBookColumn.allCases.flatMap(\.names)
    if folded.unicodeScalars.count > 3, let near = nearestNames(to: name, among: known).first {
      diagnostics.append(.nearlyAColumn(name, near, .headerMissing, at: place))
    } else {
      passedOver.append(name)
    }
  }

  /// The names of columns of money, the longest first.
  private static let moneyNames: [MoneyName] = {
    let columns = [CashBookColumn.balance, .moneyIn, .moneyOut]
    return columns.flatMap { column in
      column.names.map { name in
        let folded = Chart.folded(name)
        return MoneyName(
          name: folded, bytes: Array(folded.utf8), first: firstThaiLetter(of: folded.utf8),
          column: column)
      }
    }.sorted { $0.bytes.count > $1.bytes.count }
  }()

  /// A name of a column of money.
  private struct MoneyName {
    let name: String
    let bytes: [UInt8]
    /// Its first letter, where that is Thai.
    let first: UInt32?
    let column: CashBookColumn

    /// Whether a cell may begin with the name when it is folded.
    func mayBegin(_ cell: ArraySlice<UInt8>) -> Bool {
      var index = cell.startIndex
      for byte in bytes {
        while index < cell.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(cell[index]) { index += 1 }
        guard index < cell.endIndex else { return false }
        guard cell[index] == byte else {
          // Folding takes marks of no width away, and capitals become small.
          return cell[index] < 0x80 || [0xC2, 0xE2, 0xEF].contains(cell[index])
        }
        index += 1
      }
      return true
    }
  }

  /// A column of money and the account that its name says: `รับ(เงินสด)`, `คงเหลือธนาคาร`.
  private static func moneyColumn(_ folded: String) -> (CashBookColumn, label: String)? {
    // The bytes tell most apart; a name isn't one where a mark of its last letter follows.
    let letter = firstThaiLetter(of: folded.utf8)
    for money in moneyNames
    where money.first == letter && folded.utf8.starts(with: money.bytes)
      && folded.hasPrefix(money.name)
    {
      var label = Substring(folded.dropFirst(money.name.count))
      if label.hasPrefix("-") { label = label.dropFirst() }
      if label.hasPrefix("("), label.hasSuffix(")") { label = label.dropFirst().dropLast() }
      if !label.isEmpty { return (money.column, String(label)) }
    }
    return nil
  }

  private mutating func put(_ column: CashBookColumn, _ position: Int) -> Bool {
    guard positions[column.rawValue] == nil else { return false }
    positions[column.rawValue] = position
    return true
  }

  private mutating func put(
    _ column: CashBookColumn, _ account: AccountID?, _ position: Int
  ) -> Bool {
    let index = money.firstIndex { $0.account == account } ?? money.endIndex
    if index == money.endIndex { money.append(MoneyColumns(account: account)) }
    let path: WritableKeyPath<MoneyColumns, Int?> =
      switch column {
      case .moneyIn: \.moneyIn
      case .moneyOut: \.moneyOut
      default: \.balance
      }
    guard money[index][keyPath: path] == nil else { return false }
    money[index][keyPath: path] = position
    return true
  }

  /// A folded name without a unit in brackets: `รับ(บาท)`.
  private static func withoutUnit(_ name: String) -> String {
    // Every unit ends so.
    switch name.utf8.last {
    case UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: ":"): break
    default: return name
    }
    for unit in ["(บาท)", "(baht)", "(thb)", "(฿)", "(คน)", "(ราย)", "*", ":"]
    where name.hasSuffix(unit) {
      return String(name.dropLast(unit.count))
    }
    return name
  }

  /// The position of a column; `nil` where the table has none of it.
  func position(_ column: CashBookColumn) -> Int? { positions[column.rawValue] }

  /// Whether a row is this header again, as programs print it on each page.
  func isRepeated(in row: CSVRow, of table: CSVTable) -> Bool {
    guard row.fields.count >= count, let date = position(.date) else { return false }
    // The date's cell tells nearly every row apart at once.
    guard table.content(of: row.fields[date]).elementsEqual(names[date].utf8) else { return false }
    return names.indices.allSatisfy { table.text(of: row.fields[$0]) == names[$0] }
  }
}

extension CashBookHeader {
  /// How far down a header is looked for.
  static let rowsToLook = 20

  /// Where the header was found.
  struct Finding {
    let header: CashBookHeader
    /// The table, after the header's first row.
    let table: CSVTable
    let above: [CSVRow]
    let row: CSVRow
    /// How many of its cells are names of columns.
    let known: Int
  }

  /// Finds the header among the first rows, whichever separator stands between the cells.
  ///
  /// - Complexity: O(cells of the first rows).
  static func find(in bytes: [UInt8], file: FileID, chart: Chart) -> Finding? {
    var best: (score: Int, table: CSVTable, above: [CSVRow], row: CSVRow)?
    for separator in [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")] {
      var table = CSVTable(bytes, separator: separator)
      var above: [CSVRow] = []
      while above.count < rowsToLook, let row = table.next() {
        let score = row.fields.count { field in
          mayBeName(bytes[field.bytes]) && mayBeKnown(bytes[field.trimmed])
            && isKnown(Chart.folded(table.text(of: field)))
        }
        if score > best?.score ?? 0 || (best == nil && !table.isBlank(row)) {
          best = (score, table, above, row)
        }
        // A row in which every cell is a name can't be bettered.
        if score > 5, score == row.fields.count { break }
        above.append(row)
      }
      if let best, best.score > 3 { break }
    }
    guard let best else { return nil }
    var after = best.table
    let next = best.score > 1 ? after.next() : nil
    let second = next.flatMap { $0.namesAccounts(after, chart) ? $0 : nil }
    let header = CashBookHeader(
      best.row, below: second, of: best.table, file: file, chart: chart)
    return Finding(
      header: header, table: best.table, above: best.above, row: best.row, known: best.score)
  }

  /// Whether a cell may be the name of a column: none begins with a digit.
  private static func mayBeName(_ cell: ArraySlice<UInt8>) -> Bool {
    cell.first.map { $0 &- 0x30 >= 10 } ?? false
  }

  private static let names = WordFilter(CashBookColumn.byName.keys)
  /// Whether a cell may be the name of a column, or begin with one of money; most are turned away.
  static func mayBeKnown(_ cell: ArraySlice<UInt8>) -> Bool {
    guard let letter = firstThaiLetter(of: cell), let last = cell.last, last >= 0x80 else {
      return true
    }
    return moneyNames.contains { $0.first == letter && $0.mayBegin(cell) } || names.mayHold(cell)
  }

  /// Whether a folded text is the name of a column.
  static func isKnown(_ folded: String) -> Bool {
    if folded.isEmpty || folded.utf8.count > 90 { return false }
    let name = withoutUnit(folded)
    return (names.mayHold(name.utf8) && CashBookColumn.byName[name] != nil)
      || moneyColumn(name) != nil
  }
}

extension CSVRow {
  /// Whether this row under a header holds nothing but names of the fund's accounts.
  fileprivate func namesAccounts(_ table: CSVTable, _ chart: Chart) -> Bool {
    let texts = fields.map { table.text(of: $0) }.filter { !$0.isEmpty }
    return texts.count > 1 && texts.allSatisfy { chart.moneyAccount($0) != nil }
  }
}
