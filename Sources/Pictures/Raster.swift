/// A picture in memory, a byte each for red, green, blue and opacity.
public struct Raster: Sendable {
  /// Across, in pixels.
  public let width: Int
  /// Down, in pixels.
  public let height: Int
  /// Four bytes a pixel, line after line.
  let bytes: [UInt8]

  init(width: Int, height: Int, bytes: [UInt8]) {
    precondition(bytes.count == width * height * 4, "\(width)×\(height): \(bytes.count) bytes")
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// The picture with another width, its shape kept; itself where it is no wider.
  ///
  /// Each pixel is the mean of those that it stands for.
  /// - Complexity: O(pixels of the source).
  public func narrowed(to newWidth: Int) -> Raster {
    guard newWidth < width, newWidth > 0 else { return self }
    let newHeight = max(1, (height * newWidth + width / 2) / width)
    var result = [UInt8](repeating: 0, count: newWidth * newHeight * 4)
    var sums = [UInt32](repeating: 0, count: newWidth * 4)
    var counts = [UInt32](repeating: 0, count: newWidth)
    for row in 0..<newHeight {
      let top = row * height / newHeight
      let bottom = max(top + 1, (row + 1) * height / newHeight)
      for column in sums.indices { sums[column] = 0 }
      for column in counts.indices { counts[column] = 0 }
      for y in top..<bottom {
        var position = y * width * 4
        for x in 0..<width {
          let column = x * newWidth / width
          sums[column * 4] += UInt32(bytes[position])
          sums[column * 4 + 1] += UInt32(bytes[position + 1])
          sums[column * 4 + 2] += UInt32(bytes[position + 2])
          sums[column * 4 + 3] += UInt32(bytes[position + 3])
          counts[column] += 1
          position += 4
        }
      }
      for column in 0..<newWidth {
        let count = counts[column]
        for part in 0..<4 {
          let mean = (sums[column * 4 + part] + count / 2) / count
          result[(row * newWidth + column) * 4 + part] = UInt8(truncatingIfNeeded: mean)
        }
      }
    }
    return Raster(width: newWidth, height: newHeight, bytes: result)
  }

  /// The picture turned so that its side number 1 is up, as a camera wrote it in `orientation`.
  ///
  /// Source: Exif 2.32, tag 274.
  func upright(_ orientation: Int) -> Raster {
    guard (2...8).contains(orientation) else { return self }
    let isTurned = orientation >= 5
    let (newWidth, newHeight) = isTurned ? (height, width) : (width, height)
    var result = [UInt8](repeating: 0, count: bytes.count)
    for y in 0..<newHeight {
      for x in 0..<newWidth {
        let (fromX, fromY) =
          switch orientation {
          case 2: (width - 1 - x, y)
          case 3: (width - 1 - x, height - 1 - y)
          case 4: (x, height - 1 - y)
          case 5: (y, x)
          case 6: (y, height - 1 - x)
          case 7: (width - 1 - y, height - 1 - x)
          default: (width - 1 - y, x)
          }
        let (to, from) = ((y * newWidth + x) * 4, (fromY * width + fromX) * 4)
        for part in 0..<4 { result[to + part] = bytes[from + part] }
      }
    }
    return Raster(width: newWidth, height: newHeight, bytes: result)
  }
}
