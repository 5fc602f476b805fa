import Glibc

/// Watches folders and everything below them, and tells what changed.
///
/// Hidden names and those of editors are passed over. Symbolic links in a folder aren't followed,
/// as no build follows them. A change is told when nothing more happened for some milliseconds.
///
/// Identity is the point here: one queue of the operating system is open, so that this is a class.
/// It belongs to one thread at a time.
///
/// Source: inotify(7).
public final class FolderWatch {
  /// The operating system refused to watch.
  public struct Failure: Error {
    /// The folder.
    public let path: String
    /// The system's number of the reason, such as ENOSPC where too much is watched already.
    public let number: Int32
    /// The reason in the system's words.
    public var reason: String { String(cString: strerror(number)) }
  }

  private struct Watched {
    let top: String
    /// Its path below the top folder; empty for that itself.
    let path: String
  }

  private let queue: Int32
  private let quietMilliseconds: Int32
  private let tops: [String]
  private var watched: [Int32: Watched] = [:]
  /// Top folders that went away; each is looked for until it is there again.
  private var lost: Set<String> = []

  /// Begins to watch.
  ///
  /// - Parameter quietMilliseconds: how long nothing must happen before changes are told.
  public init(_ folders: [String], quietMilliseconds: Int32 = 10) throws(Failure) {
    queue = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    self.quietMilliseconds = quietMilliseconds
    tops = folders
    guard queue >= 0 else { throw Failure(path: folders.first ?? "", number: errno) }
    for top in tops {
      guard try watch(Watched(top: top, path: "")) else {
        throw Failure(path: top, number: ENOENT)
      }
    }
  }

  deinit { if queue >= 0 { close(queue) } }

  /// Waits until something changed and it is quiet again.
  ///
  /// - Parameter milliseconds: how long to wait for the first change; `nil` for ever.
  /// - Returns: `nil` where nothing changed for so long.
  public func next(within milliseconds: Int32? = nil) throws(Failure) -> ChangedPaths? {
    guard var changes = try first(within: milliseconds) else { return nil }
    if let others = try more(after: 0) { changes.formUnion(others) }
    return changes
  }

  /// What changed besides, once it is quiet.
  ///
  /// - Parameter milliseconds: for how long it may have been quiet already.
  /// - Returns: `nil` where nothing did.
  public func more(after milliseconds: Int32) throws(Failure) -> ChangedPaths? {
    var changes = ChangedPaths()
    var wait = max(0, quietMilliseconds - milliseconds)
    while hasEvent(within: wait) {
      try read(into: &changes)
      wait = quietMilliseconds
    }
    return changes.isEmpty ? nil : changes
  }

  /// Waits until something changed, and tells it at once: more may follow.
  ///
  /// - Parameter milliseconds: how long to wait; `nil` for ever.
  /// - Returns: `nil` where nothing changed for so long.
  public func first(within milliseconds: Int32? = nil) throws(Failure) -> ChangedPaths? {
    var changes = ChangedPaths()
    var left = milliseconds
    while changes.isEmpty {
      for top in lost where try watch(Watched(top: top, path: "")) {
        lost.remove(top)
        changes.mayBeAll = true
      }
      if !changes.isEmpty { break }
      let step = lost.isEmpty ? left ?? -1 : min(100, left ?? 100)
      guard hasEvent(within: step) else {
        if let waiting = left {
          left = waiting - step
          if waiting <= step { return nil }
        }
        continue
      }
      try read(into: &changes)
    }
    return changes
  }

