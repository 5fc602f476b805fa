public import Model

extension FundSummary.Year: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) {
    bytes.put(year, received, paid, welfare, peopleHelped)
  }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(
      year: try bytes.take(), received: try bytes.take(), paid: try bytes.take(),
      welfare: try bytes.take(), peopleHelped: try bytes.take())
  }
}

extension FundSummary: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) {
    bytes.put(id, name, location, closing, lastDay, isHeld, years, members, kinds, pledges)
  }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(
      id: try bytes.take(), name: try bytes.take(), location: try bytes.take(),
      closing: try bytes.take(), lastDay: try bytes.take(), isHeld: try bytes.take(),
      years: try bytes.take(), members: try bytes.take(), kinds: try bytes.take(),
      pledges: try bytes.take())
  }
}
