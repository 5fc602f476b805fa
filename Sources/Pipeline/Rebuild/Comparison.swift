import Disclosure
import Model
import Outputs
import Readers

extension Rebuild {
  /// What was made again beside what is published.
  struct Comparison {
    private let site: any PublishedSite
    private let name: String
    private(set) var result = Result()
    /// The digest of every file that was made again, by its path.
    private var digests: [String: FileDigest] = [:]
    private var toldCount = 0
    /// How many differences are told one by one.
    private static let most = 20

    init(_ site: any PublishedSite, _ name: String) {
      self.site = site
      self.name = name
    }

    mutating func add(_ findings: [Finding]) { result.findings += findings }

    /// Whether everything was found to be as it should.
    var isClean: Bool { toldCount == 0 }

    /// Looks whether the files from which all others follow are those that were published.
    mutating func checkData(_ files: [String]) throws {
      guard let sums = try site.published(at: Routes.sums) else {
        return tell(.notPublished("\(name)/\(Routes.sums)"))
      }
      let expected = DigestList.digests(in: sums)
      for path in files where Self.isData(path) && expected[path] != nil {
        guard let bytes = try site.published(at: path), FileDigest(of: bytes) != expected[path]
        else {
          continue
        }
        tell(.changedData("\(name)/\(path)"))
      }
    }

    /// Whether a file is one from which a site is made again.
    private static func isData(_ path: String) -> Bool {
      (path.hasPrefix("f/") && path.hasSuffix(".csv")) || path == Routes.siteData
        || path == Routes.policyData || path == "data/\(DataTable.funds.name).csv"
        || (path.hasPrefix("data/") && path.hasSuffix(".jsonl"))
    }

    mutating func tell(_ diagnostic: Diagnostic) {
      toldCount += 1
      guard toldCount <= Self.most else { return }
      result.findings.append(Finding(diagnostic, in: SourceFiles()))
    }

    /// Compares a file with the published one.
    mutating func compare(_ file: OutputFile) throws {
      digests[file.path] = FileDigest(of: file.bytes)
      // What anybody wrote may lead anywhere; the site's folder isn't left.
      guard !file.path.split(separator: "/").contains("..") else {
        return tell(.strangeFile("\(name)/\(file.path)"))
      }
      guard let published = try site.published(at: file.path) else {
        return tell(.notPublished("\(name)/\(file.path)"))
      }
      if published == file.bytes {
        result.sameCount += 1
      } else {
        tell(.rebuiltDiffers("\(name)/\(file.path)", published, file.bytes))
      }
    }

    /// Looks at the files that can't be made again: pictures and the owner's own files have the
    /// digest that the site gives them; nothing else may be there.
    mutating func finish(_ files: [String]) throws {
      guard let sums = try site.published(at: Routes.sums) else {
        return tell(.notPublished("\(name)/\(Routes.sums)"))
      }
      var expected = digests
      for path in files where digests[path] == nil && path != Routes.sums {
        guard Self.isTaken(path), let bytes = try site.published(at: path) else {
          tell(.strangeFile("\(name)/\(path)"))
          continue
        }
        result.takenCount += 1
        expected[path] = FileDigest(of: bytes)
      }
      let text = DigestList(expected).file.bytes
      if text == sums {
        result.sameCount += 1
      } else {
        tell(.rebuiltDiffers("\(name)/\(Routes.sums)", sums, text))
      }
      if toldCount > Self.most {
        result.findings.append(
          Finding(.moreDiffer(toldCount - Self.most), in: SourceFiles()))
      }
    }

    /// Whether a file can't be made from data: a picture, a font, a logo.
    static func isTaken(_ path: String) -> Bool {
      let endings = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".woff2", ".svg"]
      let folders = ["news/", "pages/", "assets/"]
      return endings.contains { path.hasSuffix($0) } && folders.contains { path.hasPrefix($0) }
    }
  }
}

extension Diagnostic {
  /// P802. A published file is not what the data and the templates give.
  fileprivate static func rebuiltDiffers(
    _ path: String, _ published: [UInt8], _ rebuilt: [UInt8]
  ) -> Diagnostic {
    let lines = [published, rebuilt].map {
      $0.split(separator: 0x0A, omittingEmptySubsequences: false)
    }
    let number =
      zip(lines[0], lines[1]).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      ?? min(lines[0].count, lines[1].count)
    let (here, there) = (line(lines[0], number), line(lines[1], number))
    return Diagnostic(
      .rebuiltDiffers,
      Words(
        th: "\(path) ต่างจากที่สร้างใหม่จากข้อมูลเปิด ที่บรรทัด \(number + 1)",
        en: "\(path) differs from what its open data give, in line \(number + 1)"),
      at: nil,
      notes: [
        Note(Words(th: "ในเว็บไซต์: \(here.from(there))", en: "on the site: \(here.from(there))")),
        Note(Words(th: "สร้างใหม่: \(there.from(here))", en: "rebuilt: \(there.from(here))")),
      ], help: .whyRebuiltDiffers)
  }

