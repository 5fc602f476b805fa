import Model

/// Numbers of citizens, phones and bank accounts, and addresses of e-mail.
///
/// Commas, letters, edges of blocks and ends of lines end a number: amounts and cells of a table
/// never run together.
struct NumberDetector {
  let text: FoldedText
  /// The places after words of bank accounts.
  let accounts: [Int]

  /// Groups of digits with one or two separators between.
  struct Chain {
    var groups: [Range<Int>] = []
    /// Before each group but the first: a hyphen, a dot or a space.
    var separators: [UInt8] = []
  }

  /// All mentions in the order of the text.
  func mentions() -> [Mention] {
    var found: [Mention] = []
    var index = 0
    var account = 0
    while true {
      index = Self.next(in: text, from: index)
      guard index < text.count else { return found }
      switch text.symbols[index] {
      case UInt8(ascii: "@"):
        if let mail = email(at: index) { found.append(mail) }
        index += 1
      case Symbol.quiet:
        index = text.slice(0..<text.count).place(of: Symbol.loud, from: index) ?? text.count
      default:
        let end = endOfShortNumber(at: index)
        guard end == index else {
          index = end
          continue
        }
        let chain = chain(at: index)
        while account < accounts.count, accounts[account] <= index - Self.reach { account += 1 }
        let isAccount = account < accounts.count && accounts[account] <= index
        found += numbers(of: chain, afterAccount: isAccount)
        index = chain.groups[chain.groups.count - 1].upperBound
      }
    }
  }

