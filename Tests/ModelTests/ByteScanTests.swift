import Model
import Support
import Testing

/// A byte looked for eight at a time and one at a time.
@Suite struct ByteScanTests {
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func aByteIsFoundWhereItStandsFirst(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      // Few different bytes, those beside the wanted one and beyond ASCII among them.
      let all: [UInt8] = [0x3C, 0x3D, 0x3E, 0xBD, 0x00, 0x80, 0xFF]
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        all[Int.random(in: 0..<all.count, using: &random)]
      }
      bytes.withUnsafeBufferPointer { buffer in
        for start in 0...bytes.count {
          #expect(
            buffer.place(of: 0x3D, from: start) == bytes[start...].firstIndex(of: 0x3D),
            "seed \(seed): \(bytes) from \(start)")
        }
      }
    }
  }

  @Test func behindTheEndNothingIsFound() {
    [UInt8]([1, 2, 3]).withUnsafeBufferPointer { #expect($0.place(of: 1, from: 9) == nil) }
  }

  @Test(arguments: UInt64(1)...20)
  func twoThaiLettersAreSeenAtOnce(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces: [[UInt8]] = [
      Array("ก".utf8), Array("ๆ".utf8), Array("อ".utf8), [0xE0, 0xBA, 0x81], [0xE0, 0xB8, 0x41],
      [0xE0], [0xB9], [0x80], [0x41], [0xE1, 0xB8, 0x81],
    ]
    for _ in 0..<500 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        bytes += pieces.randomElement(using: &random)!
      }
      for place in 0...bytes.count {
        let six = Array(bytes[place...].prefix(6))
        let isLetter = { (start: Int) in
          six[start] == 0xE0 && [0xB8, 0xB9].contains(six[start + 1])
            && (0x80...0xBF).contains(six[start + 2])
        }
        let expected = bytes.count - place >= 8 && isLetter(0) && isLetter(3)
        let found = bytes.withUnsafeBufferPointer { $0.areTwoThaiLetters(at: place) }
        #expect(found == expected, "seed \(seed): \(bytes) at \(place)")
      }
    }
  }
}
