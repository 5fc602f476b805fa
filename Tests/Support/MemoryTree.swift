public import Outputs
public import Pipeline
import Synchronization

/// A folder in memory, given as text by path.
public struct MemoryTree: InputTree {
  private let files: [String: [UInt8]]

  /// A folder with these files.
  public init(_ files: [String: String]) { self.files = files.mapValues { Array($0.utf8) } }

  /// A folder with these files.
  public init(bytes files: [String: [UInt8]]) { self.files = files }

  /// Every file.
  public func list() -> InputListing { InputListing(files: Array(files.keys)) }

  /// A file, empty where there is none.
  public func bytes(at path: String) -> [UInt8] { files[path] ?? [] }
}

/// A site in memory: what was published, by path.
public final class MemorySite: SiteWriter, PublishedSite {
  private let written = Mutex<[String: [UInt8]]>([:])
  private let published = Mutex<[String: [UInt8]]>([:])

  /// A site with these files published, none unless told.
  public init(_ files: [String: [UInt8]] = [:]) { published.withLock { $0 = files } }

  /// The files that were published.
  public var files: [String: [UInt8]] { published.withLock { $0 } }

  /// A published file as text; `nil` where there is none.
  public func text(_ path: String) -> String? {
    files[path].map { String(decoding: $0, as: UTF8.self) }
  }

  /// A published file.
  public func published(at path: String) -> [UInt8]? { files[path] }

  /// Takes a file.
  public func write(_ file: OutputFile) { written.withLock { $0[file.path] = file.bytes } }

  /// Takes a published file as it is.
  public func keep(_ path: String) {
    let kept = published.withLock { $0[path] }
    precondition(kept != nil, "\(path) stands in the old site")
    written.withLock { $0[path] = kept }
  }

  /// What a file holds that was taken.
  public func taken(_ path: String) -> [UInt8] { written.withLock { $0[path] ?? [] } }

  /// Shows what was taken.
  public func publish() {
    let all = written.withLock { taken in
      defer { taken = [:] }
      return taken
    }
    published.withLock { $0 = all }
  }

  /// Lets it go.
  public func abandon() { written.withLock { $0 = [:] } }
}
