extension NewsFeed {
  /// As Atom.
  var atom: [UInt8] {
    var xml = HTML(markup: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    xml.append(markup: "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
    xml.append(escaping: language)
    xml.append(markup: "\">\n")
    xml.append("title", title)
    xml.append("subtitle", about)
    xml.append("id", page)
    xml.append("updated", updated)
    xml.append(markup: "  <author><name>")
    xml.append(escaping: publisher)
    xml.append(
      markup: "</name></author>\n  <link rel=\"self\" type=\"application/atom+xml\" href=\"")
    xml.append(escaping: page + "feed.xml")
    xml.append(markup: "\"/>\n  <link rel=\"alternate\" type=\"text/html\" href=\"")
    xml.append(escaping: page)
    xml.append(markup: "\"/>\n")
    for entry in entries {
      xml.append(markup: "  <entry>\n")
      xml.append("title", entry.title)
      xml.append("id", entry.address)
      xml.append(markup: "  <link rel=\"alternate\" type=\"text/html\" href=\"")
      xml.append(escaping: entry.address)
      xml.append(markup: "\"/>\n")
      xml.append("published", entry.time)
      xml.append("updated", entry.time)
      for label in [entry.category] + entry.tags {
        xml.append(markup: "  <category term=\"")
        xml.append(escaping: label)
        xml.append(markup: "\"/>\n")
      }
      xml.append("summary", entry.summary)
      xml.append(markup: "  </entry>\n")
    }
    xml.append(markup: "</feed>\n")
    return xml.bytes
  }

  /// As RSS.
  var rss: [UInt8] {
    var xml = HTML(markup: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    xml.append(
      markup: "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n")
    xml.append("title", title)
    xml.append("link", page)
    xml.append("description", about)
    xml.append("language", language)
    xml.append("lastBuildDate", mailUpdated)
    xml.append(markup: "  <atom:link rel=\"self\" type=\"application/rss+xml\" href=\"")
    xml.append(escaping: page + "rss.xml")
    xml.append(markup: "\"/>\n")
    for entry in entries {
      xml.append(markup: "  <item>\n")
      xml.append("title", entry.title)
      xml.append("link", entry.address)
      xml.append(markup: "  <guid isPermaLink=\"true\">")
      xml.append(escaping: entry.address)
      xml.append(markup: "</guid>\n")
      xml.append("pubDate", entry.mailTime)
      for label in [entry.category] + entry.tags { xml.append("category", label) }
      xml.append("description", entry.summary)
      xml.append(markup: "  </item>\n")
    }
    xml.append(markup: "</channel>\n</rss>\n")
    return xml.bytes
  }

  /// As JSON.
  var json: [UInt8] {
    func text(_ text: String) -> String { DiagnosticData.string(text) }
    let items = entries.map { entry in
      var fields = [
        ("id", text(entry.address)), ("url", text(entry.address)), ("title", text(entry.title)),
        ("content_text", text(entry.summary)), ("date_published", text(entry.time)),
        ("tags", "[" + ([entry.category] + entry.tags).map(text).joined(separator: ", ") + "]"),
      ]
      if let picture = entry.picture { fields.append(("image", text(picture))) }
      return "    {\n" + fields.map { "      \(text($0)): \($1)" }.joined(separator: ",\n")
        + "\n    }"
    }
    let json = """
      {
        "version": "https://jsonfeed.org/version/1.1",
        "title": \(text(title)),
        "description": \(text(about)),
        "home_page_url": \(text(page)),
        "feed_url": \(text(page + "feed.json")),
        "language": \(text(language)),
        "authors": [{"name": \(text(publisher))}],
        "items": [
      \(items.joined(separator: ",\n"))
        ]
      }

      """
    return Array(json.utf8)
  }
}

extension HTML {
  /// Adds an element of XML that holds text.
  fileprivate mutating func append(_ name: StaticString, _ text: String) {
    append(markup: "  <")
    append(markup: name)
    append(markup: ">")
    append(escaping: text)
    append(markup: "</")
    append(markup: name)
    append(markup: ">\n")
  }
}
