import Disclosure
import Model
import Outputs
import Pictures
import Readers

/// The news, the pages of prose and the pictures of a site.
struct NewsWork: Sendable {
  /// The items that can be published, the newest first.
  var items: [NewsItem] = []
  /// The pages of prose by address.
  var pages: [ProsePage] = []
  /// The pictures by folder and by the name that a text uses.
  var pictures: [String: [String: MarkdownPage.Picture]] = [:]
  /// The pictures as they are published: the path on the site, and that in the content.
  var pictureFiles: [(published: String, source: String)] = []
  /// The content folder's name in messages.
  var folderName = ""
  /// The files of the texts, for what rendering finds.
  var sources = SourceFiles()
  /// The same on the disk, where their bytes are read again; `nil` where nothing was read.
  var files: TextFiles?
  var diagnostics: [Diagnostic] = []
  /// The files of items that another part of the site has.
  var elsewhere: Set<String> = []
  /// The funds to whose pages texts may lead, by the name in their addresses.
  var linkedFunds: Set<String> = []
  /// Where in their files the texts begin that were let go.
  var marks: [FileID: BodyMark] = [:]

  /// Reads all news and pages.
  ///
  /// - Parameter workers: how many texts are read at once.
  static func read(
    _ content: SiteContent, _ tree: any InputTree, named name: String, workers: Int
  ) throws -> NewsWork {
    var work = NewsWork()
    work.folderName = name
    work.arePhotosShown = content.policy[.photos] != .never
    let paths = Array(
      content.listing.files(below: "news/") + content.listing.files(below: "pages/"))
    try work.readPictures(content, paths, tree)
    let known = work.pictureBytes
    let reader = NewsReader(
      calendar: content.site.calendar, categories: content.site.newsCategories.map(\.key),
      funds: Set(content.fundFolders.compactMap { Fund.ID($0) }),
      organisations: content.site.organisations.map(\.id), asOf: content.site.asOf,
      pictures: { known[$0] })
    work.pictureBytes = [:]
    let textFiles = TextFiles(tree)
    work.files = textFiles
    var groups: [String: [TextFile]] = [:]
    for path in paths {
      guard let address = NewsReader.Address(path: path, languages: content.languages)
      else {
        if !isPicture(path) { work.diagnostics.append(work.unread(path)) }
        continue
      }
      let file = work.sources.add(path: "\(name)/\(path)", textFiles.file(path))
      groups[address.folder + "/" + address.slug, default: []].append(
        TextFile(address: address, file: file, path: path))
    }
    let (pictures, arePhotosShown) = (work.pictures, work.arePhotosShown)
    let texts = groups.sorted { $0.key < $1.key }.map(\.value)
    work.items.reserveCapacity(texts.count)
    for start in stride(from: 0, to: texts.count, by: textsAtOnce) {
      let made = inParallel(Array(texts[start...].prefix(textsAtOnce)), workers: workers) { files in
        Result {
          var work = NewsWork()
          (work.pictures, work.arePhotosShown) = (pictures, arePhotosShown)
          work.files = textFiles
          try work.add(files, reader, content, tree)
          return work
        }
      }
      for read in made { work.take(try read.get()) }
    }
    work.items = work.items.newestFirst
    return work
  }

  /// How many texts are read before they are put together, so that few lie apart.
  private static let textsAtOnce = 1024

  /// Takes what was read of one text.
  private mutating func take(_ read: NewsWork) {
    diagnostics += read.diagnostics
    items += read.items
    pages += read.pages
    linkedFunds.formUnion(read.linkedFunds)
    marks.merge(read.marks) { first, _ in first }
  }

  /// A file of a text.
  private struct TextFile {
    let address: NewsReader.Address
    let file: FileID
    let path: String
    var bytes: [UInt8] = []
  }

  /// What is told of a file that is neither a text nor a picture.
  private mutating func unread(_ path: String) -> Diagnostic {
    let place = place(ofFile: path)
    let isHEIC = [".heic", ".heif"].contains { path.lowercased().hasSuffix($0) }
    return isHEIC ? .heicPicture(at: place) : .unreadFile(place, help: .newsAreMarkdown)
  }

  /// Reads a text in all its languages.
  private mutating func add(
    _ files: [TextFile], _ reader: NewsReader, _ content: SiteContent, _ tree: any InputTree
  ) throws {
    var files = files
    for index in files.indices { files[index].bytes = try tree.bytes(at: files[index].path) }
    let first = content.site.languages.first ?? .thai
    guard
      let main = files.first(where: { $0.address.language == nil || $0.address.language == first })
    else {
      diagnostics += files.map { .translationAlone($0.address.slug, $0.file) }
      return
    }
    let others = files.filter { $0.address != main.address }
    if main.address.folder == "pages" {
      addPage(main, others, reader, content)
    } else {
      addItem(main, others, reader, first)
    }
  }

