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
  private var folderName = ""
  /// The files of the texts, for what rendering finds.
  var sources = SourceFiles()
  var diagnostics: [Diagnostic] = []
  /// The files of items that another part of the site has.
  var elsewhere: Set<String> = []
  /// The pictures of its folder that each text shows, by its file.
  private var shownInFile: [FileID: Set<String>] = [:]
  /// The funds to whose pages texts may lead, by the name in their addresses.
  var linkedFunds: Set<String> = []

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
    var groups: [String: [TextFile]] = [:]
    for path in paths {
      guard let address = NewsReader.Address(path: path, languages: content.languages)
      else {
        if !isPicture(path) {
          let place = work.place(ofFile: path)
          let isHEIC = [".heic", ".heif"].contains { path.lowercased().hasSuffix($0) }
          work.diagnostics.append(
            isHEIC ? .heicPicture(at: place) : .unreadFile(place, help: .newsAreMarkdown))
        }
        continue
      }
      let bytes = try tree.bytes(at: path)
      let file = work.sources.add(path: "\(name)/\(path)", bytes: bytes)
      groups[address.folder + "/" + address.slug, default: []].append((address, file, bytes))
    }
    let (pictures, arePhotosShown) = (work.pictures, work.arePhotosShown)
    let texts = groups.sorted { $0.key < $1.key }.map(\.value)
    for read in inParallel(
      texts, workers: workers,
      { files in
        var work = NewsWork()
        (work.pictures, work.arePhotosShown) = (pictures, arePhotosShown)
        work.add(files, reader, content)
        return work
      })
    {
      work.diagnostics += read.diagnostics
      work.items += read.items
      work.pages += read.pages
      work.linkedFunds.formUnion(read.linkedFunds)
      work.shownInFile.merge(read.shownInFile) { $1 }
    }
    work.items = work.items.newestFirst
    return work
  }

  /// A file of a text: its address, its number, its bytes.
  private typealias TextFile = (NewsReader.Address, FileID, [UInt8])

  /// Reads a text in all its languages.
  private mutating func add(
    _ files: [TextFile], _ reader: NewsReader, _ content: SiteContent
  ) {
    let first = content.site.languages.first ?? .thai
    guard let main = files.first(where: { $0.0.language == nil || $0.0.language == first }) else {
      diagnostics += files.map { .translationAlone($0.0.slug, $0.1) }
      return
    }
    let others = files.filter { $0.0 != main.0 }
    if main.0.folder == "pages" {
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
        shown.formUnion(names(in: text, folder).map { "\(folder)/\($0)" })
      }
    }
    for text in pages.flatMap(\.texts.values) {
      shown.formUnion(names(in: text, "pages").map { "pages/\($0)" })
    }
    return shown
  }

  /// The pictures that a text shows, as it was read or, of a site that is rebuilt, as it stands.
  private func names(in text: NewsItem.Text, _ folder: String) -> Set<String> {
    shownInFile[text.body.file] ?? MarkdownPage.pictures(in: text, among: pictures[folder] ?? [:])
  }

  /// Learns how a picture is published: its size there, and in which widths.
  mutating func learn(_ picture: MarkdownPage.Picture, of path: String) {
    guard let slash = path.lastIndex(of: "/") else { return }
    let name = String(path[path.index(after: slash)...])
    pictures[String(path[..<slash]), default: [:]][name] = picture
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
    let folder = main.0.folder.split(separator: "/").last ?? ""
    guard folder.utf8.count == 4, let year = Int(folder), (2400...3000).contains(year),
      main.0.folder == "news/\(folder)"
    else {
      diagnostics.append(.newsOutsideYear(main.1))
      return
    }
    let reading = reader.item(
      main.2, file: main.1, at: main.0, year: year - 543, language: first)
    diagnostics += reading.diagnostics
    guard var item = reading.value,
      !reading.diagnostics.contains(where: { $0.severity == .error }),
      let text = item.texts[first]
    else { return }
    let pictures = [item.cover].compactMap { $0 } + item.gallery
    if let picture = pictures.first, !arePhotosShown {
      diagnostics.append(.photoWithoutConsent(picture.file, at: Place(file: main.1)))
      return
    }
    let permitted = text.permittedPictures.union(pictures.map(\.file))
    guard isSound(text, in: main.0.folder, permitted: permitted) else { return }
    item.texts.merge(translations(others, reader, permitted: permitted)) { first, _ in first }
    item.texts = item.texts.withTeasers
    if item.visibility == .shown { items.append(item) }
  }

  /// The words of an item or page in further languages, those with errors left out.
  private mutating func translations(
    _ files: [TextFile], _ reader: NewsReader,
    permitted: Set<String>
  ) -> [Language: NewsItem.Text] {
    var texts: [Language: NewsItem.Text] = [:]
    for (address, file, bytes) in files {
      let words = reader.words(bytes, file: file, at: address)
      diagnostics += words.diagnostics
      let isRead = !words.diagnostics.contains { $0.severity == .error }
      if let text = words.value, let language = address.language, isRead,
        isSound(text, in: address.folder, permitted: permitted.union(text.permittedPictures))
      {
        texts[language] = text
      }
    }
    return texts
  }

  /// Whether a text has no error of its own; reports those it has.
  private mutating func isSound(
    _ text: NewsItem.Text, in folder: String, permitted: Set<String>
  ) -> Bool {
    let (found, shown) = MarkdownPage.inspected(text, pictures: pictures[folder] ?? [:])
    var errors = found
    let permitted = arePhotosShown ? permitted : []
    for picture in shown.subtracting(permitted).sorted() {
      errors.append(.photoWithoutConsent(picture, at: text.place(of: picture)))
    }
    diagnostics += errors
    if !shown.isEmpty { shownInFile[text.body.file] = shown }
    if errors.isEmpty { linkedFunds.formUnion(LinkTargets.funds(namedIn: text.markdown)) }
    return errors.isEmpty
  }

  private mutating func addPage(
    _ main: TextFile,
    _ others: [TextFile], _ reader: NewsReader,
    _ content: SiteContent
  ) {
    let first = content.site.languages.first ?? .thai
    let words = reader.words(main.2, file: main.1, at: main.0)
    diagnostics += words.diagnostics
    guard let text = words.value, !words.diagnostics.contains(where: { $0.severity == .error }),
      isSound(text, in: main.0.folder, permitted: text.permittedPictures)
    else { return }
    let texts = translations(others, reader, permitted: text.permittedPictures).merging([
      first: text
    ]) { _, original in original }
    let languages = (content.languages.all + content.site.languages).map(\.rawValue)
    if Routes.reserved.union(languages).contains(main.0.slug) {
      diagnostics.append(.unusablePageAddress(main.0.slug, main.1))
    } else {
      pages.append(ProsePage(slug: main.0.slug, texts: texts.withTeasers))
    }
  }
}

