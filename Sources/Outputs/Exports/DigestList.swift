import Disclosure

/// The digests of every file of a site, for `sha256sum --check SHA256SUMS`.
public enum DigestList {
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
