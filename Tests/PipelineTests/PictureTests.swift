import Model
import Support
import Testing

@testable import Outputs
@testable import Pictures
@testable import Pipeline

@Suite struct PictureTests {
  /// A picture whose left half is red and whose right half is blue.
  private func picture(_ width: Int, _ height: Int) -> Raster {
    let row = (0..<width).flatMap { x -> [UInt8] in
      x < width / 2 ? [255, 0, 0, 255] : [0, 0, 255, 255]
    }
    return Raster(
      width: width, height: height, bytes: Array(repeatElement(row, count: height).joined()))
  }

  /// A photo as a telephone writes it: turned, with its place, its owner and what XMP adds.
  private func photo(_ width: Int, _ height: Int, orientation: UInt8 = 6) throws -> [UInt8] {
    let entries: [[UInt8]] = [
      [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
      [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38],
    ]
    let tiff: [UInt8] = [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8, 0, 2] + entries.joined() + [0, 0, 0, 0]
    let place: [UInt8] = [0, 1, 0, 1, 0, 2, 0, 0, 0, 2, 0x4E, 0, 0, 0, 0, 0, 0, 0]
    func segment(_ bytes: [UInt8]) -> [UInt8] {
      [0xFF, 0xE1, UInt8((bytes.count + 2) >> 8), UInt8((bytes.count + 2) & 0xFF)] + bytes
    }
    let exif = segment(Array("Exif\0\0".utf8) + tiff + place + Array("GPSLatitude 18.29".utf8))
    let xmp = segment(Array("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>".utf8))
    let plain = try #require(picture(width, height).jpeg())
    return plain.prefix(2) + exif + xmp + plain.dropFirst(2)
  }

  private func build(_ bytes: [UInt8], _ name: String) throws -> (MemorySite, Report) {
    let cover = "cover: {file: \(name), alt: ศาลา, people: none}\n"
    return try Content.build(
      SmallContent.files(["news/2566/x.md": Content.news("ก", more: cover, "![ทุ่ง](\(name))\n")]),
      pictures: ["news/2566/\(name)": bytes])
  }

  private func decoded(_ bytes: [UInt8]?) throws -> Raster {
    try #require(PictureDecoder.raster(bytes ?? [], orientation: 1, atLeast: 5_000))
  }

  @Test func aPhotoIsPublishedUprightInAFewWidthsAndWithNothingBesideItsPixels() throws {
    let (site, report) = try build(try photo(1_000, 500), "a.jpg")
    #expect(Content.codes(report) == [])
    let files = site.files.filter { $0.key.hasPrefix("news/2566/a.") }
    #expect(
      files.keys.sorted() == [
        "news/2566/a.jpg", "news/2566/a.jpg.400.webp", "news/2566/a.jpg.500.webp",
      ])
    for (path, bytes) in files {
      for word in ["Exif", "GPS", "xmp", "XMP", "EXIF", "adobe"] {
        #expect(bytes.firstRange(of: Array(word.utf8)) == nil, "\(path) holds \(word)")
      }
      let raster = try decoded(bytes)
      #expect(raster.height == raster.width * 2, "\(path) isn't upright")
      // What was on the left is above when the camera lay on its side.
      let (top, bottom) = (raster.bytes.prefix(3), raster.bytes.suffix(4).prefix(3))
      #expect(top[0] > 200 && top[2] < 60 && bottom.first ?? 0 < 60 && bottom.last ?? 0 > 200)
    }
    #expect(PictureKind(files["news/2566/a.jpg.400.webp"] ?? []) == .webp)
    let page = try #require(site.text("news/2566/x/index.html"))
    let choices = "/news/2566/a.jpg.400.webp 400w, /news/2566/a.jpg.500.webp 500w"
    #expect(page.contains("<source type=\"image/webp\" srcset=\"\(choices)\" sizes="))
    let cover = "src=\"/news/2566/a.jpg\" alt=\"ศาลา\" width=\"500\" height=\"1000\">"
    #expect(page.contains(cover), "a cover doesn't wait")
    #expect(page.contains("alt=\"ทุ่ง\" width=\"500\" height=\"1000\" loading=\"lazy\"></picture>"))
    let home = try #require(site.text("index.html"))
    #expect(home.contains("srcset=\"\(choices)\"") && home.contains("width=\"500\""))
  }

