"""schema.org JSON-LD in the pages, by what Google's documentation of structured data asks for.

Source: Search Central's pages on Dataset, Article (NewsArticle), Breadcrumb and Organization.
"""

import html
import re

from common import is_buddhist, strict_json

BLOCK = re.compile(
    r"<script\b[^>]*\btype=[\"']?application/ld\+json[\"']?[^>]*>(.*?)</script>", re.S
)
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
CRUMBS = re.compile(r'<nav\b[^>]*class="[^"]*\bps-crumbs\b[^"]*"[^>]*>(.*?)</nav>', re.S)
CRUMB = re.compile(r"<li\b[^>]*>(.*?)</li>", re.S)
DAY = r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
CLOCK = r"T[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?(Z|[+-][0-9]{2}:[0-9]{2})"
MOMENT = re.compile(DAY + f"({CLOCK})?")
SOME_DAY = "[0-9]{4}(-[01][0-9](-[0-3][0-9])?)?"
SPAN = re.compile(rf"{SOME_DAY}(/({SOME_DAY}|\.\.))?")
DATES = ["datePublished", "dateModified", "dateCreated", "foundingDate"]
# The kinds of page that must tell what they are: a pattern of its path, and one type of each set.
KINDS = [
    (re.compile(r""), [{"DataCatalog"}, {"Organization"}]),
    (re.compile(r"data/"), [{"DataCatalog"}]),
    (re.compile(r"data/p/[^/]+/"), [{"Dataset", "DataCatalog"}]),
    (re.compile(r"f/[^/]+/"), [{"Dataset"}]),
    (re.compile(r"f/[^/]+/data/"), [{"Dataset"}]),
    (re.compile(r"news/[0-9]{4}/[^/]+/"), [{"NewsArticle"}]),
]
LANGUAGE = re.compile(r"^[a-z]{2}/")


def check(site, report):
    with report.check("json-ld") as check:
        if not site.base:
            check.fail("index.html", "it names no canonical address")
        counts = {}
        for page in sorted(site.root.rglob("*.html")):
            text = page.read_text("utf-8")
            if 'http-equiv="refresh"' in text:
                continue
            for kind in _check_page(site, page, text, check):
                counts[kind] = counts.get(kind, 0) + 1
        if not (site.root / "data/index.html").is_file():
            check.fail("data/index.html", "there is none")
        for kind in ["Dataset", "DataCatalog", "NewsArticle", "BreadcrumbList", "Organization"]:
            if kind not in counts:
                check.fail("-", f"no page has a {kind}")
        check.what = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))


def _check_page(site, page, text, check):
    """Returns the types that the page tells of."""
    name = site.name(page)
    things = []
    for number, raw in enumerate(BLOCK.findall(text), 1):
        try:
            things += _things(strict_json(raw))
        except ValueError as error:
            check.fail(name, f"block {number}: {error}")
    canonical = CANONICAL.search(text)
    page_address = html.unescape(canonical.group(1)) if canonical else ""
    for thing in things:
        kind = thing.get("@type")
        for message in RULES.get(kind, lambda *_: [])(site, thing, page_address):
            check.fail(name, f"{kind}: {message}")
        for message in _wrong_dates(thing):
            check.fail(name, f"{kind}: {message}")
    told = {thing["@type"] for thing in things}
    for wanted in _wanted(name):
        if not wanted & told:
            check.fail(name, f"it has no {' or '.join(sorted(wanted))}")
    for message in _wrong_crumbs(site, text, things):
        check.fail(name, message)
    return sorted(told)


def _things(tree):
    """The things on the first level of a block, each seen to have the context."""
    for block in tree if isinstance(tree, list) else [tree]:
        if not isinstance(block, dict):
            raise ValueError("a block is no object")
        if block.get("@context") not in ("https://schema.org", "https://schema.org/"):
            raise ValueError(f"@context is {block.get('@context')!r}, not 'https://schema.org'")
        for thing in block.get("@graph", [block]):
            if not isinstance(thing.get("@type"), str):
                raise ValueError("a thing has no @type")
            yield thing


def _wanted(name):
    if not name.endswith("index.html"):
        return []
    path = LANGUAGE.sub("", name[: -len("index.html")])
    return [one for pattern, sets in KINDS if pattern.fullmatch(path) for one in sets]


def _list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def _missing(thing, *names):
    for name in names:
        value = thing.get(name)
        if value in (None, "", [], {}) or (isinstance(value, str) and not value.strip()):
            yield f"{name} is missing"


