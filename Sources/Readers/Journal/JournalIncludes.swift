public import Model

/// The files that a journal may include: those below one folder. Readers touch no disk.
public struct JournalFolder {
  /// A file that was found.
  public typealias File = (id: FileID, bytes: [UInt8])

  /// A file by its path below the folder; `nil` where there is none that may be read.
  let file: (String) -> File?
  /// The names of the files and folders in a folder, `""` for the folder itself.
  let names: (String) -> [String]

  /// A folder.
  ///
  /// - Parameters:
  ///   - file: gives a file by its path, and `nil` for anything that isn't a plain file below the
  ///     folder: what a symbolic link names is none.
  ///   - names: gives the names in a folder below, and none where there is no such folder.
  public init(file: @escaping (String) -> File?, names: @escaping (String) -> [String]) {
    self.file = file
    self.names = names
  }
}

/// What is being included, and what has been.
struct JournalIncludes {
  let folder: JournalFolder
  /// The paths of the files that are being read, each included by the one before it.
  var chain: [String] = []
  var byteCount = 0
  var fileCount = 0
  /// What the last `include` names, to be read after it.
  var pending: (paths: [String], token: JournalToken)?

  init(_ folder: JournalFolder) { self.folder = folder }

  /// Why a path can't be one below the folder.
  enum Refusal: Error {
    case outside, otherFormat(String), missing, notAPath
  }

  /// The paths that an `include` in the current file names, in order.
  func paths(_ written: String) -> Result<[String], Refusal> {
    if let colon = written.firstIndex(of: ":"), !written[..<colon].contains("/") {
      return .failure(.otherFormat(String(written[..<colon])))
    }
    guard !written.isEmpty, written.utf8.count <= 1_000, !written.utf8.contains(0) else {
      return .failure(.notAPath)
    }
    guard written.utf8.first != UInt8(ascii: "/"), written.utf8.first != UInt8(ascii: "~") else {
      return .failure(.outside)
    }
    var parts = (chain.last ?? "").split(separator: "/").dropLast().map(String.init)
    for part in written.split(separator: "/").map(String.init) where part != "." {
      guard part == ".." else {
        parts.append(part)
        continue
      }
      guard let last = parts.popLast(), !NamePattern(last).isPattern else {
        return .failure(.outside)
      }
    }
    let found =
      parts.contains { NamePattern($0).isPattern }
      ? matches(parts) : [parts.joined(separator: "/")]
    for path in found {
      let suffix = path.split(separator: ".").last.map(String.init) ?? ""
      if ["timedot", "timeclock", "csv", "tsv", "ssv", "rules"].contains(suffix) {
        return .failure(.otherFormat(suffix))
      }
    }
    return found.isEmpty ? .failure(.missing) : .success(found)
  }

  /// The files whose paths have these parts, in the order of their names.
  private func matches(_ parts: [String]) -> [String] {
    var paths = [""]
    for (index, part) in parts.enumerated() {
      let pattern = NamePattern(part)
      var next: [String] = []
      for path in paths {
        if part == "**", index < parts.count - 1 {
          next += folders(from: path)
        } else if pattern.isPattern {
          next += folder.names(path).filter(pattern.matches).map { path.below($0) }
        } else {
          next.append(path.below(part))
        }
        if next.count > JournalLimits.includedFiles { return [] }
      }
      paths = next
    }
    return paths.filter { folder.file($0) != nil }.sorted()
  }

  /// A folder and all below it.
  private func folders(from top: String) -> [String] {
    var found = [top]
    var position = 0
    while position < found.count, found.count <= JournalLimits.includedFiles {
      let path = found[position]
      for name in folder.names(path) where !name.hasPrefix(".") {
        if !folder.names(path.below(name)).isEmpty { found.append(path.below(name)) }
      }
      position += 1
    }
    return found
  }
}

extension String {
  /// The path of a name in the folder with this path.
  fileprivate func below(_ name: String) -> String { isEmpty ? name : self + "/" + name }
}

/// A name with `*`, `?` or `[abc]` in it.
struct NamePattern {
  private enum Part {
    case letter(Unicode.Scalar)
    case any
    case many
    case oneOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
  }

  private var parts: [Part] = []
  private(set) var isPattern = false