  @Test func aPictureThatLiesInTwoFoldersIsTheSameInBoth() throws {
    let bytes = try photo(1_000, 500)
    let cover = "cover: {file: a.jpg, alt: ศาลา, people: none}\n"
    let other = "cover: {file: b.jpg, alt: ทุ่ง, people: none}\n"
    let (site, report) = try Content.build(
      SmallContent.files([
        "news/2565/y.md": Content.news("ข", date: "1 มีนาคม 2565", more: other),
        "news/2566/x.md": Content.news("ก", more: cover),
      ]),
      pictures: ["news/2565/b.jpg": bytes, "news/2566/a.jpg": bytes])
    #expect(Content.codes(report) == [])
    for ending in ["", ".400.webp", ".500.webp"] {
      let picture = site.files["news/2566/a.jpg\(ending)"]
      #expect(picture != nil && picture == site.files["news/2565/b.jpg\(ending)"])
    }
    let page = try #require(site.text("news/2565/y/index.html"))
    let choices = "/news/2565/b.jpg.400.webp 400w, /news/2565/b.jpg.500.webp 500w"
    #expect(page.contains("srcset=\"\(choices)\""))
    #expect(
      page.contains("src=\"/news/2565/b.jpg\" alt=\"ทุ่ง\" width=\"500\" height=\"1000\""))
  }

  @Test(arguments: [
    (399, [399]), (400, [400]), (1_200, [400, 800, 1_200]), (1_700, [400, 800, 1_600]),
  ])
  func noPictureIsWiderThanItsSourceOrTheWidest(width: Int, widths: [Int]) throws {
    let (site, _) = try build(try photo(width, 20, orientation: 1), "a.jpg")
    let found = site.files.keys.compactMap { path in
      path.firstMatch(of: /a\.jpg\.([0-9]+)\.webp$/).flatMap { Int($0.output.1) }
    }
    #expect(found.sorted() == widths)
    #expect(try decoded(site.files["news/2566/a.jpg"]).width == widths.last)
  }

  @Test func aDrawingKeepsItsOwnFormatAndIsNoLongerThanBefore() throws {
    let png = try #require(picture(600, 300).png())
    let (site, report) = try build(png, "a.png")
    #expect(Content.codes(report) == [])
    #expect(try #require(site.files["news/2566/a.png"]).count <= png.count)
    #expect(try decoded(site.files["news/2566/a.png"]).bytes == picture(600, 300).bytes)
    #expect(site.files["news/2566/a.png.600.webp"] != nil)
  }

  @Test func aPictureThatPromisesTooManyPixelsIsRefusedUnread() throws {
    var bomb = Content.picture
    bomb.replaceSubrange(16..<24, with: [0, 0, 0x3A, 0x98, 0, 0, 0x3A, 0x98])
    let (_, report) = try Content.build(
      SmallContent.files(), pictures: ["news/2566/a.png": bomb])
    #expect(Content.codes(report) == ["N205"])
    #expect(PictureDecoder.raster(bomb, orientation: 1, atLeast: 1_600) == nil)
  }

  @Test(arguments: ["a.heic", "a.HEIF", "a.jpg"])
  func aPictureOfAnIPhoneIsToldByItsKind(name: String) throws {
    let bytes: [UInt8] = [0, 0, 0, 24] + Array("ftypheic".utf8) + [0, 0, 0, 0]
    let (_, report) = try Content.build(
      SmallContent.files(), pictures: ["news/2566/\(name)": bytes])
    #expect(Content.codes(report) == ["N205"])
    #expect(report.findings[0].diagnostic.summary.en.contains("HEIC"))
  }

  @Test func aDamagedPhotoIsPublishedAsItCameWithoutWhatIsBesideIt() throws {
    let whole = try photo(500, 300)
    let half = Array(whole.prefix(whole.count * 3 / 4)) + [0xFF, 0xD9]
    let (site, report) = try build(half, "a.jpg")
    #expect(Content.codes(report) == ["N205"])
    #expect(report.findings[0].diagnostic.severity == .note)
    let bytes = try #require(site.files["news/2566/a.jpg"])
    #expect(bytes.firstRange(of: Array("GPS".utf8)) == nil)
    #expect(site.text("news/2566/x/index.html")?.contains("srcset") == false)
  }

  @Test(arguments: 1...8)
  func everyTurnOfACameraIsUndone(orientation: Int) {
    // 1 2 3
    // 4 5 6
    let source = Raster(
      width: 3, height: 2, bytes: (1...6).flatMap { [UInt8($0), 0, 0, 255] })
    let upright = source.upright(orientation)
    let found = stride(from: 0, to: 24, by: 4).map { Int(upright.bytes[$0]) }
    let expected = [
      [1, 2, 3, 4, 5, 6], [3, 2, 1, 6, 5, 4], [6, 5, 4, 3, 2, 1], [4, 5, 6, 1, 2, 3],
      [1, 4, 2, 5, 3, 6], [4, 1, 5, 2, 6, 3], [6, 3, 5, 2, 4, 1], [3, 6, 2, 5, 1, 4],
    ]
    #expect(found == expected[orientation - 1])
    #expect(upright.width == (orientation < 5 ? 3 : 2))
  }
}
