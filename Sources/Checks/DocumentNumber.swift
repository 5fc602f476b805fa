import Model

/// The number of a receipt or voucher, taken apart: `12/045` is number 45 of book 12.
struct DocumentNumber: Hashable {
  /// What stands around the number, and tells one book from another: `12/`, `/2566`.
  let series: String
  /// The number in its series.
  let number: Int
  /// How many digits it was written with.
  let width: Int

  /// Reads a number; `nil` where it has no digits, or too many for a number that is counted.
  ///
  /// The last run of digits counts, unless it is a year of the Buddhist era after a slash or
  /// hyphen: `45/2566`.
  init?(_ text: String) {
    let letters = Chart.folded(text).unicodeScalars.map { scalar -> Unicode.Scalar in
      // Thai digits count as Arabic ones.
      guard (0x0E50...0x0E59).contains(scalar.value) else { return scalar }
      return Unicode.Scalar(UInt8(scalar.value - 0x0E50 + 0x30))
    }
    var runs = Self.runsOfDigits(in: letters)
    guard let last = runs.last else { return nil }
    let lastIsYear =
      runs.count > 1 && last.count == 4
      && "/-".unicodeScalars.contains(letters[last.lowerBound - 1])
      && (Self.value(letters[last]) ?? 0) >= 2400
    if lastIsYear { runs.removeLast() }
    guard let run = runs.last, run.count <= 9, let number = Self.value(letters[run]) else {
      return nil
    }
    self.number = number
    width = run.count
    series =
      String(String.UnicodeScalarView(letters[..<run.lowerBound])) + "#"
      + String(String.UnicodeScalarView(letters[run.upperBound...]))
  }

  /// Whether the series says its book or its year; else numbers begin anew each fiscal year.
  var namesItsBook: Bool { series.utf8.contains { (0x30...0x39).contains($0) } }

  /// A number as it is written in this series.
  func written(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// The series with a number in it: `12/046–049`.
  func named(_ numbers: String) -> String {
    series.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      .joined(separator: numbers)
  }

  private static func runsOfDigits(in letters: [Unicode.Scalar]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (index, letter) in letters.enumerated() where ("0"..."9").contains(letter) {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<(index + 1)
      } else {
        runs.append(index..<(index + 1))
      }
    }
    return runs
  }

  private static func value(_ digits: ArraySlice<Unicode.Scalar>) -> Int? {
    Int(String(String.UnicodeScalarView(digits)))
  }
}

/// Where a document's number counts: receipts and vouchers are two series, and a series that names
/// no book begins anew each fiscal year.
struct NumberSeries: Hashable {
  let isReceipt: Bool
  let series: String
  let year: FiscalYear?
}
