#!/usr/bin/env python3
"""Does a site that Prongsai built show the figures and pages that a corpus asks for?

    verify.py [--parts fund,news,list] [--planted] CORPUS SITE

Every fund: what each year opened with, received, paid and closed with, by source and by category.
The categories of a year are counted here from the ledger and held against expected.jsonl; welfare
that the policy shows together is the sum of the kinds that aren't shown.  Where the last days of a year
helped fewer than ten people the policy ends its statement before them, and they stand in the next
one (docs/formats/policy.md): published.csv says so, and the years are counted from day to day.  The sums of the home page,
of each province and district; every item of news; every list with every item in it; every internal
link.  --parts says which parts of the site were built: what lies in others isn't asked for.
--planted changes one digit or link in the pages as they are read, and takes a page or two away:
each change must be told, and nothing else.  One line of JSON; status 1 when something is wrong.
Python 3.9+, standard library only.
"""
import argparse
import csv
import datetime
import html
import json
import os
import re
import sys
from urllib.parse import quote, unquote

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from content import CATEGORIES, baht, buddhist_years, items, satang  # noqa: E402

FIGURE = re.compile(r'<data value="([^"]*)" data-figure="([^"]*)">([^<]*)</data>')
AMOUNT = re.compile(r'class="ps-amount">([-−\d,.]+)\s<span class="ps-amount__unit">')
LISTED = re.compile(r'class="ps-item__title"><a href="/news/(\d+)/n(\d+)/">')
IN_TABLE = re.compile(r'<tr>\s*<th scope="row"><a href="/(f/\d+-01|p/[\d/]+)/">.*?<td class="ps-number">([-−\d,.]+\.\d\d)</td>', re.S)
IN_LIST = re.compile(r'<a href="/f/(\d+)-01/">[^<]*</a></h3>\s*<p class="ps-fund__balance"><span class="ps-amount">([-−\d,.]+)\s')
TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.S)
LINK = re.compile(r'(?:href|src)="(/[^"]*)"|srcset="([^"]*)"')
SOURCES = {"Income:Members": "members", "Income:State": "state", "Income:LocalGov": "local_government"}
# What a link may lead to where a part of the site wasn't built.
ELSEWHERE = {
    "fund": r"/f/\d+-01/$", "statement": r"/f/\d+-01/fy/\d+/$",
    "detail": r"/f/\d+-01/(?:fy/\d+/(?:ledger|report)|money|welfare|baht|people|checks|history|data|board)/$",
    "news": r"/news/\d+/n\d+/$", "list": r"/(?:p/|t/|funds/|compare/|sitemap/|orgs/|news/(?:c/|t/|\d+/(?:page/|$)|$))", "feed": r".*(?:rss\.xml|feed\.(?:xml|json))$",
    "data": r"/(?:data/|f/.*\.(?:csv|json|journal|sqlite)$)|/SHA256SUMS$", "search": r"/search/",
}


def accounts():
    """The account of each category of the corpus."""
    with open(os.path.join(HERE, "../../Sources/Readers/default-categories.csv"), encoding="utf-8") as file:
        account = {row["หมวด"]: row["บัญชีคู่"] for row in csv.DictReader(file)}
    return {name: account[kind] for name, kind in CATEGORIES.items()}


def amount(text):
    """The satang of a printed amount."""
    text = text.replace(",", "").replace("−", "-")
    return -satang(text[1:]) if text.startswith("-") else satang(text)


def printed(value):
    return ("−" if value < 0 else "") + f"{abs(value) // 100:,}.{abs(value) % 100:02d}"


