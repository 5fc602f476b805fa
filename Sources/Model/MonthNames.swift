/// What people call the months, January first.
public enum MonthNames {
  /// In Thai, in full.
  public static let thai = [
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม",
    "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
  ]

  /// In Thai, short.
  public static let shortThai = [
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.",
    "ธ.ค.",
  ]

  /// In English, in full; the first three letters are the short name.
  public static let english = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// The spellings of a month that are right: in full, short with and without points, in English.
  public static func spellings(of month: Int) -> [String] {
    let short = shortThai[month]
    return [
      thai[month], short, String(short.dropLast()), short.filter { $0 != "." }, english[month],
      String(english[month].prefix(3)), english[month].uppercased(),
      english[month].prefix(3).uppercased(),
    ] + clipped[month]
  }

  /// What is left of the names when people speak them, January first.
  private static let clipped = [
    ["มกรา"], ["กุมภา"], ["มีนา"], ["เมษา"], ["พฤษภา"], ["มิถุนา"], ["กรกฎา"], ["สิงหา"], ["กันยา"],
    ["ตุลา"], ["พฤศจิกา"], ["ธันวา"],
  ]

  /// How the names are often misspelt, January first.
  public static let misspellings = [
    ["มกราค", "มกคราคม", "มกราคน"],
    ["กุมภาพันธ", "กุมภาพัน", "กุมภาพันธุ์", "กุมพาพันธ์", "กุมภาพันท์", "กุมภาพรรณ์"],
    ["มีนาค", "มีนาคน", "มินาคม"],
    ["เมษายย", "เมษาย", "เมษยน", "เมศายน", "เมษายณ"],
    ["พฤษภาค", "พฤกษภาคม", "พฤษาคม", "พฤศภาคม", "พฤษภาคน", "พฤภาคม"],
    ["มิถุนาย", "มิถุนายม", "มิถุนายณ", "มิุถุนายน", "มิถุนยน", "มีถุนายน"],
    ["กรกฏาคม", "กรกฏา", "กรกฎาค", "กรกดาคม", "กรฎาคม", "กรกฎคม"],
    ["สิงหาค", "สิงหคม", "สิงหาคน", "สิ่งหาคม", "สิงห์าคม"],
    ["กันยาย", "กันยายม", "กันยายณ", "กันยน", "กันยายนต์"],
    ["ตุลาค", "ตุลคม", "ตุราคม", "ตุลาคน"],
    ["พฤศจิกาย", "พฤษจิกายน", "พฤศจิกายม", "พฤจิกายน", "พฤศจกายน", "พฤษจิกา", "พฤศิกายน", "พฤศจิกายณ"],
    ["ธันวาค", "ธันวาคน", "ทันวาคม", "ธันวคม", "ธนวาคม"],
  ]
}