  private var pictureBytes: [String: [UInt8]] = [:]
  /// Whether the site's policy shows any picture.
  private var arePhotosShown = true

  private mutating func readPictures(
    _ content: SiteContent, _ paths: [String], _ tree: any InputTree
  ) throws {
    for path in paths where Self.isPicture(path) {
      let bytes = try tree.bytes(at: path)
      if PictureKind(bytes) == .heic {
        diagnostics.append(.heicPicture(at: place(ofFile: path)))
        continue
      }
      guard let size = PictureSize(bytes), let slash = path.lastIndex(of: "/"),
        PictureMetadata.removed(from: bytes) != nil
      else {
        diagnostics.append(.noPicture(at: place(ofFile: path)))
        continue
      }
      if size.width * size.height > PictureDecoder.mostPixels {
        diagnostics.append(.hugePicture(size.width, size.height, at: place(ofFile: path)))
        continue
      }
      let folder = String(path[..<slash])
      let file = String(path[path.index(after: slash)...])
      let published = Routes.picture(folder: folder, file: PictureName.published(file))
      pictureBytes[path] = bytes
      pictureFiles.append((published, path))
      pictures[folder, default: [:]][file] = MarkdownPage.Picture(
        address: "\(content.site.rootPath)/\(published)", width: size.width, height: size.height)
    }
  }

  /// The place of a whole file that is no text.
  mutating func place(ofFile path: String) -> Place {
    Place(file: sources.add(path: "\(folderName)/\(path)", bytes: []))
  }

  /// The pictures that published items and pages show, by their paths in the content.
  var shownPictures: Set<String> {
    var shown: Set<String> = []
    for item in items {
      let folder = "news/\(item.year + 543)"
      for picture in [item.cover].compactMap({ $0 }) + item.gallery {
        shown.insert("\(folder)/\(picture.file)")
      }
      for text in item.texts.values {
        shown.formUnion(text.shownPictures.map { "\(folder)/\($0)" })
      }
    }
    for text in pages.flatMap(\.texts.values) {
      shown.formUnion(text.shownPictures.map { "pages/\($0)" })
    }
    return shown
  }

  /// Learns how a picture is published: its size there, and in which widths.
  mutating func learn(_ picture: MarkdownPage.Picture, of path: String) {
    guard let slash = path.lastIndex(of: "/") else { return }
    let name = String(path[path.index(after: slash)...])
    pictures[String(path[..<slash]), default: [:]][name] = picture
  }

  /// The pictures as they are published, and the files in which something was found.
  struct PublishedPictures: Stored, Sendable {
    fileprivate let pictures: [String: [String: MarkdownPage.Picture]]
    fileprivate let files: [String]

    fileprivate init(_ pictures: [String: [String: MarkdownPage.Picture]], _ files: [String]) {
      (self.pictures, self.files) = (pictures, files)
    }

    func store(in bytes: inout StoreWriter) { bytes.put(pictures, files) }

    init(from bytes: inout StoreReader) throws {
      self.init(try bytes.take(), try bytes.take())
    }
  }

  /// What was learnt of the pictures.
  func publishedPictures(since before: NewsWork) -> PublishedPictures {
    PublishedPictures(
      pictures, sources.files.dropFirst(before.sources.files.count).map(\.path))
  }

  /// Learns how pictures are published.
  mutating func take(_ published: PublishedPictures) {
    pictures = published.pictures
    for path in published.files { _ = sources.add(path: path, bytes: []) }
    sizeCovers()
  }

  /// Gives the covers and galleries the sizes that were learnt.
  mutating func sizeCovers() {
    for index in items.indices {
      let known = pictures["news/\(items[index].year + 543)"] ?? [:]
      func sized(_ picture: NewsItem.Picture) -> NewsItem.Picture {
        guard let published = known[picture.file] else { return picture }
        var picture = picture
        (picture.width, picture.height) = (published.width, published.height)
        picture.widths = published.sources.map(\.width)
        return picture
      }
      items[index].cover = items[index].cover.map(sized)
      items[index].gallery = items[index].gallery.map(sized)
    }
  }

  private static func isPicture(_ path: String) -> Bool {
    [".png", ".jpg", ".jpeg", ".gif", ".webp"].contains { path.lowercased().hasSuffix($0) }
  }

