/// Names that an honorific gives away.
///
/// Thai has no spaces between words, so that a surname may seem longer than it is: we would rather
/// find too much. Names without an honorific are found only where an input knows them.
/// Source: the domain design, §5.3; measured with the name lists of PyThaiNLP.
struct NameDetector {
  let text: FoldedText
  let places: KeywordPlaces
  let publicPersons: PublicPersons

  /// All mentions of persons who are not public.
  func mentions() -> [Mention] {
    var found: [Mention] = []
    // An honorific inside the given name of the last mention is a part of it.
    var givenEnd = 0
    let honorifics = Keywords.all.honorifics
    for (number, end) in places.honorifics where end > givenEnd {
      let honorific = honorifics[number]
      guard end - honorific.word.count >= givenEnd else { continue }
      guard let (mention, end) = mention(after: honorific, at: end) else { continue }
      givenEnd = end
      found.append(mention)
    }
    return found
  }

  private func mention(after honorific: Honorific, at end: Int) -> (Mention, givenEnd: Int)? {
    let start = end - honorific.word.count
    let given = text.thaiRun(at: text.afterSpaces(end))
    guard given.count >= 2, Symbol.beginsThai(text[given.lowerBound]),
      isName(given, after: honorific), !(text[given.upperBound] == 0x2E && given.count <= 3)
    else { return nil }
    let hasEdge = isEdge(before: start)
    let isApart = given.lowerBound > end && !honorific.isAbbreviation
    if honorific.needsEdge || isApart, !hasEdge { return nil }
    if isApart, isCounted(before: start) { return nil }
    let surname = surname(after: given)
    let range = start..<(surname?.upperBound ?? given.upperBound)
    let isFull = surname != nil && (hasEdge || honorific.isAbbreviation || given.count <= 30)
    let isHarmed = places.areHarmful(range)
    guard isFull || isHarmed || (honorific.isStrong && hasEdge && given.count >= 4),
      !isPublic(given, after: honorific)
    else { return nil }
    let kind: PrivateKind = isHarmed ? .nameNearHarm : .nameWithHonorific
    return (Mention(kind: kind, range: range, letters: text.letters(range)), given.upperBound)
  }

  /// The run of letters after the given name, at most 40.
  private func surname(after given: Range<Int>) -> Range<Int>? {
    let start = text.afterSpaces(given.upperBound)
    let run = text.thaiRun(at: start, most: 40)
    guard start > given.upperBound, run.count >= 2, Symbol.beginsThai(text[start]) else {
      return nil
    }
    return run
  }

  private func isName(_ given: Range<Int>, after honorific: Honorific) -> Bool {
    let word = text.slice(given)
    if honorific.wholeTraps.contains(Array(word)) { return false }
    if honorific.traps.contains(where: { word.starts(with: $0) }) { return false }
    // นางสาวสมศรี is one honorific, นางสาวิตรี is a name.
    if honorific.word == Self.mrs, word.starts(with: Self.miss) {
      let next = text[given.lowerBound + Self.miss.count]
      return Symbol.isThai(next) && !Symbol.beginsThai(next)
    }
    return true
  }

  private static let mrs = Symbol.of("นาง")
  private static let miss = Symbol.of("สาว")

  /// Whether a word can begin at a place: no letter stands before it, or one of the little words.
  private func isEdge(before start: Int) -> Bool {
    if !Symbol.isThai(text[start - 1]) { return true }
    return Self.connectors.contains { text.ends(with: $0, before: start) }
  }

  /// `ตำรวจ 5 นาย`: three letters that count officers.
  private func isCounted(before start: Int) -> Bool {
    var before = start - 1
    while before > start - 4, text[before] == Symbol.space { before -= 1 }
    return Symbol.isDigit(text[before])
  }

  private static let connectors = Honorific.list(
    """
    โดย มี ให้ ของ กับ และ คือ แก่ ที่ จาก ได้ ว่า แด่ นำ พบ ชื่อ เช่น อาทิ เป็น ต่อ ถึง เพื่อ แทน
    รับ เชิญ ส่ง ด้วย สมาชิก ราย ประธาน มอบ จ่าย เยี่ยม ช่วย ดูแล น.
    """)

  /// Whether a mention is of a declared person: by full name, or by given name with no other
  /// surname after it.
  private func isPublic(_ given: Range<Int>, after honorific: Honorific) -> Bool {
    if publicPersons.isNamed(in: text, at: given) { return true }
    // นายกตวงรัตน์: the title runs into the name.
    guard text[given.lowerBound] == Self.koKai, given.count > 3 else { return false }
    return publicPersons.isNamed(in: text, at: (given.lowerBound + 1)..<given.upperBound)
  }