class Corpus:
    """What the corpus says of funds, and of items of news by their numbers."""

    def __init__(self, folder):
        self.account = accounts()
        with open(os.path.join(folder, "funds.csv"), encoding="utf-8") as file:
            self.register = {row["code"]: row for row in csv.DictReader(file)}
        with open(os.path.join(folder, "expected.jsonl"), encoding="utf-8") as file:
            self.expected = {fund["code"]: fund for fund in map(json.loads, file)}
        self.folder = folder
        paths = items(folder)
        self.years, self.titles, self.tags, self.funds = buddhist_years(paths), {}, {}, {}
        for number, path in paths.items():
            with open(path, encoding="utf-8") as file:
                head = file.read(4000)
            self.titles[number] = re.search(r'^title: "(.*)"$', head, re.M)[1]
            self.tags[number] = re.search(r"^tags: \[(.*)\]$", head, re.M)[1].split(", ")
            self.funds[number] = re.search(r'^fund: "(\d+)"$', head, re.M)[1]
        with open(os.path.join(folder, "corpus.json"), encoding="utf-8") as file:
            assert json.load(file)["news"] == len(paths)

    def rows(self, code):
        """A fund's rows: day, category, money in, money out, whom; they must add up to expected.jsonl."""
        rows, years, categories = [], {}, {}
        with open(os.path.join(self.folder, "ledgers", code + ".csv"), encoding="utf-8") as file:
            for row in csv.DictReader(file):
                moved = satang(row["in"]), satang(row["out"])
                rows.append((row["date"], row["category"], *moved, row["party"]))
                for cell in (years.setdefault(row["date"][:4], [0, 0]), categories.setdefault(row["category"], [0, 0])):
                    cell[0] += moved[0]
                    cell[1] += moved[1]
        assert years == self.expected[code]["years"] and categories == self.expected[code]["categories"], code
        return rows


