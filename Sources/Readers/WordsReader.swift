public import Model

/// Reads `templates/words/<language>.yaml`: every string of the pages in one language.
public enum WordsReader {
  /// Reads the strings by name.
  public static func read(_ bytes: [UInt8], file: FileID) -> Reading<[String: String]> {
    if let damaged = firstDamagedByte(of: bytes, in: file) {
      return Reading([:], [undecodable(at: damaged)])
    }
    var (settings, root) = SettingsFile.read(withoutByteOrderMark(bytes), file: file)
    var words: [String: String] = [:]
    if var root {
      for (key, node) in root.takeAll() {
        if let text = settings.text(node) { words[key] = text }
      }
    }
    return Reading(words, settings.diagnostics)
  }
}
