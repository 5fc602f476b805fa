import Readers
import Testing

/// Pictures in this test are only their parts, as short as a reader takes them.
@Suite struct PictureMetadataTests {
  private func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
    [0xFF, marker, 0, UInt8(payload.count + 2)] + payload
  }

  /// Exif data, big-endian, with an orientation and a second tag.
  private func exif(orientation: UInt8) -> [UInt8] {
    Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8, 0, 2]
      + [0x01, 0x0F, 0, 2, 0, 0, 0, 4] + Array("CAM\0".utf8)
      + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  }

  private let scan: [UInt8] = [0xFF, 0xDA, 0, 4, 1, 2, 0x11, 0xFF, 0, 0xFF, 0xD0, 0x22]

  @Test func aPhotoLosesItsPlaceAndItsComments() {
    let photo =
      [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8)) + segment(0xE1, exif(orientation: 1))
      + segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0GPS".utf8))
      + segment(0xED, Array("Photoshop".utf8)) + segment(0xFE, Array("private".utf8))
      + segment(0xDB, [9]) + scan + [0xFF, 0xD9] + Array("trailing GPS".utf8)
    let clean =
      [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8)) + segment(0xDB, [9]) + scan
      + [0xFF, 0xD9]
    #expect(PictureMetadata.removed(from: photo) == clean)
  }

  @Test func aPhotoKeepsTheSideThatIsUp() throws {
    let photo = [0xFF, 0xD8] + segment(0xE1, exif(orientation: 6)) + scan + [0xFF, 0xD9]
    let clean = try #require(PictureMetadata.removed(from: photo))
    #expect(!clean.contains(sequence: Array("CAM".utf8)))
    #expect(clean.contains(sequence: [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]))
    #expect(PictureMetadata.removed(from: clean) == clean)
  }

  @Test func aPNGKeepsOnlyTheChunksOfItsImage() {
    func chunk(_ kind: String, _ payload: [UInt8]) -> [UInt8] {
      [0, 0, 0, UInt8(payload.count)] + Array(kind.utf8) + payload + [1, 2, 3, 4]
    }
    let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let image = chunk("IDAT", [7, 7]) + chunk("IEND", [])
    let picture =
      head + chunk("IHDR", [1]) + chunk("tEXt", Array("Author".utf8)) + chunk("eXIf", [5]) + image
    #expect(
      PictureMetadata.removed(from: picture + Array("after".utf8))
        == head + chunk("IHDR", [1]) + image)
  }

  @Test func aGIFLosesItsComment() {
    let head = Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0]
    let comment: [UInt8] = [0x21, 0xFE, 3] + Array("abc".utf8) + [0]
    let image: [UInt8] = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 1, 9, 0]
    #expect(PictureMetadata.removed(from: head + comment + image + [0x3B]) == head + image + [0x3B])
  }

  @Test func aWebPLosesExifAndTheBitThatPromisesIt() {
    func chunk(_ kind: String, _ payload: [UInt8]) -> [UInt8] {
      Array(kind.utf8) + [UInt8(payload.count), 0, 0, 0] + payload
    }
    func file(_ body: [UInt8]) -> [UInt8] {
      Array("RIFF".utf8) + [UInt8(body.count + 4), 0, 0, 0] + Array("WEBP".utf8) + body
    }
    let image = chunk("VP8 ", [1, 2])
    let before = file(
      chunk("VP8X", [0x0C, 0]) + image + chunk("EXIF", [1, 1]) + chunk("XMP ", [2, 2]))
    #expect(PictureMetadata.removed(from: before) == file(chunk("VP8X", [0, 0]) + image))
  }

  @Test func aPictureThatStopsShortIsNone() {
    let photo = [0xFF, 0xD8] + segment(0xE1, exif(orientation: 6)) + scan
    for length in 0..<photo.count {
      #expect(PictureMetadata.removed(from: Array(photo.prefix(length))) == nil)
    }
    #expect(PictureMetadata.removed(from: Array("<svg/>".utf8)) == nil)
  }
}

extension [UInt8] {
  fileprivate func contains(sequence: [UInt8]) -> Bool {
    guard count >= sequence.count else { return false }
    return (0...(count - sequence.count)).contains { self[$0...].starts(with: sequence) }
  }
}
