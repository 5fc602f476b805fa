import FlyingSocks

/// Bytes that are at hand, as the server sends them.
struct ByteBody: AsyncBufferedSequence {
  typealias Element = UInt8

  let bytes: [UInt8]

  func makeAsyncIterator() -> Iterator { Iterator(rest: bytes[...]) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var rest: ArraySlice<UInt8>

    mutating func next() async -> UInt8? { rest.popFirst() }

    mutating func nextBuffer(suggested count: Int) async -> ArraySlice<UInt8>? {
      guard !rest.isEmpty else { return nil }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
  }
}

/// The bytes of a file, read as they are sent.
struct FileBody: AsyncBufferedSequence {
  typealias Element = UInt8

  let file: OpenFile

  func makeAsyncIterator() -> Iterator { Iterator(file: file) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    let file: OpenFile
    var position = 0

    mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      guard position < file.sizeBytes else { return nil }
      let bytes = file.bytes(from: position, count: count)
      // The length was promised already: a file that shrank ends the connection.
      guard !bytes.isEmpty else { throw SocketError.disconnected }
      position += bytes.count
      return bytes
    }
  }
}

/// News, sent when there are any, for as long as somebody listens.
struct EventBody: AsyncBufferedSequence {
  typealias Element = UInt8

  let news: AsyncStream<[UInt8]>

  func makeAsyncIterator() -> Iterator { Iterator(news: news.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var news: AsyncStream<[UInt8]>.Iterator
    var rest: ArraySlice<UInt8> = []

    mutating func next() async -> UInt8? {
      while rest.isEmpty {
        guard let more = await news.next() else { return nil }
        rest = more[...]
      }
      return rest.popFirst()
    }

    mutating func nextBuffer(suggested count: Int) async -> [UInt8]? { await news.next() }
  }
}
