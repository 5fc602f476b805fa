import Disclosure
import Model
import Synchronization

/// The files of texts: let go once they are read, and read again where a page is made of them.
///
/// A text of which other bytes come back than were checked stops the publication. A class, since
/// all texts of a build share what is known of that.
final class TextFiles: Sendable {
  private let tree: any InputTree
  private let changed = Mutex<String?>(nil)

  init(_ tree: any InputTree) { self.tree = tree }

  /// The path of a text that has changed since it was read; `nil` where none has.
  var changedPath: String? { changed.withLock { $0 } }

  /// A whole file, for the lines that messages show.
  func file(_ path: String) -> FileBytes {
    FileBytes(again: { [tree] in (try? tree.bytes(at: path)) ?? [] })
  }

  /// The body of a text as it was marked.
  func body(_ mark: BodyMark, _ path: String) -> FileBytes {
    FileBytes(again: { [self] in
      let bytes = (try? tree.bytes(at: path)) ?? []
      let body = Array(bytes.dropFirst(mark.start))
      if BodyMark(body, start: mark.start) == mark { return body }
      changed.withLock { $0 = $0 ?? path }
      return []
    })
  }
}

/// Where in its file a text begins, and which bytes it is of.
struct BodyMark: Hashable, Sendable {
  let start: Int
  let digest: UInt64

  init(_ body: [UInt8], start: Int) {
    self.start = start
    digest = SHA256.beginning(body)
  }

  /// A body that is the end of its file; `nil` where something was taken out of it.
  init?(_ body: [UInt8], endOf bytes: [UInt8]) {
    let start = bytes.count - body.count
    guard start >= 0, Self.end(of: bytes, from: start, is: body) else { return nil }
    self.init(body, start: start)
  }

  /// Whether the end of a file is a body; eight bytes are compared in a step.
  private static func end(of bytes: [UInt8], from start: Int, is body: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      body.withUnsafeBytes { body in
        guard bytes.count - start == body.count else { return false }
        var index = 0
        while index + 8 <= body.count {
          guard
            bytes.loadUnaligned(fromByteOffset: start + index, as: UInt64.self)
              == body.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          else { return false }
          index += 8
        }
        return (index..<body.count).allSatisfy { bytes[start + $0] == body[$0] }
      }
    }
  }
}

extension BodyMark: Stored {
  func store(in bytes: inout StoreWriter) { bytes.put(start, digest) }

  init(from bytes: inout StoreReader) throws {
    (start, digest) = (try bytes.take(), try bytes.take())
    guard start >= 0 else { throw StoreDamage() }
  }
}
