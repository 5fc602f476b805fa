public import Model

/// The private values that a fund's inputs hold.
///
/// Values can be put in; nobody can take them out.
public struct KnownValues: Sendable {
  /// A value as it is looked for.
  struct Pattern {
    let kind: PrivateKind
    /// The symbols without what is skipped.
    let letters: [UInt8]
    /// For a name: how many of the letters belong to the given name.
    var given = 0
  }

  /// The patterns of all values.
  private(set) var patterns = PatternList()

  /// No values yet.
  public init() {}

  /// The number of values that are looked for; what is too short to tell people apart isn't.
  public var count: Int { patterns.valueCount }

  /// Adds a value, if it is long enough to tell people apart.
  ///
  /// Names need a given name and a surname of two letters each (a first name is in ordinary text:
  /// 120 of 11,814 stand in five news items), citizens 13 digits, phones 9, accounts 10 (7 with
  /// hyphens), addresses a house number and eight letters. A picture's metadata is no value.
  public mutating func add(_ value: Private<String>, _ kind: PrivateKind) {
    // No value is longer; free text in a wrong column must not make the scan slow.
    let text = value.value
    let isShort = text.utf8.count <= 400
    let symbols =
      isShort ? Symbol.of(text) : Array(Symbol.of(String(text.prefix(400))).prefix(400))
    symbols.withUnsafeBufferPointer { addFolded($0, kind) }
  }

  /// Adds the value of a cell that is no longer than values are: the same of UTF-8.
  public mutating func add(_ value: UnsafeBufferPointer<UInt8>, _ kind: PrivateKind) {
    guard value.count <= 400 else {
      return add(Private(String(decoding: value, as: UTF8.self)), kind)
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: value.count + 8) { room in
      guard let base = room.baseAddress else { return }
      let count = FoldedText.fold(plain: value, into: base)
      addFolded(UnsafeBufferPointer(start: base, count: count), kind)
    }
  }

  private static let nobody = PublicPersons()

  /// Adds what the detectors find in a text of UTF-8.
  ///
  /// - Complexity: O(bytes).
  public mutating func addFound(in text: UnsafeBufferPointer<UInt8>) {
    let folded = FoldedText(plain: text)
    for mention in PersonalDetectors.mentions(in: folded, Self.nobody) {
      addFolded(folded.slice(mention.range), mention.kind)
    }
  }

  private mutating func addFolded(
    _ symbols: UnsafeBufferPointer<UInt8>, _ kind: PrivateKind
  ) {
    let found: [Pattern]
    switch kind {
    case .name, .nameWithHonorific, .nameNearHarm: return addName(symbols)
    case .citizenNumber: found = KnownPatterns.citizen(Array(symbols))
    case .phone: found = KnownPatterns.phones(Array(symbols))
    case .account: found = KnownPatterns.accounts(Array(symbols))
    case .email: found = KnownPatterns.email(Array(symbols))
    case .address: found = KnownPatterns.address(Array(symbols))
    case .imageMetadata: found = []
    }
    for (number, pattern) in found.enumerated() {
      pattern.letters.withUnsafeBufferPointer {
        patterns.insert($0, pattern.kind, given: pattern.given, isFirst: number == 0)
      }
    }
  }

  /// Adds a name without its honorific: given name and surname, and whatever else belongs to it.
  private mutating func addName(_ symbols: UnsafeBufferPointer<UInt8>) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: symbols.count + 1) { letters in
      let name = PersonName.read(symbols, into: letters)
      guard name.wordCount >= 2, name.shortest >= 2 else { return }
      patterns.insert(
        UnsafeBufferPointer(rebasing: letters[..<name.count]), .name, given: name.given,
        isFirst: true)
    }
  }

  /// A digest of all values: the same where the same is known.
  ///
  /// - Complexity: O(n log n).
  public var digest: String {
    // No letter is the end of a line: what is skipped isn't among them.
    var lines: [UInt8] = []
    lines.reserveCapacity(patterns.words.letters.count + 16 * patterns.rows.count)
    for number in patterns.ordered() {
      lines += patterns.words[number]
      lines.append(Symbol.block)
      lines.append(decimal: Int64(patterns.rows[number].given))
      lines.append(Symbol.block)
      lines += patterns.rows[number].kind.rawValue.utf8
      lines.append(Symbol.line)
    }
    return SHA256.hex(lines)
  }

  /// Adds what others know.
  public mutating func formUnion(_ other: KnownValues) {
    if patterns.rows.isEmpty { self = other } else { patterns.formUnion(other.patterns) }
  }
}

/// What is looked for may lie in a cache that only its owner can read, as the books do from which
/// it comes.
extension KnownValues: Stored {
  /// Adds the patterns.
  public func store(in bytes: inout StoreWriter) { bytes.put(patterns) }

