// News as a cache keeps it: the parts in the order of their declaration.

extension NewsItem.Picture: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) {
    bytes.put(file, alternative, width, height, widths)
  }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(
      file: try bytes.take(), alternative: try bytes.take(), width: try bytes.take(),
      height: try bytes.take())
    widths = try bytes.take()
  }
}

extension NewsItem.Person: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(name, role) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(name: try bytes.take(), role: try bytes.take())
  }
}

extension NewsItem.Credits: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(news, photo, media) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(news: try bytes.take(), photo: try bytes.take(), media: try bytes.take())
  }
}

extension NewsItem.Participants: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(count, atLeast, groups, each) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(
      count: try bytes.take(), atLeast: try bytes.take(), groups: try bytes.take(),
      each: try bytes.take())
  }
}

extension NewsItem.Meeting: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(name, number, year) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(name: try bytes.take(), number: try bytes.take(), year: try bytes.take())
  }
}

extension NewsItem.Venue: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(name, tambon, district, province) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(
      name: try bytes.take(), tambon: try bytes.take(), district: try bytes.take(),
      province: try bytes.take())
  }
}

extension NewsItem.Source: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(name, date, address) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(name: try bytes.take(), date: try bytes.take(), address: try bytes.take())
  }
}

extension NewsItem.Views: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(count, asOf) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(count: try bytes.take(), asOf: try bytes.take())
  }
}

extension NewsItem.Move: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(path, place) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(path: try bytes.take(), place: try bytes.take())
  }
}

extension NewsItem.Text: Stored {
  /// Adds the parts, the body only where it is held.
  public func store(in bytes: inout StoreWriter) {
    bytes.put(title, summary, content.held, body, permittedPictures, moves, teaser)
    bytes.put(shownPictures)
  }

  /// Takes the parts; a body that wasn't held must be given again.
  public init(from bytes: inout StoreReader) throws {
    let (title, summary): (String, String?) = (try bytes.take(), try bytes.take())
    let held: [UInt8]? = try bytes.take()
    self.init(
      title: title, summary: summary, markdown: held ?? [], body: try bytes.take(),
      permittedPictures: try bytes.take(), moves: try bytes.take())
    teaser = try bytes.take()
    shownPictures = try bytes.take()
    if held == nil { letGo(for: FileBytes(again: { [] })) }
  }
}

extension NewsItem: Stored {
  /// Adds the parts of what is published.
  public func store(in bytes: inout StoreWriter) {
    bytes.put(year, slug, occasion, category, texts, cover, venue, people)
    bytes.put(participants, meeting, funds, credits, source, views, tags, gallery, organisations)
  }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(
      year: try bytes.take(), slug: try bytes.take(), occasion: try bytes.take(),
      category: try bytes.take(), texts: try bytes.take(), cover: try bytes.take(),
      venue: try bytes.take(), people: try bytes.take(), participants: try bytes.take(),
      meeting: try bytes.take(), funds: try bytes.take(), credits: try bytes.take(),
      source: try bytes.take(), views: try bytes.take(), tags: try bytes.take(),
      gallery: try bytes.take(), organisations: try bytes.take())
  }
}

extension ProsePage: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(slug, texts) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(slug: try bytes.take(), texts: try bytes.take())
  }
}
