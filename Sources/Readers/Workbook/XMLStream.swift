import CExpat

/// What takes the elements and texts of an XML document one after the other.
///
/// A class, since expat knows it by its address.
class XMLListener {
  /// An element begins; `false` passes over it and all that is in it.
  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookFlaw) -> Bool { false }
  /// An element ends that was not passed over.
  func end() throws(WorkbookFlaw) {}
  /// A piece of text, UTF-8, in an element that was not passed over.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookFlaw) {}
}

/// An XML document on its way from a source to a listener, by expat, piece by piece.
///
/// Document types are refused, so that there are no entities to expand or to load; depth and the
/// length of a tag are limited, so that neither memory nor time grows faster than the document.
/// A class, since expat knows it by its address.
final class XMLStream {
  private static let pieceBytes: Int32 = 65_536

  private let listener: XMLListener
  private let part: String?
  private let meter: WorkbookMeter
  private let parser: OpaquePointer
  private var depth = 0
  /// The depth of the element that is being passed over.
  private var passedOver: Int?
  private var flaw: WorkbookFlaw?

  /// A document; the part's name is for messages.
  init(_ listener: XMLListener, part: String?, _ meter: WorkbookMeter) throws(WorkbookFlaw) {
    guard let parser = XML_ParserCreateNS(nil, XMLName.separator) else {
      throw .damaged(part: part)
    }
    self.listener = listener
    self.part = part
    self.meter = meter
    self.parser = parser
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { XMLStream.behind($0)?.start($1, $2) },
      { data, _ in XMLStream.behind(data)?.end() })
    XML_SetCharacterDataHandler(parser) { XMLStream.behind($0)?.text($1, $2) }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      XMLStream.behind(data)?.stopAtDocumentType()
    }
  }

  deinit { XML_ParserFree(parser) }

  private static func behind(_ data: UnsafeMutableRawPointer?) -> XMLStream? {
    guard let data else { return nil }
    let stream = Unmanaged<XMLStream>.fromOpaque(data).takeUnretainedValue()
    return stream.flaw == nil ? stream : nil
  }

  /// Takes the whole document from a source that fills a buffer and says how far; zero ends it.
  func read(
    from source: (UnsafeMutableRawBufferPointer) throws(WorkbookFlaw) -> Int
  ) throws(WorkbookFlaw) {
    var total = 0
    while true {
      guard let buffer = XML_GetBuffer(parser, Self.pieceBytes) else { throw .damaged(part: part) }
      let piece = UnsafeMutableRawBufferPointer(start: buffer, count: Int(Self.pieceBytes))
      let count = try source(piece)
      let status = XML_ParseBuffer(parser, Int32(count), count == 0 ? 1 : 0)
      if let flaw { throw flaw }
      guard status == XML_STATUS_OK else { throw .damaged(part: part) }
      if count == 0 { return }
      total += count
      let position = Int(XML_GetCurrentByteIndex(parser))
      if position >= 0 { try meter.check(total - position, of: .tagBytes) }
    }
  }

  private func stop(_ found: WorkbookFlaw) {
    // A listener doesn't know the name of its part.
    flaw = found == .damaged(part: nil) ? .damaged(part: part) : found
    XML_StopParser(parser, 0)
  }

  private func stopAtDocumentType() { stop(.damaged(part: nil)) }

  private func start(
    _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    depth += 1
    guard passedOver == nil, let name else {
      if depth > meter.limit(of: .nesting) {
        stop(.tooLarge(.nesting, limit: meter.limit(of: .nesting)))
      }
      return
    }
    do throws(WorkbookFlaw) {
      try meter.check(depth, of: .nesting)
      if try listener.start(XMLName(name), XMLAttributes(attributes)) { return }
      // A part whose outermost element isn't the one that was asked for is another part.
      if depth == 1 { throw .damaged(part: part) }
      passedOver = depth
    } catch {
      stop(error)
    }
  }

  private func end() {
    depth -= 1
    if let outer = passedOver {
      if depth < outer { passedOver = nil }
      return
    }
    do throws(WorkbookFlaw) { try listener.end() } catch { stop(error) }
  }

  private func text(_ start: UnsafePointer<CChar>?, _ count: Int32) {
    guard passedOver == nil, let start else { return }
    let bytes = UnsafeBufferPointer(
      start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: Int(count))
    do throws(WorkbookFlaw) { try listener.text(bytes) } catch { stop(error) }
  }
}
