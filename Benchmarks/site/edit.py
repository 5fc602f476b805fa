#!/usr/bin/env python3
"""Builds a site, again with nothing changed, and after a row of a book was changed and changed back.

    edit.py PROGRAM CONTENT SITE [--runs 2] [--templates templates] [--pages fund,news,list]

Each is a cold command; nothing is proven.  The middle of the runs counts, of which the first edit is told by
itself: it makes the second site that all later ones bring up to date.  What nothing changed writes is counted too.
The site is made anew; the book is put back at the end.
"""
import argparse
import csv
import io
import os
import shutil
import statistics
import subprocess
import sys
import time

AMOUNTS = [({"รับ", "in"}, 1), ({"จ่าย", "out"}, -1)]
BALANCE = {"คงเหลือ", "balance"}


class Book:
    """A cash book of which the last row takes in or pays a baht more."""

    def __init__(self, content):
        for fund in sorted(os.listdir(content + "/funds")):
            folder = f"{content}/funds/{fund}/ledger"
            names = [name for name in sorted(os.listdir(folder), reverse=True) if name.endswith(".csv")]
            if names:
                self.path = f"{folder}/{names[0]}"
                break
        else:
            sys.exit(f"edit.py: no cash book in {content}")
        with open(self.path, "rb") as file:
            self.original = file.read()

    def edit(self):
        rows = list(csv.reader(io.StringIO(self.original.decode("utf-8-sig"), newline="")))
        head = next(row for row in rows if BALANCE & set(row))
        last = rows[max(i for i, row in enumerate(rows) if any(row))]
        balance = next(i for i, name in enumerate(head) if name in BALANCE)
        for names, sign in AMOUNTS:
            column = next(i for i, name in enumerate(head) if name in names)
            if last[column]:
                last[column] = f"{float(last[column].replace(',', '')) + 1:.2f}"
                last[balance] = f"{float(last[balance].replace(',', '')) + sign:.2f}"
                break
        text = io.StringIO(newline="")
        csv.writer(text).writerows(rows)
        self.write(text.getvalue().encode())

    def restore(self):
        self.write(self.original)

    def write(self, data):
        with open(self.path, "wb") as file:
            file.write(data)


def run(command):
    """CPU seconds, seconds, MiB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"edit.py: {' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def newest(site):
    """The last change of anything in the site."""
    times = (os.lstat(os.path.join(folder, name)).st_ctime_ns
             for folder, folders, files in os.walk(site) for name in folders + files)
    return max(times, default=0)


def main():
    parser = argparse.ArgumentParser()
    for name in ("program", "content", "site"):
        parser.add_argument(name)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--templates", default="templates")
    parser.add_argument("--pages", default="fund,news,list")
    options = parser.parse_args()
    command = [options.program, "build", "--content", options.content, "--site", options.site, "--templates",
               options.templates, "--pages", options.pages, "--no-prove"]
    cache = os.path.join(os.path.dirname(options.site) or ".", f".{os.path.basename(options.site)}.prongsai-cache")
    for path in (options.site, cache):
        shutil.rmtree(path, ignore_errors=True)
    os.makedirs(os.path.dirname(os.path.abspath(options.site)), exist_ok=True)
    book = Book(options.content)
    measured = {"everything": [run(command)]}
    before = newest(options.site)
    measured["nothing changed"] = [run(command) for _ in range(options.runs)]
    assert newest(options.site) == before, "a build of nothing wrote something"
    try:
        book.edit()
        measured["first edit"] = [run(command)]
        measured["a row"] = []
        for number in range(options.runs):
            for change in (book.restore, book.edit):
                change()
                measured["a row"].append(run(command))
    finally:
        book.restore()
    kept = sum(entry.stat().st_size for entry in os.scandir(cache) if entry.is_file())
    print(f"load {os.getloadavg()[0]:.1f}, kept {kept / 1e6:.0f} MB")
    print(f"{'':18}{'CPU s':>8}{'wall s':>8}{'MiB':>7}")
    for name, runs in measured.items():
        middle = [statistics.median(values) for values in zip(*runs)]
        print(f"{name:18}{middle[0]:8.2f}{middle[1]:8.2f}{middle[2]:7.0f}")


main()
