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
    case .twoDigitYear: PackageResources.F03_md
    case .impossibleDate: PackageResources.F05_md
    case .dateOutOfRange: PackageResources.F07_md
    case .undecodableByte: PackageResources.F12_md
    case .headerMissing: PackageResources.F14_md
    case .wrongColumnCount: PackageResources.F15_md
    case .unreadableAmount: PackageResources.F20_md
    case .bothOrNeitherAmount: PackageResources.F25_md
    case .wrongRunningBalance: PackageResources.F27_md
    case .openingDiffers: PackageResources.F28_md
    case .unknownCategory: PackageResources.F30_md
    case .wrongSide: PackageResources.F31_md
    case .transferUnmatched: PackageResources.F32_md
    case .unknownAccount: PackageResources.F41_md
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
    case .frontMatterMissing: PackageResources.N201_md
    case .unreadableDate: PackageResources.N202_md
    case .weekdayDisagrees: PackageResources.N203_md
    case .unknownFund: PackageResources.N204_md
    case .unusablePicture: PackageResources.N205_md
    case .unknownNewsCategory: PackageResources.N206_md
    case .unusableAddress: PackageResources.N207_md
    case .participantsDisagree: PackageResources.N208_md
    case .hostileMarkdown: PackageResources.M301_md
    case .rawHTMLDropped: PackageResources.M302_md
    case .unsafeLink: PackageResources.M303_md
    case .unknownTemplateName: PackageResources.T401_md
    case .templateSyntax: PackageResources.T402_md
    case .templateMissing: PackageResources.T403_md
    case .wrongHole: PackageResources.T404_md
    case .wordMissing: PackageResources.T405_md
    case .foreignFile: PackageResources.W501_md
    case .diskFailed: PackageResources.W502_md
    case .nestedFolders: PackageResources.W503_md
    }
  }
}
