import Disclosure
import Model
import Outputs

/// What is left of a fund when its pages are written.
struct FundResult: Sendable {
  var summary: FundSummary?
  var data: FundData?
  var proof: Proof?
  /// The digest of each of its files.
  var digests: [String: FileDigest] = [:]
  var findings: [Finding] = []
  var rowCount = 0
  /// The files that are pages.
  var pages: [String] = []
  /// Its private values, which only a search that is compiled anew asks for.
  var known = Unread(KnownValues())
  var persons = PublicPersons()
  /// A digest of the values and the persons, for the keys of what is scanned for them.
  var valuesKey = ""
  /// The entries of the allow-list that were needed.
  var used: Set<Int> = []
  /// The fund's files, where texts lead to the fund.
  var targets = LinkTargets()
  /// Whether nothing that was published before differs.
  var isSettled = true
}

extension FundResult: Stored {
  /// Adds a fund of a site that was published; its private values are stored by themselves.
  func store(in bytes: inout StoreWriter) {
    bytes.put(summary, data, proof, digests, findings, rowCount, pages)
    bytes.put(persons, valuesKey, used, targets, isSettled)
  }

  init(from bytes: inout StoreReader) throws {
    (summary, data, proof) = (try bytes.take(), try bytes.take(), try bytes.take())
    (digests, findings) = (try bytes.take(), try bytes.take())
    (rowCount, pages) = (try bytes.take(), try bytes.take())
    (persons, valuesKey) = (try bytes.take(), try bytes.take())
    (used, targets, isSettled) = (try bytes.take(), try bytes.take(), try bytes.take())
  }
}
