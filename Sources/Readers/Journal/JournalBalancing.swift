import Model

/// The sum of some postings in one commodity, at cost.
struct CommoditySum: Sendable {
  var commodity: Int
  var quantity: ExactDecimal
  /// The most decimals that any of them shows.
  var decimals: Int
}

/// Why a transaction doesn't hold together.
enum BalanceFlaw: Error {
  /// More than one posting has no amount; the first two.
  case twoWithoutAmount(postings: [Int])
  /// What is left over.
  case unbalanced([CommoditySum], JournalPosting.Kind)
  case tooLong
  case tooManyCommodities
}

extension Journal {
  /// Fills in the one amount that a transaction may leave out, and sees whether it balances.
  ///
  /// Source: what hledger 1.25 does, measured: amounts count at their cost, real postings and
  /// those in square brackets balance apart, one posting of each may have no amount, and two
  /// commodities with opposite signs and no cost are taken for an exchange.
  /// - Returns: the postings whose amounts were inferred.
  mutating func balance(_ transaction: Int) -> Result<[Int], BalanceFlaw> {
    var inferred: [Int] = []
    for kind in [JournalPosting.Kind.real, .balancedVirtual] {
      var missing: Int?
      var sums: [CommoditySum] = []
      for index in transactions[transaction].postings where postings[index].kind == kind {
        if postings[index].amount == nil {
          if let missing { return .failure(.twoWithoutAmount(postings: [missing, index])) }
          missing = index
        } else if let flaw = add(index, to: &sums) {
          return .failure(flaw)
        }
      }
      if let missing {
        guard infer(missing, from: sums) else { return .failure(.tooLong) }
        inferred.append(missing)
      } else {
        let rest = sums.filter { sum in
          let decimals = decimals(of: sum.commodity) ?? sum.decimals
          return !sum.quantity.looksZero(atDecimals: balancesExactly ? .max : decimals)
        }
        guard rest.isEmpty || isExchange(transaction, kind) else {
          return .failure(.unbalanced(rest, kind))
        }
      }
    }
    return .success(inferred)
  }

  /// Adds what a posting counts for, at cost.
  private func add(_ index: Int, to sums: inout [CommoditySum]) -> BalanceFlaw? {
    guard var amount = postings[index].amount else { return nil }
    switch postings[index].cost.map({ costs[Int($0)] }) {
    case .each(let price):
      guard let quantity = price.quantity.multiplied(by: amount.quantity) else { return .tooLong }
      let decimals = price.quantity.scale
      return add(quantity, price.commodity, decimals, to: &sums)
    case .all(let price): amount = price
    case nil: break
    }
    for further in furtherAmounts[index] ?? [] {
      let decimals = further.quantity.scale
      if let flaw = add(further.quantity, further.commodity, decimals, to: &sums) { return flaw }
    }
    return add(amount.quantity, amount.commodity, amount.quantity.scale, to: &sums)
  }

  private func add(
    _ quantity: ExactDecimal, _ commodity: Int, _ decimals: Int, to sums: inout [CommoditySum]
  ) -> BalanceFlaw? {
    guard let known = sums.firstIndex(where: { $0.commodity == commodity }) else {
      sums.append(CommoditySum(commodity: commodity, quantity: quantity, decimals: decimals))
      return sums.count > JournalLimits.commoditiesInTransaction ? .tooManyCommodities : nil
    }
    guard let sum = sums[known].quantity.adding(quantity) else { return .tooLong }
    sums[known].quantity = sum
    sums[known].decimals = max(sums[known].decimals, decimals)
    return nil
  }

  /// Gives a posting the opposite of what the others sum to.
  private mutating func infer(_ posting: Int, from sums: [CommoditySum]) -> Bool {
    var amounts: [JournalAmount] = []
    for sum in sums where !sum.quantity.isZero {
      guard let quantity = sum.quantity.negated else { return false }
      amounts.append(JournalAmount(quantity: quantity, commodity: sum.commodity))
    }
    if amounts.isEmpty {
      let commodity = sums.first?.commodity ?? commodity("")
      amounts = [JournalAmount(quantity: .zero, commodity: commodity)]
    }
    postings[posting].amount = amounts[0]
    if amounts.count > 1 { furtherAmounts[posting] = Array(amounts.dropFirst()) }
    return true
  }

  /// Whether the postings of a kind exchange one commodity for another at a rate that isn't said:
  /// two commodities are left, with opposite signs and without a cost.
  private func isExchange(_ transaction: Int, _ kind: JournalPosting.Kind) -> Bool {
    var sums: [CommoditySum] = []
    var costed: [CommoditySum] = []
    for index in transactions[transaction].postings where postings[index].kind == kind {
      let hasCost = postings[index].cost != nil
      for amount in [postings[index].amount].compactMap({ $0 }) + (furtherAmounts[index] ?? []) {
        let (quantity, commodity) = (amount.quantity, amount.commodity)
        let flaw =
          hasCost
          ? add(quantity, commodity, 0, to: &costed) : add(quantity, commodity, 0, to: &sums)
        if flaw != nil { return false }
      }
    }
    let left = sums.filter { !$0.quantity.isZero }
    return costed.allSatisfy { $0.quantity.isZero } && left.count == 2
      && left[0].quantity.sign != left[1].quantity.sign
  }
}
