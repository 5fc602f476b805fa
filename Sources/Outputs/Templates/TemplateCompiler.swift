import Model

/// Checks a template's names against the views in sight and makes a program of it.
struct TemplateCompiler {
  /// How deep components and sections may nest.
  static let deepestNesting = 8

  let files: [String: (id: FileID, bytes: [UInt8])]
  let words: [String: String]
  private(set) var diagnostics: [Diagnostic] = []
  /// The components that are being compiled, each inside the one before.
  private var openComponents: [String] = []

  init(files: [String: (id: FileID, bytes: [UInt8])], words: [String: String]) {
    self.files = files
    self.words = words
  }

  /// A section that was opened and waits for its end.
  private struct OpenSection {
    let name: String
    let place: Place
    let slot: TemplateProgram.Slot?
    let isAbsent: Bool
    let hasScope: Bool
    var steps: [TemplateProgram.Step] = []
  }

  /// Compiles one file; the scopes are the shapes from the outermost to the innermost.
  mutating func compile(
    _ bytes: [UInt8], file: FileID, scopes: [Shape], depth: Int
  ) -> [TemplateProgram.Step] {
    let syntax = TemplateSyntax(bytes, file: file)
    diagnostics += syntax.diagnostics
    var scopes = scopes
    var open: [OpenSection] = []
    var steps: [TemplateProgram.Step] = []
    var isInTag = false
    func emit(_ step: TemplateProgram.Step) {
      if open.isEmpty { steps.append(step) } else { open[open.count - 1].steps.append(step) }
    }
    for piece in syntax.pieces {
      switch piece {
      case .literal(let literal):
        isInTag = Self.endsInTag(literal, before: isInTag)
        emit(.literal(Array(literal)))
      case .tag(.text, let name, let place):
        for step in hole(name, scopes, at: place, isInTag: isInTag) { emit(step) }
      case .tag(.html, let name, let place):
        if let step = htmlHole(name, scopes, at: place) { emit(step) }
      case .tag(.open, let name, let place), .tag(.absent, let name, let place):
        let found = find(name, scopes, at: place)
        var section = OpenSection(
          name: name, place: place, slot: found?.slot, isAbsent: Self.isAbsent(piece),
          hasScope: false)
        if case .rows(let shape)? = found?.kind, !section.isAbsent {
          scopes.append(shape)
          section = OpenSection(
            name: name, place: place, slot: found?.slot, isAbsent: false, hasScope: true)
        }
        if open.count + depth >= Self.deepestNesting {
          diagnostics.append(.nestsTooDeep(at: place))
          return steps
        }
        open.append(section)
      case .tag(.close, let name, let place):
        guard let section = open.last, section.name == name else {
          diagnostics.append(.sectionMismatch(name, open: open.last?.name, at: place))
          return steps
        }
        open.removeLast()
        if section.hasScope { scopes.removeLast() }
        if let slot = section.slot {
          emit(section.isAbsent ? .absent(slot, section.steps) : .section(slot, section.steps))
        }
      case .tag(.component, let name, let place):
        for step in component(name, scopes, at: place, depth: depth + open.count + 1) { emit(step) }
      case .tag(.comment, _, _): break
      }
    }
    for section in open { diagnostics.append(.sectionNotClosed(section.name, at: section.place)) }
    return steps
  }

