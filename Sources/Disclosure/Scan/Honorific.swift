/// A word before a name, with the words that begin the same and name nobody.
struct Honorific: Sendable {
  /// The honorific as it is written.
  let word: [UInt8]
  /// What makes a word of it that is no name, whatever follows: `นาย` and `ทะเบียน…`.
  let traps: [[UInt8]]
  /// What makes a word of it only where the word ends there: `คุณ` and `ธรรม`.
  let wholeTraps: Set<[UInt8]>
  /// Whether it is also the end of other words, so that it must stand at the edge of one.
  let needsEdge: Bool
  /// Whether given name and honorific alone, at the edge of a word, already name somebody.
  let isStrong: Bool
  /// Whether it ends with a dot.
  let isAbbreviation: Bool

  private init(
    _ word: String, traps: String = "", whole: String = "", needsEdge: Bool = false,
    isStrong: Bool = true
  ) {
    self.word = Symbol.of(word)
    self.traps = Self.list(traps)
    wholeTraps = Set(Self.list(whole))
    self.needsEdge = needsEdge
    self.isStrong = isStrong
    isAbbreviation = word.hasSuffix(".")
  }

  static func list(_ words: String) -> [[UInt8]] {
    words.split(whereSeparator: \.isWhitespace).map { Symbol.of(String($0)) }
  }

  /// All of them; the order is that of the keywords.
  static let all: [Honorific] = people + titles + ranks

  private static let people = [
    // นายก is the head of a council, a นาย- with a name that begins with ก is a man.
    Honorific(
      "นาย",
      traps: """
        กเทศ กองค์การ กองค์กร กอบต กอบจ กรัฐมนตรี กสมาคม กเหล่ากาชาด กเหล่า กกิ่งกาชาด กเมือง กสภา
        กสโมสร กได้ กและ กท่าน กในการ กพุทธสมาคม กคนที่ กคนใหม่ กฝ่าย กชมรม กสมาพันธ์ กสหกรณ์ กสมัย
        อำเภอ ทะเบียน ช่าง แพทย์ จ้าง ทุน หน้า ตำรวจ ทหาร สถานี ตรวจ ไปรษณีย์ เรือเดิน ท้าย เวร ด่าน
        ห้าง ความ ประตู ประกันตัว หนังสือ ทาส
        """,
      whole: "ก แบบ ใหญ่ บ้าน พล สิบ ร้อย พัน เงิน กอง วง ท่าน ประกัน พราน ทวาร อาสา คน ที่ ใน จึง เรือ"),
    Honorific(
      "นาง",
      traps: """
        พยาบาล แบบ เอก สนม รอง แลว งามจักร เลิ้ง สงกรานต์ นพมาศ บำเรอ กวัก ไม้ฟ้า เงือก พญา
        ข้าหลวง ละคร ห้าม โลม โลมา
        """,
      whole: "งาม ฟ้า รำ แล ใน ไม้ เอก รอง พญา ยักษ์ ร้าย โชว์ ตานี"),
    Honorific("นางสาว", traps: "ไทย สยาม ถิ่น", whole: "ที่ และ"),
    Honorific("น.ส."), Honorific("น.ส", whole: "ที่"),
    Honorific("นส.", needsEdge: true),
    Honorific("ด.ช."), Honorific("ด.ญ."), Honorific("ดช.", needsEdge: true),
    Honorific("ดญ.", needsEdge: true),
    Honorific("เด็กชาย", traps: childTraps, whole: "คน ไทย"),
    Honorific("เด็กหญิง", traps: childTraps, whole: "คน ไทย"),
    Honorific(
      "คุณ",
      traps: """
        ภาพ ประโยชน์ ลักษณะ ค่าของ ค่าทาง ค่าและ ค่าต่อ ค่าที่ ค่าใน ค่าชีวิต ความดี งามความ
        สมบัติของ สมบัติที่ สมบัติและ สมบัติผู้ สมบัติตาม สมบัติเฉพาะ สมบัติทั่ว สมบัติครบ
        ธรรมจริย ธรรมและ ธรรมของ ธรรมที่ ธรรมใน ธรรมนำ ธรรมค้ำ ธรรมประจำ ธรรมความ ธรรมตาม
        วุฒิทาง วุฒิการ วุฒิที่ วุฒิตาม วุฒิของ วุฒิและ วุฒิระดับ วุฒิปริญญา วุฒิสูง วุฒิต่ำ
        หมอ ครู แม่ พ่อ ยาย ปู่ ย่า ลุง ป้า พี่ น้อง ผู้ ท่าน เอง สามารถ ได้ จะ ไม่ ต้อง คือ และ
        เป็น ใช้ อยู่ อยาก ควร เคย กำลัง นั้น นี้ ช่วย ศัพท์ วิเศษ โทษ หญิง ชาย ประเภท อาจารย์
        """,
      whole: """
        ธรรม สมบัติ ค่า วุฒิ ตา อา น้า มี ที่ ก็ ทำ รู้ ดู เข้า คิด เห็น หนู นาย ไสย อนันต์ มหาศาล
        """,
      needsEdge: true, isStrong: false),
  ]

