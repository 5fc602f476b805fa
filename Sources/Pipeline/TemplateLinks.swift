import Model
import Outputs

/// The links that a template's designer typed whole: `{{root}}/assets/site.css`, `#main`.
///
/// Addresses that a view gives are made by `Routes` and lead somewhere by the way they are made.
struct TemplateLinks {
  /// Addresses of the site.
  private(set) var addresses: [MarkdownPage.Link] = []
  private var fragments: [MarkdownPage.Link] = []
  private var places: Set<String> = []

  /// Learns the links and places of a template.
  mutating func insert(_ template: [UInt8], file: FileID) {
    let lines = template.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      for (value, start) in Self.values(of: " id=\"", in: line) {
        places.insert(String(decoding: line[start..<(start + value.utf8.count)], as: UTF8.self))
      }
      for name in [" href=\"", " src=\""] {
        for (value, start) in Self.values(of: name, in: line) {
          let column = UInt32(start - line.startIndex)
          let place = Place(
            file: file, line: UInt32(number + 1),
            columns: column..<(column + UInt32(value.utf8.count)))
          insert(value, at: place)
        }
      }
    }
  }

  private mutating func insert(_ value: String, at place: Place) {
    let root = "{{root}}"
    let address = value.hasPrefix(root) ? String(value.dropFirst(root.utf8.count)) : value
    guard !address.contains("{{") else { return }
    if address.hasPrefix("#") {
      fragments.append(MarkdownPage.Link(address: address, place: place))
    } else if address.hasPrefix("/") {
      addresses.append(MarkdownPage.Link(address: address, place: place))
    }
  }

  /// Links to places that no template has.
  var brokenFragments: [Diagnostic] {
    fragments.filter { !places.contains(String($0.address.dropFirst())) }.map {
      .brokenFragment($0.address, String($0.address.dropFirst()), at: $0.place)
    }
  }

  /// The values of an attribute on a line, and where each begins.
  private static func values(of name: String, in line: ArraySlice<UInt8>) -> [(String, Int)] {
    let name = Array(name.utf8)
    var found: [(String, Int)] = []
    var position = line.startIndex
    while position + name.count < line.endIndex {
      guard line[position...].starts(with: name) else {
        position += 1
        continue
      }
      let start = position + name.count
      let end = line[start...].firstIndex(of: UInt8(ascii: "\"")) ?? line.endIndex
      found.append((String(decoding: line[start..<end], as: UTF8.self), start))
      position = end
    }
    return found
  }
}
