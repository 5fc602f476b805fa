import Disclosure

/// The digests of every file of a site, for `sha256sum --check SHA256SUMS`.
public enum DigestList {
  /// The digest of each file by its path, from the bytes of a list.
  public static func digests(_ list: [UInt8]) -> [String: String] {
    let lines = list.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    return Dictionary(
      lines.compactMap { line in
        line.firstRange(of: "  ").map {
          (String(line[$0.upperBound...]), String(line[..<$0.lowerBound]))
        }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// `SHA256SUMS`: a line for each file, in the order of the paths.
  ///
  /// - Parameter digests: the digest of each file in hex digits, by its path.
  public static func file(_ digests: [String: String]) -> OutputFile {
    var text = ""
    for (path, digest) in digests.sorted(by: { $0.key < $1.key }) {
      text += "\(digest)  \(path)\n"
    }
    return OutputFile(path: Routes.sums, bytes: Array(text.utf8))
  }
}
