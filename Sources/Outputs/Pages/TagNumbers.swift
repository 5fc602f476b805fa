/// The tags of news, numbered by the addresses of their lists: tags that an address can't tell
/// apart are one.
///
/// A site has few tags on many items, so that the address of each is made once.
struct TagNumbers {
  /// A tag by its bytes: by its letters, as a `String` is, Thai is slowly hashed.
  private struct Spelling: Hashable {
    let tag: String

    static func == (left: Spelling, right: Spelling) -> Bool {
      left.tag.utf8.elementsEqual(right.tag.utf8)
    }

    func hash(into hasher: inout Hasher) {
      var tag = tag
      tag.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }

  private var numbers: [Spelling: Int] = [:]
  private var numberOfPath: [String: Int] = [:]
  /// The path of each tag's list; empty where its words hold nothing that an address can.
  private(set) var paths: [String] = []

  /// The number of a tag, from 0.
  mutating func number(of tag: String) -> Int {
    if let number = numbers[Spelling(tag: tag)] { return number }
    let path = Routes.news(tag: tag)
    let number = numberOfPath[path] ?? paths.count
    if number == paths.count {
      paths.append(path)
      numberOfPath[path] = number
    }
    numbers[Spelling(tag: tag)] = number
    return number
  }
}
