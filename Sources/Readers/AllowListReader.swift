public import Disclosure
public import Model

/// Reads `content/pii-allow.yaml`: what may be published although the scan stops it.
public enum AllowListReader {
  /// Reads the list; an entry that isn't whole allows nothing.
  public static func read(
    _ bytes: [UInt8], file: FileID, calendar: FiscalCalendar
  ) -> Reading<AllowList> {
    if let damaged = firstDamagedByte(of: bytes, in: file) {
      return Reading(AllowList(), [undecodable(at: damaged)])
    }
    var (settings, root) = SettingsFile.read(withoutByteOrderMark(bytes), file: file)
    guard var root else { return Reading(AllowList(), settings.diagnostics) }
    var entries: [AllowList.Entry] = []
    for node in settings.list(root.take("allow")) {
      guard var pairs = settings.mapping(node) else { continue }
      if let entry = entry(&pairs, &settings, calendar, at: settings.place(of: node)) {
        entries.append(entry)
      }
      pairs.finish(&settings)
    }
    root.finish(&settings)
    return Reading(AllowList(entries), settings.diagnostics)
  }

  private static func entry(
    _ pairs: inout SettingsMapping, _ settings: inout SettingsFile, _ calendar: FiscalCalendar,
    at place: Place
  ) -> AllowList.Entry? {
    let kindNode = pairs.take("detector")
    let kind = settings.text(kindNode).flatMap { PrivateKind(rawValue: $0) }
    if let kindNode, kind == nil {
      let known = PrivateKind.allCases.map(\.rawValue).joined(separator: ", ")
      settings.unusable(
        kindNode, Words(th: "ไม่มีตัวตรวจชื่อนี้", en: "There is no such detector"),
        help: Words(th: "ใช้ได้: \(known)", en: "Known: \(known)"))
    }
    let digest = settings.text(pairs.take("hash"))
    let path = settings.text(pairs.take("path"))
    let reason = settings.text(pairs.take("reason"))
    let approver = settings.text(pairs.take("approver"))
    let expiryNode = pairs.take("expires")
    let expiry = settings.day(expiryNode, calendar: calendar)
    let examples = [
      ("detector", kindNode == nil, "detector: phone"), ("hash", digest == nil, "hash: 0123…"),
      ("path", path == nil, "path: news/2566/visit/index.html"),
      ("reason", reason == nil, "reason: …"), ("approver", approver == nil, "approver: ประธาน"),
      ("expires", expiryNode == nil, "expires: 31 ธ.ค. 2570"),
    ]
    for (key, isMissing, example) in examples where isMissing {
      settings.missing(key, in: pairs, example: example)
    }
    guard let kind, let digest, let path, let reason, let approver, let expiry else { return nil }
    return AllowList.Entry(
      kind: kind, digest: digest, path: path, reason: reason, approver: approver, expiry: expiry,
      place: place)
  }
}
