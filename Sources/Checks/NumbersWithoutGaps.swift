import Model

extension Check {
  /// F35. The numbers of a book of receipts or vouchers follow each other.
  ///
  /// A book may begin at any number. Cancelled documents count as there. Receipts and vouchers that
  /// are numbered in one series are looked at as one.
  static let numbersWithoutGaps = Check(codes: [.numberGap]) { books in
    // A row of which nothing could be read may hold any of the numbers.
    guard !books.gaps.contains(where: { $0.account == nil && $0.amount == nil }) else { return [] }
    var used: [NumberSeries: NumbersUsed] = [:]
    func see(_ text: String, _ sides: [Bool], _ year: FiscalYear, _ place: Place) {
      guard !text.isEmpty, let number = DocumentNumber(text) else { return }
      for isReceipt in sides {
        let series = NumberSeries(
          isReceipt: isReceipt, series: number.series, year: number.namesItsBook ? nil : year)
        used[series, default: NumbersUsed()].add(number, place, isCertain: sides.count == 1)
      }
    }
    let entries = books.entries.span
    for index in entries.indices where !entries[index].document.number.isEmpty {
      let entry = entries[index]
      if entry.kind == .opening || entry.kind == .carriedForward { continue }
      let isVoid = entry.kind == .void
      see(
        entry.document.number, isVoid ? [true, false] : [entry.amount > .zero],
        books.calendar.year(of: entry.day), entry.place)
    }
    for gap in books.gaps where !gap.documentNumber.isEmpty {
      let before = books.entries.prefix(gap.entriesBefore).last ?? books.entries.first
      guard let before else { continue }
      see(gap.documentNumber, [true, false], books.calendar.year(of: before.day), gap.place)
    }
    return gapsFound(used)
  }

  private static func gapsFound(_ used: [NumberSeries: NumbersUsed]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (series, numbers) in used where numbers.isBook {
      let other = used[
        NumberSeries(isReceipt: !series.isReceipt, series: series.series, year: series.year)]
      if let other, other.isBook {
        let both = numbers.joined(with: other)
        if both.missing.count < min(numbers.missing.count, other.missing.count) {
          if series.isReceipt, let gap = Diagnostic.numbersMissing(both) { found.append(gap) }
          continue
        }
      }
      if let gap = Diagnostic.numbersMissing(numbers) { found.append(gap) }
    }
    return found.sorted {
      ($0.place?.file.number ?? 0, $0.place?.line ?? 0) < (
        $1.place?.file.number ?? 0, $1.place?.line ?? 0
      )
    }
  }
}

/// The numbers of one series that were used.
private struct NumbersUsed {
  private(set) var places: [Int: Place] = [:]
  private(set) var sample: DocumentNumber?
  private var certain = 0

  mutating func add(_ number: DocumentNumber, _ place: Place, isCertain: Bool) {
    if places[number.number] == nil { places[number.number] = place }
    if isCertain { certain += 1 }
    sample = sample ?? number
  }

  /// Whether there are numbers enough to be a book.
  var isBook: Bool { certain > 2 }

  func joined(with other: NumbersUsed) -> NumbersUsed {
    var both = self
    both.places.merge(other.places) { first, _ in first }
    return both
  }

  /// The ranges that are missing between the first number and the last.
  var missing: [ClosedRange<Int>] {
    let numbers = places.keys.sorted()
    return zip(numbers, numbers.dropFirst()).compactMap { number, next in
      next > number + 1 ? (number + 1)...(next - 1) : nil
    }
  }
}

extension Diagnostic {
  /// What is missing; `nil` where nothing is, or so much that these are no consecutive numbers.
  fileprivate static func numbersMissing(_ used: NumbersUsed) -> Diagnostic? {
    let missing = used.missing
    let count = missing.reduce(0) { $0 + $1.count }
    guard let first = missing.first, let sample = used.sample, count <= used.places.count * 3,
      let place = used.places[first.upperBound + 1]
    else { return nil }
    let ranges = missing.prefix(8).map { range in
      range.count == 1
        ? sample.written(range.lowerBound)
        : sample.written(range.lowerBound) + "–" + sample.written(range.upperBound)
    }
    let list = ranges.joined(separator: ", ") + (missing.count > 8 ? " …" : "")
    return Diagnostic(
      .numberGap,
      Words(
        th: "เลขที่เอกสารขาด \(count) เลข: \(sample.named(list))",
        en: "Numbers of documents are missing (\(count)): \(sample.named(list))"),
      at: place,
      help: Words(
        th: "ถ้ายกเลิก ให้ลงแถวหมวด “ยกเลิก” พร้อมเลขที่ ถ้าลืมลง ให้เพิ่มแถว",
        en: "For a cancelled document add a row of category ยกเลิก with its number; else add the row"
      ))
  }
}
