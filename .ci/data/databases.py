"""Each SQLite file below `data/`: whole, and row by row the same as the CSV files."""

import re
import shutil
import sqlite3
import tempfile
from collections import Counter
from decimal import Decimal
from pathlib import Path

from common import read_csv

AMOUNT = re.compile(r"-?[0-9]+\.[0-9]{2}")
WHOLE = re.compile(r"-?[0-9]+")
# Tables that a fund publishes as CSV under another name than `<table>.csv`.
PLACES = {
    "ledger": "f/{fund}/fy/*/{fund}-*-ledger.csv",
    "entries": "f/{fund}/fy/*/{fund}-*-entries.csv",
}
# Without these two a database says nothing that can be held against the files.
MUST = {"summary", "payments"}


def files(site):
    return sorted(site.root.glob("data/**/*.sqlite"))


def opened(file):
    return sqlite3.connect(f"{Path(file).resolve().as_uri()}?mode=ro", uri=True)


def check(site, report):
    with report.check("sqlite") as check:
        if not files(site):
            check.fail("data", "there is no SQLite file")
        compared = rows = 0
        for file in files(site):
            try:
                found = _check_file(site, file, check)
            except sqlite3.DatabaseError as error:
                check.fail(site.name(file), f"SQLite: {error}")
                continue
            compared += found[0]
            rows += found[1]
        check.what = f"{len(files(site))} files, {compared} tables, {rows:,} rows equal the CSV"


def _check_file(site, file, check):
    name = site.name(file)
    connection = opened(file)
    try:
        for message in _unwhole(connection):
            check.fail(name, message)
        names = tables(connection)
        compared = rows = 0
        for table in names:
            for source, paths in _sources(site, file, table, connection):
                compared += 1
                for message in _differences(connection, table, paths):
                    check.fail(name, f"{table} and {source}: {message}")
            rows += connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        for table in MUST - set(names):
            check.fail(name, f"it has no table {table}")
        for message in [*_wrong_amounts(connection, names), *_wrong_search(connection, file)]:
            check.fail(name, message)
        return compared, rows
    finally:
        connection.close()


def _unwhole(connection):
    for (text,) in connection.execute("PRAGMA integrity_check"):
        if text != "ok":
            yield f"integrity_check: {text}"
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"foreign_key_check: row {row} of {table} names what {parent} has not"


def tables(connection):
    """Tables of data: without those of SQLite itself and those behind a full text search."""
    found = searches(connection)
    query = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    names = [name for (name,) in connection.execute(query) if not name.startswith("sqlite_")]
    behind = re.compile(r"_(data|idx|content|docsize|config)")
    return [
        name
        for name in names
        if name not in found
        and not any(name.startswith(one) and behind.fullmatch(name[len(one) :]) for one in found)
    ]


def searches(connection):
    query = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL"
    using = re.compile(r"\bUSING\s+fts5\b", re.I)
    return [name for name, sql in connection.execute(query) if using.search(sql)]


def columns_of(connection, table):
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]


def _sources(site, file, table, connection):
    """The CSV files that say the same: one beside the database, and those of the funds in it."""
    beside = file.parent / f"{table}.csv"
    if beside.is_file():
        yield site.name(beside), [beside]
    place = PLACES.get(table, "f/{fund}/" + table + ".csv")
    paths = [path for fund in _scope(site, file) for path in
             sorted(site.root.glob(place.format(fund=fund)))]
    if paths and "fund_id" in columns_of(connection, table):
        yield f"{len(paths)} files like {site.name(paths[0])}", paths


def _scope(site, file):
    """The funds that belong in a database: below `data/p/99/` those of province 99, else all."""
    found = re.match(r"data/p/([0-9]+)/", site.name(file))
    return [fund for fund in site.funds if not found or fund.startswith(found.group(1))]


def _differences(connection, table, paths):
    columns = columns_of(connection, table)
    header, _ = read_csv(paths[0])
    written = Counter()
    for path in paths:
        own, rows = read_csv(path)
        if own != header:
            yield f"the columns of {path.name} are {own}, not {header}"
            return
        for cells in rows:
            if len(cells) == len(header):
                written[tuple(cells)] += 1
    kept, named = [], []
    for index, name in enumerate(header):
        if _is_amount(written, index):
            name += "_satang"
        if name in columns or f"{name}_satang" in columns:
            kept.append(index)
            named.append(name if name in columns else f"{name}_satang")
        elif name.endswith("_satang") or name in ("fund_id", "fiscal_year"):
            yield f"there is no column {name}"
            return
    selection = ", ".join(f'"{name}"' for name in named)
    left = Counter()
    for row, count in written.items():
        left[tuple(_value(row[i], name) for i, name in zip(kept, named))] += count
    right = Counter(
        tuple(_plain(value) for value in row)
        for row in connection.execute(f'SELECT {selection} FROM "{table}"')
    )
    yield from _unequal(left, right, named)


