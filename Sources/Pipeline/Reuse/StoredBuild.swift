import Disclosure
import Model

extension LastBuild {
  /// What was made, as a file for the next build.
  ///
  /// - Parameter origin: the program and the site, on one line.
  /// - Complexity: O(bytes).
  public func stored(by origin: String) -> [UInt8] {
    var stored = StoreWriter()
    stored.put(self)
    return Array((Self.head(origin, stored.bytes) + "\n").utf8) + stored.bytes
  }

  /// What another build made; `nil` where the file is damaged or of another origin.
  ///
  /// - Complexity: O(bytes).
  public init?(stored bytes: [UInt8], by origin: String) {
    guard let end = bytes.prefix(1000).firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let stored = Array(bytes[(end + 1)...])
    guard bytes[..<end].elementsEqual(Self.head(origin, stored).utf8) else { return nil }
    var reader = StoreReader(stored)
    guard let build = try? reader.take() as LastBuild, reader.isAtEnd else { return nil }
    self = build
  }

  private static func head(_ origin: String, _ stored: [UInt8]) -> String {
    "prongsai-build 1 \(origin) \(SHA256.hex(stored))"
  }
}
