import Disclosure
import Support
import Testing

@testable import Readers

/// A separator that parts nothing is passed over, and what a table holds is the same.
@Suite struct TableSeparatorTests {
  private static let pieces = [
    ",", ",", "\t", ";", "\n", "\n", "\r\n", "\"", "วันที่", "รายการ", "ชื่อผู้รับเงิน", "หมายเหตุ", "ผู้รับ",
    "สมศรี ใจดี", "นายสมชาย มากมี", "081-234-5678", "โทร 0891234567", "เบอร์โทร", "1/1/2566", "x", " ",
  ]

  @Test(arguments: UInt64(1)...60)
  func aTableHoldsTheSameWhicheverSeparatorsAreTried(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      // Some tables have one separator, some have several.
      let own = [",", "\t", ";"][Int.random(in: 0..<3, using: &random)]
      let isPure = Bool.random(using: &random)
      let text = (0..<Int.random(in: 0...90, using: &random)).map { _ in
        let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
        return isPure && [",", "\t", ";"].contains(piece) ? own : piece
      }.joined()
      let quick = PrivateValuesReader.values(inTable: Array(text.utf8))
      let all = PrivateValuesReader.values(inTable: Array(text.utf8), triesAll: true)
      #expect(quick.count == all.count && quick.digest == all.digest, "seed \(seed): \(text)")
    }
  }
}
