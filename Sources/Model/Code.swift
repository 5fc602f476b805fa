/// The kinds of findings. Each has a page in `docs/diagnostics/`, which is also its test.
///
/// F: ledgers, numbered as the fault catalogue of the design. J: journals. S: site and fund
/// settings. N: news. M: Markdown. T: templates. W: writing the site. P: private values in
/// what is published.
public enum Code: String, CaseIterable, Sendable {
  case thaiDigits = "F01"
  case mixedEras = "F02"
  case twoDigitYear = "F03"
  case monthName = "F04"
  case impossibleDate = "F05"
  case swappedDayAndMonth = "F06"
  case dateOutOfRange = "F07"
  case serialDate = "F08"
  case rowsOutOfOrder = "F09"
  case dateFromAbove = "F10"
  case olderEncoding = "F11"
  case undecodableByte = "F12"
  case unicodeMark = "F13"
  case headerMissing = "F14"
  case wrongColumnCount = "F15"
  case mergedCells = "F16"
  case skippedRow = "F17"
  case totalsRow = "F18"
  case blankRow = "F19"
  case unreadableAmount = "F20"
  case notAPlainNumber = "F21"
  case currencyWord = "F22"
  case otherCurrency = "F23"
  case negativeAmount = "F24"
  case bothOrNeitherAmount = "F25"
  case letterInNumber = "F26"
  case wrongRunningBalance = "F27"
  case openingDiffers = "F28"
  case negativeBalance = "F29"
  case unknownCategory = "F30"
  case wrongSide = "F31"
  case transferUnmatched = "F32"
  case duplicateNumber = "F33"
  case likelyDuplicate = "F34"
  case numberGap = "F35"
  case reversalDiffers = "F36"
  case publishedYearChanged = "F37"
  case privateData = "F38"
  case unusualAmount = "F39"
  case wrongFile = "F40"
  case unknownAccount = "F41"
  case unreadableWorkbook = "F42"

  case unbalancedTransaction = "J601"
  case assertionFails = "J602"
  case unreadableJournal = "J603"
  case severalCommodities = "J604"
  case unsupportedInJournal = "J605"
  case unusableInclude = "J606"
  case unexplainedAccount = "J607"

  case unreadableSettings = "S101"
  case unknownKey = "S102"
  case missingKey = "S103"
  case unusableValue = "S104"
  case unusableID = "S105"
  case unreachableFile = "S106"
  case unusableTable = "S107"
  case unreadFile = "S108"
  case hiddenMarks = "S109"

  case frontMatterMissing = "N201"
  case unreadableDate = "N202"
  case weekdayDisagrees = "N203"
  case unknownFund = "N204"
  case unusablePicture = "N205"
  case unknownNewsCategory = "N206"
  case unusableAddress = "N207"
  case participantsDisagree = "N208"
  case photoWithoutConsent = "N209"
  case itemNotShown = "N210"

  case hostileMarkdown = "M301"
  case rawHTMLDropped = "M302"
  case unsafeLink = "M303"
  case brokenLink = "M304"
  case spacedLink = "M305"

  case unknownTemplateName = "T401"
  case templateSyntax = "T402"
  case templateMissing = "T403"
  case wrongHole = "T404"
  case wordMissing = "T405"

  case foreignFile = "W501"
  case diskFailed = "W502"
  case nestedFolders = "W503"
  case cannotListen = "W504"
  /// A text that was written anew while its page was made.
  case changedMeanwhile = "W505"

  case knownValueInOutput = "P701"
  case personalDataInOutput = "P702"
  case unneededAllowance = "P703"
  case figuresDisagree = "P801"
  case rebuiltDiffers = "P802"
  /// Sites that can't be joined: they were built from other settings, or one was changed.
  case partsDoNotFit = "P803"

  /// How much a finding of this kind weighs unless it says otherwise.
  public var severity: Severity {
    switch self {
    case .thaiDigits, .serialDate, .dateFromAbove, .olderEncoding, .unicodeMark, .skippedRow,
      .blankRow, .currencyWord, .itemNotShown:
      .note
    case .mixedEras, .twoDigitYear, .rowsOutOfOrder, .likelyDuplicate, .numberGap, .unusualAmount,
      .unreadFile, .hiddenMarks, .unneededAllowance, .weekdayDisagrees, .participantsDisagree,
      .rawHTMLDropped, .unsafeLink, .brokenLink:
      .warning
    default: .error
    }
  }