def _is_amount(written, index):
    cells = [row[index] for row in written if row[index]]
    return bool(cells) and all(AMOUNT.fullmatch(cell) for cell in cells)


def _value(cell, column):
    """A cell of a file as the column of the database holds it."""
    if column.endswith("_satang") and AMOUNT.fullmatch(cell):
        return str(int(Decimal(cell) * 100))
    return {"true": "1", "false": "0"}.get(cell, cell)


def _plain(value):
    if value is None:
        return ""
    return {"true": "1", "false": "0"}.get(str(value), str(value))


def _unequal(left, right, named):
    missing, extra = left - right, right - left
    for row in list(missing)[:3]:
        yield f"the files alone have {dict(zip(named, row))}"
    for row in list(extra)[:3]:
        yield f"the database alone has {dict(zip(named, row))}"
    if missing or extra:
        yield f"the files alone have {missing.total()} rows, the database alone {extra.total()}"
    yield from _unequal_sums(left, right, named)


def _unequal_sums(left, right, named):
    """The sums by fund and year, as a reader adds them up."""
    keys = [i for i, name in enumerate(named) if name in ("fund_id", "fiscal_year")]
    for column, name in enumerate(named):
        if not name.endswith("_satang"):
            continue
        sums = []
        for rows in (left, right):
            sums.append(Counter())
            for row, count in rows.items():
                if WHOLE.fullmatch(row[column]):
                    sums[-1][tuple(row[i] for i in keys)] += int(row[column]) * count
        for key in sorted(set(sums[0]) | set(sums[1])):
            if sums[0][key] != sums[1][key]:
                yield f"{name} of {' '.join(key)}: {sums[0][key]} and {sums[1][key]} satang"


def _wrong_amounts(connection, names):
    """An amount is a whole number of satang, declared and stored so."""
    for table in names:
        for _, column, declared, *_ in connection.execute(f'PRAGMA table_info("{table}")'):
            kinds = f'SELECT DISTINCT typeof("{column}") FROM "{table}"'
            stored = {kind for (kind,) in connection.execute(kinds)} - {"null"}
            if "real" in stored or declared.upper() in ("REAL", "FLOAT", "DOUBLE", "NUMERIC"):
                yield f"{table}.{column} is no whole number"
            if column.endswith("_satang"):
                if declared.upper() != "INTEGER":
                    yield f"{table}.{column} is declared {declared}, not INTEGER"
                if stored - {"integer"}:
                    yield f"{table}.{column} holds {', '.join(sorted(stored))}"


def _wrong_search(connection, file):
    found = searches(connection)
    if not found:
        yield "it has no full text search"
    for table in found:
        word = word_of(connection, table)
        query = f'SELECT count(*) FROM "{table}" WHERE "{table}" MATCH ?'
        if word is None:
            yield f"{table} holds no words"
        elif not connection.execute(query, [word]).fetchone()[0]:
            yield f"{table} does not find {word}, which it holds"
        # SQLite compares a search with its table only where it may write.
        with tempfile.TemporaryDirectory() as folder:
            writable = sqlite3.connect(shutil.copy(file, folder))
            try:
                order = f'INSERT INTO "{table}"("{table}", rank) VALUES (\'integrity-check\', 1)'
                writable.execute(order)
            except sqlite3.DatabaseError as error:
                yield f"{table} does not agree with its table: {error}"
            finally:
                writable.close()


def word_of(connection, table):
    """A phrase that a search holds: the longest word of its first rows, in quotes; or none."""
    query = "SELECT sql FROM sqlite_schema WHERE name = ?"
    (sql,) = connection.execute(query, [table]).fetchone()
    unsearched = set(re.findall(r"[\"`\[]?(\w+)[\"`\]]?\s+UNINDEXED", sql, re.I))
    columns = [name for name in columns_of(connection, table) if name not in unsearched]
    selection = ", ".join(f'"{name}"' for name in columns)
    words = [
        word
        for row in connection.execute(f'SELECT {selection} FROM "{table}" LIMIT 20')
        for cell in row
        if isinstance(cell, str)
        for word in re.findall(r"[^\s\"'.,()/:-]{3,40}(?![^\s\"'.,()/:-])", cell)
    ]
    if not words:
        # A search without content of its own gives back no text, only its vocabulary.
        vocabulary = f"fts5vocab(main, '{table}', row)"
        connection.execute(f"CREATE VIRTUAL TABLE temp.words USING {vocabulary}")
        words = [word for (word,) in connection.execute("SELECT term FROM temp.words LIMIT 500")]
        connection.execute("DROP TABLE temp.words")
    return f'"{max(words, key=len)}"' if words else None
