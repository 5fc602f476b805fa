// Values of the model as a cache keeps them: the parts in the order of their declaration.

extension Language: Stored {}
extension Party: Stored {}
extension Code: Stored {}
extension Severity: Stored {}

extension Words: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(th, en, others) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(th: try bytes.take(), en: try bytes.take(), others: try bytes.take())
  }
}

extension Money: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(satang) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(satang: try bytes.take())
  }
}

extension FiscalYear: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(ending) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(ending: try bytes.take())
  }
}

extension Day: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(Int(year), Int(month), Int(day)) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    guard
      let day = Day(
        year: try bytes.take(), month: try bytes.take(), day: try bytes.take())
    else { throw StoreDamage() }
    self = day
  }
}

extension ClockTime: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(hour, minute) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    guard let value = Self(hour: try bytes.take(), minute: try bytes.take()) else {
      throw StoreDamage()
    }
    self = value
  }
}

extension Occasion.Precision: Stored {
  private static let all: [Self] = [.day, .month, .year, .fiscalYear]

  /// Adds its number.
  public func store(in bytes: inout StoreWriter) {
    bytes.put(UInt8(Self.all.firstIndex(of: self) ?? 0))
  }

  /// Takes its number.
  public init(from bytes: inout StoreReader) throws {
    let number: UInt8 = try bytes.take()
    guard Int(number) < Self.all.count else { throw StoreDamage() }
    self = Self.all[Int(number)]
  }
}

extension Occasion: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(first, last, precision, time) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    guard
      let value = Self(
        first: try bytes.take(), last: try bytes.take(), precision: try bytes.take(),
        time: try bytes.take())
    else { throw StoreDamage() }
    self = value
  }
}

extension Account.Kind: Stored {
  private static let all: [Self] =
    [.cash, .bank, .welfare, .payment, .liability, .receivable, .opening, .transfers]
    + Party.allCases.map(Self.receipt)

  /// Adds its number.
  public func store(in bytes: inout StoreWriter) {
    bytes.put(UInt8(Self.all.firstIndex(of: self) ?? 0))
  }

  /// Takes its number.
  public init(from bytes: inout StoreReader) throws {
    let number: UInt8 = try bytes.take()
    guard Int(number) < Self.all.count else { throw StoreDamage() }
    self = Self.all[Int(number)]
  }
}

extension Account: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(name, title, kind) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(name: try bytes.take(), title: try bytes.take(), kind: try bytes.take())
  }
}

extension Pledge: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) {
    bytes.put(year, party, amount, reference, organisation)
  }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(
      year: try bytes.take(), party: try bytes.take(), amount: try bytes.take(),
      reference: try bytes.take(), organisation: try bytes.take())
  }
}

extension Fund.ID: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(text) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    guard let value = Self(try bytes.take()) else { throw StoreDamage() }
    self = value
  }
}

extension Fund.Location: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(tambon, district, province) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(tambon: try bytes.take(), district: try bytes.take(), province: try bytes.take())
  }
}

extension FileID: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(number) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(try bytes.take())
  }
}

extension Cell: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(row, column) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(row: try bytes.take(), column: try bytes.take())
  }
}

extension Place: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) {
    bytes.put(file, line, columns.lowerBound, columns.upperBound, cell)
  }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    let file: FileID = try bytes.take()
    let (line, first, end): (UInt32, UInt32, UInt32) = (
      try bytes.take(), try bytes.take(), try bytes.take()
    )
    guard first <= end else { throw StoreDamage() }
    self.init(file: file, line: line, columns: first..<end, cell: try bytes.take())
  }
}

extension Diagnostic.Note: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(words, place) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(try bytes.take(), at: try bytes.take())
  }
}

extension Diagnostic: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) {
    bytes.put(code, summary, place, severity, notes, help, doubtFrom)
  }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    let (code, summary): (Code, Words) = (try bytes.take(), try bytes.take())
    let (place, severity): (Place?, Severity) = (try bytes.take(), try bytes.take())
    self.init(
      code, summary, at: place, severity: severity, notes: try bytes.take(),
      help: try bytes.take(), doubtFrom: try bytes.take())
  }
}

extension Finding: Stored {
  /// Adds the parts.
  public func store(in bytes: inout StoreWriter) { bytes.put(diagnostic, path, line) }

  /// Takes the parts.
  public init(from bytes: inout StoreReader) throws {
    self.init(try bytes.take(), path: try bytes.take(), line: try bytes.take())
  }
}
