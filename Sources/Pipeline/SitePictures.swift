import Disclosure
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
    var made = MadePictures(root: site.rootPath)
    for start in stride(from: 0, to: files.count, by: Self.picturesAtOnce) {
      let some = files[start..<min(start + Self.picturesAtOnce, files.count)]
      let sources = try some.map {
        (path: $0.published, source: $0.source, bytes: try content.bytes(at: $0.source))
      }
      made.make(sources.map { ($0.path, $0.bytes) })
      for source in sources {
        guard let work = made.work(of: source.bytes, at: source.path) else { continue }
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

/// Pictures that were made, so that one which lies in several folders is made once.
private struct MadePictures {
  /// What is held of all: what is copied from folder to folder is a drawing or a logo, no album.
  private static let mostBytes = 16 << 20

  private let root: String
  /// The work of each picture by the digest of its bytes, and where it stands.
  private var made: [String: (path: String, work: PictureWork?)] = [:]

  init(root: String) { self.root = root }

  /// Makes those that weren't made before.
  mutating func make(_ pictures: [(path: String, bytes: [UInt8])]) {
    let held = made.values.reduce(0) { sum, picture in
      sum + (picture.work?.files.reduce(0) { $0 + $1.bytes.count } ?? 0)
    }
    if held > Self.mostBytes { made = [:] }
    var new: [(digest: String, path: String, bytes: [UInt8])] = []
    for picture in pictures {
      let digest = SHA256.hex(picture.bytes)
      if made[digest] == nil, !new.contains(where: { $0.digest == digest }) {
        new.append((digest, picture.path, picture.bytes))
      }
    }
    let works = inParallel(new, workers: 2) { [root] in
      PictureWork($0.bytes, at: $0.path, root: root)
    }
    for (picture, work) in zip(new, works) { made[picture.digest] = (picture.path, work) }
  }

  /// The work of a picture that was made, for where it is published.
  func work(of bytes: [UInt8], at path: String) -> PictureWork? {
    guard let (first, work) = made[SHA256.hex(bytes)] else { return nil }
    return work?.moved(from: first, to: path, root: root)
  }
}