  /// The finding in a few plain words that name no value, fit for a public page.
  ///
  /// A row's text may hold a person's name, so that a page never quotes it.
  public var plainWords: Words {
    switch self {
    case .knownValueInOutput, .personalDataInOutput:
      Words(th: "พบข้อมูลส่วนตัวในสิ่งที่จะเผยแพร่", en: "what would be published holds private data")
    case .twoDigitYear: Words(th: "ปีเขียนไว้สองหลัก", en: "the year has two digits")
    case .monthName: Words(th: "ไม่รู้จักชื่อเดือน", en: "a month's name is not known")
    case .swappedDayAndMonth:
      Words(th: "วันกับเดือนสลับที่กัน", en: "day and month have changed places")
    case .impossibleDate:
      Words(th: "วันที่ไม่มีในปฏิทินหรืออ่านไม่ได้", en: "the date can't be read or does not exist")
    case .dateOutOfRange:
      Words(th: "วันที่อยู่นอกช่วงที่เป็นไปได้", en: "the date lies outside the possible range")
    case .undecodableByte:
      Words(th: "ตัวอักษรในไฟล์เสียหาย", en: "letters in the file are damaged")
    case .headerMissing: Words(th: "หัวตารางไม่ครบ", en: "the table's header is incomplete")
    case .wrongColumnCount:
      Words(th: "จำนวนช่องไม่ตรงกับหัวตาราง", en: "the row doesn't have the header's columns")
    case .mergedCells:
      Words(th: "ช่องว่างต่อกันหลายแถว", en: "a cell is empty over several rows")
    case .totalsRow:
      Words(th: "แถวรวมไม่ตรงกับผลบวก", en: "a row of totals differs from the sum of its rows")
    case .notAPlainNumber:
      Words(th: "ช่องจำนวนเงินเป็นสูตรหรือตัวเลขไม่ครบ", en: "an amount is a formula or cut off")
    case .otherCurrency: Words(th: "มีเงินสกุลอื่น", en: "an amount is in another currency")
    case .negativeAmount:
      Words(th: "ยอดติดลบในช่องรับหรือจ่าย", en: "money in or money out is negative")
    case .letterInNumber: Words(th: "มีตัวอักษรในจำนวนเงิน", en: "an amount has letters in it")
    case .mixedEras: Words(th: "ปี พ.ศ. ปนกับ ค.ศ.", en: "years of both eras are mixed")
    case .rowsOutOfOrder: Words(th: "แถวไม่เรียงตามวัน", en: "rows don't stand in the order of days")
    case .likelyDuplicate: Words(th: "มีแถวที่เหมือนกันทุกช่อง", en: "two rows are alike in every cell")
    case .numberGap:
      Words(th: "เลขที่เอกสารไม่ต่อเนื่อง", en: "numbers of documents are missing")
    case .unusualAmount:
      Words(th: "สวัสดิการสูงกว่าปกติหลายเท่า", en: "a payment is far above what is usual")
    case .negativeBalance: Words(th: "เงินติดลบ", en: "money falls below zero")
    case .duplicateNumber:
      Words(th: "เลขที่เอกสารซ้ำ", en: "a document's number is used twice")
    case .reversalDiffers:
      Words(
        th: "รายการกลับไม่ตรงกับรายการเดิม", en: "a reversal differs from what it reverses")
    case .publishedYearChanged:
      Words(
        th: "ตัวเลขของปีที่เผยแพร่แล้วเปลี่ยนไป ยังไม่มีคำอธิบาย",
        en: "figures of a published year changed, and nobody has said why")
    case .privateData:
      Words(th: "มีข้อมูลส่วนบุคคลในช่องสาธารณะ", en: "private data stand in a public column")
    case .wrongFile:
      Words(
        th: "ไฟล์ซ้ำ ปีขาด หรือเป็นของกองทุนอื่น",
        en: "a file is another's, stands twice, or a year is missing")
    case .unreadableAmount: Words(th: "อ่านจำนวนเงินไม่ได้", en: "an amount can't be read")
    case .bothOrNeitherAmount:
      Words(
        th: "ไม่มียอดรับหรือจ่าย หรือมีทั้งสองช่อง",
        en: "neither money in nor money out is filled, or both are")
    case .wrongRunningBalance:
      Words(
        th: "ยอดคงเหลือที่เขียนไว้ไม่ตรงกับที่คำนวณได้",
        en: "the written balance differs from the sum of the rows")
    case .openingDiffers:
      Words(
        th: "ยอดยกมาไม่ตรงกับยอดปิดของปีก่อน",
        en: "the opening balance differs from last year's closing")
    case .unknownCategory: Words(th: "ไม่รู้จักหมวดของรายการ", en: "a row's category is not known")
    case .wrongSide:
      Words(
        th: "หมวดรายรับอยู่ช่องจ่าย หรือหมวดรายจ่ายอยู่ช่องรับ",
        en: "a category stands on the wrong side")
    case .transferUnmatched:
      Words(th: "รายการโอนไม่มีคู่", en: "a transfer has no other side")
    case .unknownAccount: Words(th: "ไม่รู้จักบัญชีของรายการ", en: "a row's account is not known")
    case .unreadableWorkbook:
      Words(th: "เปิดสมุดงานไม่ได้", en: "the workbook can't be read")
    case .unbalancedTransaction:
      Words(th: "รายการไม่สมดุล", en: "a transaction doesn't balance")
    case .assertionFails:
      Words(
        th: "ยอดคงเหลือที่เขียนไว้ไม่ตรงกับที่คำนวณได้",
        en: "the written balance differs from the sum of the rows")
    case .unreadableJournal: Words(th: "อ่านบรรทัดนี้ไม่ได้", en: "a line can't be read")
    case .severalCommodities:
      Words(th: "บัญชีมีหลายสกุลเงิน", en: "the books hold several commodities")
    case .unsupportedInJournal:
      Words(th: "ใช้คำสั่งที่โปรแกรมนี้ไม่อ่าน", en: "a line uses what isn't read here")
    case .unusableInclude:
      Words(th: "อ่านไฟล์ที่รวมไว้ไม่ได้", en: "a file that is included can't be read")
    case .unexplainedAccount:
      Words(th: "ไม่รู้ว่าบัญชีหนึ่งคืออะไร", en: "what an account is isn't known")
    default:
      Words(th: "ข้อมูลของกองทุนยังอ่านไม่ได้ครบ", en: "the fund's data can't be read in full")
    }
  }
}
