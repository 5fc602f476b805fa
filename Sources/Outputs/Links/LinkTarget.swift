public import Model

/// Where a link leads, as a file of the site.
public enum LinkTarget: Hashable, Sendable {
  /// A page or file of the site, by its path below the site's folder, and a place in it.
  case inside(path: String, fragment: String)
  /// An address of the web.
  case outside(String)
  /// Mail, a telephone.
  case other

  /// Follows a link as a browser does.
  ///
  /// - Parameters:
  ///   - address: as it was written, a site's own without the site's path.
  ///   - file: the file of the page on which it stands: `news/2566/visit/index.html`.
  public init(_ address: String, on file: String, of site: Site) {
    let own = [site.baseAddress, String(site.baseAddress.dropLast())].first {
      address == $0 || address.hasPrefix(site.baseAddress)
    }
    if let own {
      self.init(inside: "/" + address.dropFirst(own.utf8.count), on: file)
    } else if address.hasPrefix("//") || Self.isWeb(address) {
      self = .outside(address)
    } else if address.prefix(while: { !"/?#".contains($0) }).contains(":") {
      self = .other
    } else {
      self.init(inside: address, on: file)
    }
  }

  private static func isWeb(_ address: String) -> Bool {
    let start = address.prefix(8).lowercased()
    return start.hasPrefix("https://") || start.hasPrefix("http://")
  }

  /// The file of an address that begins at the site's top and needs no other look: `/f/990101-01/`.
  static func plain(_ address: String) -> LinkTarget? {
    var address = address
    return address.withUTF8 { bytes -> LinkTarget? in
      guard bytes.first == UInt8(ascii: "/"), bytes.count > 1 else { return nil }
      var last = UInt8(ascii: "/")
      for byte in bytes.dropFirst() {
        let isOfName =
          (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-")
        guard isOfName || (byte == UInt8(ascii: "/") && byte != last) else { return nil }
        last = byte
      }
      let path = String(decoding: bytes.dropFirst(), as: UTF8.self)
      let isFolder = last == UInt8(ascii: "/")
      return .inside(path: isFolder ? path + "index.html" : path, fragment: "")
    }
  }

  private init(inside address: String, on file: String) {
    if let plain = Self.plain(address) {
      self = plain
    } else {
      self.init(insideAny: address, on: file)
    }
  }

  /// The same, whatever the address.
  init(insideAny address: String, on file: String) {
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = parts.count > 1 ? SafeAddress.fileName(String(parts[1])) : ""
    let path = parts[0].prefix { $0 != "?" }
    guard !path.isEmpty else {
      self = .inside(path: file, fragment: fragment)
      return
    }
    var folders = path.hasPrefix("/") ? [] : file.split(separator: "/").dropLast().map(String.init)
    let names = path.split(separator: "/", omittingEmptySubsequences: true)
    for name in names {
      switch name {
      case ".": break
      case "..": if !folders.isEmpty { folders.removeLast() }
      default: folders.append(SafeAddress.decoded(String(name)))
      }
    }
    let isFolder = path.hasSuffix("/") || [".", ".."].contains(names.last ?? ".")
    if isFolder { folders.append("index.html") }
    self = .inside(path: folders.joined(separator: "/"), fragment: fragment)
  }
}
