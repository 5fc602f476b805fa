"""What a built site says, read apart from what its search does: the plain truth to measure against.

Python 3.9+, standard library only.
"""
import html
import html.parser
import os
import random
import re
import unicodedata

BLOCKS = set("address article aside blockquote br caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li"
             " main nav ol p pre section table tbody td tfoot th thead tr ul".split())
VOID = set("br hr img input link meta path source wbr".split())
DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
MARK = re.compile("[\u0E31\u0E33-\u0E3A\u0E47-\u0E4E]")


def fold(text):
    """What a reader takes for the same: NFC, small letters, Arabic digits, single spaces, no commas in amounts."""
    text = unicodedata.normalize("NFC", text).lower().translate(DIGITS)
    text = re.sub("[\u200B-\u200F\u2060-\u2064\uFEFF\u00AD]", "", text)
    text = re.sub("[“”]", '"', re.sub("[‘’]", "'", re.sub("[‐-―−]", "-", text)))
    text = re.sub(r"\s+", " ", text).replace(" ๆ", "ๆ").strip()
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)


class Page(html.parser.HTMLParser):
    """The text of <main> by the class or tag around it, blocks on lines of their own."""

    def __init__(self, path):
        super().__init__()
        self.stack, self.parts = [], []
        with open(path, encoding="utf-8") as page:
            self.feed(page.read())

    def handle_starttag(self, tag, attributes):
        if tag in BLOCKS:
            self.parts.append((tuple(self.stack), "\n"))
        if tag not in VOID:
            attributes = dict(attributes)
            self.stack.append(tag + "." + ".".join((attributes.get("class") or "").split()) + "@" + (attributes.get("href") or ""))

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.parts.append((tuple(self.stack), "\n"))
        while self.stack and self.stack.pop().split(".")[0] != tag:
            pass

    def handle_data(self, data):
        self.parts.append((tuple(self.stack), data))

    def text(self, inside, outside=()):
        """The text inside an element of one of the patterns and of none of the others."""
        def stands(stack, patterns):
            return any(re.search(pattern, element) for pattern in patterns for element in stack)
        return "".join(text for stack, text in self.parts
                       if stands(stack, [r"^main\."]) and stands(stack, inside) and not stands(stack, outside))


class Item:
    def __init__(self, address, title, text, kind):
        self.address, self.title, self.text, self.kind = address, fold(title), fold(title + "\n" + text), kind
        self.raw_title, self.raw = title.strip(), text


def kinds(path):
    """The kinds of payments that a fund's page shows."""
    with open(path, encoding="utf-8") as page:
        table = re.search(r'aria-labelledby="welfare".*?<tfoot>', page.read(), re.S)
    return html.unescape(" · ".join(re.findall(r'<th scope="row">([^<]*)<', table[0]))) if table else ""


def sums(path):
    """The receipts and payments of each year, in the words of the search."""
    with open(path, encoding="utf-8") as page:
        table = re.search(r'id="t-years".*?</table>', page.read(), re.S)
    rows = re.findall(r"<tr>.*?</tr>", table[0].split("<tbody>")[1], re.S) if table else []
    cells = [re.findall(r">([^<>]*\d[^<>]*)<", row) for row in rows]
    return [f"ปีงบประมาณ {cell[0]} รับ {cell[2]} บาท จ่าย {cell[3]} บาท" for cell in cells]


