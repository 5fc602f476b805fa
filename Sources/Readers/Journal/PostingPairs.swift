import Model

/// A posting that moves money, and what it stands for.
struct PostingSide {
  /// What kinds of postings are paired before others.
  enum Rank: Hashable {
    case money, flow, transfers, capital
  }

  /// The number in `Journal.postings`.
  let posting: Int
  /// Postings in square brackets balance apart from the others.
  let group: Int
  let role: JournalRole
  let amount: Money

  var rank: Rank {
    switch role {
    case .money: .money
    case .flow: .flow
    case .transfers: .transfers
    case .opening, .equity, .unknown: .capital
    }
  }
}

/// Takes a transaction of many postings apart into pieces with two sides.
///
/// Money is paired with receipts and payments first, then with what the fund began with, then with
/// other money. Each account's sums of debits and of credits stay exact.
/// - Complexity: O(postings).
struct PostingPairs {
  /// What moves from one posting to another.
  struct Piece {
    let positive: PostingSide
    let negative: PostingSide
    var amount: Money
  }

  /// The pieces, in the order in which they were paired.
  private(set) var pieces: [Piece] = []
  /// The first posting of capital that no money stands against.
  private(set) var unpaired: PostingSide?
  private let sides: [PostingSide]
  private var rest: [Money]

  init(_ sides: [PostingSide]) {
    self.sides = sides
    rest = sides.map(\.amount.magnitude)
  }

  private static let order: [(positive: PostingSide.Rank, negative: PostingSide.Rank)] = [
    (.money, .flow), (.flow, .money), (.money, .capital), (.capital, .money),
    (.money, .transfers), (.transfers, .money), (.money, .money), (.flow, .flow),
  ]

  /// Pairs all of them; `false` where something is left over.
  mutating func run() -> Bool {
    for group in 0...1 {
      for (positive, negative) in Self.order { pair(positive, negative, in: group) }
    }
    let left = sides.indices.filter { rest[$0] != .zero }
    unpaired = left.map { sides[$0] }.first { $0.rank == .capital || $0.rank == .transfers }
    // Money against capital is what the books begin with, if the capital's name says so.
    let wrong = pieces.first { piece in
      [piece.positive, piece.negative].contains {
        if case .equity = $0.role { true } else { false }
      }
    }
    if let wrong { unpaired = wrong.positive.rank == .capital ? wrong.positive : wrong.negative }
    return left.isEmpty && wrong == nil
  }

  private mutating func pair(
    _ positiveRank: PostingSide.Rank, _ negativeRank: PostingSide.Rank, in group: Int
  ) {
    let positives = open(positiveRank, isPositive: true, in: group)
    let negatives = open(negativeRank, isPositive: false, in: group)
    var (first, second) = (0, 0)
    while first < positives.count, second < negatives.count {
      let (positive, negative) = (positives[first], negatives[second])
      let amount = min(rest[positive], rest[negative])
      append(Piece(positive: sides[positive], negative: sides[negative], amount: amount))
      rest[positive] -= amount
      rest[negative] -= amount
      if rest[positive] == .zero { first += 1 }
      if rest[negative] == .zero { second += 1 }
    }
  }

  /// The postings of a rank and a side of which something is left.
  private func open(_ rank: PostingSide.Rank, isPositive: Bool, in group: Int) -> [Int] {
    sides.indices.filter { index in
      let side = sides[index]
      return side.rank == rank && side.group == group && (side.amount > .zero) == isPositive
        && rest[index] != .zero
    }
  }

  /// Adds a piece; what an account begins with stays one piece.
  private mutating func append(_ piece: Piece) {
    if let last = pieces.last, last.positive.rank == .capital || last.negative.rank == .capital,
      last.positive.posting == piece.positive.posting && last.positive.rank == .money
        || last.negative.posting == piece.negative.posting && last.negative.rank == .money
    {
      pieces[pieces.count - 1].amount += piece.amount
    } else {
      pieces.append(piece)
    }
  }
}