extension [NewsItem] {
  /// The items that name each fund, in their order.
  var byFund: [Fund.ID: [NewsItem]] {
    var items: [Fund.ID: [NewsItem]] = [:]
    for item in self {
      for fund in Set(item.funds) { items[fund, default: []].append(item) }
    }
    return items
  }

  /// In the order of lists.
  var newestFirst: [NewsItem] {
    sorted {
      ($1.occasion.first, $1.occasion.last, $0.slug) < (
        $0.occasion.first, $0.occasion.last, $1.slug
      )
    }
  }
}

extension [Language: NewsItem.Text] {
  /// The texts, those without a summary with the beginning of their body.
  fileprivate var withTeasers: Self {
    mapValues { text in
      var text = text
      if text.summary == nil { text.teaser = MarkdownPage.teaser(of: text) }
      return text
    }
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

extension Words {
  /// What is read where news lie.
  fileprivate static let newsAreMarkdown = Words(
    th: "ข่าวเป็นไฟล์ .md ภาพเป็น .png .jpg .gif หรือ .webp อย่างอื่นย้ายไปไว้นอก content",
    en: "News are .md, pictures .png, .jpg, .gif or .webp; anything else belongs outside content")
}

extension Diagnostic {
  fileprivate static func translationAlone(_ slug: String, _ file: FileID) -> Diagnostic {
    Diagnostic(
      .unusableAddress,
      Words(
        th: "คำแปลนี้ไม่มีต้นฉบับ \(slug).md", en: "This translation has no original \(slug).md"),
      at: Place(file: file),
      help: Words(
        th: "ตั้งชื่อไฟล์ให้ตรงกับต้นฉบับ หรือเพิ่ม \(slug).md",
        en: "Give it the original's name, or add \(slug).md"))
  }

  fileprivate static func newsOutsideYear(_ file: FileID) -> Diagnostic {
    Diagnostic(
      .unusableAddress,
      Words(th: "ข่าวนี้ไม่ได้อยู่ในโฟลเดอร์ปี พ.ศ.", en: "This item isn't in a folder of its year"),
      at: Place(file: file),
      help: Words(
        th: "วางไว้ในโฟลเดอร์อย่าง news/2566/", en: "Put it in a folder like news/2566/"))
  }

  fileprivate static func unusablePageAddress(_ slug: String, _ file: FileID) -> Diagnostic {
    Diagnostic(
      .unusableAddress,
      Words(
        th: "ที่อยู่ /\(slug)/ เป็นของเว็บไซต์เอง", en: "The address /\(slug)/ is the site's own"),
      at: Place(file: file),
      help: Words(th: "ตั้งชื่อไฟล์อื่น", en: "Choose another file name"))
  }
}