  private static let koKai: UInt8 = 0x81
}

extension PublicPersons {
  /// Whether the run of letters at a place begins with a declared person's name.
  func isNamed(in text: FoldedText, at run: Range<Int>) -> Bool {
    var digest = GivenDigest()
    let longest = min(longestGiven, run.count)
    for length in stride(from: 1, through: longest, by: 1) {
      let rest = run.lowerBound + length
      digest.add(text[rest - 1])
      // No given name has one letter.
      guard length > 1, mayBeGiven(digest) else { continue }
      let given = Array(text.slice(run.lowerBound..<rest))
      guard isGiven(given) else { continue }
      if hasFullName(of: given, digest, in: text, after: rest) { return true }
      let next = rest < run.upperBound ? rest : text.afterSpaces(rest)
      if rest == run.upperBound, !Symbol.isThai(text[next]) { return true }
      if next == rest, Self.goesOn(in: text, at: next) { return true }
      if Self.follows(in: text, at: next) { return true }
    }
    return false
  }

  /// Whether a full name goes on after its given name, with anything skipped between its letters.
  private func hasFullName(
    of given: [UInt8], _ digest: GivenDigest, in text: FoldedText, after start: Int
  ) -> Bool {
    var (name, digest, index) = (given, digest, start)
    let longest = longestFull
    while name.count < longest {
      var skipped = 0
      while Symbol.isSkipped(text[index]), skipped < 16 {
        (index, skipped) = (index + 1, skipped + 1)
      }
      let letter = text[index]
      guard Symbol.isThai(letter) || Symbol.isLatin(letter) else { return false }
      name.append(letter)
      digest.add(letter)
      if mayBeFull(digest), isFull(name, of: given) { return true }
      index += 1
    }
    return false
  }

  /// Whether a verb stands at a place that runs on from a given name.
  static func goesOn(in text: FoldedText, at start: Int) -> Bool {
    stands(verbs, in: text, at: start)
  }

  /// Whether a word stands at a place that follows a given name alone.
  static func follows(in text: FoldedText, at start: Int) -> Bool {
    stands(followers, in: text, at: start)
  }

  /// Whether one of some words, which lie by their first symbols, stands at a place.
  private static func stands(_ words: [[[UInt8]]], in text: FoldedText, at start: Int) -> Bool {
    words[Int(text[start])].contains { text.starts(with: $0, at: start) }
  }

  private static func byFirst(_ words: String) -> [[[UInt8]]] {
    var byFirst = [[[UInt8]]](repeating: [], count: 256)
    for word in Honorific.list(words) { byFirst[Int(word[0])].append(word) }
    return byFirst
  }

  /// What runs on from a given name without a space, where a surname never does.
  private static let verbs = byFirst("ร่วม มี นำ เปิด รับ ส่ง ทำ ขอ ลง เห็น เข้า จัด ดำเนิน ให้ พูด")

  /// What follows a given name that stands alone; no surname begins so.
  private static let followers = byFirst(
    """
    กล่าว ว่า ประธาน รองประธาน รองผู้ รองนายก รองอธิบดี รองปลัด รองหัวหน้า รองเลขา ผู้ นาย นาง น.ส.
    กรรมการ อนุกรรมการ คณะ เลขา เหรัญญิก ได้ และ พร้อม เป็น ที่ ใน จาก ซึ่ง กับ วิทยากร พัฒนาสังคม
    พัฒนาการ อธิบดี ปลัด สมาชิก โดย เพื่อ บรรยาย อธิบาย เล่า บอก ระบุ ชี้แจง เสนอ แจ้ง ตอบ ถาม
    ยืนยัน มอบ หัวหน้า เจ้าหน้าที่ อาจารย์ แพทย์ พยาบาล กำนัน ตัวแทน นักวิชาการ จังหวัด อำเภอ ตำบล
    เทศบาล องค์การ สำนักงาน กรม กระทรวง แห่ง ของ ต่อ แล้ว ก็ จึง จะ ด้วย ทั้ง อดีต ท่าน เมื่อ หลัง
    ก่อน ระหว่าง ร่วมประชุม ร่วมงาน ร่วมเป็น เข้าร่วม ลงพื้นที่ เดินทาง
    """)
}
