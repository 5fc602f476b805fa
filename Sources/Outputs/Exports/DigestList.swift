public import Disclosure

/// The digests of every file of a site, for `sha256sum --check SHA256SUMS`.
public struct DigestList: Sendable {
  private var lines: [(path: String, digest: FileDigest)] = []

  /// No file yet.
  public init() {}

  /// The digests of some files by their paths.
  public init(_ digests: [String: FileDigest]) {
    lines = digests.map { (path: $0.key, digest: $0.value) }
  }

  /// How many files there are.
  public var count: Int { lines.count }

  /// Adds a file that the list doesn't have.
  public mutating func add(_ path: String, _ digest: FileDigest) { lines.append((path, digest)) }

  /// `SHA256SUMS`: a line for each file, in the order of the paths.
  ///
  /// - Complexity: O(n log n).
  public var file: OutputFile {
    var text: [UInt8] = []
    text.reserveCapacity(lines.reduce(0) { $0 + $1.path.utf8.count + 67 })
    for (path, digest) in lines.sorted(by: { $0.path < $1.path }) {
      digest.addHex(to: &text)
      text += "  ".utf8
      text += path.utf8
      text.append(0x0A)
    }
    return OutputFile(path: Routes.sums, bytes: text)
  }

  /// The digest of each file by its path, from the bytes of a list; what is no digest becomes one
  /// that no file has.
  public static func digests(in list: [UInt8]) -> [String: FileDigest] {
    var digests: [String: FileDigest] = [:]
    for line in list.split(separator: 0x0A) {
      guard let space = line.firstRange(of: "  ".utf8) else { continue }
      let path = String(decoding: line[space.upperBound...], as: UTF8.self)
      let digest = String(decoding: line[..<space.lowerBound], as: UTF8.self)
      if digests[path] == nil { digests[path] = FileDigest(hex: digest) ?? .ofNothing }
    }
    return digests
  }
}
