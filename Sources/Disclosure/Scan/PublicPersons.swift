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
  func fullNames(around values: WordList) -> Set<[UInt8]> {
    var found = Set(own.names.values.joined())
    shared?.addFullNames(around: values, to: &found)
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
  /// Every end of every name by its first sixteen letters, in their order.
  private let ends: [NameEnd]
  /// A bit for each eight letters that are an end's first: most values are turned away by one look.
  private let firsts: [UInt64]

  /// Prepares persons.
  ///
  /// - Complexity: O(n log n) in the letters of their names.
  public init(_ persons: PublicPersons) {
    declared = persons.own
    names = Array(Set(declared.names.values.joined()))
    var ends: [NameEnd] = []
    for (number, name) in names.enumerated() {
      for start in name.indices {
        ends.append(
          NameEnd(letters: SixteenLetters(name, start..<name.count), name: number, start: start))
      }
    }
    self.ends = ends.sorted { $0.letters < $1.letters }
    var firsts = [UInt64](repeating: 0, count: Self.firstsCount)
    for end in ends {
      let bit = Self.bit(of: end.letters.first)
      firsts[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    self.firsts = firsts
  }

  /// 128 KiB, for a million bits.
  private static let firstsCount = 1 << 14

  private static func bit(of letters: UInt64) -> Int {
    Int((letters &* 0x9E37_79B9_7F4A_7C15) >> 44)
  }

  /// Adds the names that hold a value somewhere.
  ///
  /// - Complexity: O(log n) for each value, and the names that hold its first eight letters.
  fileprivate func addFullNames(around values: WordList, to found: inout Set<[UInt8]>) {
    var added = [Bool](repeating: false, count: names.count)
    values.letters.withUnsafeBufferPointer { letters in
      for number in 0..<values.count {
        let value = UnsafeBufferPointer(rebasing: letters[values.range(number)])
        guard !value.isEmpty, mayHold(value) else { continue }
        let range = values.range(number)
        let sought = SixteenLetters(values.letters, range)
        var place = firstEnd(from: sought)
        while place < ends.count, ends[place].letters.begin(with: sought, count: range.count) {
          let name = ends[place].name
          if !added[name], holds(name, value, at: ends[place].start) {
            added[name] = true
            found.insert(names[name])
          }
          place += 1
        }
      }
    }
  }

  /// The place of the first end whose letters are no less than these.
  private func firstEnd(from letters: SixteenLetters) -> Int {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle].letters < letters { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether each eight letters of a value stand side by side in some name: two persons share a
  /// given name or a surname, and few both.
  private func mayHold(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
    let letters = UnsafeRawBufferPointer(value)
    var start = 0
    while start + 8 <= letters.count {
      let eight = letters.loadUnaligned(fromByteOffset: start, as: UInt64.self)
      let bit = Self.bit(of: UInt64(bigEndian: eight))
      guard firsts[bit >> 6] & (1 << UInt64(bit & 63)) != 0 else { return false }
      start += 1
    }
    return true
  }

  private func holds(_ name: Int, _ value: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    let name = names[name]
    guard name.count - start >= value.count else { return false }
    return value.indices.allSatisfy { name[start + $0] == value[$0] }
  }
}

/// An end of a declared name.
private struct NameEnd {
  let letters: SixteenLetters
  /// The number of the name, and where in it the end begins.
  let name: Int
  let start: Int
}

/// The first sixteen letters as numbers, the first the weightiest; what is missing is zero.
private struct SixteenLetters: Comparable {
  let first: UInt64
  let second: UInt64

  init(_ letters: [UInt8], _ range: Range<Int>) {
    first = letters.firstEight(of: range)
    second = letters.firstEight(of: range.dropFirst(8))
  }

  /// Whether the first letters, so many of some others, are the same.
  func begin(with others: SixteenLetters, count: Int) -> Bool {
    if count < 8 { return (first ^ others.first) >> UInt64(64 - 8 * count) == 0 }
    return first == others.first
      && (count == 8 || (second ^ others.second) >> UInt64(64 - 8 * min(8, count - 8)) == 0)
  }

  static func < (left: SixteenLetters, right: SixteenLetters) -> Bool {
    left.first == right.first ? left.second < right.second : left.first < right.first
  }
}
