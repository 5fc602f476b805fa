import Disclosure
import Model
import Outputs

/// A file of the site.
enum PartOutput {
  /// A file that was made and written, and its digest where files are scanned.
  case made(OutputFile, digest: FileDigest?)
  /// A file that stands in the old site as this build would make it, and is taken from there.
  case kept(path: String, digest: FileDigest)
}

/// Makes the pages over many funds part for part, or takes a part as the last build made it.
struct PartMaker {
  /// Takes a file, and what came of it where it was written already.
  typealias Write = (OutputFile, WrittenFile?) throws -> Void

  /// Who scans and writes the files, also before a part is told of them.
  let writer: PartWriter
  /// The key of what is looked for.
  private let values: PartKey?
  private(set) var reuse: Reuse
  /// What all parts came to so far.
  var all = MadePart()

  /// Whether the places of pages are wanted, to which links may lead.
  private let hasPlaces: Bool
  private let output: (PartOutput) throws -> Void

  /// - Parameters:
  ///   - check: scans each file before it is written; `nil` for a site that is rebuilt from what is
  ///     public.
  ///   - writer: where the files go; `nil` where nothing is written.
  ///   - output: is told of each file, in their order.
  init(
    check: SharedCheck? = nil, values: PartKey? = nil, reuse: Reuse, hasPlaces: Bool,
    writer: (any SiteWriter)? = nil, _ output: @escaping (PartOutput) throws -> Void
  ) {
    self.writer = PartWriter(check: check, writer: writer)
    self.values = values
    self.hasPlaces = hasPlaces
    self.output = output
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
      for (path, digest) in made.files {
        try writer.writer?.keep(path)
        try output(.kept(path: path, digest: digest))
      }
      all.add(made)
      return made
    }
    if key == nil, values != nil { return try small(name, make) }
    var written = MadePart()
    var made = MadePart()
    try make(&made) { file, done in
      try take(file, done ?? writer.write(file), &written, isListed: key != nil && reuse.isKept)
    }
    made.files = written.files
    made.add(written)
    if let key { reuse.keep(name, key, made) }
    all.add(made)
    return made
  }

  /// Whether a part would be taken as the last build made it.
  func holds(_ name: String, _ key: PartKey?) -> Bool {
    key.map { reuse.holds(name, $0) } ?? false
  }

  /// Takes a file that was written into a part.
  private func take(
    _ file: OutputFile, _ written: WrittenFile, _ part: inout MadePart, isListed: Bool
  ) throws {
    part.scan.formUnion(written.scan)
    if written.scan.leaks.isEmpty { try output(.made(file, digest: written.digest)) }
    if isListed, let digest = written.digest { part.files.append((file.path, digest)) }
    if file.path.hasSuffix(".html") { part.found.append(file.path) }
    part.targets.insert(file, withPlaces: hasPlaces)
  }

  /// A part of a few files that is always made; files like the last build's aren't scanned again.
  private mutating func small(
    _ name: String, _ make: (inout MadePart, Write) throws -> Void
  ) throws -> MadePart {
    var files: [(file: OutputFile, digest: FileDigest?)] = []
    var made = MadePart()
    try make(&made) { file, _ in
      files.append((file, writer.check == nil ? nil : FileDigest(of: file.bytes)))
    }
    var written = MadePart()
    let key = values.map { values in
      PartKey([values.text] + files.flatMap { [$0.file.path, $0.digest?.hex ?? ""] })
    }
    let last = key.flatMap { reuse.part(name, $0) }
    if let last { written.scan = last.scan }
    for (file, digest) in files {
      let scan =
        try last == nil ? writer.check?.check.result(of: file) ?? LeakCheck.Result() : .init()
      try take(file, writer.write(file, scan, digest), &written, isListed: false)
    }
    made.add(written)
    if let key, last == nil { reuse.keep(name, key, made) }
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
