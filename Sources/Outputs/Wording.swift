import Disclosure
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
  case newsOfTag = "news_of_tag"
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
  case identityI13 = "identity_i13"
  case policyTitle = "policy_title"
  case policyDescription = "policy_description"
  case fieldWelfare = "field_welfare"
  case fieldContributions = "field_contributions"
  case fieldOtherMoney = "field_other_money"
  case fieldAccountNumbers = "field_account_numbers"
  case fieldCommittee = "field_committee"
  case fieldPhotos = "field_photos"
  case fieldPersons = "field_persons"
  case fieldDescriptions = "field_descriptions"
  case fieldDocuments = "field_documents"
  case classPublic = "class_public"
  case classBatched = "class_batched"
  case classAggregated = "class_aggregated"
  case classMasked = "class_masked"
  case classNever = "class_never"
  case publicMeaning = "class_public_meaning"
  case batchedMeaning = "class_batched_meaning"
  case aggregatedMeaning = "class_aggregated_meaning"
  case maskedMeaning = "class_masked_meaning"
  case neverMeaning = "class_never_meaning"
  case month = "period_month"
  case quarter = "period_quarter"
  case half = "period_half"
  case year = "period_year"
  case generalPot = "general_pot"
  case potOpening = "pot_opening"
  case potMoved = "pot_moved"
  case potOwed = "pot_owed"
  case potClosing = "pot_closing"
  case moneyTitle = "money_title"
  case welfarePageTitle = "welfare_page_title"
  case bahtTitle = "baht_title"
  case peopleTitle = "people_title"
  case historyTitle = "history_title"
  case dataTitle = "data_title"
  case boardTitle = "board_title"
  case ledgerTitle = "ledger_title"
  case moneyDescription = "money_description"
  case welfarePageDescription = "welfare_page_description"
  case bahtDescription = "baht_description"
  case peopleDescription = "people_description"
  case historyDescription = "history_description"
  case dataDescription = "data_description"
  case boardDescription = "board_description"
  case ledgerDescription = "ledger_description"
  case reportTitle = "report_title"
  case reportDescription = "report_description"
  case balanceRose = "balance_rose"
  case balanceFell = "balance_fell"
  case balanceChartDescription = "balance_chart_description"
  case chartDescription = "chart_description"
  case sourcesChart = "sources_chart"
  case welfareChart = "welfare_chart"
  case bahtChart = "baht_chart"
  case bahtKept = "baht_kept"
  case transfer = "transfer"
  case boardCode = "board_code"
  case columnYear = "column_year"
  case columnKind = "column_kind"
  case columnLine = "column_line"
  case columnAmount = "column_amount"
  case columnPeople = "column_people"
  case opening
  case closing
  case totalReceived = "total_received"
  case totalPaid = "total_paid"
  case receiptsTitle = "receipts_title"
  case paymentsTitle = "payments_title"
  case moneyAccounts = "money_accounts"
  case siteDataTitle = "site_data_title"
  case siteDataDescription = "site_data_description"
  case dataFundsFile = "data_funds_file"
  case dataSummaryFile = "data_summary_file"
  case dataDatabaseFile = "data_database_file"
  case dataDatasetteFile = "data_datasette_file"
  case dataIndexFile = "data_index_file"
  case dataCatalogueFile = "data_catalogue_file"
  case dataThaiCatalogueFile = "data_thai_catalogue_file"
  case kindText = "kind_text"
  case kindInteger = "kind_integer"
  case kindAmount = "kind_amount"
  case kindDate = "kind_date"
  case dataSimple = "data_simple"
  case dataFull = "data_full"
  case dataEntries = "data_entries"
  case dataYear = "data_year"
  case dataPackage = "data_package"
  case dataLedger = "data_ledger"
  case dataJournal = "data_journal"
  case dataPublished = "data_published"
  case lateReceipt = "reason_late_receipt"
  case misposting = "reason_misposting"
  case duplicate = "reason_duplicate"
  case bankCorrection = "reason_bank_correction"
  case privacy = "reason_privacy"
  case fundsInPlace = "funds_in_place"
  case placeDescription = "place_description"
  case organisationsTitle = "organisations_title"
  case organisationsDescription = "organisations_description"
  case organisationDescription = "organisation_description"
  case compareTitle = "compare_title"
  case compareDescription = "compare_description"
  case sizeUpTo = "size_up_to"
  case sizeBetween = "size_between"
  case sizeAbove = "size_above"
  case sizeUnknown = "size_unknown"
  case sitemapTitle = "sitemap_title"
  case sitemapDescription = "sitemap_description"
  case searchTitle = "search_title"
  case searchDescription = "search_description"
  case letterTitle = "letter_title"
  case letterPage = "letter_page"
  case letterDescription = "letter_description"
  case held
  case searchTambon = "search_tambon"
  case searchDistrict = "search_district"
  case searchProvince = "search_province"
  case searchBalance = "search_balance"
  case searchYear = "search_year"
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
  case languageName = "language_name"
}

