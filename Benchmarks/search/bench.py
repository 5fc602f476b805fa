#!/usr/bin/env python3
"""Asks a site's search in headless Chromium, and Pagefind beside it, and compares with plain substrings.

    bench.py SITE [--pagefind] [--queries 200] [--seed 1] [--bytes-only]

Every question is asked on the page of the search with an empty cache; what is moved is what a server that
compresses sends.  Recall and precision are of all results, page after page; "first five" asks whether an item that
has the question as its name, in its title or, where none has, in its text, is among the first five shown.
"""
import argparse
import collections
import functools
import gzip
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse

import truth

TABLE = ("สวัสดิการ กระทบยอด วาตภัย เด็ก สมุดเงินฝาก พยาน ทุนการศึกษา ออมทรัพย์ ผู้สูงอายุ กรรมการ บัญชี หนองใต้รักษ์"
         " น้ำท่วม ข้าว กิน ๒๕๖๒ 2562").split()
ASK = """async ([words, all]) => {
  const pagefind = await import('/pagefind/pagefind.js');
  await pagefind.init();
  const out = [];
  for (const word of words) {
    const found = (await pagefind.search(word)).results;
    out.push((await Promise.all(found.slice(0, all ? found.length : 8).map(r => r.data()))).map(d => d.raw_url ?? d.url));
  }
  return out;
}"""


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    moved = collections.Counter()
    cache = {}

    def log_message(self, *args):
        pass

    def do_GET(self):
        path = urllib.parse.unquote(self.path.split("?")[0])
        file = self.translate_path(path)
        if os.path.isdir(file):
            file = os.path.join(file, "index.html")
        if not os.path.isfile(file):
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        with open(file, "rb") as data:
            body = data.read()
        sent = body if file.endswith((".png", ".wasm")) else gzip.compress(body, 6)
        part = "index" if path.startswith(("/search/th/", "/pagefind/")) else "page"
        Handler.moved[part + " raw"] += len(body)
        Handler.moved[part] += len(sent)
        Handler.moved["files"] += part == "index"
        self.send_response(200)
        self.send_header("Content-Type", {".js": "text/javascript", ".html": "text/html; charset=utf-8", ".css": "text/css",
                                          ".json": "application/json", ".svg": "image/svg+xml", ".wasm": "application/wasm"}
                         .get(os.path.splitext(file)[1], "text/plain; charset=utf-8"))
        if sent is not body:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Security-Policy", "default-src 'self'" + (" 'wasm-unsafe-eval'" if "pagefind" in path else ""))
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)


def taken():
    moved = dict(Handler.moved)
    Handler.moved.clear()
    return moved


LINKS = "list => list.map(link => new URL(link.href).pathname)"


def ask(browser, base, text, everything):
    """What the page of the search shows first, what it shows in all, what was moved for the first, and how long it took."""
    page = browser.new_context(viewport={"width": 390, "height": 800}).new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    taken()
    start = time.time()
    page.goto(f"{base}/search/?q={urllib.parse.quote(text)}")
    page.wait_for_function("() => { const s = document.querySelector('[role=status]'); return s.textContent && s.textContent !== s.dataset.busy; }")
    seconds = time.time() - start
    moved = taken()
    first = page.locator("[data-search-results] section:not([hidden]) li a").evaluate_all(LINKS)
    found = first
    if everything:
        page.evaluate("""async () => {
          for (const more of document.querySelectorAll('[data-search-results] button')) {
            while (!more.hidden && !more.closest('section').hidden) {
              const list = more.closest('section').querySelector('ul'), count = list.children.length;
              more.click();
              for (let n = 0; n < 4000 && !more.hidden && list.children.length === count; n++) await new Promise(r => setTimeout(r, 1));
            }
          }
        }""")
        found = page.locator("[data-search-results] section:not([hidden]) li a").evaluate_all(LINKS)
    note = page.locator("[role=status]").text_content()
    page.context.close()
    if errors:
        raise SystemExit(f"{text}: {errors[0]}")
    return first, found, moved, seconds, note


def share(part, whole):
    return f"{100 * part / whole:.1f} %" if whole else "–"


def spread(values):
    values = sorted(values)
    return f"median {statistics.median(values):,.0f}, 95 % {values[int(len(values) * .95)]:,.0f}, most {values[-1]:,.0f}"


