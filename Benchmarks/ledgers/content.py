#!/usr/bin/env python3
"""Make content of the books of a generator: `content.py TREASURER-FOLDER CONTENT`.

Each `F0001.csv` becomes the only ledger of a fund of the invented province 98, whose fiscal year is
the calendar's. Files are linked, not copied, where the disk can.
"""
import os
import sys


def number(index):
    """980101-01, 980102-01, ...: 99 places to a district, 99 districts."""
    return f"98{index // 99 + 1:02}{index % 99 + 1:02}-01"


def main(books, folder):
    os.makedirs(folder)
    with open(os.path.join(folder, "site.yaml"), "w", encoding="utf-8") as file:
        file.write("name: {th: ทดลองความเร็ว, en: Speed}\nbase_address: https://speed.example/\n"
                   "as_of: 2026-12-31\nfiscal_year: {starts: 1}\n")
    for index, name in enumerate(sorted(os.listdir(books))):
        fund = os.path.join(folder, "funds", number(index))
        os.makedirs(os.path.join(fund, "ledger"))
        with open(os.path.join(fund, "fund.yaml"), "w", encoding="utf-8") as file:
            file.write(f"id: {number(index)}\n"
                       f"name: {{th: กองทุนที่ {index + 1}, en: Fund {index + 1}}}\n")
        ledger = os.path.join(fund, "ledger", "book.csv")
        try:
            os.link(os.path.join(books, name), ledger)
        except OSError:
            with open(os.path.join(books, name), "rb") as source, open(ledger, "wb") as copy:
                copy.write(source.read())


if __name__ == "__main__":
    main(*sys.argv[1:])
