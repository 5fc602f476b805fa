"""`data/gdc.csv` against the fields and words of the Government Data Catalog."""

import re
import unicodedata

from common import read_csv
from gdc_words import FIELDS, PUBLIC, SEVERAL, WORDS

FILE = "data/gdc.csv"
# CKAN's `name_validator`: what may stand in the address of a data set.
SLUG = re.compile(r"[a-z0-9-]{2,100}")
EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def check(site, report):
    with report.check("gdc") as check:
        path = site.root / FILE
        if not path.is_file():
            check.fail(FILE, "there is none")
            return
        header, rows = read_csv(path, encoding="utf-8-sig")
        named = header[:1] == ["name"]
        if header[named:] != FIELDS:
            check.fail(FILE, f"the columns are {header}, not {['name', *FIELDS]}")
            return
        if not rows:
            check.fail(FILE, "it lists no data set")
        seen = set()
        for number, cells in enumerate(rows, 2):
            for message in _wrong_in_row(header, cells, seen):
                check.fail(FILE, f"row {number}: {message}")
        check.what = f"{len(rows)} data sets, {len(FIELDS)} fields each, all words known"


def _wrong_in_row(header, cells, seen):
    if len(cells) != len(header):
        yield f"{len(cells)} cells under {len(header)} columns"
        return
    row = dict(zip(header, cells))
    for field, value in row.items():
        if not value.strip():
            yield f"{field} is empty"
        elif value != value.strip():
            yield f"{field} begins or ends with a space: {value!r}"
    if "name" in row:
        if not SLUG.fullmatch(row["name"]):
            yield f"name {row['name']!r} is no slug: a-z, 0-9 and hyphens, 2 to 100"
        elif row["name"] in seen:
            yield f"name {row['name']!r} stands twice"
        seen.add(row["name"])
    yield from _wrong_words(row)
    if not EMAIL.fullmatch(row["maintainer_email"]):
        yield f"maintainer_email {row['maintainer_email']!r} is no address"
    if row["data_category"] != PUBLIC and row["data_category"] in WORDS["data_category"]:
        yield f"data_category {row['data_category']!r}: what is published is {PUBLIC}"
    yield from _wrong_tags(row["tag_string"])


def _wrong_words(row):
    for field, known in WORDS.items():
        values = row[field].split(";") if field in SEVERAL else [row[field]]
        for value in values:
            if value and value.strip() not in known:
                yield f"{field} {value!r} is no word of the catalogue"
        if len(set(values)) != len(values):
            yield f"{field} {row[field]!r} says a word twice"


def _wrong_tags(text):
    """CKAN parts tags at commas; a tag has letters, digits, spaces, and - _ . only."""
    for tag in text.split(","):
        tag = tag.strip()
        if not 2 <= len(tag) <= 100:
            yield f"tag_string: {tag!r} is not 2 to 100 long"
        elif not all(sign in " -_." or unicodedata.category(sign)[0] in "LMN" for sign in tag):
            yield f"tag_string: {tag!r} has a sign that no tag may have"