/// The words of one language, every one of them there.
public struct Wording: Sendable {
  private let words: [Word: String]
  /// The words with names in braces, cut once: a site prints each thousands of times.
  private let sentences: [Word: Sentence]
  /// What the books' accounts and the checks' codes are called: `Expenses:Welfare:Birth`, `F05`.
  private let names: [String: String]

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
    for word in MarkdownPage.Labels.words where folder.word(word) == nil {
      diagnostics.append(.wordMissing(word, near: nil, at: Place(file: file)))
    }
    return Reading(
      diagnostics.isEmpty
        ? Wording(words: words, sentences: words.mapValues { Sentence($0) }, names: folder.names)
        : nil, diagnostics)
  }

  /// A sentence with names in braces.
  private struct Sentence: Sendable {
    /// What stands before each name, the name, and the name in its braces.
    var parts: [(before: String, name: String, hole: String)] = []
    /// What stands behind the last.
    let end: String

    init(_ text: String) {
      var rest = Substring(text)
      while let brace = rest.firstIndex(of: "{"), let end = rest[brace...].firstIndex(of: "}") {
        let name = String(rest[rest.index(after: brace)..<end])
        parts.append((String(rest[..<brace]), name, String(rest[brace...end])))
        rest = rest[rest.index(after: end)...]
      }
      end = String(rest)
    }
  }

  /// A word.
  subscript(word: Word) -> String { words[word] ?? "" }

  /// What an account of the books or a code of the checks is called, where the file says it.
  subscript(name name: String) -> String? { names[name] }

  /// A sentence with its names in braces replaced.
  func sentence(_ word: Word, _ values: [String: String]) -> String {
    guard let sentence = sentences[word] else { return "" }
    var text = ""
    for part in sentence.parts {
      text += part.before
      text += values[part.name] ?? part.hole
    }
    return text + sentence.end
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

  /// A kind of information in a policy.
  func field(_ field: DisclosedField) -> String {
    switch field {
    case .welfare: self[.fieldWelfare]
    case .contributions: self[.fieldContributions]
    case .otherMoney: self[.fieldOtherMoney]
    case .accountNumbers: self[.fieldAccountNumbers]
    case .committee: self[.fieldCommittee]
    case .photos: self[.fieldPhotos]
    case .persons: self[.fieldPersons]
    case .descriptions: self[.fieldDescriptions]
    case .documents: self[.fieldDocuments]
    }
  }

  /// A class of a policy.
  func fieldClass(_ fieldClass: FieldClass) -> String {
    switch fieldClass {
    case .public: self[.classPublic]
    case .batched: self[.classBatched]
    case .aggregated: self[.classAggregated]
    case .masked: self[.classMasked]
    case .never: self[.classNever]
    }
  }

  /// What a class means.
  func meaning(_ fieldClass: FieldClass) -> String {
    switch fieldClass {
    case .public: self[.publicMeaning]
    case .batched: self[.batchedMeaning]
    case .aggregated: self[.aggregatedMeaning]
    case .masked: self[.maskedMeaning]
    case .never: self[.neverMeaning]
    }
  }

  /// A length of time.
  func period(_ period: Period) -> String {
    switch period {
    case .month: self[.month]
    case .quarter: self[.quarter]
    case .half: self[.half]
    case .year: self[.year]
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
    case .disclosureKeepsTotals: self[.identityI13]
    }
  }

  /// Why published figures were changed.
  func reason(_ reason: Restatement.Reason) -> String {
    switch reason {
    case .lateReceipt: self[.lateReceipt]
    case .misposting: self[.misposting]
    case .duplicate: self[.duplicate]
    case .bankCorrection: self[.bankCorrection]
    case .privacy: self[.privacy]
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

extension PageSet {
  /// What an account is called: by the words file, else by the books.
  func title(of account: Account) -> String {
    wording[name: account.name] ?? account.title[language]
  }

  /// What a finding is called on a public page.
  func plainWords(of code: Code) -> String {
    wording[name: code.rawValue] ?? code.plainWords[language]
  }
}
