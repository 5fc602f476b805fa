#!/usr/bin/env python3
"""Time Prongsai and its peers on the same books, side by side: `bench.py PROGRAM FOLDER [--runs 5]`.

FOLDER is what generate.py wrote. Prongsai reads, checks and states every cash book; DuckDB groups
the same files and recomputes every running balance; Ledger and hledger print the balances of the
same postings. First Prongsai's figures are compared with expected.csv: none is dropped to win.
Runs go round by round, each program once, so that a busy minute is shared by all.
"""
import argparse
import datetime
import json
import multiprocessing
import os
import shutil
import statistics
import subprocess
import sys
import time

DUCKDB = """
import sys, duckdb
duckdb.execute("SET threads = 2")
books = f"read_csv('{sys.argv[1]}/content/funds/*/ledger/book.csv', filename = true, columns = {{'day': 'VARCHAR', " \\
        "'text': 'VARCHAR', 'category': 'VARCHAR', 'account': 'VARCHAR', 'received': 'DECIMAL(18,2)', " \\
        "'paid': 'DECIMAL(18,2)', 'balance': 'DECIMAL(18,2)'}, header = true)"
rows = f"(SELECT *, row_number() OVER () AS number FROM {books})"
wrong = duckdb.sql(f"SELECT count(*) FROM (SELECT balance, sum(coalesce(received, 0) - coalesce(paid, 0)) OVER "
                   f"(PARTITION BY filename, account ORDER BY number) AS counted FROM {rows}) WHERE balance <> counted")
assert wrong.fetchall() == [(0,)]
duckdb.sql(f"SELECT filename, split_part(day, '/', 3) AS year, category, sum(received), sum(paid), count(*) "
           f"FROM {books} GROUP BY ALL").fetchall()
"""


def measure(command, allowed):
    """CPU seconds, wall seconds and the highest memory in MiB of one run."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        sys.exit(f"{command[0]} ended with {process.returncode}: {message.decode()[-500:]}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024


def peers(program, folder, python):
    found = {"Prongsai": [program, "figures", "--private", f"{folder}/content"]}
    if subprocess.run([python, "-c", "import duckdb"], capture_output=True).returncode == 0:
        found["DuckDB"] = [python, "-c", DUCKDB, folder]
    journal = f"{folder}/books.journal"
    if shutil.which("ledger"):
        found["Ledger bal"] = ["ledger", "--args-only", "-f", journal, "bal"]
    if shutil.which("hledger"):
        found["hledger bal"] = ["hledger", "-f", journal, "bal"]
    return found


def compare(program, folder):
    """Says how many figures agree with the generator's, all of which must."""
    figures = subprocess.run([program, "figures", "--private", f"{folder}/content"],
                             capture_output=True, text=True).stdout
    with open(f"{folder}/expected.csv", encoding="utf-8") as file:
        expected = file.read()
    if sorted(figures.splitlines()) != sorted(expected.splitlines()):
        raise ValueError("the figures are not those of expected.csv")
    return f"{len(expected.splitlines()) - 1:,} figures are those of expected.csv"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--only")
    parser.add_argument("--keep", help="a folder that keeps the figures of each run by its date")
    options = parser.parse_args()
    # In a process of its own: Linux counts what this one once held to the programs that it starts.
    with multiprocessing.Pool(1) as pool:
        print(pool.apply(compare, (options.program, options.folder)))
    commands = peers(options.program, options.folder, options.python)
    if options.only:
        commands = {name: commands[name] for name in commands if name in options.only.split(",")}
    runs = {name: [] for name in commands}
    for _ in range(options.runs):
        for name, command in commands.items():
            # Status 1 of Prongsai says that something was found in the books.
            runs[name].append(measure(command, (0, 1) if name == "Prongsai" else (0,)))
    print(f"{'':14}{'CPU s':>8}{'wall s':>8}{'MiB':>8}{'CPU, Prongsai = 1':>20}{'memory':>8}")
    table = {name: [statistics.median(column) for column in zip(*of)] for name, of in runs.items()}
    base = table["Prongsai"]
    for name, (cpu, wall, memory) in table.items():
        print(f"{name:14}{cpu:8.2f}{wall:8.2f}{memory:8.0f}{cpu / base[0]:20.2f}{memory / base[2]:8.2f}")
    if options.keep:
        os.makedirs(options.keep, exist_ok=True)
        name = datetime.datetime.now().strftime("%Y-%m-%dT%H%M%S") + "-ledgers.json"
        with open(os.path.join(options.keep, name), "w", encoding="utf-8") as file:
            json.dump({"folder": options.folder, "runs": runs}, file, indent=1)


if __name__ == "__main__":
    main()