class Check:
    """Reads the pages of a site and tells what is wrong; `planted` replaces the text of pages."""

    def __init__(self, corpus, site, parts, planted=None):
        self.corpus, self.site, self.parts, self.planted = corpus, site, parts, planted or {}
        self.wrong, self.counts = [], {}
        # What each fund received and paid, by year.
        self.moved = {}

    def built(self, part):
        return not self.parts or part in self.parts

    def say(self, page, words):
        self.wrong.append((page, words))

    def periods(self, code, rows):
        """The sums by category of each published year; every row must be in one of them."""
        page = f"f/{code}-01"
        try:
            with open(os.path.join(self.site, page, "published.csv"), encoding="utf-8") as file:
                years = [(row["fiscal_year"], row["from"], row["through"]) for row in csv.DictReader(file)]
        except OSError:
            self.say(page, "has no published.csv")
            years = [(year, f"{year}-01-01", f"{year}-12-31") for year in sorted({row[0][:4] for row in rows})]
        tables, start = {}, f"{rows[0][0][:4]}-01-01"
        for year, first, last in years:
            self.equal(page, f"the first day of {year}", first, start)
            if last < f"{year}-12-31":
                self.count("years that end early")
                left = {row for row in rows if last < row[0] <= f"{year}-12-31"
                        and self.corpus.account[row[1]].startswith("Expenses:Welfare:")}
                if not 0 < len({row[4] if " " in row[4] else row for row in left}) < 10:
                    self.say(page, f"{year} ends early without a reason")
            table = tables.setdefault(year, {})
            for _, category, money_in, money_out, _ in (row for row in rows if first <= row[0] <= last):
                cell = table.setdefault(category, [0, 0])
                cell[0] += money_in
                cell[1] += money_out
            start = (datetime.date.fromisoformat(last) + datetime.timedelta(1)).isoformat()
        if start <= rows[-1][0]:
            self.say(page, f"nothing is published from {start} on")
        return tables

    def count(self, what, number=1):
        self.counts[what] = self.counts.get(what, 0) + number

    def read(self, page):
        """A page's text, by its address; empty where there is none."""
        if page in self.planted:
            text = self.planted[page]
        else:
            try:
                with open(os.path.join(self.site, page, "index.html"), encoding="utf-8") as file:
                    text = file.read()
            except OSError:
                text = None
        if text is None:
            self.say(page, "is missing")
        return text or ""

    def equal(self, page, what, got, want):
        self.count("compared")
        if got == want:
            return
        if isinstance(want, dict):
            key = min(key for key in {*got, *want} if got.get(key) != want.get(key))
            what, got, want = f"{what}, {key},", got.get(key), want.get(key)
        self.say(page, f"{what} is {got}, not {want}")

    def figures(self, page):
        """Every figure of a page by its name; it must be printed as its value says."""
        found = {}
        for value, name, text in FIGURE.findall(self.read(page)):
            self.count("figures")
            if "." in value and printed(amount(value)) != text:
                self.say(page, f"{name} is {value} and printed {text}")
            if found.setdefault(name, value) != value:
                self.say(page, f"{name} is {found[name]} and {value}")
        return found

    def amounts(self, page, found, wanted):
        for name, want in wanted.items():
            self.equal(page, name, found.get(name), ("-" if want < 0 else "") + baht(abs(want)))

    def fund(self, code):
        corpus, page = self.corpus, f"f/{code}-01"
        expected, years = corpus.expected[code], self.periods(code, corpus.rows(code))
        summary, balance = {}, satang(corpus.register[code]["opening"])
        for year in sorted(years):
            received, paid = (sum(cell[side] for cell in years[year].values()) for side in (0, 1))
            summary[year] = {f"{year}/summary/opening": balance, f"{year}/summary/received": received,
                             f"{year}/summary/paid": paid, f"{year}/summary/closing": balance + received - paid}
            balance += received - paid
            self.moved.setdefault(year, {})[code] = received, paid
        self.equal(page, "what the years leave", balance, expected["closing"])
        last = max(years)
        if self.built("fund"):
            text = self.read(page)
            found = self.figures(page) if text else {}
            if text:
                lead = FIGURE.search(text)
                self.equal(page, "the figure that leads", lead and lead[2], f"{last}/summary/closing")
                for year in years:
                    self.amounts(page, found, summary[year])
                for year in sorted(years)[-2:]:
                    self.amounts(page, found, self.sources(year, years[year]))
                self.payments(page, found, last, years[last])
        if self.built("statement"):
            for year, table in years.items():
                page = f"f/{code}-01/fy/{int(year) + 543}"
                found = self.figures(page)
                if not found:
                    continue
                self.amounts(page, found, summary[year])
                self.amounts(page, found, {f"{year}/receipts/{corpus.account[name]}/received": cell[0]
                                           for name, cell in table.items() if cell[0]})
                self.payments(page, found, year, table)

    def sources(self, year, table):
        sums = {}
        for name, (received, _) in table.items():
            if received:
                source = SOURCES.get(self.corpus.account[name], "other")
                sums[source] = sums.get(source, 0) + received
        return {f"{year}/sources/{source}/received": value for source, value in sums.items()}

    def payments(self, page, found, year, table):
        """Each shown kind as the ledger has it; the kinds that aren't shown by their sum."""
        start = f"{year}/payments/"
        shown = {name[len(start):-len("/paid")]: amount(value) for name, value in found.items()
                 if name.startswith(start) and name.endswith("/paid")}
        want = {self.corpus.account[name]: cell[1] for name, cell in table.items() if cell[1]}
        # Together: the kinds that can't be shown apart.  All: a year in which none can.
        together = shown.pop("Expenses:Welfare:Together", 0) + shown.pop("Expenses:Welfare:All", 0)
        for account, value in shown.items():
            self.equal(page, start + account, value, want.pop(account, None))
        self.count("kinds shown apart", len(shown))
        self.count("kinds shown together", len(want))
        if any(not account.startswith("Expenses:Welfare:") for account in want):
            self.say(page, f"{year} lacks one of {sorted(want)}")
        self.equal(page, start + "Together", together, sum(want.values()))

    def places(self):
        """The home page, the lists of funds, provinces and districts."""
        corpus = self.corpus
        closing = {code: fund["closing"] for code, fund in corpus.expected.items()}
        last = max(self.moved)
        moved = self.moved[last]

        def sums(page, text, codes):
            self.equal(page, "the sum", [amount(a) for a in AMOUNT.findall(text)[:1]], [sum(closing[c] for c in codes)])
            for side in (0, 1):
                value = printed(sum(moved.get(c, (0, 0))[side] for c in codes))
                self.count("compared")
                if not re.search(r"(?<![\d,.])" + re.escape(value) + r"(?![\d.])", text):
                    self.say(page, f"{value} isn't there, what all {('received', 'paid')[side]} in {last}")

        text = self.read("")
        if text:
            sums("", text, closing)
            self.equal("", "the funds", dict((c, amount(a)) for c, a in IN_LIST.findall(text)), closing)
        for page in ("funds", "funds/by-balance"):
            text = self.read(page)
            if text:
                listed = {where[2:-3]: amount(value) for where, value in IN_TABLE.findall(text)}
                self.equal(page, "the funds", listed, closing)
        groups = {}
        for code in closing:
            groups.setdefault(f"p/{code[:2]}", []).append(code)
            groups.setdefault(f"p/{code[:2]}/{code[2:4]}", []).append(code)
            groups.setdefault(f"t/{code}", []).append(code)
        for page, codes in groups.items():
            text = self.read(page)
            if text:
                sums(page, text, codes)
                self.equal(page, "the funds", {c: amount(a) for c, a in IN_LIST.findall(text)}, {c: closing[c] for c in codes})
            self.count("places")

    def news(self):
        for number, year in self.corpus.years.items():
            page = f"news/{year}/n{number}"
            text = self.read(page)
            if text:
                title = TITLE.search(text)
                self.equal(page, "the title", title and html.unescape(title[1]).strip(), self.corpus.titles[number])
                targets = [f"/f/{self.corpus.funds[number]}-01/"] + [f"/news/t/{quote(tag)}/" for tag in self.corpus.tags[number]]
                self.equal(page, "what it doesn't link", [a for a in targets if f'href="{a}"' not in text], [])
            self.count("news")

    def lists(self):
        """Each list of news holds each of its items once, twenty a page, the rest on the newest."""
        lists = {}
        for number, year in self.corpus.years.items():
            for page in [f"news/{year}", "news/c/activity"] + [f"news/t/{tag}" for tag in self.corpus.tags[number]]:
                lists.setdefault(page, set()).add((str(year), number))
        for page, wanted in lists.items():
            count = max(1, len(wanted) // 20)
            found, whole = [], True
            for address in [page] + [f"{page}/page/{number}" for number in range(1, count)]:
                text = self.read(address)
                whole = whole and bool(text)
                found += LISTED.findall(text)
                self.count("list pages")
            if whole:
                self.equal(page, "the number of items", len(found), len(wanted))
                self.equal(page, "items that are missing or too many", sorted(set(found) ^ wanted)[:3], [])
        newest = LISTED.findall(self.read("news"))
        self.equal("news", "the number of newest items", len(newest), min(20, len(self.corpus.years)))

    def links(self):
        elsewhere = [re.compile(ELSEWHERE[part]) for part in ELSEWHERE if not self.built(part)]
        known = {}
        for folder, _, names in os.walk(self.site):
            self.count("files", len(names))
            for name in names:
                if not name.endswith(".html"):
                    continue
                path = os.path.join(folder, name)
                page = os.path.relpath(folder, self.site) if name == "index.html" else os.path.relpath(path, self.site)
                page = "" if page == "." else page
                text = self.planted.get(page, "")
                if text == "":
                    with open(path, encoding="utf-8") as file:
                        text = file.read()
                self.count("html pages")
                for plain, several in LINK.findall(text or ""):
                    for target in [plain] if plain else [part.split()[0] for part in several.split(", ")]:
                        self.count("links")
                        target = unquote(html.unescape(target).partition("#")[0].partition("?")[0])
                        if target not in known:
                            path = os.path.join(self.site, target.lstrip("/"))
                            known[target] = os.path.isfile(os.path.join(path, "index.html") if target.endswith("/") else path)
                        if known[target]:
                            continue
                        if any(pattern.match(target) for pattern in elsewhere):
                            self.count("links to parts that weren't built")
                        else:
                            self.say(page, f"leads to {target}, which isn't there")

    def run(self):
        for code in self.corpus.register:
            self.fund(code)
            self.count("funds")
        if self.built("list"):
            self.places()
            self.lists()
        if self.built("news"):
            self.news()
        self.links()
        return self


def other_digit(text, at):
    return text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1:]


