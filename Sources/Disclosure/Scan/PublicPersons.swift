/// Persons with a public role, and published contacts: never a hit.
public struct PublicPersons: Sendable {
  /// For each given name, the full names without spaces.
  private(set) var names: [[UInt8]: Set<[UInt8]>] = [:]
  private var contacts: Set<[UInt8]> = []
  /// The lengths of the given names.
  private(set) var givenLengths: Set<Int> = []

  /// Persons by their names, with or without honorifics, and contacts: phones and e-mails.
  public init(_ names: [String] = [], contacts: [String] = []) {
    for name in names { add(name) }
    for contact in contacts { self.contacts.formUnion(Self.contacts(Symbol.of(contact))) }
  }

  /// Adds others.
  public mutating func formUnion(_ other: PublicPersons) {
    names.merge(other.names) { $0.union($1) }
    contacts.formUnion(other.contacts)
    givenLengths.formUnion(other.givenLengths)
  }

  private mutating func add(_ name: String) {
    let words = PersonName(Symbol.of(name)).words
    guard let given = words.first, given.count >= 2 else { return }
    names[given, default: []].insert(words.flatMap { $0 })
    givenLengths.insert(given.count)
  }

  /// The full names that are looked for, so that nothing inside one is a hit.
  var fullNames: [[UInt8]] { names.values.flatMap { $0 } }

  /// Whether a name is only a given name, so that others may bear it.
  func isGiven(_ name: [UInt8]) -> Bool { names[name] != nil }

  /// Whether a contact is published; letters without what is skipped.
  func isContact(_ letters: [UInt8]) -> Bool {
    contacts.contains(KnownPatterns.homePhone(letters))
  }

  private static func contacts(_ symbols: [UInt8]) -> [[UInt8]] {
    if symbols.contains(UInt8(ascii: "@")) {
      return KnownPatterns.email(symbols).map(\.letters)
    }
    return KnownPatterns.numbers(symbols).map(KnownPatterns.homePhone)
  }
}
