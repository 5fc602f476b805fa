/// What kind of private value; its raw value is its public name in reports and allow-lists.
public enum PrivateKind: String, CaseIterable, Sendable {
  /// A given name with a surname.
  case name
  /// The thirteen digits of a Thai citizen.
  case citizenNumber = "citizen-number"
  /// A number of a telephone.
  case phone
  /// A number of a bank account.
  case account
  /// An address of e-mail.
  case email
  /// A house with its number.
  case address
  /// A name that an honorific gives away: `นางสมศรี ใจดี`.
  case nameWithHonorific = "honorific-name"
  /// A mention of somebody beside words of illness or death and an amount of money.
  case nameNearHarm = "name-near-harm"
  /// What a camera wrote into a picture; found by the reader of pictures, not by the scan.
  case imageMetadata = "image-metadata"

  /// Whether the value is a number, that may not stand inside a longer one.
  var isNumber: Bool { self == .citizenNumber || self == .phone || self == .account }

  /// Whether the value is somebody's name.
  var isName: Bool { self == .name || self == .nameWithHonorific || self == .nameNearHarm }
}

/// One private value in an output. Never holds the value itself, only a mask and a digest.
public struct Leak: Hashable, Sendable {
  /// What kind of value was found.
  public let kind: PrivateKind
  /// Whether an input of the fund holds this value; otherwise a detector knew its shape.
  public let isKnown: Bool
  /// The output file.
  public let path: String
  /// The line of the output file, counted from 1; 0 where the path or a binary file holds it.
  public let line: Int
  /// Where it stands in the bytes of the file, or of the path where the line is 0 and not binary.
  public let bytes: Range<Int>
  /// Enough to find it, not enough to know it: `นางส•••• ใ•••`, `1-••••-•••••-••-3`.
  public let masked: String
  /// The first 16 hex digits of the SHA-256 of `kind:folded value`: the key of the allow-list.
  public let digest: String
}
