import Disclosure
import Testing

@Suite struct PrivateTests {
  @Test func whatTakesAnyValueShowsNothingOfAPrivateOne() {
    let name = Private("นางสมศรี ใจดี")
    let some: Any = name
    let texts = [
      String(describing: name), String(reflecting: name), String(describing: [name]),
      String(describing: some), String(describing: ["ก": name]),
      Mirror(reflecting: name).children.map { String(describing: $0.value) }.joined(),
    ]
    var dumped = ""
    dump(name, to: &dumped)
    for text in texts + [dumped] { #expect(!text.contains("สมศรี")) }
  }
}
