import Disclosure
import Model
import Outputs

/// A file on its way to the site.
enum PartOutput {
  /// A file that was made, and its digest where files are scanned.
  case made(OutputFile, digest: String)
  /// A file that stands in the old site as this build would make it.
  case kept(path: String, digest: String)
}

/// Makes the pages over many funds part for part, or takes a part as the last build made it.
struct PartMaker {
  /// Takes a file, and what its scan came to where it was scanned already.
  typealias Write = (OutputFile, LeakCheck.Result?) throws -> Void

  /// Scans each file before it is written; `nil` for a site that is rebuilt from what is public.
  let check: LeakCheck?
  private(set) var reuse: Reuse
  /// What all parts came to so far.
  var all = MadePart()

  private let output: (PartOutput) throws -> Void

  /// - Parameter output: takes each file on its way to the site.
  init(check: LeakCheck?, reuse: Reuse, _ output: @escaping (PartOutput) throws -> Void) {
    self.output = output
    self.check = check
    self.reuse = reuse
  }

  /// A part of the site: what the last build made where its key is the same.
  ///
  /// - Parameters:
  ///   - key: what it is made from; `nil` for one that is always made.
  ///   - make: writes the part's files and tells what else it came to.
  /// - Returns: what it came to.
  mutating func part(
    _ name: String, _ key: PartKey?, _ make: (inout MadePart, Write) throws -> Void
  ) throws -> MadePart {
    if let key, let made = reuse.part(name, key) {
      for (path, digest) in made.files { try output(.kept(path: path, digest: digest)) }
      all.add(made)
      return made
    }
    var written = MadePart()
    var made = MadePart()
    try make(&made) { file, scanned in
      let scan = scanned ?? check?.result(of: file) ?? LeakCheck.Result()
      written.scan.formUnion(scan)
      let digest = check == nil ? "" : SHA256.hex(file.bytes)
      if scan.leaks.isEmpty { try output(.made(file, digest: digest)) }
      if key != nil, reuse.isKept { written.files.append((file.path, digest)) }
      if file.path.hasSuffix(".html") { written.found.append(file.path) }
      written.targets.insert(file)
    }
    made.files = written.files
    made.add(written)
    if let key { reuse.keep(name, key, made) }
    all.add(made)
    return made
  }
}

extension MadePart {
  /// Takes what a part came to; its files stay its own.
  fileprivate mutating func add(_ other: MadePart) {
    targets.formUnion(other.targets)
    found += other.found
    links += other.links
    diagnostics += other.diagnostics
    scan.formUnion(other.scan)
    proof.formUnion(other.proof)
  }
}
