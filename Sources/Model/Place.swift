/// A file among those that were read, by its number in `SourceFiles`.
@frozen public struct FileID: Hashable, Comparable, Sendable {
  /// The position in the list of files.
  public let number: UInt32

  /// The file at this position.
  public init(_ number: UInt32) { self.number = number }

  /// Orders as the files were read.
  public static func < (left: FileID, right: FileID) -> Bool { left.number < right.number }
}

/// A cell of a spreadsheet: what a treasurer sees at the edge of her screen.
@frozen public struct Cell: Hashable, Sendable {
  /// The row, counted from 1 with the header and blank rows, as a spreadsheet counts.
  public let row: UInt32
  /// The column, counted from 0; `nil` where the whole row is meant.
  public let column: UInt16?

  /// A cell, or a whole row.
  public init(row: UInt32, column: UInt16? = nil) {
    self.row = row
    self.column = column
  }

  /// The column as spreadsheets write it: A, B, … Z, AA; `nil` for a whole row.
  public var letters: String? {
    guard let column else { return nil }
    var rest = Int(column)
    var letters = ""
    while rest >= 0 {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest = rest / 26 - 1
    }
    return letters
  }
}

/// A stretch of one line of one file, in bytes, so that it is exact for Thai.
@frozen public struct Place: Hashable, Sendable {
  /// The file.
  public let file: FileID
  /// The line, counted from 1.
  public let line: UInt32
  /// The bytes of the line, counted from 0.
  public let columns: Range<UInt32>
  /// The cell, where the file is a table.
  public let cell: Cell?

  /// A stretch of a line.
  public init(file: FileID, line: UInt32, columns: Range<UInt32>, cell: Cell? = nil) {
    self.file = file
    self.line = line
    self.columns = columns
    self.cell = cell
  }

  /// A whole file.
  public init(file: FileID) { self.init(file: file, line: 0, columns: 0..<0) }

  /// Whether this means the file and no line of it.
  public var isWholeFile: Bool { line == 0 }
}

/// What a file holds: its bytes, or a way to read them again, so that few files are held at once.
public struct FileBytes: Sendable {
  /// The bytes, where they are held.
  public let held: [UInt8]?
  private let read: @Sendable () -> [UInt8]

  /// Bytes that are held.
  public init(_ bytes: [UInt8]) {
    held = bytes
    read = { bytes }
  }

  /// Bytes that are read each time they are asked for.
  public init(again read: @escaping @Sendable () -> [UInt8]) {
    held = nil
    self.read = read
  }

  /// The bytes.
  ///
  /// - Complexity: that of reading the file, where they aren't held.
  public var bytes: [UInt8] { held ?? read() }
}

/// The files that a run has read, with their bytes, so that a message can show a line as typed.
///
/// Values of this type are made by the pipeline; one fund's files never mix with another's.
public struct SourceFiles: Sendable {
  /// One file.
  public struct File: Sendable {
    /// The path below the content folder, with `/`.
    public let path: String
    /// What it holds.
    public var bytes: [UInt8] { content.bytes }
    /// Where its bytes come from.
    public let content: FileBytes
  }

  /// The files in the order in which they were added.
  public private(set) var files: [File] = []

  /// No files yet.
  public init() {}

  /// Adds a file and gives its number.
  public mutating func add(path: String, bytes: [UInt8]) -> FileID {
    add(path: path, FileBytes(bytes))
  }

  /// Adds a file whose bytes needn't be held.
  public mutating func add(path: String, _ bytes: FileBytes) -> FileID {
    files.append(File(path: path, content: bytes))
    return FileID(UInt32(files.count - 1))
  }

  /// The file with this number.
  public subscript(file: FileID) -> File { files[Int(file.number)] }
}

/// The lines of files, looked for once in each file that is asked for.
struct LineIndex {
  let files: SourceFiles
  private var starts: [FileID: LineStarts] = [:]
  /// The last file that was asked for: one that is let go is read once for all its lines.
  private var last: (file: FileID, bytes: [UInt8])?

  init(_ files: SourceFiles) { self.files = files }

  private mutating func bytes(of file: FileID) -> [UInt8] {
    if let last, last.file == file { return last.bytes }
    let bytes = files[file].bytes
    last = (file, bytes)
    // Read again, a file may hold something else.
    if files[file].content.held == nil { starts[file] = nil }
    return bytes
  }

  /// A line of a file without its line end (LF, CRLF or CR), or `nil` where the file is shorter.
  mutating func line(_ number: UInt32, of file: FileID) -> [UInt8]? {
    let bytes = bytes(of: file)
    starts[file, default: LineStarts()].find(Int(number), in: bytes)
    guard let found = starts[file]?.found, number > 0, number <= found.count else { return nil }
    var start = found[Int(number) - 1]
    let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = Swift.min(3, end) }
    return Array(bytes[start..<end])
  }
}

/// Where the lines of a file begin, looked for as far down as somebody asks.
private struct LineStarts {
  /// Where the first lines begin.
  private(set) var found = [0]
  /// How many bytes were looked at.
  private var looked = 0

  /// How many bytes are passed over at once where no line ends among them.
  private static let blockBytes = 64

  /// Finds the first lines, as many as are asked for and there are.
  mutating func find(_ count: Int, in bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      while found.count < count, looked < bytes.count {
        if looked + Self.blockBytes > bytes.count {
          for index in looked..<bytes.count { look(at: index, of: bytes) }
          looked = bytes.count
        } else {
          lookAtBlock(of: bytes)
        }
      }
    }
  }

  /// The bytes of a word below 0x0E, and perhaps others, by their highest bits.
  @inline(__always)
  private static func marks(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    let word = UInt64(
      littleEndian: UnsafeRawBufferPointer(bytes)
        .loadUnaligned(fromByteOffset: index, as: UInt64.self))
    return (word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word & 0x8080_8080_8080_8080
  }

  /// Looks at the next block, all of which must be there: first whether a line may end in it.
  private mutating func lookAtBlock(of bytes: UnsafeBufferPointer<UInt8>) {
    let end = looked &+ Self.blockBytes
    var (index, all) = (looked, UInt64(0))
    while index < end {
      all |= Self.marks(bytes, at: index)
      index &+= 8
    }
    if all != 0 {
      index = looked
      while index < end {
        var marks = Self.marks(bytes, at: index)
        while marks != 0 {
          look(at: index &+ marks.trailingZeroBitCount / 8, of: bytes)
          marks &= marks &- 1
        }
        index &+= 8
      }
    }
    looked = end
  }

  private mutating func look(at index: Int, of bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes[index] < 0x0E else { return }
    let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
    if bytes[index] == 0x0A || bytes[index] == 0x0D, !isPair { found.append(index + 1) }
  }
}

extension SourceFiles {
  /// A line of a file without its line end, or `nil` where the file is shorter.
  ///
  /// - Complexity: O(n) in the file; for many lines there is `Finding.all`.
  public func line(_ number: UInt32, of file: FileID) -> [UInt8]? {
    var lines = LineIndex(self)
    return lines.line(number, of: file)
  }
}
