import Model
import Outputs

extension NewsWork: Stored {
  /// Adds everything but the bytes of files.
  func store(in bytes: inout StoreWriter) {
    bytes.put(items, pages, pictures, pictureFiles.flatMap { [$0.published, $0.source] })
    bytes.put(folderName, sources.files.map(\.path), sources.files.map(\.content.held))
    bytes.put(diagnostics, elsewhere, linkedFunds, marks)
  }

  /// Takes everything; `read(from:)` says where the bytes of files are.
  init(from bytes: inout StoreReader) throws {
    (items, pages, pictures) = (try bytes.take(), try bytes.take(), try bytes.take())
    let files: [String] = try bytes.take()
    guard files.count.isMultiple(of: 2) else { throw StoreDamage() }
    pictureFiles = stride(from: 0, to: files.count, by: 2).map { (files[$0], files[$0 + 1]) }
    folderName = try bytes.take()
    let (paths, held): ([String], [[UInt8]?]) = (try bytes.take(), try bytes.take())
    guard paths.count == held.count else { throw StoreDamage() }
    for (path, held) in zip(paths, held) {
      _ = sources.add(path: path, held.map { FileBytes($0) } ?? FileBytes(again: { [] }))
    }
    (diagnostics, elsewhere) = (try bytes.take(), try bytes.take())
    (linkedFunds, marks) = (try bytes.take(), try bytes.take())
  }

  /// Learns where the bytes of files are that were let go.
  mutating func read(from tree: any InputTree) {
    let textFiles = TextFiles(tree)
    files = textFiles
    let prefix = folderName.utf8.count + 1
    var sources = SourceFiles()
    for file in self.sources.files {
      let path = String(file.path.utf8.dropFirst(prefix)) ?? ""
      _ = sources.add(
        path: file.path, file.content.held == nil ? textFiles.file(path) : file.content)
    }
    self.sources = sources
    func again(_ text: NewsItem.Text) -> NewsItem.Text {
      guard text.content.held == nil, let mark = marks[text.body.file] else { return text }
      var text = text
      let path = String(sources[text.body.file].path.utf8.dropFirst(prefix)) ?? ""
      text.letGo(for: textFiles.body(mark, path))
      return text
    }
    for index in items.indices { items[index].texts = items[index].texts.mapValues(again) }
    for index in pages.indices { pages[index].texts = pages[index].texts.mapValues(again) }
  }
}
