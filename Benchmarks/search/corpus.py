#!/usr/bin/env python3
"""Turns a corpus of the peer benchmark into a content folder of Prongsai.

    corpus.py CORPUS CONTENT [--base-address URL]

CORPUS is what gen_corpus.py wrote: funds.csv, ledgers/, news/.  Every person whom an item names is
declared as acting in public, since the scan of the output stops at others; pictures are left out.
Ledgers are summed by year and category, which leaves every balance as it is.
Python 3.9+, standard library only.
"""
import argparse
import csv
import os
import re

MONTHS = ("มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน"
          " ธันวาคม").split()
# The categories of the corpus by those of the program.
CATEGORIES = {
    "เงินสมทบสมาชิก": "เงินสมทบสมาชิก", "เงินสมทบรัฐบาล": "เงินสมทบรัฐ (พอช.)",
    "เงินสมทบองค์กรปกครองส่วนท้องถิ่น": "เงินสมทบ อปท.", "ดอกเบี้ยเงินฝาก": "ดอกเบี้ยเงินฝาก",
    "เงินบริจาค": "เงินบริจาค", "คลอดบุตร": "สวัสดิการคลอดบุตร", "ผู้สูงอายุ": "สวัสดิการผู้สูงอายุ",
    "เจ็บป่วย": "สวัสดิการเจ็บป่วยนอนโรงพยาบาล", "เสียชีวิต": "สวัสดิการเสียชีวิต",
    "การศึกษา": "สวัสดิการทุนการศึกษา", "ภัยพิบัติ": "สวัสดิการภัยพิบัติ",
    "ผู้พิการและผู้ด้อยโอกาส": "สวัสดิการผู้พิการและผู้ด้อยโอกาส", "ค่าบริหารจัดการ": "ค่าบริหารจัดการ",
    "กิจกรรมชุมชน": "สาธารณประโยชน์และวัฒนธรรม",
}
PERSON = re.compile(r"(?:นางสาว|นาย|นาง)[ก-๙]+ [ก-๙]+")


def write(root, path, text):
    path = os.path.join(root, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)


def satang(text):
    return int(text.replace(".", "")) if text else 0


def baht(amount):
    return f"{amount // 100}.{amount % 100:02d}"


def ledger(path, opening):
    """A row for each year and category; the opening balance first."""
    sums = {}
    with open(path, encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            year = int(row["date"][:4]) + (row["date"][5:7] >= "10")
            cell = sums.setdefault((year, row["category"]), [0, 0])
            cell[0] += satang(row["in"])
            cell[1] += satang(row["out"])
    first = min(year for year, _ in sums) - 1
    lines = ["วันที่,รายการ,หมวด,บัญชี,รับ,จ่าย", f"1/10/{first + 543},ยอดยกมา,ยอดยกมา,เงินสด,{opening},"]
    # What comes in stands before what goes out, so that no balance is below zero in between.
    for (year, category), (money_in, money_out) in sorted(sums.items(), key=lambda s: (s[0][0], s[1][0] == 0, s[0][1])):
        day = f"{20 if money_in else 25}/8/{year + 543}"
        kind = CATEGORIES[category]
        lines.append(f"{day},{category},{kind},เงินสด,{baht(money_in) if money_in else ''},{baht(money_out) if money_out else ''}")
    return "\n".join(lines) + "\n"


def item(text, categories):
    """An item's front matter and body, and the year of its folder."""
    head, body = text.split("---\n", 2)[1:]
    fields = dict(re.findall(r"^(\w+): (.+)$", head, re.M))
    year, month, day = map(int, fields["date"][:10].split("-"))
    tags = fields["tags"].strip("[]").split(", ")
    credits = dict(re.findall(r"^  (\w+): (.+)$", head, re.M))
    body = re.sub(r"^!\[[^\n]*\n", "", body, flags=re.M)
    body = re.sub(r"\(/funds/(\d+)/\)", r"(/f/\1-01/)", body)
    body = re.sub(r"\[([^\]]*)\]\(/news/\d+/\)", r"\1", body)
    people = sorted(set(PERSON.findall(body)))
    lines = ["---", f"title: {fields['title']}", f"date: {day} {MONTHS[month - 1]} {year + 543}",
             f"category: {categories[tags[0]]}", f"funds: [{fields['fund'].strip(chr(34))}-01]",
             "credits: {" + ", ".join(f"{k}: {v}" for k, v in credits.items()) + "}"]
    if people:
        lines.append("people:")
        lines += [f"  - {{name: {name}, role: ผู้ร่วมงาน}}" for name in people]
    return year + 543, "\n".join(lines) + "\n---\n" + body


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("corpus")
    parser.add_argument("content")
    parser.add_argument("--base-address", default="https://bench.example/")
    a = parser.parse_args()
    news = sorted(os.path.join(folder, name) for folder, _, names in os.walk(os.path.join(a.corpus, "news"))
                  for name in names if name.endswith(".md"))
    texts = {path: open(path, encoding="utf-8").read() for path in news}
    tags = sorted({tag for text in texts.values() for tag in re.search(r"^tags: \[(.*)\]$", text, re.M)[1].split(", ")})
    categories = {tag: f"c{number:02d}" for number, tag in enumerate(tags)}
    write(a.content, "site.yaml", "\n".join(
        ["name: {th: กองทุนสวัสดิการชุมชน, en: Community welfare funds}", f"base_address: {a.base_address}", "languages: [th]",
         "as_of: 2026-10-31", "publisher: {th: เครือข่ายทดสอบ, en: Test network}", "news_categories:"]
        + [f"  {key}: {{th: {tag}, en: {tag}}}" for tag, key in categories.items()]) + "\n")
    with open(os.path.join(a.corpus, "funds.csv"), encoding="utf-8") as rows:
        for fund in csv.DictReader(rows):
            folder = f"funds/{fund['code']}-01"
            write(a.content, f"{folder}/fund.yaml", "\n".join(
                [f"id: {fund['code']}-01", f"name: {{th: {fund['name']}, en: {fund['name']}}}", "place:",
                 f"  tambon: {{th: {fund['tambon']}, en: {fund['tambon']}}}",
                 f"  district: {{th: {fund['amphoe']}, en: {fund['amphoe']}}}",
                 f"  province: {{th: {fund['province']}, en: {fund['province']}}}"]) + "\n")
            write(a.content, f"{folder}/ledger/book.csv",
                  ledger(os.path.join(a.corpus, "ledgers", fund["code"] + ".csv"), fund["opening"]))
    for path, text in texts.items():
        year, made = item(text, categories)
        write(a.content, f"news/{year}/n{os.path.basename(path)}", made)


if __name__ == "__main__":
    main()
