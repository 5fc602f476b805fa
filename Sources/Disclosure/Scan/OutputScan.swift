public import Model

/// The scan of every byte that is about to be published.
///
/// It looks for the values that a fund's inputs hold, and with detectors for the shapes of private
/// values, in what is read, in tags, scripts and comments, in data and pictures, and in the path.
/// Source: the domain design, §5.3; Personal Data Protection Act B.E. 2562, s.22 and s.26.
public struct OutputScan: Sendable {
  private let known: KnownSearch
  private let publicPersons: PublicPersons

  /// Compiles the known values, once for all outputs.
  ///
  /// - Complexity: O(n log n) in the letters of the values; 5,000 persons take a few megabytes.
  public init(known: KnownValues, publicPersons: PublicPersons) {
    self.known = KnownSearch(known, publicPersons)
    self.publicPersons = publicPersons
  }

  /// What one output gives away: in its path, then in its bytes in their order.
  ///
  /// - Complexity: O(bytes), with two bytes of memory for each byte of markup and one for others;
  ///   ten and five where something is found.
  public func leaks(path: String, bytes: [UInt8]) -> [Leak] {
    let pathBytes = Array(path.utf8)
    let pathLeaks = leaks(of: ScannedFile(path: path, bytes: pathBytes)) { isPlaced in
      [FoldedText(pathBytes, .path, isPlaced: isPlaced)]
    }
    let file = ScannedFile(path: path, bytes: bytes)
    let found: [Leak]
    switch FileForm(path: path, bytes: bytes) {
    case .markup:
      found = leaks(of: file) { isPlaced in
        let (text, side) = MarkupFolding.fold(bytes, isPlaced: isPlaced)
        return [text, side]
      }
    case .text(let form):
      found = leaks(of: file) { isPlaced in [FoldedText(bytes, form, isPlaced: isPlaced)] }
    case .binary: return pathLeaks + rawLeaks(of: file).map { $0.onLine(0) }
    }
    return pathLeaks.map { $0.onLine(0) } + file.withLines(found)
  }

  /// What stands in a text.
  private struct Mentions {
    let known: [Mention]
    let detected: [Mention]

    var isEmpty: Bool { known.isEmpty && detected.isEmpty }
  }

  /// Looks through the texts of a file. Nearly all give nothing away: only where one does is the
  /// file folded again, with the places of its symbols.
  private func leaks(of file: ScannedFile, _ fold: (_ isPlaced: Bool) -> [FoldedText]) -> [Leak] {
    let mentions = fold(false).map { text in
      Mentions(
        known: known.mentions(in: text),
        detected: PersonalDetectors.mentions(in: text, publicPersons))
    }
    if mentions.allSatisfy(\.isEmpty) { return [] }
    return zip(mentions, fold(true)).flatMap { leaks(of: $0, in: $1, of: file) }
  }

  /// Known values and what detectors find; where both find one thing, it is known.
  private func leaks(
    of mentions: Mentions, in text: FoldedText, of file: ScannedFile
  ) -> [Leak] {
    let known = mentions.known
    var leaks = known.map { file.leak($0, isKnown: true, in: text) }
    var next = 0
    for mention in mentions.detected {
      while next < known.count, known[next].range.upperBound <= mention.range.lowerBound {
        next += 1
      }
      if next < known.count, known[next].range.overlaps(mention.range) { continue }
      leaks.append(file.leak(mention, isKnown: false, in: text))
    }
    return leaks
  }

  /// Known values in the bytes of pictures and databases, in each encoding that they may have.
  private func rawLeaks(of file: ScannedFile) -> [Leak] {
    var found: [Leak] = []
    var taken: Set<Range<Int>> = []
    for window in ScanWindow.all(of: file.bytes.count) {
      let part = ScannedFile(path: file.path, bytes: Array(file.bytes[window.bytes]))
      for form in RawForm.allCases {
        let mentions = known.mentions(in: FoldedText(part.bytes, form, isPlaced: false))
          .filter { form == .utf8 || $0.letters.count >= 7 }
        if mentions.isEmpty { continue }
        let text = FoldedText(part.bytes, form, isPlaced: true)
        for mention in mentions {
          let leak = part.leak(mention, isKnown: true, in: text).moved(by: window.bytes.lowerBound)
          guard window.holds(leak.bytes), taken.insert(leak.bytes).inserted else { continue }
          found.append(leak)
        }
      }
    }
    return found.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }
  }
}

/// What is looked for may lie in a cache that only its owner can read, compiled, as the books do
/// from which it comes.
extension OutputScan: Stored {
  /// Adds what is looked for; those whom many declare must be among its own.
  public func store(in bytes: inout StoreWriter) { bytes.put(known, publicPersons) }

  /// Takes it.
  public init(from bytes: inout StoreReader) throws {
    (known, publicPersons) = (try bytes.take(), try bytes.take())
  }
}

/// An output on its way to the disk.
struct ScannedFile {
  let path: String
  let bytes: [UInt8]

  /// A mention as it is reported, its line not yet counted.
  func leak(_ mention: Mention, isKnown: Bool, in text: FoldedText) -> Leak {
    let key = mention.kind.rawValue + ":" + Symbol.text(mention.letters)
    let range = bytes.withUnsafeBufferPointer {
      text.bytes(of: mention.range, in: FoldSource(bytes: $0))
    }
    return Leak(
      kind: mention.kind, isKnown: isKnown, path: path, line: 0, bytes: range,
      masked: Mask.of(Array(text.slice(mention.range)), mention.kind),
      digest: SHA256.hex(Array(key.utf8), bytes: 8))
  }

  /// Leaks in the order of the bytes, each with its line.
  func withLines(_ leaks: [Leak]) -> [Leak] {
    var line = 1
    var counted = 0
    return leaks.sorted { $0.bytes.lowerBound < $1.bytes.lowerBound }.map { leak in
      while counted < leak.bytes.lowerBound {
        if bytes[counted] == 0x0A { line += 1 }
        counted += 1
      }
      return leak.onLine(line)
    }
  }
}

extension Leak {
  /// The same in a file of which only a part was scanned.
  func moved(by offset: Int) -> Leak {
    Leak(
      kind: kind, isKnown: isKnown, path: path, line: line,
      bytes: (bytes.lowerBound + offset)..<(bytes.upperBound + offset), masked: masked,
      digest: digest)
  }

  /// The same on a line.
  func onLine(_ line: Int) -> Leak {
    Leak(
      kind: kind, isKnown: isKnown, path: path, line: line, bytes: bytes, masked: masked,
      digest: digest)
  }
}
