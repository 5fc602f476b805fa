/// A person's name, without what stands before and after it.
struct PersonName {
  /// The letters of given name, surname and what else belongs to the name, nothing between.
  let letters: [UInt8]
  /// How many letters each of the words has, the given name first.
  let lengths: [Int]

  /// The letters of the given name; none where there is no name.
  var given: ArraySlice<UInt8> { letters.prefix(lengths.first ?? 0) }

  /// The name in a text such as `น.ส. สมศรี ใจดี (แดง)`.
  init(_ symbols: [UInt8]) {
    var rest = symbols.drop { !Symbol.isThai($0) && !Symbol.isLatin($0) }
    while let after = Self.afterHonorific(rest) {
      // พลเอก is a rank and a given name: what is left must still be a name.
      if !Self.hasTwoWords(after), Self.hasTwoWords(rest) { break }
      rest = after
    }
    var letters: [UInt8] = []
    var lengths: [Int] = []
    letters.reserveCapacity(rest.count)
    var isInWord = false
    for symbol in rest {
      if Symbol.isSkipped(symbol) {
        isInWord = false
        continue
      }
      guard Symbol.isThai(symbol) || Symbol.isLatin(symbol) else { break }
      letters.append(symbol)
      if isInWord { lengths[lengths.count - 1] += 1 } else { lengths.append(1) }
      isInWord = true
    }
    (self.letters, self.lengths) = (letters, lengths)
  }

  /// Whether two words and more begin some symbols.
  private static func hasTwoWords(_ symbols: ArraySlice<UInt8>) -> Bool {
    var (count, isInWord) = (0, false)
    for symbol in symbols {
      if Symbol.isSkipped(symbol) {
        isInWord = false
        continue
      }
      guard Symbol.isThai(symbol) || Symbol.isLatin(symbol) else { return false }
      if !isInWord { count += 1 }
      if count == 2 { return true }
      isInWord = true
    }
    return false
  }

  private static func afterHonorific(_ symbols: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = symbols.first else { return nil }
    for honorific in honorifics[Int(first)] where symbols.starts(with: honorific) {
      let after = symbols.dropFirst(honorific.count).drop { Symbol.isSkipped($0) }
      if let first = after.first, Symbol.beginsThai(first) || Symbol.isLatin(first) { return after }
    }
    return nil
  }

  /// What may stand before a name that is written down as one, by its first symbol, the longest
  /// first.
  private static let honorifics: [[[UInt8]]] = {
    let more = ["ว่าที่", "mr.", "mr ", "mrs.", "mrs ", "ms.", "ms ", "miss ", "dr.", "dr "]
    var honorifics = [[[UInt8]]](repeating: [], count: 256)
    for word in (Honorific.all.map(\.word) + more.map(Symbol.of)).sorted(by: { $0.count > $1.count }
    ) {
      honorifics[Int(word[0])].append(word)
    }
    return honorifics
  }()
}