def plant(check):
    """Pages by address with one fault each, and what the fault is."""
    corpus = check.corpus
    codes, faults = iter(sorted(corpus.register)), {}

    def original(page):
        with open(os.path.join(check.site, page, "index.html"), encoding="utf-8") as file:
            return file.read()

    def digit(page, pattern, what):
        """Changes the last digit of what the pattern's first group holds."""
        text = original(page)
        match = re.search(pattern, text)
        if not match:
            raise SystemExit(f"nothing to change for: {what}, {page}")
        faults[page] = (other_digit(text, match.end(1) - 1), what)

    def year_of(code):
        return max(corpus.expected[code]["years"])

    if check.built("fund"):
        for name, what in (("summary/closing", "closing balance"), ("summary/received", "received"),
                           ("summary/paid", "paid"), ("sources/state/received", "a source"),
                           ("payments/Expenses:Admin/paid", "a payment"),
                           ("payments/Expenses:Welfare:Together/paid", "welfare shown together")):
            code = next(codes)
            named = f"{year_of(code)}/{name}"
            while named not in original(f"f/{code}-01"):
                code = next(codes)
                named = f"{year_of(code)}/{name}"
            digit(f"f/{code}-01", rf'<data value="([^"]*)" data-figure="{named}"', what)
        code = next(codes)
        digit(f"f/{code}-01", r'data-figure="[^"]*/summary/opening">([^<]*)<', "an opening balance as printed")
        faults[f"f/{next(codes)}-01"] = (None, "a fund's page")
    if check.built("statement"):
        for name, what in (("receipts/Income:Members/received", "a category of receipts"),
                           ("payments/Expenses:Admin/paid", "a category of payments")):
            code = next(codes)
            year = min(corpus.expected[code]["years"])
            digit(f"f/{code}-01/fy/{int(year) + 543}", rf'<data value="([^"]*)" data-figure="{year}/{name}"', what)
    if check.built("list"):
        digit("", r'ps-figure__value"><span class="ps-amount">([\d,.]+)', "the sum of all funds")
        last = next(codes)
        digit(f"p/{last[:2]}", r'class="ps-amount">([\d,.]+)', "a province's sum")
        district = next(codes)
        digit(f"p/{district[:2]}/{district[2:4]}", r'class="ps-fund__balance"><span class="ps-amount">([\d,.]+)', "a fund in its district")
        digit("funds", r'<td class="ps-number">([\d,.]+)</td>', "a fund in the list")
        digit(f"news/{min(corpus.years.values())}", r'ps-item__title"><a href="/news/\d+/n(\d+)/', "an item in a list")
        if os.path.isdir(os.path.join(check.site, "news/c/activity/page/1")):
            faults["news/c/activity/page/1"] = (None, "a page of a list")
    if check.built("news"):
        numbers = sorted(corpus.years)
        faults[f"news/{corpus.years[numbers[0]]}/n{numbers[0]}"] = (None, "an item of news")
        number = numbers[1]
        page = f"news/{corpus.years[number]}/n{number}"
        faults[page] = (original(page).replace('href="/policy/', 'href="/policy/0', 1), "a link")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("corpus")
    parser.add_argument("site")
    parser.add_argument("--parts", default="")
    parser.add_argument("--planted", action="store_true")
    a = parser.parse_args()
    parts = set(filter(None, a.parts.split(",")))
    if parts - set(ELSEWHERE):
        parser.error(f"unknown parts: {sorted(parts - set(ELSEWHERE))}")
    corpus = Corpus(a.corpus)
    check = Check(corpus, a.site, parts)
    if a.planted:
        faults = plant(check)
        check = Check(corpus, a.site, parts, {page: text for page, (text, _) in faults.items()}).run()
        told = {page for page, _ in check.wrong}
        missed = [f"{page or '/'}: {what}" for page, (_, what) in faults.items() if page not in told]
        other = [f"{page}: {words}" for page, words in check.wrong if page not in faults]
        print(json.dumps({"planted": len(faults), "told": len(faults) - len(missed), "wrong": len(missed) + len(other)}))
        for line in (missed + other)[:20]:
            print(line)
        return 1 if missed or other else 0
    check.run()
    print(json.dumps({**check.counts, "wrong": len(check.wrong)}, ensure_ascii=False))
    for page, words in check.wrong[:20]:
        print(f"{page or '/'}: {words}")
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
