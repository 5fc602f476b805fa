/// A language in which Prongsai speaks.
public enum Language: String, CaseIterable, Sendable {
  /// Thai, the first language.
  case thai = "th"
  /// English, the second.
  case english = "en"
}

/// One sentence or name in every language of the house.
///
/// To add a language, add a field: the compiler lists every place that must speak it.
public struct Words: Hashable, Sendable {
  /// In Thai.
  public let th: String
  /// In English.
  public let en: String

  /// The same thing said in Thai and in English.
  public init(th: String, en: String) {
    self.th = th
    self.en = en
  }

  /// A name that is the same in every language.
  public init(_ name: String) { self.init(th: name, en: name) }

  /// The words in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .thai: th
    case .english: en
    }
  }
}
