/// One sentence or name in Thai and English, and in further languages where somebody wrote it.
public struct Words: Hashable, Sendable {
  /// In Thai.
  public let th: String
  /// In English.
  public let en: String
  /// In further languages; messages have none.
  public let others: [Language: String]

  /// The same thing said in Thai and in English, and in others.
  public init(th: String, en: String, others: [Language: String] = [:]) {
    self.th = th
    self.en = en
    self.others = others
  }

  /// A name that is the same in every language.
  public init(_ name: String) { self.init(th: name, en: name) }

  /// The words in a language of pages: its own, else English ones, which are Thai where nobody
  /// translated them.
  public subscript(language: Language) -> String {
    switch language {
    case .thai: th
    case .english: en
    default: others[language] ?? en
    }
  }

  /// The words of a message.
  public subscript(language: MessageLanguage) -> String {
    switch language {
    case .thai: th
    case .english: en
    }
  }

  /// The words of every language.
  public var all: [String] { [th, en] + others.sorted { $0.key < $1.key }.map(\.value) }

  /// Other words in the place of those of each language.
  public func map(_ change: (String) -> String) -> Words {
    Words(th: change(th), en: change(en), others: others.mapValues(change))
  }
}
