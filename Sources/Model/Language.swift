/// A language of pages, by its code: Thai, English, and each other that has a words file.
///
/// Two or three lower-case letters. Source: BCP 47, the primary subtag.
public struct Language: RawRepresentable, Hashable, Comparable, Sendable {
  /// The code, as it stands in addresses and in names of files: `lo`.
  public let rawValue: String

  /// Thai, the first language.
  public static let thai = Language(known: "th")
  /// English, the second, in which Thai texts are most often translated.
  public static let english = Language(known: "en")

  /// A language by its code; `nil` for what is no code.
  public init?(rawValue: String) {
    guard (2...3).contains(rawValue.utf8.count),
      rawValue.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
    else { return nil }
    self.rawValue = rawValue
  }

  private init(known code: String) { rawValue = code }

  /// Thai, English, then the others by their code.
  public static func < (left: Language, right: Language) -> Bool {
    (left.rank, left.rawValue) < (right.rank, right.rawValue)
  }

  private var rank: Int {
    switch self {
    case .thai: 0
    case .english: 1
    default: 2
    }
  }
}

/// The languages that texts may be written in.
public struct KnownLanguages: Sendable {
  /// Thai, English and those of the words files, in their order.
  public let all: [Language]
  private let isOpen: Bool

  /// Thai and English.
  public static let house = KnownLanguages([])
  /// Any language: there are no templates whose words files would say which.
  public static let any = KnownLanguages([], isOpen: true)

  /// Thai, English and those that have a words file.
  public init(_ found: [Language]) { self.init(found, isOpen: false) }

  private init(_ found: [Language], isOpen: Bool) {
    all = Set([.thai, .english] + found).sorted()
    self.isOpen = isOpen
  }

  /// Whether a text may be written in a language.
  public func contains(_ language: Language) -> Bool { isOpen || all.contains(language) }

  /// The codes as people write them in a list: `th, en, lo`.
  public var codes: String { all.map(\.rawValue).joined(separator: ", ") }
}

/// A language of messages; every message is written in both.
public enum MessageLanguage: String, CaseIterable, Sendable {
  /// Thai.
  case thai = "th"
  /// English.
  case english = "en"
}
