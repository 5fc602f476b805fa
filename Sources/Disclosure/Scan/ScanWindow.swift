/// A part of a long binary file that is scanned at once: a database of a nation has hundreds of
/// megabytes, and folded text takes five bytes for each.
///
/// Windows overlap by more than any value is long with what may stand between its letters.
struct ScanWindow {
  /// The bytes of the window.
  let bytes: Range<Int>
  private let fileLength: Int

  /// How many bytes a window holds; even, so that letters of two bytes aren't cut.
  static let length = 1 << 20
  /// How many bytes two windows share.
  static let overlap = 1 << 16
  /// What stands so close to an end of a window is judged in the other that has it.
  private static let margin = 512

  /// The windows of a file of so many bytes.
  static func all(of count: Int) -> [ScanWindow] {
    var windows: [ScanWindow] = []
    var start = 0
    repeat {
      let end = min(start + length, count)
      windows.append(ScanWindow(bytes: start..<end, fileLength: count))
      if end == count { break }
      start = end - overlap
    } while true
    return windows
  }

  /// Whether what stands around a stretch is in the window too.
  func holds(_ range: Range<Int>) -> Bool {
    (bytes.lowerBound == 0 || range.lowerBound >= bytes.lowerBound + Self.margin)
      && (bytes.upperBound == fileLength || range.upperBound <= bytes.upperBound - Self.margin)
  }
}
