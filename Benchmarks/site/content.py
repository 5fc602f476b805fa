#!/usr/bin/env python3
"""Turns a corpus of the peer benchmark into a content folder of Prongsai, row for row.

    content.py [--accounts own] CORPUS CONTENT

CORPUS is what gen_corpus.py wrote.  Every row of a ledger becomes a row of a cash book, every item
of news an item with its tags, pictures and links.  What is mapped, and why no total changes:

- One bank account holds what the corpus spreads over three: it draws on them without regard to
  what they hold, and a cash box below zero is an error here.
- The calendar year is the fiscal year, since expected.jsonl sums by it.
- Categories by search/corpus.py.  Whoever was paid stands in a column that is read and never
  published; other parties stand in the note.
- A picture lies in the folder of each year whose items show it, as the format wants it.
- Every person whom an item names is declared as acting in public: the scan stops at others.

Python 3.9+, standard library only.
"""
import argparse
import csv
import os
import re
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "search"))
from corpus import CATEGORIES, MONTHS, PERSON, baht, satang, write  # noqa: E402

ALT = "ภาพสองสีแทนภาพกิจกรรมกองทุน"
ACCOUNTS = "บัญชี,ชนิด\nเงินสด,ธนาคาร\nธ.ก.ส.,ธนาคาร\nธนาคารออมสิน,ธนาคาร\n"
HEADER = "วันที่,รายการ,หมวด,บัญชี,รับ,จ่าย,คงเหลือ,ผู้รับเงิน,หมายเหตุ"
SITE = """name: {th: บัญชีเปิดเผยกองทุนสวัสดิการชุมชน, en: Community welfare funds}
base_address: https://bench.example/
languages: [th]
as_of: 2026-01-01
fiscal_year: {starts: 1}
publisher: {th: เครือข่ายทดสอบ, en: Test network}
news_categories:
  activity: {th: ข่าวกิจกรรม, en: Activities}
"""


def book(path, opening, is_one):
    """A cash book: the opening balance, then each row, with the balance after it."""
    with open(path, encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    first = "ธนาคาร" if is_one else "เงินสด"
    balances = {first: satang(opening)}
    lines = [HEADER, f"1/1/{int(rows[0]['date'][:4]) + 543},ยอดยกมา,ยอดยกมา,{first},{opening},,{opening},,"]
    for row in rows:
        year, month, day = map(int, row["date"].split("-"))
        account = first if is_one else row["account"]
        balance = balances.get(account, 0) + satang(row["in"]) - satang(row["out"])
        balances[account] = balance
        sign = "-" if balance < 0 else ""
        person = bool(PERSON.fullmatch(row["party"])) and bool(row["out"])
        cells = [f"{day}/{month}/{year + 543}", row["description"], CATEGORIES[row["category"]], account,
                 row["in"], row["out"], sign + baht(abs(balance)),
                 row["party"] if person else "", "" if person else row["party"]]
        lines.append(",".join(cells))
    return "\n".join(lines) + "\n"


def fund_settings(fund):
    def both(text):
        return f"{{th: {text}, en: {text}}}"

    return "\n".join([
        f"id: {fund['code']}-01", f"name: {both(fund['name'])}", "place:", f"  tambon: {both(fund['tambon'])}",
        f"  district: {both(fund['amphoe'])}", f"  province: {both(fund['province'])}",
        f"founded: {int(fund['founded']) + 543}",
        f"members: {{count: {fund['members']}, as_of: 31 ธ.ค. 2568}}"]) + "\n"


def item(text, years):
    """An item's year, its text, and the pictures that it shows."""
    head, body = text.split("---\n", 2)[1:]
    fields = dict(re.findall(r"^(\w+): (.+)$", head, re.M))
    year, month, day = map(int, fields["date"][:10].split("-"))
    credits = re.findall(r"^  (\w+): (.+)$", head, re.M)
    body = re.sub(r"\(/funds/(\d+)/\)", r"(/f/\1-01/)", body)
    body = re.sub(r"\(/news/(\d+)/\)", lambda m: f"(/news/{years[m[1]]}/n{m[1]}/)", body)
    shown = sorted(set(re.findall(r"\(/images/(\w+\.png)\)", body)))
    body = body.replace("(/images/", "(")
    people = sorted(set(PERSON.findall(body)))
    lines = ["---", f"title: {fields['title']}", f"date: {day} {MONTHS[month - 1]} {year + 543}",
             f"time: \"{fields['date'][11:16]}\"", "category: activity", f"tags: {fields['tags']}",
             f"funds: [{fields['fund'].strip(chr(34))}-01]",
             "credits: {" + ", ".join(f"{key}: {name}" for key, name in credits) + "}"]
    pictures = set(shown)
    if "image" in fields:
        cover = os.path.basename(fields["image"])
        pictures.add(cover)
        lines.append(f"cover: {{file: {cover}, alt: {ALT}, people: none}}")
    if shown:
        lines.append("photos: [" + ", ".join(f"{{file: {name}, people: none}}" for name in shown) + "]")
    if people:
        lines.append("people:")
        lines += [f"  - {{name: {name}, role: ผู้ร่วมงาน}}" for name in people]
    return year + 543, "\n".join(lines) + "\n---\n" + body, pictures


def items(corpus):
    """The path of every item by its number."""
    return {name[:-3]: os.path.join(folder, name)
            for folder, _, names in os.walk(os.path.join(corpus, "news")) for name in names if name.endswith(".md")}


def buddhist_years(paths):
    """The year in which each item's address stands."""
    return {number: int(os.path.basename(os.path.dirname(path))) + 543 for number, path in paths.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("corpus")
    parser.add_argument("content")
    parser.add_argument("--accounts", choices=["one", "own"], default="one")
    a = parser.parse_args()
    write(a.content, "site.yaml", SITE)
    with open(os.path.join(a.corpus, "funds.csv"), encoding="utf-8") as rows:
        for fund in csv.DictReader(rows):
            folder = f"funds/{fund['code']}-01"
            write(a.content, f"{folder}/fund.yaml", fund_settings(fund))
            write(a.content, f"{folder}/ledger/book.csv",
                  book(os.path.join(a.corpus, "ledgers", fund["code"] + ".csv"), fund["opening"], a.accounts == "one"))
            if a.accounts == "own":
                write(a.content, f"{folder}/accounts.csv", ACCOUNTS)
    paths = items(a.corpus)
    years, pictures = buddhist_years(paths), set()
    for number, path in sorted(paths.items()):
        with open(path, encoding="utf-8") as file:
            year, text, shown = item(file.read(), years)
        assert year == years[number]
        write(a.content, f"news/{year}/n{number}.md", text)
        pictures |= {(year, name) for name in shown}
    for year, name in sorted(pictures):
        shutil.copyfile(os.path.join(a.corpus, "images", name), os.path.join(a.content, f"news/{year}", name))


if __name__ == "__main__":
    main()
