"""Every fund's CSV as other programs read them: DuckDB, and LibreOffice where it is."""

import re
import shutil
import subprocess
import tempfile
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import duckdb

from common import read_csv

CENT = Decimal("0.01")
DATES = {"date": {"DATE"}, "covers_from": {"DATE"}, "covers_through": {"DATE"}}
AMOUNT = re.compile(r"-?[0-9]+\.[0-9]{2}")


def check(site, report):
    with report.check("duckdb") as check:
        files = rows = 0
        for fund in site.funds:
            if not (site.root / f"f/{fund}/payments.csv").is_file():
                check.fail(f"f/{fund}/payments.csv", "there is none")
        for path in sorted(site.root.glob("f/*/**/*.csv")):
            files += 1
            header, lines = read_csv(path, encoding="utf-8-sig")
            rows += len(lines)
            for message in _wrong_for_duckdb(path, header, lines):
                check.fail(site.name(path), message)
        check.what = f"{files} files, {rows:,} rows, the same total of paid"
    if not shutil.which("soffice"):
        report.skip("libreoffice", "soffice is not on this machine")
        return
    with report.check("libreoffice") as check:
        sheets = [site.root / f"f/{fund}/{fund}-simple.csv" for fund in site.sampled_funds()]
        for path in sheets:
            for message in _wrong_for_libreoffice(path):
                check.fail(site.name(path), message)
        check.what = f"{len(sheets)} files come back from a workbook cell for cell"


def _wrong_for_duckdb(path, header, lines):
    def ask(question):
        return duckdb.execute(f"{question} read_csv(?)", [str(path)]).fetchall()

    try:
        columns = {name: kind for name, kind, *_ in ask("DESCRIBE FROM")}
        ((told,),) = ask("SELECT count(*) FROM")
    except duckdb.Error as error:
        yield f"DuckDB: {str(error)[:300]}"
        return
    if list(columns) != header:
        yield f"DuckDB sees the columns {list(columns)}, not {header}"
        return
    if told != len(lines):
        yield f"DuckDB sees {told} rows, not {len(lines)}"
    for index, name in enumerate(header):
        cells = [cells[index] for cells in lines if len(cells) == len(header)]
        if name in DATES and any(cells) and columns[name] not in DATES[name]:
            yield f"DuckDB takes {name} for {columns[name]}, not a date"
        if name == "paid" and any(cells):
            yield from _wrong_total(cells, columns[name], ask)


def _wrong_total(cells, kind, ask):
    if kind not in ("DOUBLE", "BIGINT") and not kind.startswith("DECIMAL"):
        yield f"DuckDB takes paid for {kind}, not a number"
        return
    if not all(AMOUNT.fullmatch(cell) for cell in cells if cell):
        yield "a cell of paid is no amount with two decimals"
        return
    total = sum(Decimal(cell) for cell in cells if cell)
    ((told,),) = ask("SELECT sum(paid) FROM")
    if Decimal(str(told)).quantize(CENT, ROUND_HALF_UP) != total:
        yield f"DuckDB adds paid up to {told}, and it is {total}"


def _wrong_for_libreoffice(path):
    if not path.is_file():
        yield "there is none"
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(path, folder))
        # 44 is the comma, 34 the quote, 76 UTF-8.
        start = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        there = ["--infilter=CSV:44,34,76,1", "--convert-to", "xlsx", str(copy)]
        back = ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1"]
        for order in [there, [*back, str(copy.with_suffix(".xlsx"))]]:
            subprocess.run([*start, *order, "--outdir", folder], capture_output=True, timeout=180,
                           check=True)
        header, rows = read_csv(path, encoding="utf-8-sig")
        after, read = read_csv(copy, encoding="utf-8-sig")
        if header != after:
            yield f"after LibreOffice the header is {after}, not {header}"
        if len(rows) != len(read):
            yield f"after LibreOffice there are {len(read)} rows, not {len(rows)}"
        for before, now in zip(rows, read):
            if [_plain(cell) for cell in before] != [_plain(cell) for cell in now]:
                yield f"after LibreOffice a row is {now}, not {before}"


def _plain(cell):
    """A number without the zeros that a workbook doesn't keep; any other text as it is."""
    return str(Decimal(cell).normalize()) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell) else cell
