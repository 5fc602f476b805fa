/// Looks for some bytes in others.
///
/// The standard library's search for a collection in another works for any collection, and takes
/// a hundred times as long for bytes.
struct ByteSearch {
  private let pattern: [UInt8]

  /// - Parameter text: what is looked for, at least one byte.
  init(_ text: String) {
    pattern = Array(text.utf8)
    precondition(!pattern.isEmpty, "nothing is everywhere")
  }

  /// Where they stand first, at or after a place; `nil` where they don't.
  ///
  /// - Complexity: O(bytes) for text in which the first byte is rare.
  func first(in bytes: [UInt8], from start: Int, before end: Int? = nil) -> Range<Int>? {
    bytes.withUnsafeBufferPointer { bytes in
      let last = (end ?? bytes.count) - pattern.count
      var index = start
      while index <= last {
        if bytes[index] == pattern[0], matches(bytes, at: index) {
          return index..<(index + pattern.count)
        }
        index += 1
      }
      return nil
    }
  }

  private func matches(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    for offset in 1..<pattern.count where bytes[index + offset] != pattern[offset] { return false }
    return true
  }
}
