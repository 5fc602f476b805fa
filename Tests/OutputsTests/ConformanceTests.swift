import Foundation
import Support
import Testing

@testable import Outputs

@Suite struct ConformanceTests {
  /// The examples whose HTML differs after our wanted differences are undone, and why.
  private static let differing = [
    144: "raw HTML alone in a list item: the command leaves a line end where it dropped it"
  ]

  @Test(
    .enabled(
      if: SpecExamples.whatIsMissing == nil,
      Comment(rawValue: SpecExamples.whatIsMissing ?? "")))
  func everyExampleOfTheSpecificationIsRenderedAsTheCommandDoes() throws {
    let examples = try SpecExamples.read()
    #expect(examples.count == 672)
    var differing: Set<Int> = []
    for example in examples {
      let reference = try SpecExamples.reference(example.markdown)
      var pictures: [String: MarkdownPage.Picture] = [:]
      for address in Canonical.addresses(reference) {
        let picture = MarkdownPage.Picture(address: address, width: 1, height: 1)
        pictures[address] = picture
        pictures[address.removingPercentEncoding ?? address] = picture
      }
      let page = Sample.page(example.markdown, pictures: pictures)
      let (ours, theirs) = (Canonical.ours(page.html.text), Canonical.reference(reference))
      guard ours != theirs else { continue }
      differing.insert(example.number)
      #expect(
        Self.differing[example.number] != nil,
        "example \(example.number):\n\(example.markdown)ours:\n\(ours)\ntheirs:\n\(theirs)")
    }
    let equalNow = Set(Self.differing.keys).subtracting(differing)
    #expect(equalNow.isEmpty, "these no longer differ: \(equalNow.sorted())")
  }
}
