/// The folding of HTML, SVG and XML: what is read, and what stands in the tags.
///
/// It reads as a browser does where that hides nothing: an inline tag vanishes, a block's tag is an
/// edge, an unclosed quotation mark runs on, and all of it is scanned. One pass, no way back.
struct MarkupFolding {
  private let source: FoldSource
  /// What is read.
  private var text: SymbolWriter
  /// The inside of tags and comments, each value for itself.
  private var side: SymbolWriter
  private let tables = MarkupTables.all
  /// What tags were folded to before; `nil` where the places of symbols are wanted.
  private let memo: TagMemo?
  private var index = 0
  private var nextEscapedEnd = -1

  /// Folds a whole file.
  ///
  /// - Parameter isPlaced: whether the place of each symbol is wanted.
  static func fold(_ bytes: [UInt8], isPlaced: Bool) -> (text: FoldedText, side: FoldedText) {
    if isPlaced { return fold(bytes, isPlaced: true, memo: nil) }
    return TagMemo.with { fold(bytes, isPlaced: false, memo: $0) }
  }

  /// The same with what was kept of tags, or each tag for itself.
  static func fold(
    _ bytes: [UInt8], isPlaced: Bool, memo: TagMemo?
  ) -> (text: FoldedText, side: FoldedText) {
    bytes.withUnsafeBufferPointer { buffer in
      var folding = MarkupFolding(FoldSource(bytes: buffer), isPlaced: isPlaced, memo)
      folding.run()
      return (FoldedText(folding.text), FoldedText(folding.side))
    }
  }

  private init(_ source: FoldSource, isPlaced: Bool, _ memo: TagMemo?) {
    self.source = source
    self.memo = memo
    text = SymbolWriter(room: source.count, isPlaced: isPlaced)
    side = SymbolWriter(room: source.count, isPlaced: isPlaced)
  }

  private mutating func run() {
    while index < source.count {
      index = source.copy(tables.read, from: index, to: source.count, into: &text)
      guard index < source.count else { return }
      switch source[index] {
      case UInt8(ascii: "<"):
        if let memo { foldOpening(memo) } else { foldOpening() }
      case UInt8(ascii: "&"): foldTextEntity()
      default: foldBracket()
      }
    }
  }

  /// `]]>` ends a stretch of character data and vanishes as its beginning does.
  private mutating func foldBracket() {
    if source[index + 1] == UInt8(ascii: "]"), source[index + 2] == UInt8(ascii: ">") {
      index += 3
    } else {
      text.put(UInt8(ascii: "]"), at: index)
      index += 1
    }
  }

  /// Folds what begins with `<` as it was folded where the same bytes stood before.
  @inline(__always) private mutating func foldOpening(_ memo: TagMemo) {
    guard let key = TagMemo.Key(source, at: index) else { return foldOpening() }
    if let kept = memo.kept(key, source, at: index) {
      if kept.inText != Symbol.nothing { text.put(kept.inText, at: index) }
      side.put(kept.side, count: kept.sideCount)
      index &+= key.length
    } else {
      foldOpening(key, memo)
    }
  }

  /// Folds a tag and has it kept, unless more than its own bytes decides what it leaves: the inside
  /// of a script, a comment that goes on, a sign that begins no tag.
  @inline(never) private mutating func foldOpening(_ key: TagMemo.Key, _ memo: TagMemo) {
    let (start, textStart, sideStart) = (index, text.count, side.count)
    foldOpening()
    let name = TagName(source, at: start + 1)
    guard index == start + key.length, text.count <= textStart + 1, name != tables.script,
      name != tables.style
    else { return }
    memo.see(
      key, source, at: start,
      side: UnsafeBufferPointer(start: side.symbols + sideStart, count: side.count - sideStart),
      inText: text.count > textStart ? text.symbols[textStart] : Symbol.nothing)
  }

  private mutating func foldOpening() {
    let next = source[index + 1]
    if next == UInt8(ascii: "!"), follows("--", at: index + 2) { return foldComment() }
    if next == UInt8(ascii: "!"), follows("[CDATA[", at: index + 2) {
      index += 9
      return
    }
    let closes = next == UInt8(ascii: "/")
    let begins = (source[index + (closes ? 2 : 1)] | 0x20) &- 0x61 < 26
    guard begins || next == UInt8(ascii: "!") || next == UInt8(ascii: "?") else {
      text.put(Symbol.other, at: index)
      index += 1
      return
    }
    foldTag(nameAt: index + (closes ? 2 : 1), closes: closes)
  }

  /// A comment is published too: what stands in it is folded beside the text.
  private mutating func foldComment() {
    let start = index + 4
    let end = position(of: "-->", from: start)
    side.put(Symbol.other, at: index)
    PlainFolding(source: source, form: .plain).fold(start..<max(start, end), into: &side)
    side.put(Symbol.other, at: min(end, source.count - 1))
    index = min(end + 3, source.count)
  }

