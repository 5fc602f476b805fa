/// What a file is, as a browser is told.
enum FileType {
  /// The kind of a file by the ending of its name; of bytes that nobody knows otherwise.
  static func of(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else {
      return name == "SHA256SUMS" ? text : unknown
    }
    return types[name[name.index(after: dot)...].lowercased()] ?? unknown
  }

  private static let text = "text/plain; charset=utf-8"
  private static let unknown = "application/octet-stream"

  private static let types = [
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "jsonld": "application/ld+json",
    "webmanifest": "application/manifest+json",
    "csv": "text/csv; charset=utf-8",
    "xml": "application/xml",
    "ttl": "text/turtle; charset=utf-8",
    "txt": text,
    "md": text,
    "yaml": text,
    "journal": text,
    "sqlite": "application/vnd.sqlite3",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
  ]
}
