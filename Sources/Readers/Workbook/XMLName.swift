import CExpat

/// The vocabularies of workbooks that we read; all others are passed over.
enum XMLSpace: Sendable {
  case none, excel, relationship, packageRelationship, contentType
  case office, table, text, style, manifest, calc
  case foreign

  /// The addresses that name them; Excel's also in the strict form that ISO 29500 asks for.
  private static let addresses: [(address: StaticString, space: XMLSpace)] = [
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", .excel),
    ("urn:oasis:names:tc:opendocument:xmlns:table:1.0", .table),
    ("urn:oasis:names:tc:opendocument:xmlns:text:1.0", .text),
    ("urn:oasis:names:tc:opendocument:xmlns:office:1.0", .office),
    ("urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", .calc),
    ("urn:oasis:names:tc:opendocument:xmlns:style:1.0", .style),
    ("urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", .manifest),
    ("http://purl.oclc.org/ooxml/spreadsheetml/main", .excel),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", .relationship),
    ("http://purl.oclc.org/ooxml/officeDocument/relationships", .relationship),
    ("http://schemas.openxmlformats.org/package/2006/relationships", .packageRelationship),
    ("http://schemas.openxmlformats.org/package/2006/content-types", .contentType),
  ]

  /// The vocabulary with this address.
  fileprivate init(_ address: UnsafePointer<CChar>, count: Int) {
    for known in Self.addresses where known.address.utf8CodeUnitCount == count {
      if memcmp(address, known.address.utf8Start, count) == 0 {
        self = known.space
        return
      }
    }
    self = .foreign
  }
}

/// The name of an element or attribute within its vocabulary, as long as expat keeps it.
struct XMLName {
  /// The vocabulary.
  let space: XMLSpace
  /// The name without its prefix.
  let local: Local

  /// A name without its prefix.
  struct Local {
    fileprivate let start: UnsafePointer<CChar>
    fileprivate let count: Int

    /// Whether it is this one.
    static func ~= (pattern: StaticString, name: Local) -> Bool {
      pattern.utf8CodeUnitCount == name.count
        && memcmp(pattern.utf8Start, name.start, name.count) == 0
    }
  }

  /// Between an address and a name, where no address can have it.
  static let separator: CChar = 0x0A

  /// A name as expat gives it: its address, the separator, itself.
  init(_ name: UnsafePointer<CChar>) {
    guard let separator = strchr(name, Int32(Self.separator)) else {
      space = .none
      local = Local(start: name, count: strlen(name))
      return
    }
    let start = UnsafePointer(separator) + 1
    space = XMLSpace(name, count: start - 1 - name)
    local = Local(start: start, count: strlen(start))
  }
}

/// The attributes of an element, as long as expat keeps them.
struct XMLAttributes: Sequence, IteratorProtocol {
  private var rest: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// Attributes as expat gives them: names and values in turn, a null at the end.
  init(_ first: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { rest = first }

  /// The next attribute.
  mutating func next() -> (name: XMLName, value: XMLText)? {
    guard let pair = rest, let name = pair[0], let value = pair[1] else { return nil }
    rest = pair + 2
    return (XMLName(name), XMLText(value))
  }
}

/// The value of an attribute, as long as expat keeps it.
struct XMLText {
  /// Its bytes, UTF-8.
  let bytes: UnsafeBufferPointer<UInt8>

  fileprivate init(_ text: UnsafePointer<CChar>) {
    let count = strlen(text)
    bytes = UnsafeBufferPointer(
      start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: count)
  }

  /// Whether it is this text.
  static func ~= (pattern: StaticString, text: XMLText) -> Bool {
    pattern.utf8CodeUnitCount == text.bytes.count
      && text.bytes.elementsEqual(
        UnsafeBufferPointer(start: pattern.utf8Start, count: pattern.utf8CodeUnitCount))
  }

  /// As a string.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// As the name of a sheet, which stands in one line of a message.
  func name(_ meter: WorkbookMeter) throws(WorkbookFlaw) -> String {
    try meter.check(bytes.count, of: .nameBytes)
    return String(decoding: bytes.map { Swift.max($0, 0x20) }, as: UTF8.self)
  }

  /// As a whole number that isn't negative, of at most nine digits.
  var number: Int? { wholeNumber(in: bytes) }

  /// As a truth value.
  var isTrue: Bool { "1" ~= self || "true" ~= self }
}

/// Bytes without the spaces and line ends around them.
func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
  guard let first = bytes.first, let last = bytes.last, first <= 0x20 || last <= 0x20 else {
    return bytes[...]
  }
  let front = bytes.drop { $0 <= 0x20 }
  return front.prefix(
    (front.lastIndex { $0 > 0x20 } ?? front.startIndex - 1) + 1 - front.startIndex)
}

/// The whole number that bytes write, of at most nine digits and nothing else.
func wholeNumber(in bytes: some Collection<UInt8>) -> Int? {
  guard (1...9).contains(bytes.count) else { return nil }
  var number = 0
  for byte in bytes {
    guard (0x30...0x39).contains(byte) else { return nil }
    number = number * 10 + Int(byte - 0x30)
  }
  return number
}