  /// Whether an element's tag is open after a piece of a template.
  private static func endsInTag(_ literal: some BidirectionalCollection<UInt8>, before: Bool)
    -> Bool
  {
    literal.last { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
      .map { $0 == UInt8(ascii: "<") } ?? before
  }

  private static func isAbsent(_ piece: TemplateSyntax.Piece) -> Bool {
    if case .tag(.absent, _, _) = piece { true } else { false }
  }

  private mutating func component(
    _ name: String, _ scopes: [Shape], at place: Place, depth: Int
  ) -> [TemplateProgram.Step] {
    let path = "components/\(name)/template.html"
    guard let file = files[path] else {
      let known = files.keys.filter { $0.hasPrefix("components/") }.map {
        String($0.dropFirst("components/".count).prefix { $0 != "/" })
      }
      diagnostics.append(
        .templateMissing(path, near: nearestNames(to: name, among: known).first, at: place))
      return []
    }
    guard depth < Self.deepestNesting, !openComponents.contains(name) else {
      diagnostics.append(.nestsTooDeep(at: place))
      return []
    }
    openComponents.append(name)
    defer { openComponents.removeLast() }
    return compile(file.bytes, file: file.id, scopes: scopes, depth: depth)
  }

  /// `{{name}}`, or `{{words.name}}`, whose text may name fields in braces.
  private mutating func hole(
    _ name: String, _ scopes: [Shape], at place: Place, isInTag: Bool
  ) -> [TemplateProgram.Step] {
    guard name.hasPrefix("words.") else {
      guard let found = find(name, scopes, at: place) else { return [] }
      guard case .text = found.kind else {
        diagnostics.append(.wrongHole(name, found.kind, at: place))
        return []
      }
      return [isInTag ? .plain(found.slot) : .text(found.slot)]
    }
    let key = String(name.dropFirst("words.".count))
    guard let text = words[key] else {
      diagnostics.append(
        .wordMissing(key, near: nearestNames(to: key, among: Array(words.keys)).first, at: place))
      return []
    }
    return sentence(text, scopes, at: place)
  }

  /// The steps of a sentence: `นับ {published} จาก {all} กองทุน`.
  private mutating func sentence(
    _ text: String, _ scopes: [Shape], at place: Place
  ) -> [TemplateProgram.Step] {
    var steps: [TemplateProgram.Step] = []
    var rest = Substring(text)
    while let brace = rest.firstIndex(of: "{") {
      guard let end = rest[brace...].firstIndex(of: "}") else { break }
      steps.append(.literal(HTML(escaping: String(rest[..<brace])).bytes))
      let name = String(rest[rest.index(after: brace)..<end])
      if let found = find(name, scopes, at: place) {
        switch found.kind {
        case .text: steps.append(.plain(found.slot))
        case .html: steps.append(.html(found.slot))
        case .flag, .rows: diagnostics.append(.wrongHole(name, found.kind, at: place))
        }
      }
      rest = rest[rest.index(after: end)...]
    }
    steps.append(.literal(HTML(escaping: String(rest)).bytes))
    return steps
  }

  private mutating func htmlHole(
    _ name: String, _ scopes: [Shape], at place: Place
  ) -> TemplateProgram.Step? {
    guard let found = find(name, scopes, at: place) else { return nil }
    guard case .html = found.kind else {
      diagnostics.append(.wrongHole(name, found.kind, at: place))
      return nil
    }
    return .html(found.slot)
  }

  /// Finds a name in the innermost view that has it.
  private mutating func find(
    _ name: String, _ scopes: [Shape], at place: Place
  ) -> (slot: TemplateProgram.Slot, kind: Shape.Kind)? {
    for (scopesOut, shape) in scopes.reversed().enumerated() {
      if let position = shape.names.firstIndex(where: { $0.name == name }) {
        let slot = TemplateProgram.Slot(scopesOut: scopesOut, position: position)
        return (slot, shape.names[position].kind)
      }
    }
    diagnostics.append(
      .unknownTemplateName(name, scopes.flatMap { $0.names.map(\.name) }, at: place))
    return nil
  }
}

extension Diagnostic {
  static func unknownTemplateName(
    _ name: String, _ known: [String], at place: Place
  ) -> Diagnostic {
    let near = nearestNames(to: name, among: known).first
    let all = Set(known).sorted().joined(separator: ", ")
    return Diagnostic(
      .unknownTemplateName,
      Words(th: "หน้านี้ไม่มีช่องชื่อ “\(name)”", en: "This page has no field “\(name)”"),
      at: place,
      notes: near.map {
        [Note(Words(th: "หมายถึง “\($0)” หรือไม่", en: "Did you mean “\($0)”?"))]
      } ?? [],
      help: Words(th: "ชื่อที่ใช้ได้: \(all)", en: "Known names: \(all)"))
  }

  static func templateMissing(
    _ path: String, near: String? = nil, at place: Place?
  ) -> Diagnostic {
    Diagnostic(
      .templateMissing,
      Words(th: "ไม่มีไฟล์แม่แบบ \(path)", en: "There is no template \(path)"), at: place,
      help: near.map { Words(th: "หมายถึง “\($0)” หรือไม่", en: "Did you mean “\($0)”?") }
        ?? Words(
          th: "คัดลอกจากโฟลเดอร์ templates ที่มากับโปรแกรม",
          en: "Copy it from the templates folder that comes with the program"))
  }

  static func wrongHole(_ name: String, _ kind: Shape.Kind, at place: Place) -> Diagnostic {
    let form: String
    switch kind {
    case .text: form = "{{\(name)}}"
    case .html: form = "{{{\(name)}}}"
    case .flag, .rows: form = "{{#\(name)}} … {{/\(name)}}"
    }
    return Diagnostic(
      .wrongHole,
      Words(
        th: "“\(name)” พิมพ์ด้วยแท็กแบบนี้ไม่ได้",
        en: "“\(name)” can't be printed by this kind "
          + "of tag"),
      at: place, help: Words(th: "เขียน \(form)", en: "Write \(form)"))
  }

  static func wordMissing(_ key: String, near: String?, at place: Place) -> Diagnostic {
    Diagnostic(
      .wordMissing,
      Words(th: "ไม่มีคำ “\(key)” ในไฟล์คำ", en: "There is no word “\(key)” in the words file"),
      at: place,
      help: near.map { Words(th: "หมายถึง “\($0)” หรือไม่", en: "Did you mean “\($0)”?") }
        ?? Words(
          th: "เพิ่มในไฟล์คำของทุกภาษา คือ templates/words/th.yaml en.yaml และภาษาอื่นที่มี",
          en: "Add it to the words of each language: templates/words/th.yaml, en.yaml and others"))
  }

  static func nestsTooDeep(at place: Place) -> Diagnostic {
    Diagnostic(
      .templateSyntax,
      Words(th: "แม่แบบซ้อนลึกเกิน 8 ชั้น", en: "Templates nest deeper than 8 levels"), at: place,
      help: Words(
        th: "ตรวจว่าส่วนประกอบเรียกตัวเองหรือไม่", en: "Check whether a component names itself"))
  }

  static func sectionMismatch(_ name: String, open: String?, at place: Place) -> Diagnostic {
    Diagnostic(
      .templateSyntax,
      Words(
        th: "{{/\(name)}} ปิดส่วนที่ไม่ได้เปิดอยู่",
        en: "{{/\(name)}} closes a section that "
          + "isn't open"),
      at: place,
      help: open.map { Words(th: "ส่วนที่เปิดอยู่คือ \($0)", en: "The open section is \($0)") }
        ?? Words(th: "ไม่มีส่วนใดเปิดอยู่", en: "No section is open"))
  }

  static func sectionNotClosed(_ name: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .templateSyntax,
      Words(th: "ส่วน “\(name)” เปิดแล้วไม่ปิด", en: "The section “\(name)” is never closed"),
      at: place, help: Words(th: "เพิ่ม {{/\(name)}}", en: "Add {{/\(name)}}"))
  }
}
