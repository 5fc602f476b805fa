import Model
import Outputs
import Pictures
import Readers

/// A picture as it is published: in a few widths, and without what a camera wrote beside it.
struct PictureWork: Sendable {
  /// The widths of the modern format, in pixels; none is wider than its source.
  private static let widths = [400, 800, 1600]
  private static let widest = 1600

  /// The files of the site.
  let files: [OutputFile]
  /// How pages name it.
  let picture: MarkdownPage.Picture
  /// Whether its pixels could be read; if not, it is published as it came, without metadata.
  let isDecoded: Bool

  /// Makes the files of a picture; `nil` where its parts can't be told apart.
  ///
  /// - Parameters:
  ///   - path: where it is published in its own format.
  ///   - root: what stands before paths in addresses.
  init?(_ bytes: [UInt8], at path: String, root: String) {
    guard let plain = PictureMetadata.removed(from: bytes), let size = PictureSize(bytes) else {
      return nil
    }
    func address(_ path: String) -> String { "\(root)/\(path)" }
    guard
      let raster = PictureDecoder.raster(
        bytes, orientation: PictureMetadata.orientation(of: bytes), atLeast: Self.widest)?
        .narrowed(to: Self.widest),
      let fallback = Self.fallback(raster, bytes, plain: plain, isWhole: raster.width == size.width)
    else {
      files = [OutputFile(path: path, bytes: plain)]
      picture = MarkdownPage.Picture(
        address: address(path), width: size.width, height: size.height)
      isDecoded = PictureKind(bytes) == .gif
      return
    }
    var files = [OutputFile(path: path, bytes: fallback)]
    var sources: [MarkdownPage.Picture.Source] = []
    var narrower = raster
    let widths = Self.widths.filter { $0 < raster.width } + [raster.width]
    for width in widths.reversed() {
      narrower = narrower.narrowed(to: width)
      guard let webp = Self.webp(narrower, isDrawing: PictureKind(bytes) == .png) else { continue }
      let file = "\(path).\(width).webp"
      files.append(OutputFile(path: file, bytes: webp))
      sources.insert(MarkdownPage.Picture.Source(address: address(file), width: width), at: 0)
    }
    self.files = files
    picture = MarkdownPage.Picture(
      address: address(path), width: raster.width, height: raster.height, sources: sources)
    isDecoded = true
  }

  private init(files: [OutputFile], picture: MarkdownPage.Picture, isDecoded: Bool) {
    (self.files, self.picture, self.isDecoded) = (files, picture, isDecoded)
  }

  /// The same picture at another place.
  func moved(from old: String, to path: String, root: String) -> PictureWork {
    guard path != old else { return self }
    let start = root.utf8.count + 1 + old.utf8.count
    func moved(_ address: String) -> String {
      "\(root)/\(path)" + String(decoding: address.utf8.dropFirst(start), as: UTF8.self)
    }
    return PictureWork(
      files: files.map {
        let ending = String(decoding: $0.path.utf8.dropFirst(old.utf8.count), as: UTF8.self)
        return OutputFile(path: path + ending, bytes: $0.bytes)
      },
      picture: MarkdownPage.Picture(
        address: moved(picture.address), width: picture.width, height: picture.height,
        sources: picture.sources.map { .init(address: moved($0.address), width: $0.width) }),
      isDecoded: isDecoded)
  }

  /// The picture as WebP: for a drawing the shorter of both ways to write it.
  private static func webp(_ raster: Raster, isDrawing: Bool) -> [UInt8]? {
    let lossy = raster.webp()
    guard isDrawing, let lossless = raster.losslessWebP() else { return lossy }
    return lossy.map { $0.count <= lossless.count ? $0 : lossless } ?? lossless
  }

  /// The picture in its own format, for browsers that know no WebP.
  private static func fallback(
    _ raster: Raster, _ bytes: [UInt8], plain: [UInt8], isWhole: Bool
  ) -> [UInt8]? {
    switch PictureKind(bytes) {
    case .jpeg: return raster.jpeg()
    case .webp: return raster.webp()
    case .png:
      // A drawing of few colours is smaller as its own program wrote it.
      guard let written = raster.png() else { return nil }
      return isWhole && plain.count < written.count ? plain : written
    case .gif, .heic, nil: return nil
    }
  }
}
