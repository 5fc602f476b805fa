/// A person's name in words, without what stands before and after it.
struct PersonName {
  /// Given name, surname and what else belongs to the name; only letters.
  let words: [[UInt8]]

  /// The name in a text such as `น.ส. สมศรี ใจดี (แดง)`.
  init(_ symbols: [UInt8]) {
    var rest = symbols.drop { !Symbol.isThai($0) && !Symbol.isLatin($0) }
    var words = Self.words(rest)
    while let after = Self.afterHonorific(rest) {
      // พลเอก is a rank and a given name: what is left must still be a name.
      let left = Self.words(after)
      if left.count < 2, words.count >= 2 { break }
      (rest, words) = (after, left)
    }
    self.words = words
  }

  private static func words(_ symbols: ArraySlice<UInt8>) -> [[UInt8]] {
    symbols.prefix { Symbol.isThai($0) || Symbol.isLatin($0) || Symbol.isSkipped($0) }
      .split { Symbol.isSkipped($0) }.map(Array.init)
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
