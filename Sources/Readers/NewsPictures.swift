import Model

/// The pictures that front matter names: what they show, and whether they may be published.
struct NewsPictures {
  /// The folder of the item, below the content folder.
  let folder: String
  /// The pictures that `photos` says may be published.
  let permitted: Set<String>
  /// The bytes of a picture, by its path below the content folder.
  let bytes: (String) -> [UInt8]?

  /// A cover, or a picture of a gallery.
  func picture(_ node: SettingsNode, _ settings: inout SettingsFile) -> NewsItem.Picture? {
    guard var pairs = settings.mapping(node) else { return nil }
    defer { pairs.finish(&settings) }
    let file = settings.text(pairs.take("file"))
    let alternative = settings.text(pairs.take("alt"))
    let isPermitted = Self.isPermitted(&pairs, &settings)
    if file == nil { settings.missing("file", in: pairs, example: "file: ภาพ.png") }
    guard let file else { return nil }
    let stem = file.split(separator: ".").dropLast().joined(separator: ".")
    guard let alternative, alternative != stem, !NewsItem.Picture.isFileName(alternative) else {
      settings.add(.pictureWithoutWords(file, at: settings.place(of: node)))
      return nil
    }
    guard let bytes = bytes(folder + "/" + file), let size = PictureSize(bytes) else {
      settings.add(.unusablePicture(file, at: settings.place(of: node)))
      return nil
    }
    if !isPermitted, !permitted.contains(file) {
      settings.add(.photoWithoutConsent(file, at: settings.place(of: node)))
    }
    return NewsItem.Picture(
      file: file, alternative: alternative, width: size.width, height: size.height)
  }

  /// The pictures that the item says may be published, from its list `photos`.
  static func permitted(
    _ root: inout SettingsMapping, _ settings: inout SettingsFile
  ) -> Set<String> {
    var permitted: Set<String> = []
    for node in settings.list(root.take("photos")) {
      guard var pairs = settings.mapping(node) else { continue }
      let file = settings.text(pairs.take("file"))
      if file == nil { settings.missing("file", in: pairs, example: "file: ภาพ.jpg") }
      if isPermitted(&pairs, &settings), let file { permitted.insert(file) }
      pairs.finish(&settings)
    }
    return permitted
  }

  /// Whether `consent: true` or `people: none` says that a picture may be published.
  private static func isPermitted(
    _ pairs: inout SettingsMapping, _ settings: inout SettingsFile
  ) -> Bool {
    let consent = pairs.take("consent").flatMap { settings.text($0) } == "true"
    let people = pairs.take("people").flatMap { settings.text($0) }
    return consent || people == "none" || people == "ไม่มี"
  }
}