  init(_ text: String) {
    let letters = Array(text.unicodeScalars)
    var index = 0
    while index < letters.count {
      switch letters[index] {
      case "*": parts.append(.many)
      case "?": parts.append(.any)
      case "[":
        guard let end = letters[(index + 1)...].dropFirst().firstIndex(of: "]") else { fallthrough }
        parts.append(Self.oneOf(letters[(index + 1)..<end]))
        index = end
      default: parts.append(.letter(letters[index]))
      }
      if case .letter = parts[parts.count - 1] {} else { isPattern = true }
      index += 1
    }
  }

  private static func oneOf(_ letters: ArraySlice<Unicode.Scalar>) -> Part {
    let isNegated = letters.first == "!" || letters.first == "^"
    let rest = Array(isNegated ? letters.dropFirst() : letters)
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    var index = 0
    while index < rest.count {
      if index + 2 < rest.count, rest[index + 1] == "-", rest[index] <= rest[index + 2] {
        ranges.append(rest[index]...rest[index + 2])
        index += 3
      } else {
        ranges.append(rest[index]...rest[index])
        index += 1
      }
    }
    return .oneOf(ranges, isNegated: isNegated)
  }

  /// Whether a whole name fits; names that begin with a dot fit no pattern.
  ///
  /// - Complexity: O(n·m).
  func matches(_ name: String) -> Bool {
    if name.hasPrefix(".") { return false }
    let letters = Array(name.unicodeScalars)
    var (letter, part) = (0, 0)
    var retry: (letter: Int, part: Int)?
    while letter < letters.count {
      if part < parts.count, case .many = parts[part] {
        part += 1
        retry = (letter, part)
      } else if part < parts.count, fits(parts[part], letters[letter]) {
        (letter, part) = (letter + 1, part + 1)
      } else if let from = retry {
        retry = (from.letter + 1, from.part)
        (letter, part) = (from.letter + 1, from.part)
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { if case .many = $0 { true } else { false } }
  }

  private func fits(_ part: Part, _ letter: Unicode.Scalar) -> Bool {
    switch part {
    case .letter(let wanted): wanted == letter
    case .any, .many: true
    case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(letter) } != isNegated
    }
  }
}

extension JournalParser {
  /// The files that a journal names in its own lines, as far as they are there.
  ///
  /// - Complexity: O(bytes).
  static func includes(
    in bytes: [UInt8], file: FileID, path: String, folder: JournalFolder
  ) -> Set<String> {
    var includes = JournalIncludes(folder)
    includes.chain = [path]
    var lines = JournalLines(bytes, file: file)
    var isInComment = false
    var found: Set<String> = []
    while var line = lines.next() {
      if isInComment {
        isInComment = !(line.skip("end") && line.skipSpaces() && line.skip("comment"))
        continue
      }
      isInComment = line.skipWord("comment") && line.isBlankOrComment
      _ = line.skip("!")
      if line.skipWord("include"), case .success(let paths) = includes.paths(line.rest()) {
        found.formUnion(paths)
      }
    }
    return found
  }

  /// Takes note of what an `include` names.
  mutating func readInclude() {
    let start = line.position
    let token = JournalToken(text: line.rest(), place: line.token(from: start).place)
    includes.fileCount += 1
    guard includes.fileCount <= JournalLimits.includedFiles else {
      diagnostics.append(.tooManyIncludes(at: token.place))
      return
    }
    switch includes.paths(token.text) {
    case .failure(.otherFormat(let format)):
      diagnostics.append(.unsupported(.otherFormat(format), at: token.place))
    case .failure(let refusal): diagnostics.append(.unusableInclude(refusal, token))
    case .success(let paths):
      for path in paths where includes.chain.contains(path) {
        diagnostics.append(.includeCycle(includes.chain + [path], at: token.place))
        return
      }
      guard includes.chain.count < JournalLimits.includeDepth else {
        diagnostics.append(.tooManyIncludes(at: token.place))
        return
      }
      includes.pending = (paths, token)
    }
  }

  /// Reads what the last `include` names; what it sets ends with it.
  mutating func readPendingIncludes() {
    guard let (paths, token) = includes.pending else { return }
    includes.pending = nil
    for path in paths {
      guard let file = includes.folder.file(path) else {
        diagnostics.append(.unusableInclude(.missing, token))
        journal.isDoubtful = true
        return
      }
      includes.byteCount += file.bytes.count
      includes.fileCount += 1
      guard includes.byteCount <= JournalLimits.totalBytes,
        includes.fileCount <= JournalLimits.includedFiles
      else {
        diagnostics.append(.tooManyIncludes(at: token.place))
        journal.isDoubtful = true
        return
      }
      let outer = settings
      read(file.bytes, file: file.id, path: path)
      settings = outer
    }
  }
}
