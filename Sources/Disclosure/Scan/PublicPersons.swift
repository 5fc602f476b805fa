public import Model

/// Persons with a public role, and published contacts: never a hit.
public struct PublicPersons: Sendable {
  fileprivate var own = DeclaredNames()
  /// Those whom the whole site declares, where these are one fund's.
  private var shared: SharedPersons?

  /// Persons by their names, with or without honorifics, and contacts: phones and e-mails.
  public init(_ names: [String] = [], contacts: [String] = []) {
    for name in names { own.add(name) }
    for contact in contacts { own.contacts.formUnion(Self.contacts(Symbol.of(contact))) }
  }

  /// Adds others.
  ///
  /// - Complexity: O(n) in the others.
  public mutating func formUnion(_ other: PublicPersons) {
    own.formUnion(other.own)
  }

  /// Takes those whom many have beside their own.
  ///
  /// - Complexity: O(1): a site has thousands, and each of its funds is scanned.
  public mutating func share(_ shared: SharedPersons) {
    self.shared = shared
  }

  /// A digest of their own names and contacts: the same where the same persons are declared.
  ///
  /// - Complexity: O(n log n).
  public var digest: String {
    let names = own.names.flatMap { given, full in full.map { given + [Symbol.space] + $0 } }
    return SHA256.hex(ofLines: names) + SHA256.hex(ofLines: Array(own.contacts))
  }

  /// The full names in which one of the values may stand, so that nothing inside one is a hit.
  func fullNames(around values: some Sequence<[UInt8]>) -> Set<[UInt8]> {
    var found = Set(own.names.values.joined())
    if let shared { for value in values { found.formUnion(shared.fullNames(around: value)) } }
    return found.filter { $0.count >= Self.shortest && !isGiven($0) }
  }

  /// Full names with fewer letters stand in ordinary words.
  private static let shortest = 4

  /// The letters of the longest given name.
  var longestGiven: Int { max(own.longestGiven, shared?.declared.longestGiven ?? 0) }

  /// The letters of the longest full name.
  var longestFull: Int { max(own.longestFull, shared?.declared.longestFull ?? 0) }

  /// Whether letters may be a given name, by their digest: most are none, and cost one look.
  func mayBeGiven(_ digest: GivenDigest) -> Bool {
    own.givens.contains(digest) || shared?.declared.givens.contains(digest) ?? false
  }

  /// Whether letters may be a full name, in the same way.
  func mayBeFull(_ digest: GivenDigest) -> Bool {
    own.fulls.contains(digest) || shared?.declared.fulls.contains(digest) ?? false
  }

  /// Whether a full name begins with a given name, and others may not bear it as theirs.
  func isFull(_ name: [UInt8], of given: [UInt8]) -> Bool {
    let isDeclared =
      own.names[given]?.contains(name) ?? false
      || shared?.declared.names[given]?.contains(name) ?? false
    return isDeclared && !isGiven(name)
  }

  /// Whether a name is only a given name, so that others may bear it.
  func isGiven(_ name: [UInt8]) -> Bool {
    own.names[name] != nil || shared?.declared.names[name] != nil
  }

  /// Whether a contact is published; letters without what is skipped.
  func isContact(_ letters: [UInt8]) -> Bool {
    let phone = KnownPatterns.homePhone(letters)
    return own.contacts.contains(phone) || shared?.declared.contacts.contains(phone) ?? false
  }

  private static func contacts(_ symbols: [UInt8]) -> [[UInt8]] {
    if symbols.contains(UInt8(ascii: "@")) {
      return KnownPatterns.email(symbols).map(\.letters)
    }
    return KnownPatterns.numbers(symbols).map(KnownPatterns.homePhone)
  }
}

/// Names and contacts as they are looked up.
private struct DeclaredNames: Sendable {
  /// For each given name, the full names without spaces.
  var names: [[UInt8]: Set<[UInt8]>] = [:]
  var contacts: Set<[UInt8]> = []
  /// The digests of the given names.
  private(set) var givens = GivenDigests()
  /// The digests of the full names.
  private(set) var fulls = GivenDigests()
  private(set) var longestGiven = 0
  private(set) var longestFull = 0

  mutating func add(_ name: String) {
    let name = PersonName(Symbol.of(name))
    guard name.given.count >= 2 else { return }
    let given = Array(name.given)
    names[given, default: []].insert(name.letters)
    digest(given, name.letters)
  }

