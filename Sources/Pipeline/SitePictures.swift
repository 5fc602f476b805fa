import Model
import Outputs

extension SitePages {
  /// How many pictures are held in memory at once.
  private static let picturesAtOnce = 16

  /// Writes the pictures that pages will show, and learns their sizes before pages name them.
  ///
  /// - Returns: what was found in them.
  func publishPictures(
    _ news: inout NewsWork, _ write: PartMaker.Write
  ) throws -> [Diagnostic] {
    let shown = news.shownPictures
    let files = news.pictureFiles.filter { shown.contains($0.source) }
    var found: [Diagnostic] = []
    for start in stride(from: 0, to: files.count, by: Self.picturesAtOnce) {
      let some = files[start..<min(start + Self.picturesAtOnce, files.count)]
      let sources = try some.map {
        (path: $0.published, source: $0.source, bytes: try content.bytes(at: $0.source))
      }
      let root = site.rootPath
      let made = inParallel(sources, workers: 2) {
        PictureWork($0.bytes, at: $0.path, root: root)
      }
      for (source, work) in zip(sources, made) {
        guard let work else { continue }
        for file in work.files { try write(file, nil) }
        news.learn(work.picture, of: source.source)
        if !work.isDecoded {
          found.append(.undecodedPicture(at: news.place(ofFile: source.source)))
        }
      }
    }
    news.sizeCovers()
    return found
  }
}
