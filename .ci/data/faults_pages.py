"""Faults of the schema.org JSON-LD in pages."""

import json

import structured
from bench import Fault
from common import strict_json


def _page(bench, kind):
    """The first page with a thing of this type, in the language of the site's own root."""
    for page in sorted(bench.root.rglob("index.html")):
        name = bench.site.name(page)
        if not structured.LANGUAGE.match(name) and _has(page.read_text("utf-8"), kind):
            return name
    raise LookupError(f"no page has a {kind}")


def _has(text, kind):
    return any(
        thing["@type"] == kind
        for raw in structured.BLOCK.findall(text)
        for thing in structured._things(strict_json(raw))
    )


def _in_thing(kind, change):
    """Damages the first thing of a type, in its block."""

    def plant(bench):
        def alter(text):
            for found in structured.BLOCK.finditer(text):
                tree = strict_json(found.group(1))
                things = [thing for thing in structured._things(tree) if thing["@type"] == kind]
                if things:
                    change(things[0])
                    start, end = found.span(1)
                    return text[:start] + json.dumps(tree, ensure_ascii=False) + text[end:]
            raise LookupError(kind)

        bench.edit(_page(bench, kind), alter)

    return plant


def _set(kind, key, value):
    return _in_thing(kind, lambda thing: thing.__setitem__(key, value))


def _without(kind, key):
    return _in_thing(kind, lambda thing: thing.pop(key))


def _in_block(kind, change):
    def plant(bench):
        def alter(text):
            for found in structured.BLOCK.finditer(text):
                if _has(found.group(0), kind):
                    return text[: found.start()] + change(found.group(0)) + text[found.end() :]
            raise LookupError(kind)

        bench.edit(_page(bench, kind), alter)

    return plant


def _dead_download(thing):
    parts = thing["distribution"]
    part = parts[0] if isinstance(parts, list) else parts
    part["contentUrl"] += "x"


def _items(change):
    return _in_thing("BreadcrumbList", lambda thing: change(thing["itemListElement"]))


def _from_zero(items):
    for position, item in enumerate(items):
        item["position"] = position


ARTICLE = "NewsArticle"
PAGES = [
    ("a data set without name", "name is missing", _without("Dataset", "name")),
    ("a data set without licence", "license is missing", _without("Dataset", "license")),
    ("a data set without creator", "creator is missing", _without("Dataset", "creator")),
    ("a creator that is a mere name", "neither Person", _set("Dataset", "creator", "กองทุน")),
    ("a description too short", "letters, not 50", _set("Dataset", "description", "ข้อมูล")),
    ("a download that is not there", "no file of the site", _in_thing("Dataset", _dead_download)),
    ("years of the Buddhist era", "Buddhist", _set("Dataset", "temporalCoverage", "2567/2569")),
    ("a span that is no span", "no span", _set("Dataset", "temporalCoverage", "1 ต.ค. 2568")),
    ("a catalogue without address", "url is missing", _without("DataCatalog", "url")),
    ("an article without headline", "headline is missing", _without(ARTICLE, "headline")),
    ("an article of 16/2/2566", "ISO 8601", _set(ARTICLE, "datePublished", "16/2/2566")),
    ("an article of the Buddhist era", "Buddhist", _set(ARTICLE, "datePublished", "2566-02-16")),
    ("an article with a time and no zone", "zone",
     _set(ARTICLE, "datePublished", "2023-02-16T13:30:00")),
    ("positions from 0", "the position of item 1", _items(_from_zero)),
    ("a breadcrumb that leads nowhere", "no file of the site",
     _items(lambda items: items[0].__setitem__("item", items[0]["item"] + "nowhere/"))),
    ("a breadcrumb that is not shown", "it tells",
     _items(lambda items: items[0].__setitem__("name", "ที่อื่น"))),
    ("a publisher without address", "url is missing", _without("Organization", "url")),
    ("another context", "@context",
     _in_block("Dataset", lambda block: block.replace("//schema.org", "//schema.example"))),
    ("broken JSON", "Expecting|Unterminated|delimiter",
     _in_block("Dataset", lambda block: block.replace("}", "", 1))),
    ("a page without its block", "it has no", _in_block(ARTICLE, lambda block: "")),
]

FAULTS = [Fault(structured, *fault) for fault in PAGES]