  private mutating func digest(_ given: [UInt8], _ full: [UInt8]) {
    givens.insert(GivenDigest(given))
    fulls.insert(GivenDigest(full))
    longestGiven = max(longestGiven, given.count)
    longestFull = max(longestFull, full.count)
  }

  mutating func formUnion(_ other: DeclaredNames) {
    names.merge(other.names) { $0.union($1) }
    contacts.formUnion(other.contacts)
    givens.formUnion(other.givens)
    fulls.formUnion(other.fulls)
    longestGiven = max(longestGiven, other.longestGiven)
    longestFull = max(longestFull, other.longestFull)
  }
}

extension PublicPersons: Stored {
  /// Adds their own names and contacts, not those that many share.
  public func store(in bytes: inout StoreWriter) { bytes.put(own) }

  /// Takes them.
  public init(from bytes: inout StoreReader) throws {
    own = try bytes.take()
  }
}

extension DeclaredNames: Stored {
  func store(in bytes: inout StoreWriter) { bytes.put(names, contacts) }

  init(from bytes: inout StoreReader) throws {
    (names, contacts) = (try bytes.take(), try bytes.take())
    for (given, fulls) in names { for full in fulls { digest(given, full) } }
  }
}

/// The persons whom a site declares for all its funds, prepared once for the scans of all.
public struct SharedPersons: Sendable {
  fileprivate let declared: DeclaredNames
  private let names: [[UInt8]]
  /// Every end of every name by its first eight letters, in their order.
  private let ends: [(letters: UInt64, name: Int32, start: Int32)]
  /// A bit for each eight letters that are an end's first: most values are turned away by one look.
  private let firsts: [UInt64]

  /// Prepares persons.
  ///
  /// - Complexity: O(n log n) in the letters of their names.
  public init(_ persons: PublicPersons) {
    declared = persons.own
    names = Array(Set(declared.names.values.joined()))
    var ends: [(letters: UInt64, name: Int32, start: Int32)] = []
    for (number, name) in names.enumerated() {
      for start in name.indices {
        ends.append((Self.letters(name[start...]), Int32(number), Int32(start)))
      }
    }
    self.ends = ends.sorted { $0.letters < $1.letters }
    var firsts = [UInt64](repeating: 0, count: Self.firstsCount)
    for end in ends {
      let bit = Self.bit(of: end.letters)
      firsts[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    self.firsts = firsts
  }

  /// 128 KiB, for a million bits.
  private static let firstsCount = 1 << 14

  private static func bit(of letters: UInt64) -> Int {
    Int((letters &* 0x9E37_79B9_7F4A_7C15) >> 44)
  }

  /// The first eight letters as a number, the first the weightiest; what is missing is zero.
  private static func letters(_ name: ArraySlice<UInt8>) -> UInt64 {
    var letters: UInt64 = 0
    for (place, letter) in name.prefix(8).enumerated() {
      letters |= UInt64(letter) << UInt64(56 - 8 * place)
    }
    return letters
  }

  /// The names that hold a value somewhere, each once for each place where it does.
  ///
  /// - Complexity: O(log n), and the names that hold its first eight letters.
  fileprivate func fullNames(around value: [UInt8]) -> [[UInt8]] {
    guard !value.isEmpty, mayHold(value) else { return [] }
    let first = Self.letters(value[...])
    let mask = ~UInt64(0) << UInt64(64 - 8 * min(8, value.count))
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle].letters < first { low = middle + 1 } else { high = middle }
    }
    var found: [[UInt8]] = []
    while low < ends.count, ends[low].letters & mask == first {
      let name = names[Int(ends[low].name)]
      if Self.holds(name, value, at: Int(ends[low].start)) { found.append(name) }
      low += 1
    }
    return found
  }

  /// Whether each eight letters of a value stand side by side in some name: two persons share a
  /// given name or a surname, and few both.
  private func mayHold(_ value: [UInt8]) -> Bool {
    value.withUnsafeBytes { letters in
      var start = 0
      while start + 8 <= letters.count {
        let eight = letters.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        let bit = Self.bit(of: UInt64(bigEndian: eight))
        guard firsts[bit >> 6] & (1 << UInt64(bit & 63)) != 0 else { return false }
        start += 1
      }
      return true
    }
  }

  private static func holds(_ name: [UInt8], _ value: [UInt8], at start: Int) -> Bool {
    guard name.count - start >= value.count else { return false }
    return value.indices.allSatisfy { name[start + $0] == value[$0] }
  }
}