  private static let childTraps = """
    และ อายุ ใน ที่ ของ จำนวน หรือ ไม่ ได้ ต้อง ให้ ทั้ง กำพร้า ยากไร้ ด้อยโอกาส ไทยที่ ซึ่ง กับ
    วัยรุ่น วัยเรียน ผู้ พิการ ป่วย แรกเกิด
    """

  private static let titles = [
    Honorific(
      "นายแพทย์", traps: "สาธารณสุข เชี่ยวชาญ ชำนาญ ใหญ่ ประจำ ผู้ และ ที่ ปฏิบัติ ทรงคุณวุฒิ เจ้าของ",
      isStrong: false),
    Honorific("แพทย์หญิง", traps: "และ ที่ ผู้ ประจำ", isStrong: false),
    Honorific("นพ.", needsEdge: true), Honorific("พญ.", needsEdge: true),
    Honorific("ทพ.", needsEdge: true), Honorific("ทพญ.", needsEdge: true),
    Honorific("ดร.", needsEdge: true), Honorific("ผศ.", needsEdge: true),
    Honorific("รศ.", needsEdge: true), Honorific("ม.ล."), Honorific("ม.ร.ว."),
    Honorific("หม่อมหลวง"), Honorific("หม่อมราชวงศ์"),
    // Of the many words in พระ, those that stand before a monk's own name.
    Honorific("พระอาจารย์", traps: "ที่ และ ผู้", needsEdge: true),
    Honorific("พระครู", traps: "ที่ และ ผู้", needsEdge: true),
    Honorific(
      "พระมหา", traps: "กษัตริย์ กรุณา ธาตุ ธีรราช ชนก เจดีย์ นคร มงคล ราช วิหาร อุปราช ธีร",
      needsEdge: true),
    Honorific("พระอธิการ", needsEdge: true), Honorific("พระปลัด", needsEdge: true),
    Honorific("พระสมุห์", needsEdge: true), Honorific("พระใบฎีกา", needsEdge: true),
    Honorific("สามเณร", traps: "และ ที่ ใน จำนวน ภาค ฤดู", needsEdge: true, isStrong: false),
  ]

  private static let ranks =
    ["ร้อย", "พัน", "พล", "สิบ", "จ่าสิบ", "ร้อยตำรวจ", "พันตำรวจ", "พลตำรวจ", "สิบตำรวจ", "นาวา"]
    .flatMap { rank in ["ตรี", "โท", "เอก"].map { Honorific(rank + $0, isStrong: false) } }
    + ["ดาบตำรวจ", "จ่าสิบตำรวจ"].map { Honorific($0, isStrong: false) }
    + [
      "ร.ต.", "ร.ท.", "ร.อ.", "พ.ต.", "พ.ท.", "พ.อ.", "พล.ต.", "พล.ท.", "พล.อ.", "ส.ต.", "ส.ท.",
      "ส.อ.", "จ.ส.ต.", "จ.ส.ท.", "จ.ส.อ.", "ร.ต.ต.", "ร.ต.ท.", "ร.ต.อ.", "พ.ต.ต.", "พ.ต.ท.",
      "พ.ต.อ.", "พล.ต.ต.", "พล.ต.ท.", "พล.ต.อ.", "ส.ต.ต.", "ส.ต.ท.", "ส.ต.อ.", "ด.ต.",
    ].map { Honorific($0) }
}
