import Disclosure
import Model
import Outputs

extension SitePages {
  /// The pages over many funds of a site that is rebuilt, no fund in them yet.
  init(
    rebuilding site: Site, news: PublishedNews, prose: Set<String>, _ work: TemplateWork,
    policy: (DisclosurePolicy, Chart), _ tree: any PublishedSite, _ templates: any InputTree,
    isProven: Bool = false
  ) {
    var texts = NewsWork()
    texts.items = news.items
    texts.pages = news.pages
    self.init(
      summaries: [], data: [], isProven: isProven, workers: 2, news: texts, prose: prose,
      site: site,
      policy: policy.0, chart: policy.1, content: PublishedAssets(site: tree),
      templates: templates, assets: work.assets, style: work.style, fundPages: [],
      fundTargets: LinkTargets(), templateLinks: .none, ready: news.bodies)
  }
}

/// The owner's own files of a site, logo and font, where the content would have them.
private struct PublishedAssets: InputTree {
  let site: any PublishedSite

  func list() throws -> InputListing { InputListing(files: []) }

  func bytes(at path: String) throws -> [UInt8] {
    try site.published(at: "assets/" + path) ?? []
  }
}
