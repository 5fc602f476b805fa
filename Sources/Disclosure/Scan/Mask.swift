/// A value made unreadable: enough to find it, not enough to know it.
enum Mask {
  /// The mask of the symbols of a value, of a known name or of what a detector found.
  static func of(_ symbols: [UInt8], _ kind: PrivateKind) -> String {
    switch kind {
    case .name, .nameWithHonorific, .nameNearHarm: name(symbols)
    case .citizenNumber: number(symbols, first: 1, last: 1)
    case .phone: number(symbols, first: 2, last: 2)
    case .account: number(symbols, first: 0, last: 2)
    case .email: email(symbols)
    case .address, .imageMetadata: hidden(symbols.prefix(1), symbols.dropFirst())
    }
  }

  /// The honorific and the first letter of each word.
  private static func name(_ symbols: [UInt8]) -> String {
    let honorific =
      Honorific.all.map(\.word).filter { symbols.starts(with: $0) }
      .max { $0.count < $1.count } ?? []
    var masked = Symbol.text(honorific)
    let words = symbols.dropFirst(honorific.count).split {
      !Symbol.isThai($0) && !Symbol.isLatin($0)
    }
    for (index, word) in words.enumerated() {
      masked += (index > 0 ? " " : "") + hidden(word.prefix(1), word.dropFirst())
    }
    return masked
  }

  private static func number(_ symbols: [UInt8], first: Int, last: Int) -> String {
    let count = symbols.count(where: Symbol.isDigit)
    var digit = 0
    return symbols.reduce(into: "") { masked, symbol in
      guard Symbol.isDigit(symbol) else {
        masked += symbol == UInt8(ascii: "-") ? "-" : " "
        return
      }
      let isShown = digit < first || digit >= count - last
      masked += isShown ? Symbol.text([symbol]) : "•"
      digit += 1
    }
  }

  private static func email(_ symbols: [UInt8]) -> String {
    let parts = symbols.split(separator: UInt8(ascii: "@"), maxSplits: 1)
    return parts.map { hidden($0.prefix(1), $0.dropFirst()) }.joined(separator: "@")
  }

  private static func hidden(_ shown: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>) -> String {
    Symbol.text(shown) + String(repeating: "•", count: min(rest.count, 6))
  }
}
