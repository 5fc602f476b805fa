import Support
import Testing

@testable import Disclosure

/// A binary file folded in each encoding, held against scalars put one by one.
@Suite struct RawFoldingTests {
  /// The symbols and their places, a scalar after the other.
  private func oneByOne(_ bytes: [UInt8], _ form: RawForm) -> [(symbol: UInt8, place: Int)] {
    var writer = SymbolWriter(room: bytes.count, isPlaced: true)
    if form == .windows874 {
      for (index, byte) in bytes.enumerated() {
        let thai = (0xA1...0xFB).contains(byte) ? UInt32(byte) - 0xA0 + 0xE00 : nil
        // What the code page has no letter for breaks words, as a letter of China does.
        let scalar = thai ?? (byte < 0x80 ? UInt32(byte) : byte == 0xA0 ? 0xA0 : 0x4E00)
        writer.put(scalar: scalar, at: index)
      }
    } else {
      let isOdd = form == .utf16LittleOdd || form == .utf16BigOdd
      let isLittle = form == .utf16Little || form == .utf16LittleOdd
      var index = isOdd ? 1 : 0
      while index + 1 < bytes.count {
        let pair = [UInt32(bytes[index]), UInt32(bytes[index + 1])]
        writer.put(scalar: isLittle ? pair[1] << 8 | pair[0] : pair[0] << 8 | pair[1], at: index)
        index += 2
      }
    }
    let folded = FoldedText(writer)
    return (0..<folded.count).map { (folded[$0], Int(folded.positions?[$0] ?? 0)) }
  }

  @Test(arguments: RawForm.allCases.filter { $0 != .utf8 }, UInt64(1)...10)
  func aFileIsFoldedAsIfEachScalarWerePutByItself(form: RawForm, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    // Letters of Thai in every encoding, among them vowels that are put together, and any byte.
    let common: [UInt8] = [0x0E, 0x00, 0x4D, 0x32, 0x33, 0x40, 0x48, 0xED, 0xD2, 0xE0, 0x20, 0x61]
    for number in 0..<300 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        Bool.random(using: &random)
          ? common.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
      }
      let expected = oneByOne(bytes, form)
      let placed = FoldedText(bytes, form, isPlaced: true)
      let plain = FoldedText(bytes, form, isPlaced: false)
      let told = "seed \(seed), case \(number), \(form): \(bytes)"
      #expect((0..<placed.count).map { placed[$0] } == expected.map(\.symbol), "\(told)")
      #expect((0..<plain.count).map { plain[$0] } == expected.map(\.symbol), "\(told)")
      #expect(
        (0..<placed.count).map { Int(placed.positions?[$0] ?? 0) } == expected.map(\.place),
        "\(told)")
      #expect(placed.width == (form == .windows874 ? 1 : 2))
    }
  }
}