  private mutating func addItem(
    _ main: TextFile,
    _ others: [TextFile], _ reader: NewsReader, _ first: Language
  ) {
    let folder = main.address.folder.split(separator: "/").last ?? ""
    guard folder.utf8.count == 4, let year = Int(folder), (2400...3000).contains(year),
      main.address.folder == "news/\(folder)"
    else {
      diagnostics.append(.newsOutsideYear(main.file))
      return
    }
    let reading = reader.item(
      main.bytes, file: main.file, at: main.address, year: year - 543, language: first)
    diagnostics += reading.diagnostics
    guard var item = reading.value,
      !reading.diagnostics.contains(where: { $0.severity == .error }),
      let text = item.texts[first]
    else { return }
    let pictures = [item.cover].compactMap { $0 } + item.gallery
    if let picture = pictures.first, !arePhotosShown {
      diagnostics.append(.photoWithoutConsent(picture.file, at: Place(file: main.file)))
      return
    }
    let permitted = text.permittedPictures.union(pictures.map(\.file))
    guard let text = sound(text, main, permitted: permitted) else { return }
    item.texts = translations(others, reader, permitted: permitted)
      .merging([first: text]) { _, original in original }
    if item.visibility == .shown { items.append(item) }
  }

  /// The words of an item or page in further languages, those with errors left out.
  private mutating func translations(
    _ files: [TextFile], _ reader: NewsReader,
    permitted: Set<String>
  ) -> [Language: NewsItem.Text] {
    var texts: [Language: NewsItem.Text] = [:]
    for file in files {
      let words = reader.words(file.bytes, file: file.file, at: file.address)
      diagnostics += words.diagnostics
      let isRead = !words.diagnostics.contains { $0.severity == .error }
      if let text = words.value, let language = file.address.language, isRead,
        let text = sound(text, file, permitted: permitted.union(text.permittedPictures))
      {
        texts[language] = text
      }
    }
    return texts
  }

  /// A text without an error of its own, its body let go; reports the errors it has.
  private mutating func sound(
    _ text: NewsItem.Text, _ file: TextFile, permitted: Set<String>
  ) -> NewsItem.Text? {
    var text = text
    let known = pictures[file.address.folder] ?? [:]
    var (errors, shown) = MarkdownPage.inspected(text, pictures: known)
    let permitted = arePhotosShown ? permitted : []
    text.shownPictures = shown
    for picture in text.shownPictures.subtracting(permitted).sorted() {
      errors.append(.photoWithoutConsent(picture, at: text.place(of: picture)))
    }
    diagnostics += errors
    guard errors.isEmpty else { return nil }
    linkedFunds.formUnion(LinkTargets.funds(namedIn: text.markdown))
    if text.summary == nil { text.teaser = MarkdownPage.teaser(of: text) }
    if let files, let mark = BodyMark(text.markdown, endOf: file.bytes) {
      text.letGo(for: files.body(mark, file.path))
      marks[file.file] = mark
    }
    return text
  }

  private mutating func addPage(
    _ main: TextFile,
    _ others: [TextFile], _ reader: NewsReader,
    _ content: SiteContent
  ) {
    let first = content.site.languages.first ?? .thai
    let words = reader.words(main.bytes, file: main.file, at: main.address)
    diagnostics += words.diagnostics
    guard let text = words.value, !words.diagnostics.contains(where: { $0.severity == .error }),
      let text = sound(text, main, permitted: text.permittedPictures)
    else { return }
    let texts = translations(others, reader, permitted: text.permittedPictures).merging([
      first: text
    ]) { _, original in original }
    let languages = (content.languages.all + content.site.languages).map(\.rawValue)
    if Routes.reserved.union(languages).contains(main.address.slug) {
      diagnostics.append(.unusablePageAddress(main.address.slug, main.file))
    } else {
      pages.append(ProsePage(slug: main.address.slug, texts: texts))
    }
  }
}

extension [NewsItem] {
  /// The items that name each fund, in their order.
  var byFund: [Fund.ID: NewsSelection] {
    var items: [Fund.ID: NewsSelection] = [:]
    let none = NewsSelection(of: self)
    for (place, item) in enumerated() {
      for fund in Set(item.funds) { items[fund, default: none].append(place) }
    }
    return items
  }

  /// In the order of lists.
  var newestFirst: [NewsItem] {
    // An item is large: each is moved once.
    let places = indices.sorted {
      let (left, right) = (self[$0].occasion, self[$1].occasion)
      return (right.first, right.last, self[$0].slug) < (left.first, left.last, self[$1].slug)
    }
    return places.map { self[$0] }
  }
}

extension NewsItem.Text {
  /// The line on which a picture is named.
  fileprivate func place(of picture: String) -> Place {
    let name = Array(picture.utf8)
    let lines = markdown.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line.count >= name.count {
      let starts = line.startIndex...(line.endIndex - name.count)
      guard let start = starts.first(where: { line[$0...].starts(with: name) }) else { continue }
      let column = UInt32(start - line.startIndex)
      return Place(
        file: body.file, line: body.line + UInt32(index),
        columns: column..<(column + UInt32(name.count)))
    }
    return body
  }
}
