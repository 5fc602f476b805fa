public import Model

/// The private values that a fund's inputs hold.
///
/// Values can be put in; nobody can take them out.
public struct KnownValues: Sendable {
  /// A value as it is looked for.
  struct Pattern: Hashable, Sendable {
    let kind: PrivateKind
    /// The symbols without what is skipped.
    let letters: [UInt8]
    /// For a name: how many of the letters belong to the given name.
    var given = 0

    /// The letters are taken at once where an array would be hashed letter for letter.
    func hash(into hasher: inout Hasher) {
      letters.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }

  /// The patterns of all values.
  private(set) var patterns: Set<Pattern> = []
  /// The first pattern of each value, by which values are counted.
  private var values: Set<Pattern> = []

  /// No values yet.
  public init() {}

  /// The number of values that are looked for; what is too short to tell people apart isn't.
  public var count: Int { values.count }

  /// Adds a value, if it is long enough to tell people apart.
  ///
  /// Names need a given name and a surname of two letters each (a first name is in ordinary text:
  /// 120 of 11,814 stand in five news items), citizens 13 digits, phones 9, accounts 10 (7 with
  /// hyphens), addresses a house number and eight letters. A picture's metadata is no value.
  public mutating func add(_ value: Private<String>, _ kind: PrivateKind) {
    // No value is longer; free text in a wrong column must not make the scan slow.
    let text = value.value
    let isShort = text.utf8.count <= 400
    add(
      isShort ? Symbol.of(text) : Array(Symbol.of(String(text.prefix(400))).prefix(400)), kind)
  }

  /// Adds the value of a cell that is no longer than values are: the same of UTF-8.
  public mutating func add(_ value: UnsafeBufferPointer<UInt8>, _ kind: PrivateKind) {
    guard value.count <= 400 else {
      return add(Private(String(decoding: value, as: UTF8.self)), kind)
    }
    add(Symbol.of(value), kind)
  }

  /// Adds what the detectors find in a text of UTF-8.
  ///
  /// - Complexity: O(bytes).
  public mutating func addFound(in text: UnsafeBufferPointer<UInt8>) {
    let folded = FoldedText(plain: text)
    for mention in PersonalDetectors.mentions(in: folded, PublicPersons()) {
      add(Array(folded.slice(mention.range)), mention.kind)
    }
  }

  private mutating func add(_ symbols: [UInt8], _ kind: PrivateKind) {
    let found: [Pattern]
    switch kind {
    case .name, .nameWithHonorific, .nameNearHarm: found = KnownPatterns.name(symbols)
    case .citizenNumber: found = KnownPatterns.citizen(symbols)
    case .phone: found = KnownPatterns.phones(symbols)
    case .account: found = KnownPatterns.accounts(symbols)
    case .email: found = KnownPatterns.email(symbols)
    case .address: found = KnownPatterns.address(symbols)
    case .imageMetadata: found = []
    }
    guard let first = found.first else { return }
    values.insert(Pattern(kind: first.kind, letters: first.letters))
    for pattern in found { patterns.insert(pattern) }
  }

  /// A digest of all values: the same where the same is known.
  ///
  /// - Complexity: O(n log n).
  public var digest: String {
    // No letter is the end of a line: what is skipped isn't among them.
    let lines = patterns.map { pattern in
      var line: [UInt8] = []
      line.reserveCapacity(pattern.letters.count + 32)
      line += pattern.letters
      line.append(Symbol.block)
      line += String(pattern.given).utf8
      line.append(Symbol.block)
      line += pattern.kind.rawValue.utf8
      return line
    }
    return SHA256.hex(ofLines: lines)
  }

  /// Adds what others know.
  public mutating func formUnion(_ other: KnownValues) {
    if patterns.isEmpty {
      self = other
      return
    }
    patterns.formUnion(other.patterns)
    values.formUnion(other.values)
  }
}

/// What is looked for may lie in a cache that only its owner can read, as the books do from which
/// it comes.
extension KnownValues: Stored {
  /// Adds the patterns and the values.
  public func store(in bytes: inout StoreWriter) { bytes.put(patterns, values) }

  /// Takes them.
  public init(from bytes: inout StoreReader) throws {
    (patterns, values) = (try bytes.take(), try bytes.take())
  }
}

extension PrivateKind: Stored {}

extension KnownValues.Pattern: Stored {
  func store(in bytes: inout StoreWriter) { bytes.put(kind, letters, given) }

  init(from bytes: inout StoreReader) throws {
    (kind, letters, given) = (try bytes.take(), try bytes.take(), try bytes.take())
  }
}

/// How the values of each kind are looked for.
enum KnownPatterns {
  typealias Pattern = KnownValues.Pattern

  /// A name without its honorific: given name and surname, and whatever else belongs to it.
  static func name(_ symbols: [UInt8]) -> [Pattern] {
    let name = PersonName(symbols)
    guard name.lengths.count >= 2, name.lengths.allSatisfy({ $0 >= 2 }) else { return [] }
    return [Pattern(kind: .name, letters: name.letters, given: name.lengths[0])]
  }

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