def measure(name, found, questions, ask_one, is_whole):
    """Asks all questions and prints what came of it."""
    hits = truths = shown = right = 0
    moved, raw, seconds, wrong = [], [], [], []
    kinds = collections.defaultdict(lambda: [0, 0])
    by_address = {item.address: item for item in found}
    for query in questions:
        first, everything, bytes_moved, took = ask_one(query)
        moved.append(bytes_moved.get("index", 0))
        raw.append(bytes_moved.get("index raw", 0))
        seconds.append(took)
        ours = {address for address in everything if address in by_address}
        theirs = {item.address for item in query.truth}
        if query.kind != "slip":
            hits, truths, shown = hits + len(ours & theirs), truths + len(theirs), shown + len(ours)
            if ours != theirs:
                wrong.append(f"{query.kind} “{query.text}”: missing {sorted(theirs - ours)[:3]}, too many {sorted(ours - theirs)[:3]}")
        is_right = bool({item.address for item in query.right} & set(first[:5])) or not query.right
        right += is_right
        kinds[query.kind][0] += is_right
        kinds[query.kind][1] += 1
        if not is_right:
            wrong.append(f"{query.kind} “{query.text}”: the right item isn't among the first five")
    if not is_whole:
        wrong = []
        print(f"{name}: {len(questions)} questions, what is moved for the first results")
    else:
        print(f"{name}: {len(questions)} questions, recall {share(hits, truths)}, precision {share(hits, shown)}, "
              f"right item in the first five {share(right, len(questions))}")
        print("  " + ", ".join(f"{kind} {good}/{all_}" for kind, (good, all_) in sorted(kinds.items())))
    for kind in kinds:
        print(f"  {kind}: {spread([b for b, query in zip(moved, questions) if query.kind == kind])}")
    print(f"  moved for a question, compressed: {spread(moved)} bytes; not compressed: {spread(raw)}")
    print(f"  milliseconds to the first results, page included: {spread([1000 * s for s in seconds])}")
    for line in wrong[:12]:
        print("  ! " + line)
    return hits == truths == shown and right >= .95 * len(questions)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("site")
    parser.add_argument("--pagefind", action="store_true", help="index the site with Pagefind too and ask it the same")
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bytes-only", action="store_true", help="only what is moved for the first results")
    a = parser.parse_args()
    from playwright.sync_api import sync_playwright
    found = truth.items(a.site, 1000 if a.bytes_only else None)
    funds = sum(item.kind == "fund" for item in found)
    questions = truth.queries(found, a.seed, a.queries)
    script = os.path.getsize(os.path.join(a.site, "assets/search.js"))
    index = [os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(os.path.join(a.site, "search/th")) for name in names]
    print(f"site: {len(found) - funds:,} news, {funds:,} funds{a.bytes_only * ' read of those it has'}; script {script:,} bytes; index {sum(index):,} bytes in {len(index):,} files, "
          f"largest {max(index):,}; seed {a.seed}")
    with_pagefind = a.pagefind and index_with_pagefind(a.site, found)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=a.site))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("PRONGSAI_CHROMIUM", "/usr/bin/chromium"),
                                             args=["--no-sandbox", "--disable-gpu"])
        table = table_of(browser, base, found, with_pagefind, not a.bytes_only)

        def ours(query):
            first, everything, moved, seconds, _ = ask(browser, base, query.text, not a.bytes_only)
            return first, everything, moved, seconds
        holds = measure("Prongsai", found, questions, ours, not a.bytes_only)
        if with_pagefind:
            def theirs(query):
                page = browser.new_context().new_page()
                page.goto(f"{base}/pagefind-asks.html")
                taken()
                start = time.time()
                first = page.evaluate(ASK, [[query.text], False])[0]
                seconds, moved = time.time() - start, taken()
                everything = page.evaluate(ASK, [[query.text], True])[0]
                page.context.close()
                return first, everything, moved, seconds
            measure("Pagefind", found, questions, theirs, True)
        browser.close()
    if not a.bytes_only and not (holds and table):
        sys.exit("bench-search: the bar isn't reached")


def table_of(browser, base, found, with_pagefind, everything):
    """The words of Pagefind's table; true where every word is found exactly."""
    is_exact = True
    print("word\tholding\tProngsai found\tof them right\tbytes moved\tstatus" + ("\tPagefind found\tof them right" if with_pagefind else ""))
    addresses = {item.address for item in found}
    for word in TABLE:
        expected = {item.address for item in truth.holding(found, word)}
        _, all_, moved, _, note = ask(browser, base, word, everything)
        got = set(all_) & addresses
        is_exact = is_exact and got == expected
        line = f"{word}\t{len(expected)}\t{len(got)}\t{len(got & expected)}\t{moved.get('index', 0):,}\t{note}"
        if with_pagefind:
            page = browser.new_context().new_page()
            page.goto(f"{base}/pagefind-asks.html")
            theirs = set(page.evaluate(ASK, [[word], True])[0])
            page.context.close()
            line += f"\t{len(theirs)}\t{len(theirs & expected)}"
        print(line)
    return is_exact


def index_with_pagefind(site, found):
    """Gives Pagefind the very pages that are compared; its files go into the site."""
    pages = site.rstrip("/") + "-pages"
    shutil.rmtree(pages, ignore_errors=True)
    for item in found:
        shutil.copytree(site + item.address, pages + item.address, ignore=lambda _, names: [n for n in names if n != "index.html"])
    run = subprocess.run([sys.executable, "-m", "pagefind", "--site", pages, "--output-path", os.path.join(site, "pagefind"),
                          "--root-selector", "main"], capture_output=True, text=True)
    shutil.rmtree(pages)
    if run.returncode:
        print("bench-search: Pagefind skipped, it isn't installed here:", (run.stderr or run.stdout).strip().split("\n")[-1])
        return False
    with open(os.path.join(site, "pagefind-asks.html"), "w") as page:
        page.write('<!doctype html><html lang="th"><meta charset="utf-8"><title>Pagefind</title>')
    return True


if __name__ == "__main__":
    main()