  /// A tag: its name decides what it leaves in the text, all of it is folded beside the text.
  private mutating func foldTag(nameAt start: Int, closes: Bool) {
    let name = TagName(source, at: start)
    if !tables.inline.contains(name) { text.put(Symbol.block, at: index) }
    side.put(Symbol.other, at: index)
    index = start
    while index < source.count {
      index = source.copy(tables.unquoted, from: index, to: source.count, into: &side)
      guard index < source.count else { return }
      switch source[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): foldQuoted()
      case UInt8(ascii: "%"): index += source.foldPercent(at: index, into: &side)
      case UInt8(ascii: "&"): index += source.foldEntity(at: index, into: &side)
      case UInt8(ascii: ">"):
        let closesItself = source[index - 1] == UInt8(ascii: "/")
        index += 1
        if !closes, !closesItself { foldRaw(after: name) }
        return
      default:
        side.put(Symbol.other, at: index)
        index += 1
      }
    }
  }

  /// A value in quotation marks.
  private mutating func foldQuoted() {
    let quote = source[index]
    let isTwice = quote == UInt8(ascii: "\"")
    var isQuiet = tables.quiet.contain(source, quoteAt: index)
    side.put(isQuiet ? Symbol.quiet : Symbol.other, at: index)
    index += 1
    while index < source.count {
      let table =
        isTwice
        ? (isQuiet ? tables.quietTwice : tables.quotedTwice)
        : (isQuiet ? tables.quietOnce : tables.quotedOnce)
      index = source.copy(table, from: index, to: source.count, into: &side)
      guard index < source.count else { return }
      switch source[index] {
      case quote:
        side.put(isQuiet ? Symbol.loud : Symbol.other, at: index)
        index += 1
        return
      case UInt8(ascii: "%"): index += source.foldPercent(at: index, into: &side)
      case UInt8(ascii: "&"): index += source.foldEntity(at: index, into: &side)
      default:
        // No drawing holds a tag: the mark that should have ended it is missing.
        side.put(isQuiet ? Symbol.loud : Symbol.other, at: index)
        isQuiet = false
        index += 1
      }
    }
  }

  /// The inside of a script or style sheet, up to its closing tag.
  private mutating func foldRaw(after name: TagName) {
    guard name == tables.script || name == tables.style else { return }
    let closing: StaticString = name == tables.style ? "style" : "script"
    let start = index
    while true {
      index = source.position(of: UInt8(ascii: "<"), from: index)
      if index == source.count || closes(closing) { break }
      index += 1
    }
    PlainFolding(source: source, form: .script).fold(start..<index, into: &text)
  }

  private func closes(_ name: StaticString) -> Bool {
    guard source[index + 1] == UInt8(ascii: "/") else { return false }
    return (0..<name.utf8CodeUnitCount).allSatisfy {
      source[index + 2 + $0] | 0x20 == name.utf8Start[$0]
    }
  }

  private func follows(_ bytes: StaticString, at start: Int) -> Bool {
    (0..<bytes.utf8CodeUnitCount).allSatisfy { source[start + $0] == bytes.utf8Start[$0] }
  }

  /// Where some bytes stand next; the end where they don't.
  private func position(of bytes: StaticString, from start: Int) -> Int {
    var at = start
    while at < source.count, !follows(bytes, at: at) { at += 1 }
    return min(at, source.count)
  }

  /// A character of the text. Feeds carry markup as text, `&lt;b&gt;`: an escaped tag leaves what a
  /// tag leaves.
  private mutating func foldTextEntity() {
    guard let entity = Entity(source, at: index), entity.scalar == 0x3C,
      let end = escapedEnd(from: index + entity.length)
    else {
      index += source.foldEntity(at: index, into: &text)
      return
    }
    let start = index + entity.length
    let closes = source[start] == UInt8(ascii: "/")
    if !tables.inline.contains(TagName(source, at: start + (closes ? 1 : 0))) {
      text.put(Symbol.block, at: index)
    }
    side.put(Symbol.other, at: index)
    PlainFolding(source: source, form: .plain).fold(start..<end, into: &side)
    side.put(Symbol.other, at: end)
    index = end + 4
  }

  /// Where `&gt;` ends an escaped tag of at most 300 bytes.
  private mutating func escapedEnd(from start: Int) -> Int? {
    let first = source[start] == UInt8(ascii: "/") ? source[start + 1] : source[start]
    guard (first | 0x20) &- 0x61 < 26 else { return nil }
    // The next one is looked for once, however many tags stand before it.
    if nextEscapedEnd < start { nextEscapedEnd = position(of: "&gt;", from: start) }
    return nextEscapedEnd < min(start + 300, source.count) ? nextEscapedEnd : nil
  }
}
