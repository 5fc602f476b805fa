/// Text with Thai digits as Arabic ones and every kind of space as a plain one, trimmed.
///
/// Only for reading values; what is published keeps the writer's digits.
func plainDigits(_ text: String) -> String {
  var plain = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x0E50...0x0E59: plain.append(Unicode.Scalar(UInt8(scalar.value - 0x0E50 + 0x30)))
    case 0xA0, 0x09, 0x2007, 0x202F: plain.append(" ")
    case 0x200B...0x200D, 0x2060, 0xFEFF: continue
    default: plain.append(scalar)
    }
  }
  return trimmed(String(plain))
}

/// Text without the spaces at its two ends.
func trimmed(_ text: String) -> String {
  let isSpace = { (scalar: Unicode.Scalar) in
    scalar == " " || scalar == "\t" || scalar == "\u{A0}" || scalar == "\r" || scalar == "\n"
  }
  var scalars = Substring(text).unicodeScalars
  while let first = scalars.first, isSpace(first) { scalars.removeFirst() }
  while let last = scalars.last, isSpace(last) { scalars.removeLast() }
  return String(scalars)
}

/// A whole number of plain digits with commas in threes allowed: `12,038`; `nil` otherwise.
func wholeNumber(_ text: String) -> Int? {
  let digits = plainDigits(text)
  let groups = digits.split(separator: ",", omittingEmptySubsequences: false)
  guard let first = groups.first, !first.isEmpty,
    groups.count == 1
      || (first.utf8.count <= 3 && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }),
    groups.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
  else { return nil }
  return Int(groups.joined())
}
