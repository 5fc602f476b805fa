import Disclosure
import Outputs

/// What the scan of a file came to, and its digest where files are scanned; the file is written
/// where nothing private is in it.
struct WrittenFile: Sendable {
  let scan: LeakCheck.Result
  let digest: FileDigest?
}

/// Scans files and writes them, on any thread.
struct PartWriter: Sendable {
  /// What each file is scanned for; `nil` for a site that is rebuilt from what is public.
  let check: SharedCheck?
  /// Where the files go; `nil` where nothing is written.
  let writer: (any SiteWriter)?

  /// Takes a file.
  ///
  /// - Throws: what the disk throws, and the search for private values when it is compiled.
  func write(_ file: OutputFile) throws -> WrittenFile {
    let digest = check == nil ? nil : FileDigest(of: file.bytes)
    return try write(file, check?.check.result(of: file) ?? LeakCheck.Result(), digest)
  }

  /// Takes a file that was scanned.
  func write(
    _ file: OutputFile, _ scan: LeakCheck.Result, _ digest: FileDigest?
  ) throws -> WrittenFile {
    if scan.leaks.isEmpty { try writer?.write(file) }
    return WrittenFile(scan: scan, digest: digest)
  }
}
