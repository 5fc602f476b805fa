/// The words that wake a detector, in one automaton.
struct Keywords: Sendable {
  static let all = Keywords()

  /// All words: the honorifics first, then words of harm, of money, of bank accounts.
  let automaton: Automaton
  let honorifics = Honorific.all
  /// One past the last word of illness, death or disability.
  let harmEnd: Int
  /// The unit of an amount of money.
  let baht = Symbol.of("บาท")

  private init() {
    let harm = Honorific.list(
      """
      ป่วย เสียชีวิต ถึงแก่กรรม พิการ ทุพพลภาพ ติดเชื้อ มะเร็ง โรค ฌาปนกิจ งานศพ จัดการศพ เอดส์
      ผ่าตัด อุบัติเหตุ จิตเวช อัมพาต อัมพฤกษ์ ไตวาย ตาย นอนโรงพยาบาล รักษาพยาบาล คลอดบุตร
      """)
    harmEnd = honorifics.count + harm.count
    automaton = Automaton(
      honorifics.map(\.word) + harm + [baht, Symbol.of("บัญชี")], skips: false)
  }
}

/// The places of a text where keywords end.
struct KeywordPlaces {
  /// Honorifics by their numbers, with the place after them.
  private(set) var honorifics: [(number: Int, end: Int)] = []
  /// The last symbols of words of harm.
  private(set) var harms: [Int] = []
  /// The last symbols of `บาท` after a number.
  private(set) var amounts: [Int] = []
  /// The places after words of bank accounts.
  private(set) var accounts: [Int] = []

  init(_ text: FoldedText) {
    let keywords = Keywords.all
    for end in keywords.automaton.ends(in: text) {
      keywords.automaton.forEachWord(endingIn: end.state) { word in
        if word < keywords.honorifics.count {
          honorifics.append((word, end.index + 1))
        } else if word < keywords.harmEnd {
          harms.append(end.index)
        } else if word > keywords.harmEnd {
          accounts.append(end.index + 1)
        } else if Self.isAmount(text, before: end.index + 1 - keywords.baht.count) {
          amounts.append(end.index)
        }
      }
    }
  }

  /// Whether a number ends before a place, perhaps with spaces between.
  private static func isAmount(_ text: FoldedText, before place: Int) -> Bool {
    var before = place - 1
    while before > place - 6, text[before] == Symbol.space { before -= 1 }
    return Symbol.isDigit(text[before])
  }

  /// Whether harm and an amount stand within 80 symbols of a mention.
  func areHarmful(_ mention: Range<Int>) -> Bool {
    Self.isNear(mention, harms) && Self.isNear(mention, amounts)
  }

  private static func isNear(_ mention: Range<Int>, _ places: [Int]) -> Bool {
    // The places ascend: the first that isn't too far to the left decides.
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < mention.lowerBound - 80 { low = middle + 1 } else { high = middle }
    }
    return low < places.count && places[low] <= mention.upperBound + 80
  }
}
