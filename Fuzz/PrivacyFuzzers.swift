import Disclosure
import Model
import Readers

/// A scan that knows a few persons, made once.
private let scan: OutputScan = {
  var known = KnownValues()
  known.add(Private("นางสมใจ นันทคีรีไพร"), .name)
  known.add(Private("9-9901-52950-48-3"), .citizenNumber)
  known.add(Private("080-000-1000"), .phone)
  known.add(Private("somjai@mail.example"), .email)
  known.add(Private("99/1 หมู่ 4 บ้านดอน"), .address)
  return OutputScan(known: known, publicPersons: PublicPersons(["นายบุญส่ง ศรีจันทน์ทอง"]))
}()

/// Scans bytes as each form of output that there is, and as a path.
func scanOutput(_ bytes: [UInt8]) {
  for path in ["a.html", "a.json", "a.csv", "a.png"] { _ = scan.leaks(path: path, bytes: bytes) }
  _ = scan.leaks(path: String(decoding: bytes.prefix(300), as: UTF8.self), bytes: [])
}

/// Reads bytes as a policy, as a list of allowances, and as a register of members.
func readPolicy(_ bytes: [UInt8]) {
  let file = FileID(0)
  _ = PolicyReader.read(bytes, file: file, chart: .standard)
  _ = PolicyReader.fund(bytes, file: file, site: .standard, chart: .standard)
  _ = AllowListReader.read(bytes, file: file, calendar: .october)
  for sheet in LedgerReader.sheets(in: bytes, at: "members.csv") {
    _ = PrivateValuesReader.values(in: sheet)
  }
}