  /// The next digit, `@` or beginning of what is quiet.
  private static func next(in text: FoldedText, from start: Int) -> Int {
    let symbols = UnsafeRawPointer(text.symbols)
    var index = start
    while index &+ 8 <= text.count {
      let eight = UInt64(
        littleEndian: symbols.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let marks = marks(eight)
      if marks != 0 { return index &+ marks.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < text.count, !wakes(text.symbols[index]) { index &+= 1 }
    return index
  }

  private static func wakes(_ symbol: UInt8) -> Bool {
    Symbol.isDigit(symbol) || symbol == UInt8(ascii: "@") || symbol == Symbol.quiet
  }

  /// The highest bit of each of eight symbols that wakes: each sum stays in its byte, since the
  /// highest bits are kept out of it.
  @inline(__always) private static func marks(_ eight: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highest = ones << 7
    /// The bytes that are less than so much: 0x80 less it lifts all others into the highest bit.
    func below(_ bytes: UInt64, _ limit: UInt64) -> UInt64 {
      ~(((bytes & ~highest) &+ ones &* (0x80 - limit)) | bytes) & highest
    }
    return below(eight ^ ones &* 0x30, 10) | below(eight ^ ones &* 0x40, 1)
      | below(eight ^ ones &* UInt64(Symbol.quiet), 1)
  }

  /// The end of a number that is too short for us, with whatever may stand between its digits; the
  /// place itself where there are nine digits and more.
  private func endOfShortNumber(at start: Int) -> Int {
    var index = start
    var digits = 0
    while digits < 9 {
      let symbol = text[index]
      if Symbol.isDigit(symbol) {
        digits += 1
      } else if !Self.separates(symbol) {
        return index
      }
      index += 1
    }
    return start
  }

  /// How far before its number a word of bank accounts may stand.
  private static let reach = 24

  private func chain(at start: Int) -> Chain {
    var chain = Chain()
    var index = start
    while true {
      var end = index
      while Symbol.isDigit(text[end]) { end += 1 }
      chain.groups.append(index..<end)
      var next = end
      var separator: UInt8 = 0
      while next - end < 3, Self.separates(text[next]) {
        separator = max(separator, text[next] == UInt8(ascii: ")") ? Symbol.space : text[next])
        next += 1
      }
      guard next > end, Symbol.isDigit(text[next]), chain.groups.count < 40 else { return chain }
      chain.separators.append(separator)
      index = next
    }
  }

  private static func separates(_ symbol: UInt8) -> Bool {
    symbol == Symbol.space || symbol == UInt8(ascii: "-") || symbol == UInt8(ascii: ".")
      || symbol == UInt8(ascii: ")")
  }

  private func numbers(of chain: Chain, afterAccount: Bool) -> [Mention] {
    var found: [Mention] = []
    var first = 0
    while first < chain.groups.count {
      var taken = 1
      var digits = 0
      for last in first..<min(first + 13, chain.groups.count) {
        digits += chain.groups[last].count
        guard digits <= 13 else { break }
        guard digits >= 9, afterAccount || canBegin(chain, first, last, digits),
          let kind = kind(of: chain, first...last, afterAccount)
        else { continue }
        let range = chain.groups[first].lowerBound..<chain.groups[last].upperBound
        guard !isPartOfCode(range), !isDecimal(range) else { continue }
        found.append(Mention(kind: kind, range: range, letters: text.digits(range)))
        taken = last - first + 1
        if kind == .citizenNumber { break }
      }
      first += taken
    }
    return found
  }

  /// Whether the first digits can be those of a number of this length; most groups end here.
  private func canBegin(_ chain: Chain, _ first: Int, _ last: Int, _ digits: Int) -> Bool {
    let digit = text[chain.groups[first].lowerBound]
    return digits == 13 || digit == 0x30 || digit == 0x36
      || last - first == 3 && chain.groups[first].count == 3
  }

  /// `1234567890121.50` and `0.0812345678` are amounts.
  private func isDecimal(_ range: Range<Int>) -> Bool {
    let dot = UInt8(ascii: ".")
    let (start, end) = (range.lowerBound, range.upperBound)
    if text[end] == dot, Symbol.isDigit(text[end + 1]) { return true }
    return text[start - 1] == dot && text[start - 2] == 0x30 && !Symbol.isDigit(text[start - 3])
  }

  private func kind(
    of chain: Chain, _ range: ClosedRange<Int>, _ afterAccount: Bool
  ) -> PrivateKind? {
    let shape = NumberShape(
      digits: text.digits(
        chain.groups[range.lowerBound].lowerBound..<chain.groups[range.upperBound].upperBound),
      groups: chain.groups[range].map(\.count),
      separators: Set(chain.separators[range.lowerBound..<range.upperBound]))
    if shape.isCitizen { return .citizenNumber }
    if shape.isDashedAccount { return .account }
    if afterAccount, shape.isAccount, !isAmount(after: chain.groups[range.upperBound].upperBound) {
      return .account
    }
    return shape.isPhone ? .phone : nil
  }

  /// Whether a comma with a digit or the word for baht follows.
  private func isAmount(after end: Int) -> Bool {
    let next = text.afterSpaces(end)
    return text[end] == UInt8(ascii: ",") || text.starts(with: Keywords.all.baht, at: next)
  }

  /// Whether digits stand inside a digest or another long word of Latin letters and digits.
  private func isPartOfCode(_ range: Range<Int>) -> Bool {
    var (start, end) = (range.lowerBound, range.upperBound)
    while range.lowerBound - start < 24, isCode(text[start - 1]) { start -= 1 }
    while end - range.upperBound < 24, isCode(text[end]) { end += 1 }
    return end - start - range.count >= 12
  }

  private func isCode(_ symbol: UInt8) -> Bool {
    Symbol.isLatin(symbol) || Symbol.isDigit(symbol)
  }

  private func email(at sign: Int) -> Mention? {
    var start = sign
    while sign - start < 64, Self.isLocal(text[start - 1]) { start -= 1 }
    var end = sign + 1
    var dot = sign
    while end - sign < 254, Self.isDomain(text[end]) {
      if text[end] == UInt8(ascii: ".") { dot = end }
      end += 1
    }
    if dot == end - 1 { end = dot }
    dot = end - 1
    while dot > sign, text[dot] != UInt8(ascii: ".") { dot -= 1 }
    let suffix = Array(text.slice(min(dot + 1, end)..<end))
    guard start < sign, dot > sign + 1, suffix.count >= 2, suffix.allSatisfy(Symbol.isLatin),
      !Self.files.contains(suffix)
    else { return nil }
    return Mention(kind: .email, range: start..<end, letters: text.letters(start..<end))
  }

  private static func isLocal(_ symbol: UInt8) -> Bool {
    isDomain(symbol) || symbol == UInt8(ascii: "_") || symbol == UInt8(ascii: "+")
  }

  private static func isDomain(_ symbol: UInt8) -> Bool {
    Symbol.isLatin(symbol) || Symbol.isDigit(symbol) || symbol == UInt8(ascii: "-")
      || symbol == UInt8(ascii: ".")
  }

  /// `icon@2x.png` is a picture.
  private static let files = Set(
    ["png", "jpg", "jpeg", "gif", "webp", "svg", "css", "js", "html"].map(Symbol.of))
}
