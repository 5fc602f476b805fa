#!/usr/bin/env python3
"""Saves a ledger again and again and waits until Chromium shows the new balance.

    latency.py PROGRAM CONTENT [--fund ID] [--edits 20] [--templates templates]

Each save adds a baht to what the last row of the fund's newest ledger takes in, and to its balance.  The time is from
before the save to the first frame of the page that shows the new balance of the fund.  The ledger is put back at the end.
"""
import argparse
import csv
import decimal
import io
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

IN = {"รับ", "in"}
BALANCE = {"คงเหลือ", "balance"}
# Says what a page shows at the first frame that shows it, and when that was by the clock of the machine.
WATCH = """let shown;
const look = () => {
  const text = document.querySelector('[data-figure$="/summary/closing"]')?.textContent;
  if (text && text !== shown) console.log('bench ' + (performance.timeOrigin + performance.now()) + ' ' + text);
  shown = text ?? shown;
  requestAnimationFrame(look);
};
requestAnimationFrame(look);"""


def amount(text):
    return decimal.Decimal(text.replace(",", ""))


class Ledger:
    """A cash book of which the last row takes something in."""

    def __init__(self, path):
        self.path = path
        with open(path, "rb") as file:
            self.original = file.read()
        rows = list(csv.reader(io.StringIO(self.original.decode("utf-8-sig"), newline="")))
        head = next(row for row in rows if BALANCE & set(row))
        last = max(i for i, row in enumerate(rows) if any(row))
        self.rows, self.last = rows, last
        self.columns = [next(i for i, name in enumerate(head) if name in names) for names in (IN, BALANCE)]
        self.amounts = [amount(rows[last][column]) for column in self.columns]

    def save(self, added):
        for column, value in zip(self.columns, self.amounts):
            self.rows[self.last][column] = str(value + added)
        text = io.StringIO(newline="")
        csv.writer(text).writerows(self.rows)
        self.write(text.getvalue().encode())

    def write(self, data):
        with open(self.path, "wb") as file:
            file.write(data)

    def restore(self):
        self.write(self.original)


def ledger(content, wanted):
    """The newest ledger of the first fund that can be edited so."""
    for fund in [wanted] if wanted else sorted(os.listdir(content + "/funds")):
        folder = f"{content}/funds/{fund}/ledger"
        for name in sorted(os.listdir(folder), reverse=True)[:1] if os.path.isdir(folder) else []:
            try:
                return fund, Ledger(f"{folder}/{name}")
            except (decimal.InvalidOperation, StopIteration, UnicodeDecodeError, IndexError, ValueError):
                continue
    sys.exit("latency: no fund has a ledger whose last row takes something in")


def started(arguments, log):
    """The running preview and its address."""
    program = subprocess.Popen(arguments, stderr=open(log, "wb"), stdout=subprocess.DEVNULL)
    for _ in range(60000):
        with open(log, encoding="utf-8") as file:
            text = file.read()
        if match := re.search(r"http://127\.0\.0\.1:\d+/", text):
            return program, match.group()
        if program.poll() is not None:
            sys.exit("latency: the preview did not start\n" + text)
        time.sleep(0.01)
    program.kill()
    program.wait()
    sys.exit("latency: the preview did not start")


def shown(page, seen, value, seconds=120):
    """When the page showed a balance, by the clock of the machine."""
    end = time.time() + seconds
    while time.time() < end:
        for moment, text in seen:
            if text and amount(text) == value:
                return moment
        page.wait_for_timeout(2)
    sys.exit(f"latency: the page never showed {value}; it showed {seen[-3:]}")


def built(log):
    """How many builds the preview has told of."""
    with open(log, encoding="utf-8") as file:
        return len(re.findall(r"^Built .* in \d+ ms", file.read(), re.M))


def line(name, values):
    print(f"{name}: median {statistics.median(values):.0f} ms, min {min(values):.0f}, max {max(values):.0f}")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("content")
    options.add_argument("--fund")
    options.add_argument("--edits", type=int, default=20)
    options.add_argument("--templates", default="templates")
    options.add_argument("--pause", type=float, help="save again after so many seconds, without waiting for the rest")
    options = options.parse_args()
    fund, book = ledger(options.content, options.fund)
    folder = tempfile.mkdtemp(prefix="bench-serve-")
    program = None
    times, seen = [], []
    try:
        program, address = started(
            [options.program, "serve", "--port", "0", "--language", "en", "--content", options.content,
             "--templates", options.templates, "--site", folder + "/site",
             "--published", folder + "/none"], folder + "/log")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page()
            page.add_init_script(WATCH)

            def hear(message):
                words = message.text.split(" ", 2)
                if words[0] == "bench":
                    seen.append((float(words[1]), words[2]))

            page.on("console", hear)
            page.goto(f"{address}f/{fund.lower()}/")
            before = amount(page.locator('[data-figure$="/summary/closing"]').first.text_content())
            page.wait_for_timeout(500)
            for edit in range(1, options.edits + 1):
                done = built(folder + "/log")
                start = time.time() * 1000
                book.save(edit)
                times.append(shown(page, seen, before + edit) - start)
                if options.pause is not None and edit < options.edits:
                    page.wait_for_timeout(options.pause * 1000)
                    continue
                # The next save waits until what is over many funds is there too, as a patient person would.
                while built(folder + "/log") == done:
                    page.wait_for_timeout(10)
                page.wait_for_timeout(200)
            browser.close()
    finally:
        book.restore()
        if program:
            program.terminate()
            program.wait()
        with open(folder + "/log", encoding="utf-8") as file:
            text = file.read()
        shutil.rmtree(folder)
    own = [int(ms) for ms in re.findall(r"^Built .* in (\d+) ms", text, re.M)]
    print(f"fund {fund}, {len(times)} saves; first build {own[0]} ms")
    line("from the save to the page", times)
    pages = [int(ms) for ms in re.findall(r"^Pages of funds in (\d+) ms", text, re.M)]
    line("of which the fund's files", pages[:len(times)])
    line("until everything is there", own[1:len(times) + 1])
    if options.pause is not None:
        print(f"saves {options.pause} s apart: {len(own) - 1} builds of {len(times)} came to their end")


main()
