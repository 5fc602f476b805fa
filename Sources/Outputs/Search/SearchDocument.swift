/// What the search knows of a page: no more than the page shows.
public struct SearchDocument: Sendable {
  /// What its result is called, found before all else.
  let title: String
  /// The address of the page.
  let address: String
  /// Lines that are found like the title: the places of a fund.
  var heads: [String] = []
  /// Whole names by which it is asked for first: a fund's place.
  var names: [String] = []
  /// The line under its result: a date, a balance.
  var note = ""
  /// The text, a paragraph each.
  var body: [String] = []
  /// The file of the page, for what was allowed to stand there.
  let file: String

  /// The document as an object of JSON: `t` title, `a` address, `n` note, `h` heads, `x` text.
  var json: String {
    func list(_ texts: [String]) -> String {
      "[" + texts.map(DiagnosticData.string).joined(separator: ",") + "]"
    }
    var json = "{\"t\":\(DiagnosticData.string(title)),\"a\":\(DiagnosticData.string(address))"
    if !note.isEmpty { json += ",\"n\":\(DiagnosticData.string(note))" }
    if !heads.isEmpty { json += ",\"h\":\(list(heads))" }
    return json + ",\"x\":\(list(body))}"
  }
}
