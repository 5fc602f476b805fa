public import Model

/// The words that pages need beside those in their templates.
public enum Word: String, CaseIterable, Sendable {
  case home = "nav_home"
  case funds = "nav_funds"
  case news = "nav_news"
  case fundsTitle = "funds_title"
  case fundsByBalanceTitle = "funds_by_balance_title"
  case newsTitle = "news_title"
  case newsOfYear = "news_of_year"
  case newsPage = "news_page"
  case statementTitle = "statement_title"
  case checksTitle = "checks_title"
  case checksDescription = "checks_description"
  case identityI1 = "identity_i1"
  case identityI2a = "identity_i2a"
  case identityI2b = "identity_i2b"
  case identityI3a = "identity_i3a"
  case identityI3b = "identity_i3b"
  case identityI3c = "identity_i3c"
  case identityI4 = "identity_i4"
  case identityI5 = "identity_i5"
  case identityI6 = "identity_i6"
  case generalPot = "general_pot"
  case potOpening = "pot_opening"
  case potMoved = "pot_moved"
  case potOwed = "pot_owed"
  case potClosing = "pot_closing"
  case notFound = "not_found_title"
  case homeDescription = "home_description"
  case fundsDescription = "funds_description"
  case fundDescription = "fund_description"
  case heldDescription = "held_description"
  case statementDescription = "statement_description"
  case newsDescription = "news_description"
  case members = "party_members"
  case state = "party_state"
  case localGovernment = "party_local_government"
  case other = "party_other"
  case forming = "status_forming"
  case active = "status_active"
  case receivingMatch = "status_receiving_match"
  case dormant = "status_dormant"
  case dissolved = "status_dissolved"
  case tambon = "place_tambon"
  case district = "place_district"
  case province = "place_province"
}

/// The words of one language, every one of them there.
public struct Wording: Sendable {
  private let words: [Word: String]

  /// The words of a template folder.
  ///
  /// - Returns: `nil` where words are missing, with each of them reported.
  public static func load(_ folder: TemplateFolder, file: FileID) -> Reading<Wording?> {
    var words: [Word: String] = [:]
    var diagnostics: [Diagnostic] = []
    for word in Word.allCases {
      if let text = folder.word(word.rawValue) {
        words[word] = text
      } else {
        diagnostics.append(.wordMissing(word.rawValue, near: nil, at: Place(file: file)))
      }
    }
    return Reading(diagnostics.isEmpty ? Wording(words: words) : nil, diagnostics)
  }

  /// A word.
  subscript(word: Word) -> String { words[word] ?? "" }

  /// A sentence with its names in braces replaced.
  func sentence(_ word: Word, _ values: [String: String]) -> String {
    var sentence = ""
    var rest = Substring(self[word])
    while let brace = rest.firstIndex(of: "{"), let end = rest[brace...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: brace)..<end])
      sentence += rest[..<brace]
      sentence += values[name] ?? String(rest[brace...end])
      rest = rest[rest.index(after: end)...]
    }
    return sentence + rest
  }

  /// One of the four sources.
  func party(_ party: Party) -> String {
    switch party {
    case .members: self[.members]
    case .state: self[.state]
    case .localGovernment: self[.localGovernment]
    case .other: self[.other]
    }
  }

  /// What a sum proves.
  func identity(_ kind: Identity.Kind) -> String {
    switch kind {
    case .debitsAreCredits: self[.identityI1]
    case .accountsClose: self[.identityI2a]
    case .yearsFollow: self[.identityI2b]
    case .cashIsReceiptsLessPayments: self[.identityI3a]
    case .transfersArrive: self[.identityI3b]
    case .potsAreTheFund: self[.identityI3c]
    case .partiesAreReceipts: self[.identityI4]
    case .fundBalanceFollows: self[.identityI5]
    case .monthsAreTheYear: self[.identityI6]
    }
  }

  /// Where a fund stands in its life.
  func status(_ status: Fund.Status) -> String {
    switch status {
    case .forming: self[.forming]
    case .active: self[.active]
    case .receivingMatch: self[.receivingMatch]
    case .dormant: self[.dormant]
    case .dissolved: self[.dissolved]
    }
  }
}
