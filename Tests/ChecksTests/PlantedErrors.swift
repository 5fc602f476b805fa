import Model
import Support

/// A treasurer's book without a fault, and the slips that hands make in it.
struct PlantedErrors {
  /// One kind of slip.
  enum Kind: CaseIterable {
    case rowLeftOut, rowTwice, rowNotCounted, rowCountedTwice, wrongColumn, amountSwapped
    case balanceSwapped, timesTen, timesHundred, voidCounted
  }

  /// One row; amounts in satang, money out negative.
  struct Row {
    var day: Int
    var category: String
    var amount: Int
    var balance: Int
    /// What stands in the book where it isn't the amount.
    var writtenAmount: Int?
  }

  private(set) var rows: [Row] = []
  /// Every so many rows the balance is left out; never, where this is zero.
  var rowsPerGap = 0
  private var random: SeededGenerator

  init(seed: UInt64, rows count: Int = 60) {
    random = SeededGenerator(seed: seed)
    var balance = 100_000_000
    rows = [Row(day: 0, category: "ยอดยกมา", amount: balance, balance: balance)]
    let receipts = ["เงินสมทบสมาชิก", "เงินบริจาค", "ดอกเบี้ยเงินฝาก"]
    let payments = ["คลอดบุตร", "เจ็บป่วย", "เสียชีวิต", "ค่าบริหารจัดการ"]
    for number in 1...count {
      let isIn = Bool.random(using: &random)
      // Amounts as funds have them: whole hundreds as often as odd ones.
      let amount =
        Bool.random(using: &random)
        ? Int.random(in: 1...80, using: &random) * 10_000
        : Int.random(in: 1_000...900_000, using: &random)
      let category = (isIn ? receipts : payments).randomElement(using: &random) ?? receipts[0]
      balance += isIn ? amount : -amount
      rows.append(
        Row(
          day: number * 300 / count, category: category, amount: isIn ? amount : -amount,
          balance: balance))
    }
  }

  /// Plants one slip.
  ///
  /// - Returns: the amount that went wrong and the row's number in the file; `nil` where this book
  ///   has no row on which the slip shows.
  mutating func plant(_ kind: Kind) -> (amount: Int, row: Int)? {
    let index = Int.random(in: 2..<(rows.count - 2), using: &random)
    let row = rows[index]
    switch kind {
    case .rowLeftOut: rows.remove(at: index)
    case .rowTwice: rows.insert(row, at: index + 1)
    case .rowNotCounted: shift(from: index, by: -row.amount)
    case .rowCountedTwice: shift(from: index, by: row.amount)
    case .wrongColumn: rows[index].writtenAmount = -row.amount
    case .amountSwapped:
      guard let swapped = swapped(row.amount) else { return nil }
      rows[index].writtenAmount = swapped
    case .balanceSwapped:
      guard !isWithoutBalance(index), let swapped = swapped(row.balance) else { return nil }
      rows[index].balance = swapped
    case .timesTen: rows[index].writtenAmount = row.amount * 10
    case .timesHundred: rows[index].writtenAmount = row.amount * 100
    case .voidCounted: rows[index].category = "ยกเลิก"
    }
    return (row.amount, index + 2)
  }

  private func isWithoutBalance(_ index: Int) -> Bool {
    rowsPerGap > 0 && index % rowsPerGap == rowsPerGap - 1
  }

  private mutating func shift(from index: Int, by amount: Int) {
    for later in index..<rows.count { rows[later].balance += amount }
  }

  /// A number with two neighbouring digits that differ swapped, the first never zero after it.
  private mutating func swapped(_ number: Int) -> Int? {
    var digits = Array(String(abs(number)))
    let places = digits.indices.dropLast().filter {
      digits[$0] != digits[$0 + 1] && !($0 == 0 && digits[1] == "0")
    }
    guard let place = places.randomElement(using: &random) else { return nil }
    digits.swapAt(place, place + 1)
    return (Int(String(digits)) ?? 0) * (number < 0 ? -1 : 1)
  }

  /// The book as a file.
  var file: String {
    let lines = rows.enumerated().map { index, row in
      let balance = isWithoutBalance(index) ? "" : plain(row.balance)
      let amount = row.writtenAmount ?? row.amount
      let day = "\(row.day % 28 + 1)/\(row.day / 28 + 1)/2566"
      let (moneyIn, moneyOut) = amount < 0 ? ("", plain(-amount)) : (plain(amount), "")
      return "\(day),ก,\(row.category),เงินสด,\(moneyIn),\(moneyOut),\(balance),"
    }
    return ([CheckedBooks.header] + lines).joined(separator: "\n")
  }

  private func plain(_ satang: Int) -> String {
    Money(satang: Int64(satang)).description.filter { $0 != "," }
  }
}
