import CPNG
import CTurboJPEG
import CWebP

/// Writes pixels, and nothing beside them.
extension Raster {
  /// How well photographs are kept, of 100: not to be told apart on a page.
  private static let quality: Int32 = 80

  /// As WebP; `nil` where the library can't, for want of memory.
  public func webp() -> [UInt8]? {
    var output: UnsafeMutablePointer<UInt8>?
    let count = WebPEncodeRGBA(
      bytes, Int32(width), Int32(height), Int32(width * 4), Float(Self.quality), &output)
    defer { WebPFree(output) }
    guard count > 0, let output else { return nil }
    return Array(UnsafeBufferPointer(start: output, count: count))
  }

  /// As WebP with every pixel kept, which for drawings may be shorter.
  public func losslessWebP() -> [UInt8]? {
    var output: UnsafeMutablePointer<UInt8>?
    let count = WebPEncodeLosslessRGBA(
      bytes, Int32(width), Int32(height), Int32(width * 4), &output)
    defer { WebPFree(output) }
    guard count > 0, let output else { return nil }
    return Array(UnsafeBufferPointer(start: output, count: count))
  }

  /// As JPEG; `nil` where the library can't, for want of memory.
  public func jpeg() -> [UInt8]? {
    guard let encoder = tjInitCompress() else { return nil }
    defer { tjDestroy(encoder) }
    var output: UnsafeMutablePointer<UInt8>?
    var count: UInt = 0
    let result = tjCompress2(
      encoder, bytes, Int32(width), 0, Int32(height), Int32(TJPF_RGBA.rawValue), &output, &count,
      Int32(TJSAMP_420.rawValue), Self.quality, 0)
    defer { tjFree(output) }
    guard result == 0, let output else { return nil }
    return Array(UnsafeBufferPointer(start: output, count: Int(count)))
  }

  /// As PNG; `nil` where the library can't, for want of memory.
  public func png() -> [UInt8]? {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    image.width = UInt32(width)
    image.height = UInt32(height)
    image.format = UInt32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
    // Compressed or not, a PNG is hardly longer than its pixels.
    var count: Int = bytes.count + height + bytes.count / 512 + 4096
    var output = [UInt8](repeating: 0, count: count)
    guard png_image_write_to_memory(&image, &output, &count, 0, bytes, 0, nil) != 0 else {
      return nil
    }
    return Array(output.prefix(count))
  }
}