  private func hasEvent(within milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: queue, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, milliseconds) > 0
  }

  /// Takes what the queue holds.
  private func read(into changes: inout ChangedPaths) throws(Failure) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(queue, &buffer, buffer.count)
    let head = MemoryLayout<inotify_event>.size
    var position = 0
    while position + head <= count {
      let event = buffer.withUnsafeBytes {
        $0.loadUnaligned(fromByteOffset: position, as: inotify_event.self)
      }
      let end = position + head + Int(event.len)
      let name = String(decoding: buffer[position + head..<end].prefix { $0 != 0 }, as: UTF8.self)
      try take(Happening(event), name, into: &changes)
      position = end
    }
  }

  /// What an event says, without its name.
  private struct Happening {
    let number: Int32
    private let mask: UInt32

    init(_ event: inotify_event) {
      number = event.wd
      mask = event.mask
    }

    func `is`(_ kinds: Int...) -> Bool { kinds.contains { mask & UInt32($0) != 0 } }
  }

  private func take(
    _ event: Happening, _ name: String, into changes: inout ChangedPaths
  ) throws(Failure) {
    if event.is(Int(IN_Q_OVERFLOW)) {
      changes.mayBeAll = true
      for top in tops where try !watch(Watched(top: top, path: "")) { lost.insert(top) }
      return
    }
    guard let folder = watched[event.number] else { return }
    if event.is(Int(IN_IGNORED), Int(IN_MOVE_SELF), Int(IN_DELETE_SELF)) {
      // Of another folder the one above it tells.
      guard folder.path.isEmpty else { return }
      changes.mayBeAll = true
      forget(Watched(top: folder.top, path: ""))
      lost.insert(folder.top)
      return
    }
    guard !EditorNoise.contains(name) else { return }
    let path = folder.path.isEmpty ? name : folder.path + "/" + name
    let found = Watched(top: folder.top, path: path)
    if event.is(Int(IN_ISDIR)) {
      if event.is(Int(IN_MOVED_FROM), Int(IN_DELETE)) { forget(found) }
      if event.is(Int(IN_MOVED_TO), Int(IN_CREATE)) { _ = try watch(found) }
    } else if event.is(Int(IN_CREATE)), isBeingWritten(found) {
      return
    }
    changes.insert(path, below: folder.top)
  }

  /// Whether a new file's end of writing is still to come, unlike that of a link.
  private func isBeingWritten(_ file: Watched) -> Bool {
    var status = stat()
    guard lstat(file.top + "/" + file.path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFREG && status.st_nlink == 1
  }

  /// Watches a folder and all below it; whether it is there.
  ///
  /// Each is watched before it is listed, so that nothing that comes in between stays unseen.
  private func watch(_ folder: Watched) throws(Failure) -> Bool {
    let kinds = [
      IN_CREATE, IN_CLOSE_WRITE, IN_MOVED_FROM, IN_MOVED_TO, IN_DELETE, IN_DELETE_SELF,
      IN_MOVE_SELF, IN_ONLYDIR,
    ].reduce(UInt32(0)) { $0 | UInt32($1) }
    var waiting = [folder]
    while let next = waiting.popLast() {
      let isTop = next.path.isEmpty
      let path = isTop ? next.top + "/." : next.top + "/" + next.path
      let number = inotify_add_watch(queue, path, isTop ? kinds : kinds | UInt32(IN_DONT_FOLLOW))
      guard number >= 0 else {
        if errno == ENOSPC || errno == ENOMEM { throw Failure(path: next.top, number: errno) }
        if isTop { return false }
        continue
      }
      watched[number] = next
      for name in Self.foldersMaybe(in: path) where !EditorNoise.contains(name) {
        waiting.append(Watched(top: next.top, path: isTop ? name : next.path + "/" + name))
      }
    }
    return true
  }

  /// Stops to watch a folder and all below it, which may live on elsewhere.
  private func forget(_ folder: Watched) {
    let below = folder.path.isEmpty ? "" : folder.path + "/"
    for (number, other) in watched where other.top == folder.top {
      guard other.path == folder.path || other.path.hasPrefix(below) else { continue }
      inotify_rm_watch(queue, number)
      watched[number] = nil
    }
  }

  /// The names in a folder that are folders, or of which the disk doesn't say what they are.
  private static func foldersMaybe(in path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      guard [UInt8(DT_DIR), UInt8(DT_UNKNOWN)].contains(entry.pointee.d_type) else { continue }
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }
}