def _wrong_links(site, thing, *names):
    """Addresses must be whole; one of this site must answer."""
    for name in names:
        for address in _list(thing.get(name)):
            address = address.get("@id") if isinstance(address, dict) else address
            if not re.match(r"https?://", str(address)):
                yield f"{name} {address!r} is no whole address"
            elif site.is_own(address) and site.local(address) is None:
                yield f"{name}: no file of the site answers at {address}"


def _wrong_dates(thing):
    for name in DATES:
        value = thing.get(name)
        if value is None:
            continue
        found = MOMENT.fullmatch(str(value))
        if not found:
            yield f"{name} {value!r} is not ISO 8601 (with a time: with its zone)"
        elif is_buddhist(found.group(1)):
            yield f"{name} {value!r} is in the Buddhist era"
    for value in _list(thing.get("temporalCoverage")):
        found = SPAN.fullmatch(str(value))
        if not found:
            yield f"temporalCoverage {value!r} is no span of ISO 8601"
        elif any(is_buddhist(year) for year in re.findall(r"(?:^|/)([0-9]{4})", value)):
            yield f"temporalCoverage {value!r} is in the Buddhist era"


def _wrong_agents(thing, *names):
    for name in names:
        for agent in _list(thing.get(name)):
            if not isinstance(agent, dict) or agent.get("@type") not in ("Person", "Organization"):
                yield f"{name} is neither Person nor Organization"
            elif not agent.get("name"):
                yield f"{name} has no name"


def _wrong_dataset(site, thing, page):
    yield from _missing(thing, "name", "description", "license", "creator", "distribution", "url")
    description = thing.get("description") or ""
    if description and not 50 <= len(description) <= 5000:
        yield f"description has {len(description)} letters, not 50 to 5000"
    yield from _wrong_links(site, thing, "license", "url", "sameAs")
    yield from _wrong_agents(thing, "creator", "publisher")
    for part in _list(thing.get("distribution")):
        if not isinstance(part, dict) or part.get("@type") != "DataDownload":
            yield "a distribution is no DataDownload"
            continue
        yield from _missing(part, "contentUrl", "encodingFormat")
        yield from _wrong_links(site, part, "contentUrl")


def _wrong_data_catalog(site, thing, page):
    yield from _missing(thing, "name", "description", "url")
    yield from _wrong_links(site, thing, "url", "license")
    yield from _wrong_agents(thing, "creator", "publisher")


def _wrong_news(site, thing, page):
    yield from _missing(thing, "headline", "datePublished")
    if not thing.get("author") and not thing.get("publisher"):
        yield "it has neither author nor publisher"
    yield from _wrong_agents(thing, "author", "publisher")
    yield from _wrong_links(site, thing, "url", "mainEntityOfPage")
    for address in _list(thing.get("url")):
        if address != page:
            yield f"url {address!r} is not the page's own {page!r}"
    images = _list(thing.get("image"))
    images = [image.get("url") if isinstance(image, dict) else image for image in images]
    yield from _wrong_links(site, {"image": images}, "image")


def _wrong_organization(site, thing, page):
    yield from _missing(thing, "name", "url")
    yield from _wrong_links(site, thing, "url", "logo", "sameAs")


def _wrong_breadcrumbs(site, thing, page):
    items = thing.get("itemListElement")
    if not isinstance(items, list) or not items:
        yield "itemListElement is no list"
        return
    for position, item in enumerate(items, 1):
        if item.get("@type") != "ListItem":
            yield f"item {position} is no ListItem"
        if item.get("position") != position:
            yield f"the position of item {position} is {item.get('position')!r}"
        yield from _missing(item, "name")
        # Google takes the page's own address where the last item has none.
        if position < len(items) or "item" in item:
            yield from _missing(item, "item")
            yield from _wrong_links(site, item, "item")


RULES = {
    "Dataset": _wrong_dataset,
    "DataCatalog": _wrong_data_catalog,
    "NewsArticle": _wrong_news,
    "Organization": _wrong_organization,
    "BreadcrumbList": _wrong_breadcrumbs,
}


def _wrong_crumbs(site, text, things):
    """The breadcrumbs that are told must be those that are seen."""
    seen = CRUMBS.search(text)
    if not seen:
        return
    lists = [thing for thing in things if thing.get("@type") == "BreadcrumbList"]
    if len(lists) != 1:
        yield f"it shows breadcrumbs and has {len(lists)} BreadcrumbList"
        return
    shown = [_plain(crumb) for crumb in CRUMB.findall(seen.group(1))]
    items = lists[0].get("itemListElement") or []
    told = [" ".join(str(item.get("name")).split()) for item in items]
    if shown != told:
        yield f"BreadcrumbList: it tells {told} and shows {shown}"


def _plain(markup):
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())
