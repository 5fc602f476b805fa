import Model
import Readers
import Support
import Testing

/// What a site's owner chooses of its looks.
@Suite struct LooksTests {
  private func read(_ looks: String) -> Reading<Site?> {
    SiteReader.read(
      Array("name: ก\nbase_address: https://a.example/\nlooks: \(looks)\n".utf8), file: FileID(0),
      asOf: Day.of(2026, 10, 31))
  }

  @Test func coloursThatCanBeReadAreTaken() {
    let reading = read("{accent: \"#0B5CAD\", accent_dark: \"#7fb8ee\", logo: logo.svg}")
    #expect(reading.diagnostics == [])
    #expect(reading.value?.looks.accent?.hex == "#0b5cad")
    #expect(reading.value?.looks.accentInTheDark?.hex == "#7fb8ee")
    #expect(reading.value?.looks.logo == "logo.svg")
  }

  @Test(arguments: [
    ("{accent: \"#ffcc00\", accent_dark: \"#7fb8ee\"}", "1.5"),
    ("{accent: \"#0b5cad\", accent_dark: \"#0b2a4d\"}", "1.2"),
    ("{accent: blue, accent_dark: \"#7fb8ee\"}", "blue"),
    ("{logo: ../logo.svg}", "../logo.svg"), ("{logo: ตรา.png}", "ตรา.png"),
    ("{logo: logo.exe}", "logo.exe"),
    ("{font: {name: \"a;b\", regular: a.woff2, bold: b.woff2}}", "a;b"),
    ("{font: {name: Sarabun, regular: a.ttf, bold: b.woff2}}", "a.ttf"),
    ("{font: {name: Sarabun, regular: ../a.woff2, bold: b.woff2}}", "../a.woff2"),
  ])
  func whatCantBeReadIsRefusedWithItsContrast(_ looks: String, _ told: String) {
    let reading = read(looks)
    #expect(reading.diagnostics.map(\.code) == [.unusableValue])
    #expect(
      reading.diagnostics.first?.summary.en.contains(told) == true,
      "\(reading.diagnostics.first?.summary.en ?? "")")
  }

  @Test func aFontHasANameAndTwoWeights() {
    let reading = read("{font: {name: Sarabun, regular: a.woff2, bold: b.woff2}}")
    #expect(reading.diagnostics == [])
    #expect(
      reading.value?.looks.font == .init(name: "Sarabun", regular: "a.woff2", bold: "b.woff2"))
    #expect(
      read("{font: {regular: a.woff2}}").diagnostics.map(\.code) == [.missingKey, .missingKey])
  }

  @Test func aColourNeedsItsTwinForTheDark() {
    #expect(read("{accent: \"#0b5cad\"}").diagnostics.map(\.code) == [.missingKey])
  }

  @Test func contrastIsThatOfTheGuidelines() throws {
    // Figures of the web design, rule 10: 6.7 and 5.4 on white, 8.9 and 9.6 in the dark.
    func hundredths(_ hex: String, _ ground: Colour) throws -> Int {
      try #require(Colour(hex: hex)).contrastHundredths(with: ground)
    }
    #expect(
      try hundredths("#0b5cad", .white) / 10 == 66 || hundredths("#0b5cad", .white) / 10 == 67)
    #expect(try hundredths("#b5470b", .white) / 10 == 54)
    #expect(
      try hundredths("#7fb8ee", .night) / 10 == 88 || hundredths("#7fb8ee", .night) / 10 == 89)
    #expect(try hundredths("#000000", .white) == 2100)
    #expect(try hundredths("#ffffff", .white) == 100)
    #expect(Colour(hex: "#12345") == nil)
    #expect(Colour(hex: "#12345g") == nil)
  }
}
