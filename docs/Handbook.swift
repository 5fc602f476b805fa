public import Model

/// The pages of `docs/diagnostics/`, carried in the program so that it can explain itself.
///
/// The compiler sees to it that every code has a page.
public enum Handbook {
  /// The page of a code, Markdown.
  public static func page(of code: Code) -> String {
    String(decoding: bytes(of: code), as: UTF8.self)
  }

  private static func bytes(of code: Code) -> [UInt8] {
    switch code {
    case .thaiDigits: PackageResources.F01_md
    case .mixedEras: PackageResources.F02_md
    case .twoDigitYear: PackageResources.F03_md
    case .monthName: PackageResources.F04_md
    case .impossibleDate: PackageResources.F05_md
    case .swappedDayAndMonth: PackageResources.F06_md
    case .dateOutOfRange: PackageResources.F07_md
    case .serialDate: PackageResources.F08_md
    case .rowsOutOfOrder: PackageResources.F09_md
    case .dateFromAbove: PackageResources.F10_md
    case .olderEncoding: PackageResources.F11_md
    case .undecodableByte: PackageResources.F12_md
    case .unicodeMark: PackageResources.F13_md
    case .headerMissing: PackageResources.F14_md
    case .wrongColumnCount: PackageResources.F15_md
    case .mergedCells: PackageResources.F16_md
    case .skippedRow: PackageResources.F17_md
    case .totalsRow: PackageResources.F18_md
    case .blankRow: PackageResources.F19_md
    case .unreadableAmount: PackageResources.F20_md
    case .notAPlainNumber: PackageResources.F21_md
    case .currencyWord: PackageResources.F22_md
    case .otherCurrency: PackageResources.F23_md
    case .negativeAmount: PackageResources.F24_md
    case .bothOrNeitherAmount: PackageResources.F25_md
    case .letterInNumber: PackageResources.F26_md
    case .wrongRunningBalance: PackageResources.F27_md
    case .openingDiffers: PackageResources.F28_md
    case .negativeBalance: PackageResources.F29_md
    case .unknownCategory: PackageResources.F30_md
    case .wrongSide: PackageResources.F31_md
    case .transferUnmatched: PackageResources.F32_md
    case .duplicateNumber: PackageResources.F33_md
    case .likelyDuplicate: PackageResources.F34_md
    case .numberGap: PackageResources.F35_md
    case .reversalDiffers: PackageResources.F36_md
    case .publishedYearChanged: PackageResources.F37_md
    case .privateData: PackageResources.F38_md
    case .unusualAmount: PackageResources.F39_md
    case .wrongFile: PackageResources.F40_md
    case .unknownAccount: PackageResources.F41_md
    case .unreadableWorkbook: PackageResources.F42_md
    case .unbalancedTransaction: PackageResources.J601_md
    case .assertionFails: PackageResources.J602_md
    case .unreadableJournal: PackageResources.J603_md
    case .severalCommodities: PackageResources.J604_md
    case .unsupportedInJournal: PackageResources.J605_md
    case .unusableInclude: PackageResources.J606_md
    case .unexplainedAccount: PackageResources.J607_md
    case .unreadableSettings: PackageResources.S101_md
    case .unknownKey: PackageResources.S102_md
    case .missingKey: PackageResources.S103_md
    case .unusableValue: PackageResources.S104_md
    case .unusableID: PackageResources.S105_md
    case .unreachableFile: PackageResources.S106_md
    case .unusableTable: PackageResources.S107_md
    case .unreadFile: PackageResources.S108_md
    case .hiddenMarks: PackageResources.S109_md
    case .frontMatterMissing: PackageResources.N201_md
    case .unreadableDate: PackageResources.N202_md
    case .weekdayDisagrees: PackageResources.N203_md
    case .unknownFund: PackageResources.N204_md
    case .unusablePicture: PackageResources.N205_md
    case .unknownNewsCategory: PackageResources.N206_md
    case .unusableAddress: PackageResources.N207_md
    case .participantsDisagree: PackageResources.N208_md
    case .photoWithoutConsent: PackageResources.N209_md
    case .itemNotShown: PackageResources.N210_md
    case .hostileMarkdown: PackageResources.M301_md
    case .rawHTMLDropped: PackageResources.M302_md
    case .unsafeLink: PackageResources.M303_md
    case .brokenLink: PackageResources.M304_md
    case .spacedLink: PackageResources.M305_md
    case .unknownTemplateName: PackageResources.T401_md
    case .templateSyntax: PackageResources.T402_md
    case .templateMissing: PackageResources.T403_md
    case .wrongHole: PackageResources.T404_md
    case .wordMissing: PackageResources.T405_md
    case .foreignFile: PackageResources.W501_md
    case .diskFailed: PackageResources.W502_md
    case .nestedFolders: PackageResources.W503_md
    case .cannotListen: PackageResources.W504_md
    case .changedMeanwhile: PackageResources.W505_md
    case .knownValueInOutput: PackageResources.P701_md
    case .personalDataInOutput: PackageResources.P702_md
    case .unneededAllowance: PackageResources.P703_md
    case .figuresDisagree: PackageResources.P801_md
    case .rebuiltDiffers: PackageResources.P802_md
    case .partsDoNotFit: PackageResources.P803_md
    }
  }
}
