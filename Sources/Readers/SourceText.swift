import Model

/// Where a text file stops being UTF-8: the byte's place, or `nil` where all of it is.
///
/// - Complexity: O(n).
func firstDamagedByte(of bytes: [UInt8], in file: FileID) -> Place? {
  if isPlainText(bytes) { return nil }
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  var offset = 0
  while true {
    switch decoder.decode(&iterator) {
    case .emptyInput: return nil
    case .scalarValue(let scalar): offset += UTF8.width(scalar)
    case .error:
      let mark = bytes.count - withoutByteOrderMark(bytes).count
      let (line, start) = lineStart(of: offset, in: bytes)
      let column = UInt32(max(0, offset - max(start, mark)))
      return Place(
        file: file, line: UInt32(line), columns: column..<column + 1,
        cell: Cell(row: UInt32(line)))
    }
  }
}

/// Whether a text is certainly UTF-8: ASCII and letters of three bytes from U+0800 to U+CFFF, Thai
/// and quotation marks among them.
private func isPlainText(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBufferPointer { bytes in
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index &+= 1
      } else if bytes.areTwoThaiLetters(at: index) {
        index &+= 6
      } else if index &+ 2 < bytes.count, bytes[index &+ 2] & 0xC0 == 0x80,
        byte == 0xE0 && bytes[index &+ 1] & 0xE0 == 0xA0
          || (0xE1...0xEC).contains(byte) && bytes[index &+ 1] & 0xC0 == 0x80
      {
        index &+= 3
      } else {
        return false
      }
    }
    return true
  }
}

/// The line in which a byte stands, from 1, and where that line begins.
func lineStart(of offset: Int, in bytes: [UInt8]) -> (line: Int, start: Int) {
  var (line, start) = (1, 0)
  for index in 0..<offset {
    let isPair =
      bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count
      && bytes[index + 1] == UInt8(ascii: "\n")
    guard !isPair, bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: "\r") else {
      continue
    }
    line += 1
    start = index + 1
  }
  return (line, start)
}

/// The finding for a file that is no UTF-8 text.
func undecodable(at place: Place) -> Diagnostic {
  Diagnostic(
    .undecodableByte,
    Words(
      th: "ตัวอักษรตรงนี้เสียหรือไม่ใช่รหัส UTF-8 จึงอ่านไฟล์นี้ไม่ได้",
      en: "This letter is damaged or not UTF-8, so that the file can't be read"),
    at: place,
    help: Words(
      th: "เปิดต้นฉบับใน Excel แล้วเลือก “บันทึกเป็น” ชนิด “CSV UTF-8”",
      en: "Open the original in a spreadsheet and save it as “CSV UTF-8”"))
}

/// The bytes of a file without the mark that some programs put before UTF-8.
func withoutByteOrderMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
  bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
}
