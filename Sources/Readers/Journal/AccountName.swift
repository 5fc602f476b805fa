import Model

/// The name of an account, part by part.
struct AccountName {
  /// The whole name as written.
  let text: String
  private let parts: [String]

  init(_ text: String) { self.init(text.split(separator: ":").map(String.init), text) }

  private init(_ parts: [String], _ text: String) {
    self.parts = parts
    self.text = text
  }

  /// The name of the account above; `nil` above a root.
  var parent: AccountName? {
    guard parts.count > 1 else { return nil }
    let above = Array(parts.dropLast())
    return AccountName(above, above.joined(separator: ":"))
  }

  /// The last part.
  var leaf: String { parts.last ?? text }
  /// Whether the name has one part.
  var isRoot: Bool { parts.count < 2 }

  /// The name without spaces and capitals, its root as the chart has it: `รายรับ:Members` and
  /// `revenues:members` are `income:members`.
  var folded: String {
    let root: String? =
      switch usualType {
      case .asset: "assets"
      case .liability: "liabilities"
      case .equity: "equity"
      case .revenue: "income"
      case .expense: "expenses"
      default: nil
      }
    let folded = parts.map { Chart.folded($0) }
    return ([root ?? folded.first ?? ""] + folded.dropFirst()).joined(separator: ":")
  }

  /// The type that the root's name tells, in English as hledger has it, or in Thai.
  var usualType: JournalAccountType? {
    switch Chart.folded(parts.first ?? "") {
    case "asset", "assets", "สินทรัพย์", "ทรัพย์สิน": .asset
    case "liability", "liabilities", "debt", "debts", "หนี้สิน": .liability
    case "equity", "ทุน", "ส่วนทุน": .equity
    case "income", "revenue", "revenues", "รายรับ", "รายได้": .revenue
    case "expense", "expenses", "รายจ่าย", "ค่าใช้จ่าย": .expense
    default: nil
    }
  }

  /// Whether the name is that of a whole type, and no account of its own.
  var isUsualRoot: Bool { isRoot && usualType != nil }
  /// Whether the name is that of welfare, or lies below it.
  var isWelfare: Bool {
    (folded + ":").hasPrefix("expenses:welfare:") || (folded + ":").hasPrefix("expenses:สวัสดิการ:")
  }
  /// Whether the name is that of balances with which books begin or end.
  var isOpening: Bool { ["opening", "closing", "ยกมา", "ยกไป"].contains { folded.contains($0) } }
  /// Whether the name is that of money in a box.
  var looksLikeCash: Bool { ["cash", "เงินสด"].contains { folded.contains($0) } }
  /// Whether the name is that of money in a box or a bank, as hledger tells it by English words.
  var looksLikeMoney: Bool {
    looksLikeCash
      || ["bank", "check", "chequ", "saving", "ธนาคาร", "เงินฝาก", "ออมทรัพย์"].contains {
        folded.contains($0)
      }
  }
}
