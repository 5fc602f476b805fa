import Disclosure
import Model
import Testing

@testable import Outputs

/// `SHA256SUMS`, written and read again.
@Suite struct DigestListTests {
  private let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  private let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  @Test func aListHasALineForEachFileInTheOrderOfThePaths() {
    var list = DigestList()
    list.add("news/ก.html", FileDigest(of: []))
    list.add("index.html", FileDigest(of: Array("abc".utf8)))
    list.add("a b.html", FileDigest(of: Array("xabcx".utf8)[1..<4]))
    #expect(list.count == 3)
    let text = String(decoding: list.file.bytes, as: UTF8.self)
    #expect(text == "\(abc)  a b.html\n\(abc)  index.html\n\(empty)  news/ก.html\n")
    let read = DigestList.digests(in: list.file.bytes)
    #expect(DigestList(read).file.bytes == list.file.bytes)
    #expect(read["news/ก.html"] == FileDigest(of: []))
  }

  @Test(arguments: [
    "", "e3b0", "zz", "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
  ])
  func whatIsNoDigestIsThatOfNoFile(digest: String) {
    #expect(FileDigest(hex: digest) == nil)
    let read = DigestList.digests(in: Array("\(digest)  index.html\n\nnothing\n".utf8))
    #expect(read == ["index.html": .ofNothing])
    #expect(read["index.html"] != FileDigest(of: []))
  }

  @Test func ofTwoLinesOfOneFileTheFirstCounts() {
    let read = DigestList.digests(in: Array("\(abc)  a\n\(empty)  a\n".utf8))
    #expect(read["a"]?.hex == abc)
  }

  @Test func aDigestComesBackFromAStore() throws {
    let digest = try #require(FileDigest(hex: abc))
    #expect(digest.hex == abc && digest == FileDigest(of: Array("abc".utf8)))
    var stored = StoreWriter()
    stored.put(digest)
    var reader = StoreReader(stored.bytes)
    #expect(try reader.take() as FileDigest == digest)
    #expect(reader.isAtEnd)
  }
}
