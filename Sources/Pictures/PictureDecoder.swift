import CPNG
import CTurboJPEG
import CWebP

/// Reads the pixels of a picture. What a camera wrote beside them isn't read at all, but for which
/// side is up.
public enum PictureDecoder {
  /// The most pixels that are read: a small file may promise more than a machine has memory for.
  public static let mostPixels = 50_000_000

  /// The pixels, the right side up, at least so wide as asked or as wide as the source.
  ///
  /// - Parameter orientation: which side is up, 1 to 8, as Exif data counts.
  /// - Returns: `nil` for what is damaged, moves, is too large or isn't read here.
  public static func raster(_ bytes: [UInt8], orientation: Int, atLeast width: Int) -> Raster? {
    switch PictureKind(bytes) {
    case .jpeg: jpeg(bytes, orientation >= 5 ? 0 : width)?.upright(orientation)
    case .png: png(bytes)
    case .webp: webp(bytes)
    case .gif, .heic, nil: nil
    }
  }

  private static func fits(_ width: Int, _ height: Int) -> Bool {
    width > 0 && height > 0 && width <= mostPixels && height <= mostPixels / width
  }

  /// JPEG, by an eighth, a quarter or a half of its size where that is wide enough: much faster.
  private static func jpeg(_ bytes: [UInt8], _ wanted: Int) -> Raster? {
    guard let decoder = tjInitDecompress() else { return nil }
    defer { tjDestroy(decoder) }
    var (width, height, sampling, space): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    let length = UInt(bytes.count)
    guard tjDecompressHeader3(decoder, bytes, length, &width, &height, &sampling, &space) == 0,
      fits(Int(width), Int(height))
    else { return nil }
    let parts = [8, 4, 2].first { wanted > 0 && Int(width) / $0 >= wanted } ?? 1
    let (newWidth, newHeight) = (
      (Int(width) + parts - 1) / parts, (Int(height) + parts - 1) / parts
    )
    var pixels = [UInt8](repeating: 0, count: newWidth * newHeight * 4)
    // A damaged picture gives what could be read and a warning, which counts as damage here.
    let result = tjDecompress2(
      decoder, bytes, length, &pixels, Int32(newWidth), 0, Int32(newHeight),
      Int32(TJPF_RGBA.rawValue), 0)
    return result == 0 ? Raster(width: newWidth, height: newHeight, bytes: pixels) : nil
  }

  private static func png(_ bytes: [UInt8]) -> Raster? {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    return bytes.withUnsafeBytes { source -> Raster? in
      defer { png_image_free(&image) }
      guard png_image_begin_read_from_memory(&image, source.baseAddress, source.count) != 0,
        fits(Int(image.width), Int(image.height))
      else { return nil }
      image.format = UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
      let (width, height) = (Int(image.width), Int(image.height))
      var pixels = [UInt8](repeating: 0, count: width * height * 4)
      guard png_image_finish_read(&image, nil, &pixels, 0, nil) != 0 else { return nil }
      return Raster(width: width, height: height, bytes: pixels)
    }
  }

  private static func webp(_ bytes: [UInt8]) -> Raster? {
    var (width, height): (Int32, Int32) = (0, 0)
    guard WebPGetInfo(bytes, bytes.count, &width, &height) != 0, fits(Int(width), Int(height))
    else { return nil }
    var pixels = [UInt8](repeating: 0, count: Int(width) * Int(height) * 4)
    let room = pixels.count
    guard WebPDecodeRGBAInto(bytes, bytes.count, &pixels, room, width * 4) != nil else {
      return nil
    }
    return Raster(width: Int(width), height: Int(height), bytes: pixels)
  }
}