  private static func line(_ lines: [ArraySlice<UInt8>], _ number: Int) -> String {
    number < lines.count ? String(decoding: lines[number], as: UTF8.self) : "—"
  }

  /// A table or text was changed after the site was published; all else would follow from it.
  fileprivate static func changedData(_ path: String) -> Diagnostic {
    Diagnostic(
      .rebuiltDiffers,
      Words(
        th: "\(path) ไม่ใช่ไฟล์ที่เผยแพร่ รหัสไม่ตรงกับใน \(Routes.sums)",
        en: "\(path) isn't the file that was published: \(Routes.sums) has another digest"),
      at: nil,
      help: Words(
        th: "ขอไฟล์นี้จากเว็บไซต์ต้นทางใหม่ หน้าอื่นยังไม่ได้เทียบ เพราะทุกหน้าตามมาจากข้อมูลนี้",
        en: "Fetch it from the site again; no page was compared, since all of them follow from it"))
  }

  /// The tables of a fund don't add up.
  static func sumsDisagree(_ fault: Proof.Fault, _ name: String) -> Diagnostic {
    Diagnostic(
      .rebuiltDiffers,
      Words(
        th: "ตารางของกองทุนบวกกันไม่ลงตัว: \(name)/\(fault.file) ว่า \(fault.found) บวกใหม่ได้ "
          + "\(fault.expected)",
        en: "The fund's tables don't add up: \(name)/\(fault.file) says \(fault.found), its parts "
          + "come to \(fault.expected)"),
      at: nil,
      notes: [Note(Words(th: "ตัวเลข: \(fault.figure)", en: "the figure: \(fault.figure)"))],
      help: .whyRebuiltDiffers)
  }

  fileprivate static func notPublished(_ path: String) -> Diagnostic {
    Diagnostic(
      .rebuiltDiffers,
      Words(th: "ไม่มี \(path) ซึ่งข้อมูลเปิดบอกว่าต้องมี", en: "\(path) is missing; the data ask for it"),
      at: nil, help: .whyRebuiltDiffers)
  }

  fileprivate static func strangeFile(_ path: String) -> Diagnostic {
    Diagnostic(
      .rebuiltDiffers,
      Words(
        th: "\(path) ไม่ได้มาจากข้อมูลเปิดของเว็บไซต์นี้",
        en: "\(path) doesn't follow from the site's data"),
      at: nil, help: .whyRebuiltDiffers)
  }

  fileprivate static func moreDiffer(_ count: Int) -> Diagnostic {
    Diagnostic(
      .rebuiltDiffers,
      Words(th: "และอีก \(count) ไฟล์", en: "and \(count) more files"), at: nil,
      help: .whyRebuiltDiffers)
  }

  static func noSiteData(_ name: String) -> Diagnostic {
    Diagnostic(
      .rebuiltDiffers,
      Words(
        th: "\(name) ไม่มี \(Routes.siteData) จึงสร้างใหม่จากข้อมูลไม่ได้",
        en: "\(name) has no \(Routes.siteData), so that it can't be rebuilt"),
      at: nil,
      help: Words(
        th: "ระบุโฟลเดอร์ของเว็บไซต์ที่โปร่งใสสร้าง เช่น prongsai rebuild site --check",
        en: "Name the folder of a site that Prongsai built: prongsai rebuild site --check"))
  }

  static func unreadableSiteData(_ path: String) -> Diagnostic {
    Diagnostic(
      .rebuiltDiffers,
      Words(th: "อ่านข้อมูลเปิดใน \(path) ไม่ได้", en: "The open data in \(path) can't be read"),
      at: nil, help: .whyRebuiltDiffers)
  }
}

extension Words {
  fileprivate static let whyRebuiltDiffers = Words(
    th: "ไฟล์ถูกแก้หลังเผยแพร่ หรือใช้แม่แบบหรือโปรแกรมคนละรุ่น ถ้าใช้แม่แบบของตนเอง ใส่ --templates",
    en: "A file was changed after it was published, or templates or program are of another "
      + "version; name your own templates by --templates")
}

extension String {
  /// The text from shortly before it differs from another.
  fileprivate func from(_ other: String) -> String {
    let same = zip(self, other).prefix { $0 == $1 }.count
    let start = Swift.max(0, same - 40)
    return (start > 0 ? "…" : "") + String(dropFirst(start).prefix(120))
  }
}
