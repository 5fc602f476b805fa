import Model

/// A column of a published table: what it is called, what may stand in it, what it means.
///
/// Names are stable: pages link to them, and programs of others read them.
/// Source: names and types after Table Schema of the Data Package standard, version 2.
public struct DataColumn: Sendable {
  /// What may stand in a column.
  enum Kind: Sendable, Equatable {
    case text, integer, amount, date, year, flag
    /// Words of a closed list.
    case choice([String])
    /// Text in each language of the site: `title_th`, `title_en`.
    case words
  }

  /// The name, English in snake case.
  let name: String
  /// What may stand in it.
  let kind: Kind
  /// What it means.
  let title: Words
  /// Whether a cell may be empty.
  let isOptional: Bool

  /// A column.
  init(_ name: String, _ kind: Kind, _ title: Words, isOptional: Bool = false) {
    self.name = name
    self.kind = kind
    self.title = title
    self.isOptional = isOptional
  }

  /// The column in the languages of a site; any other column alone.
  func inLanguages(_ languages: [Language]) -> [DataColumn] {
    guard kind == .words else { return [self] }
    return languages.map { language in
      DataColumn(
        "\(name)_\(language.rawValue)", .text,
        title.map { "\($0) (\(language.rawValue))" }, isOptional: true)
    }
  }
}

extension DataColumn {
  /// The number of a fund.
  static let fundID = DataColumn("fund_id", .text, Words(th: "รหัสกองทุน", en: "Fund number"))
  /// The year of the Common Era in which a fiscal year ends.
  static let fiscalYear = DataColumn(
    "fiscal_year", .year,
    Words(th: "ปีงบประมาณ (ค.ศ. ของวันสิ้นปี)", en: "Fiscal year, by the year in which it ends"))
  /// The name of an account in double entry.
  static let account = DataColumn("account", .text, Words(th: "บัญชี", en: "Account"))
  /// The name of an account on pages.
  static let title = DataColumn("title", .words, Words(th: "ชื่อ", en: "Title"))
  /// The code of the currency.
  static let currency = DataColumn(
    "currency", .text, Words(th: "สกุลเงิน (ISO 4217)", en: "Currency (ISO 4217)"))
  /// The order of a row among those of its fund.
  static let number = DataColumn("number", .integer, Words(th: "ลำดับ", en: "Order"))
  /// How many people.
  static let people = DataColumn(
    "people", .integer,
    Words(th: "จำนวนครั้งที่ช่วยคน", en: "People helped, as the books count them"),
    isOptional: true)
  /// One of the four sources of money.
  static let source = DataColumn(
    "source", .choice(Party.allCases.map(\.key)),
    Words(th: "แหล่งเงิน", en: "Source of the money"))

  /// An amount of money.
  static func amount(
    _ name: String, _ thai: String, _ english: String, isOptional: Bool = false
  ) -> DataColumn {
    DataColumn(name, .amount, Words(th: thai, en: english), isOptional: isOptional)
  }

  /// A count.
  static func count(
    _ name: String, _ thai: String, _ english: String, isOptional: Bool = false
  ) -> DataColumn {
    DataColumn(name, .integer, Words(th: thai, en: english), isOptional: isOptional)
  }

  /// A day.
  static func date(
    _ name: String, _ thai: String, _ english: String, isOptional: Bool = false
  ) -> DataColumn {
    DataColumn(name, .date, Words(th: thai, en: english), isOptional: isOptional)
  }

  /// A text.
  static func text(
    _ name: String, _ thai: String, _ english: String, isOptional: Bool = false
  ) -> DataColumn {
    DataColumn(name, .text, Words(th: thai, en: english), isOptional: isOptional)
  }

  /// A text in each language.
  static func words(_ name: String, _ thai: String, _ english: String) -> DataColumn {
    DataColumn(name, .words, Words(th: thai, en: english))
  }

  /// Yes or no.
  static func flag(_ name: String, _ thai: String, _ english: String) -> DataColumn {
    DataColumn(name, .flag, Words(th: thai, en: english))
  }
}
