import Model

/// A column that tells of persons: read to tell them apart and for the scan of the output, never to
/// be published.
enum PrivateColumn: CaseIterable, Hashable {
  case citizenNumber, memberNumber, name, phone, email, address, account

  /// The names, Thai first.
  var names: [String] {
    switch self {
    case .citizenNumber:
      [
        "เลขบัตร", "เลขบัตรประชาชน", "เลขที่บัตรประชาชน", "บัตรประชาชน", "เลขประจำตัวประชาชน",
        "เลขประจำตัวประชาชน13หลัก", "citizen id", "national id", "id",
      ]
    case .memberNumber:
      ["เลขสมาชิก", "เลขที่สมาชิก", "รหัสสมาชิก", "เลขทะเบียนสมาชิก", "member", "member no", "member id"]
    case .name:
      [
        "ชื่อ", "ชื่อ-สกุล", "ชื่อสกุล", "ชื่อ-นามสกุล", "ชื่อและนามสกุล", "ชื่อผู้รับ", "ชื่อผู้รับเงิน", "ผู้รับ",
        "ผู้รับเงิน", "ผู้รับสวัสดิการ", "ผู้จ่าย", "ผู้จ่ายเงิน", "ชื่อสมาชิก", "สมาชิก", "รับจาก", "รับเงินจาก",
        "จ่ายให้", "จ่ายแก่", "ผู้รับผลประโยชน์", "ทายาท", "name", "full name", "payee",
      ]
    case .phone: ["เบอร์โทร", "เบอร์โทรศัพท์", "โทรศัพท์", "โทร", "มือถือ", "phone", "telephone", "mobile"]
    case .email: ["อีเมล", "อีเมล์", "email", "e-mail"]
    case .address: ["ที่อยู่", "บ้านเลขที่", "address", "house number"]
    case .account:
      ["เลขบัญชี", "เลขที่บัญชี", "เลขบัญชีธนาคาร", "เลขที่บัญชีธนาคาร", "bank account", "account no"]
    }
  }

  /// Every name without spaces and capitals.
  static let byName: [String: PrivateColumn] = {
    var columns: [String: PrivateColumn] = [:]
    for column in allCases {
      for name in column.names { columns[Chart.folded(name)] = column }
    }
    return columns
  }()

  /// Those that tell one person from another, the surest first.
  static let identifying: [PrivateColumn] = [.citizenNumber, .memberNumber, .name]
}

extension Recipient {
  /// A person by what a column holds, without spaces and capitals, by FNV-1a; `nil` where it is
  /// empty.
  init?(_ text: String, in column: PrivateColumn) {
    let folded = Chart.folded(column == .name ? text : plainDigits(text))
    guard folded.unicodeScalars.count > 1 || column == .memberNumber, !folded.isEmpty else {
      return nil
    }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in folded.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    self.init(digest: hash)
  }
}

extension Recipient {
  /// The same of a name of ASCII and Thai letters, by its bytes: twice optional, `nil` outside
  /// where the text must be read as a string.
  static func everyday(_ text: ArraySlice<UInt8>, in column: PrivateColumn) -> Recipient?? {
    guard column == .name else { return nil }
    return text.withUnsafeBufferPointer { text in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      var (index, letters) = (0, 0)
      while index < text.count {
        let byte = text[index]
        index += 1
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D: continue
        case 0..<0x80:
          hash = (hash ^ UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)) &* 0x100_0000_01B3
        case 0xE0:
          guard index + 1 < text.count, text[index] & 0xFE == 0xB8, text[index + 1] & 0xC0 == 0x80
          else { return nil }
          for byte in text[(index - 1)...(index + 1)] {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
          }
          index += 2
        default: return nil
        }
        letters += 1
      }
      return .some(letters > 1 ? Recipient(digest: hash) : nil)
    }
  }
}

/// Tells persons from organisations in a column of names.
enum OrganisationText {
  /// The words by their first letter, which tells most names apart.
  private static let words = Dictionary(
    grouping: allWords, by: { $0.unicodeScalars.first })

  private static let allWords = [
    "เทศบาล", "องค์การ", "อบต", "อบจ", "บริษัท", "บจก", "ห้าง", "หจก", "ร้าน", "ธนาคาร", "ธ.ก.ส.",
    "กองทุน",
    "มูลนิธิ", "สำนักงาน", "โรงเรียน", "วัด", "โรงพยาบาล", "รพ.", "สหกรณ์", "กลุ่ม", "ชมรม", "สมาคม", "พอช",
    "สถาบัน", "คณะ", "ศูนย์", "กระทรวง", "กรม", "จังหวัด", "อำเภอ", "ตำบล", "หมู่", "สมาชิก", "เครือข่าย",
  ]

  /// Whether a text begins with a word for an organisation or a place.
  static func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // Most names begin with a Thai letter with which no such word begins.
    if let letter = firstThaiLetter(of: text), !firstLetters.contains(letter) { return false }
    return isIn(String(decoding: text, as: UTF8.self))
  }

  private static let firstLetters = Set(allWords.map { firstThaiLetter(of: Array($0.utf8)) })

  /// The same of a string.
  static func isIn(_ text: String) -> Bool {
    let text = Chart.folded(text)
    // A word isn't one where a mark of its last letter follows.
    return words[text.unicodeScalars.first, default: []].contains {
      text.utf8.starts(with: $0.utf8) && text.hasPrefix($0)
    }
  }
}
