#!/usr/bin/env python3
"""Write the cash books of invented funds, and the same as one journal for other programs.

    generate.py [--postings 100000] [--years 15] [--seed 1] FOLDER

FOLDER/content        what Prongsai reads: one cash book a fund, about 100 rows a year
FOLDER/books.journal  the same in double entry, for Ledger and hledger
FOLDER/expected.csv   fund,year,account,opening,debit,credit,closing in satang

Each row moves money of one account, so that it is two postings. The same arguments give the same
bytes. The province has the code 98, which no province of Thailand has.
"""
import argparse
import os
import random

BANK = ("ธนาคาร", "Assets:Bank")
MEMBERS = ("เงินสมทบสมาชิก", "Income:Members")
STATE = ("เงินสมทบรัฐ (พอช.)", "Income:State")
COUNCIL = ("เงินสมทบ อปท.", "Income:LocalGov")
INTEREST = ("ดอกเบี้ยเงินฝาก", "Income:Interest")
ADMIN = ("ค่าบริหารจัดการ", "Expenses:Admin")
OPENING = ("ยอดยกมา", "Equity:Opening")
WELFARE = [("สวัสดิการเจ็บป่วยนอนโรงพยาบาล", "Expenses:Welfare:Illness", 500, 55),
           ("สวัสดิการผู้สูงอายุ", "Expenses:Welfare:Elderly", 300, 20),
           ("สวัสดิการทุนการศึกษา", "Expenses:Welfare:Education", 1_000, 12),
           ("สวัสดิการเสียชีวิต", "Expenses:Welfare:Death", 10_000, 5),
           ("สวัสดิการคลอดบุตร", "Expenses:Welfare:Birth", 1_000, 8)]


def number(index):
    """980101-01, 980102-01, ...: 99 places to a district, 99 districts."""
    return f"98{index // 99 + 1:02}{index % 99 + 1:02}-01"


def baht(satang):
    return f"{satang // 100}.{satang % 100:02}"


class Book:
    """A fund's cash book, its part of the journal, and the sums of its accounts."""

    def __init__(self, fund):
        self.fund, self.rows, self.journal, self.balances, self.sums = fund, [], [], {}, {}

    def add(self, year, month, day, text, account, category, satang):
        balance = self.balances[account[1]] = self.balances.get(account[1], 0) + satang
        sides = f"{baht(satang)}," if satang > 0 else f",{baht(-satang)}"
        self.rows.append(f"{day}/{month}/{year + 543},{text},{category[0]},{account[0]},{sides},{baht(balance)}\n")
        name = self.fund.replace("-", "")
        self.journal.append(f"{year}-{month:02}-{day:02} {text}\n    {account[1]}:{name}  {baht(satang)} THB\n"
                            f"    {category[1]}:{name}\n\n")
        for name, moved in ((account[1], satang), (category[1], -satang)):
            sums = self.sums.setdefault((year, name), [0, 0])
            sums[moved < 0] += moved

    def year(self, rng, year):
        if not self.rows:
            self.add(year, 1, 1, "ยอดยกมา", BANK, OPENING, rng.randrange(200_000, 900_000) * 100)
        members = rng.randrange(200, 900)
        for month in range(1, 13):
            self.add(year, month, 5, f"รับเงินสมทบสมาชิก {members} คน", BANK, MEMBERS, members * 3_000)
            if month == 3:
                self.add(year, month, 9, "เงินสมทบจากรัฐบาลผ่าน พอช.", BANK, STATE, members * 9_000)
            if month == 6:
                self.add(year, month, 9, "เงินสมทบจากเทศบาล", BANK, COUNCIL, members * 6_000)
                self.add(year, month, 30, "ดอกเบี้ยเงินฝาก", BANK, INTEREST, rng.randrange(100, 90_000))
            for day in sorted(rng.randrange(10, 28) for _ in range(6)):
                kind = rng.choices(WELFARE, [weight for *_, weight in WELFARE])[0]
                self.add(year, month, day, f"จ่าย{kind[0]} ใบสำคัญที่ {len(self.rows)}", BANK, kind[:2],
                         -kind[2] * 100)
            self.add(year, month, 28, "ค่าเอกสารและค่าเดินทาง", BANK, ADMIN, -rng.randrange(5_000, 90_000))

    def expected(self):
        years = sorted({year for year, _ in self.sums})
        carried = {}
        for year in years:
            names = sorted({name for of, name in self.sums if of == year} | set(carried))
            for name in names:
                debit, credit = self.sums.get((year, name), (0, 0))
                opening = carried.get(name, 0)
                yield f"{self.fund},{year},{name},{opening},{debit},{credit},{opening + debit + credit}\n"
                if name.startswith(("Assets", "Equity")):
                    carried[name] = opening + debit + credit


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--postings", type=int, default=100_000)
    parser.add_argument("--years", type=int, default=15)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("folder")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    content = os.path.join(options.folder, "content")
    os.makedirs(content)
    with open(os.path.join(content, "site.yaml"), "w", encoding="utf-8") as file:
        file.write("name: {th: ทดลองความเร็ว, en: Speed}\nbase_address: https://speed.example/\n"
                   "as_of: 2026-12-31\nfiscal_year: {starts: 1}\n")
    rows = index = 0
    with open(os.path.join(options.folder, "books.journal"), "w", encoding="utf-8") as journal, \
            open(os.path.join(options.folder, "expected.csv"), "w", encoding="utf-8") as expected:
        expected.write("fund,year,account,opening,debit,credit,closing\n")
        while rows * 2 < options.postings:
            book = Book(number(index))
            for year in range(2026 - options.years, 2026):
                book.year(rng, year)
            folder = os.path.join(content, "funds", book.fund)
            os.makedirs(os.path.join(folder, "ledger"))
            with open(os.path.join(folder, "fund.yaml"), "w", encoding="utf-8") as file:
                file.write(f"id: {book.fund}\nname: {{th: กองทุนที่ {index + 1}, en: Fund {index + 1}}}\n")
            with open(os.path.join(folder, "ledger", "book.csv"), "w", encoding="utf-8", newline="\n") as file:
                file.write("วันที่,รายการ,หมวด,บัญชี,รับ,จ่าย,คงเหลือ\n")
                file.writelines(book.rows)
            journal.writelines(book.journal)
            expected.writelines(book.expected())
            rows += len(book.rows)
            index += 1
    print(f"{index} funds, {rows} rows, {rows * 2} postings")


if __name__ == "__main__":
    main()
