public import Model

extension MarkdownPage.Picture.Source: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(address, width) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(address: try bytes.take(), width: try bytes.take())
  }
}

extension MarkdownPage.Picture: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(address, width, height, sources) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(
      address: try bytes.take(), width: try bytes.take(), height: try bytes.take(),
      sources: try bytes.take())
  }
}

extension MarkdownPage.Link: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(address, place) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(address: try bytes.take(), place: try bytes.take())
  }
}