  /// Takes them.
  public init(from bytes: inout StoreReader) throws {
    patterns = try bytes.take()
  }
}

/// How the values of each kind are looked for.
enum KnownPatterns {
  typealias Pattern = KnownValues.Pattern

  static func citizen(_ symbols: [UInt8]) -> [Pattern] {
    numbers(symbols).filter { $0.count == 13 }.map { Pattern(kind: .citizenNumber, letters: $0) }
  }

  /// Each phone, as it is dialled at home and from abroad.
  static func phones(_ symbols: [UInt8]) -> [Pattern] {
    numbers(symbols).filter { (9...15).contains($0.count) }.flatMap { digits in
      let home = homePhone(digits)
      let forms = home.first == 0x30 ? [home, Array("66".utf8) + home.dropFirst()] : [home]
      return forms.map { Pattern(kind: .phone, letters: $0) }
    }
  }

  /// A phone as it is dialled at home: `66812345678` is `0812345678`.
  static func homePhone(_ digits: [UInt8]) -> [UInt8] {
    guard digits.starts(with: "66".utf8), digits.count >= 10 else { return digits }
    let rest = digits.dropFirst(2)
    return rest.first == 0x30 ? Array(rest) : [0x30] + rest
  }

  static func accounts(_ symbols: [UInt8]) -> [Pattern] {
    let least = symbols.contains(UInt8(ascii: "-")) ? 7 : 10
    return numbers(symbols).filter { (least...20).contains($0.count) }
      .map { Pattern(kind: .account, letters: $0) }
  }

  static func email(_ symbols: [UInt8]) -> [Pattern] {
    let letters = symbols.filter {
      Symbol.isDigit($0) || Symbol.isLatin($0) || $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "+")
    }
    guard letters.count >= 6, letters.contains(UInt8(ascii: "@")) else { return [] }
    return [Pattern(kind: .email, letters: letters)]
  }

  /// An address: all of it, and its house with the village; a house alone only after `บ้านเลขที่`.
  static func address(_ symbols: [UInt8]) -> [Pattern] {
    guard let start = symbols.firstIndex(where: Symbol.isDigit) else { return [] }
    let letters = symbols[start...].filter { isAddressLetter($0) }
    let house = letters.prefix { Symbol.isDigit($0) || $0 == UInt8(ascii: "/") }
    guard letters.count > house.count else {
      guard !house.isEmpty else { return [] }
      return [Pattern(kind: .address, letters: Symbol.of("บ้านเลขที่") + house)]
    }
    var found: [Pattern] = []
    let rest = Array(letters.dropFirst(house.count))
    let village = village(rest)
    let after = village.map { Array(rest.dropFirst($0.length)) } ?? rest
    let villages = village.map { number in
      ["หมู่", "หมู่ที่", "หมู่บ้าน", "ม"].map { Symbol.of($0) + number.digits }
    }
    for middle in villages ?? [[]] {
      for end in after.isEmpty ? [after] : [after, []] {
        let all = Array(house) + middle + end
        if all.count >= 8
          || (middle.count >= 2 && house.count >= 2 && end.isEmpty && village != nil)
        {
          found.append(Pattern(kind: .address, letters: all))
        }
      }
    }
    found.append(Pattern(kind: .address, letters: Symbol.of("บ้านเลขที่") + house))
    return found.filter { $0.letters.count >= 5 }
  }

  /// The number of the village that text begins with, and how many symbols that takes.
  private static func village(_ text: [UInt8]) -> (digits: [UInt8], length: Int)? {
    for word in ["หมู่ที่", "หมู่บ้าน", "หมู่", "ม"].map(Symbol.of) where text.starts(with: word) {
      let digits = text.dropFirst(word.count).prefix(while: Symbol.isDigit)
      if !digits.isEmpty { return (Array(digits), word.count + digits.count) }
    }
    return nil
  }

  private static func isAddressLetter(_ symbol: UInt8) -> Bool {
    Symbol.isDigit(symbol) || Symbol.isLatin(symbol) || Symbol.isThai(symbol)
      || symbol == UInt8(ascii: "/")
  }

  /// The numbers of a text; spaces, hyphens, dots and brackets part no number.
  static func numbers(_ symbols: [UInt8]) -> [[UInt8]] {
    symbols.split { symbol in
      !Symbol.isDigit(symbol) && !Symbol.isSkipped(symbol) && symbol != UInt8(ascii: "(")
        && symbol != UInt8(ascii: ")")
    }.map { $0.filter(Symbol.isDigit) }.filter { !$0.isEmpty }
  }
}