def items(site, most=None):
    """The news and the funds of a site in its first language; so many of each, evenly spread, or all."""
    places = sorted(os.path.relpath(folder, site) for folder, _, names in os.walk(site) if "index.html" in names)
    found = []
    for shape in (r"news/\d{4}/[^/]+", r"f/[^/]+"):
        all_ = [place for place in places if re.fullmatch(shape, place)]
        found += [read(site, place) for place in (all_[::max(1, len(all_) // most)] if most else all_)]
    return sorted(found, key=lambda item: item.address)


def read(site, place):
    """The item of a page."""
    path = os.path.join(site, place, "index.html")
    page = Page(path)
    if place.startswith("news/"):
        text = page.text([r"\.ps-article__meta", r"^dd\.", r"\.ps-prose", r"\.ps-panel@", r"\.ps-panel--small"],
                         [r"^a\.ps-more@/news/\d+/$", r"^h2\.ps-panel__title"])
        return Item("/" + place + "/", page.text([r"^h1\."]), text, "news")
    places = page.text([r"\.ps-intro__text"])
    # The search also knows places as they are written in full, and the kinds of payments.
    long = re.sub(r"\bต\.", "ตำบล", re.sub(r"\bอ\.", "อำเภอ", re.sub(r"\bจ\.", "จังหวัด", places)))
    places += "\n" + long + "\n" + kinds(path)
    item = Item("/" + place + "/", page.text([r"^h1\."]), places, "fund")
    item.places = places
    item.closing = re.findall(r"\d[\d,]*\.\d\d", page.text([r"\.ps-figure__value"]))[:1]
    item.text += "\n" + fold("\n".join(sums(path) + [f"ยอดเงินคงเหลือ {sum} บาท" for sum in item.closing]
                                        + [page.text([r"\.ps-tag--held"])]))
    return item


def letters(text):
    """A text cut into letters with their marks."""
    found = []
    for sign in text:
        if found and MARK.match(sign):
            found[-1] += sign
        else:
            found.append(sign)
    return found


class Query:
    def __init__(self, kind, text, right):
        self.kind, self.text, self.right = kind, text, right


def slip(text, draw):
    """A text with one letter left out, doubled, changed or moved."""
    all_letters = letters(text)
    while True:
        made = list(all_letters)
        place = draw.randrange(len(made))
        how = draw.randrange(4)
        if how == 0:
            del made[place]
        elif how == 1:
            made.insert(place, made[place])
        elif how == 2:
            made[place] = draw.choice("กขคงจชดตทนบปพมยรลวสหอ") + (MARK.search(made[place])[0] if MARK.search(made[place]) else "")
        elif place + 1 < len(made):
            made[place], made[place + 1] = made[place + 1], made[place]
        if "".join(made) != text and not MARK.match(made[0]):
            return "".join(made)


def queries(found, seed, count=200):
    """Seeded questions with the items that are right: those that have them as a name, in the title, or at all."""
    draw = random.Random(seed)
    funds = [item for item in found if item.kind == "fund"]
    news = [item for item in found if item.kind == "news"]

    def part(text, low, high):
        runs = [run for run in re.split(r"\s+", text) if len(letters(run)) >= low]
        run = letters(draw.choice(runs))
        size = min(len(run), draw.randint(low, high))
        start = draw.randrange(len(run) - size + 1)
        return "".join(run[start:start + size])

    def place(fund, word):
        name = re.search(re.escape(word) + r"(\S+)", fund.places)
        return name[1] if name else fund.raw_title

    def named(word):
        return [item for item in funds if place(item, "ต.") == word]

    made = []
    for number in range(count):
        kind = ["tambon", "tambon", "tambon", "place pair", "slip", "slip", "fund name", "title", "title", "title part",
                "title part", "text", "text", "text", "text", "text", "amount", "amount as typed", "amount in Thai digits",
                "news amount"][number % 20]
        fund, item = draw.choice(funds), draw.choice(news)
        tambon = place(fund, "ต.")
        if kind == "tambon":
            made.append(Query(kind, tambon, named(tambon)))
        elif kind == "place pair":
            province = place(fund, "จ.")
            made.append(Query(kind, f"{tambon} {province}", [f for f in named(tambon) if province in f.places]))
        elif kind == "slip":
            made.append(Query(kind, slip(tambon, draw), named(tambon)))
        elif kind == "fund name":
            made.append(Query(kind, fund.raw_title, [f for f in funds if f.title == fund.title]))
        elif kind.startswith("amount"):
            with_sum = [f for f in funds if f.closing]
            fund = draw.choice(with_sum)
            text = fund.closing[0]
            text = text.replace(",", "") if kind == "amount as typed" else text
            text = text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) if kind.endswith("digits") else text
            made.append(Query(kind, text, [f for f in funds if fold(fund.closing[0]) in f.text]))
        else:
            amounts = re.findall(r"\d+,\d{3}", item.raw)
            if kind == "title":
                text = item.raw_title
            elif kind == "title part":
                text = part(item.raw_title, 6, 20)
            elif kind == "news amount" and amounts:
                text = draw.choice(amounts)
            else:
                text = part(item.raw, 3, 14)
            made.append(Query(kind, text, None))
    for query in made:
        query.truth = holding(found, query.text)
        if query.right is None:
            word = fold(query.text)
            query.right = [item for item in query.truth if word in item.title] or query.truth
    return made


def holding(found, text):
    """The items whose text holds every word."""
    words = fold(text).split(" ")
    return [item for item in found if all(word in item.text for word in words)]
