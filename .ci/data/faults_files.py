"""Faults of the files themselves: SQLite, what Datasette serves, CSV."""

import databases
import served
import tables
from bench import Fault


def _file(bench):
    found = databases.files(bench.site)
    if not found:
        raise LookupError("no SQLite file")
    return found[0]


def _sql(*orders):
    return lambda bench: bench.edit_sql(_file(bench), *orders)


def _broken_key(bench):
    connection = databases.opened(_file(bench))
    keys = [
        (table, row[3])
        for table in databases.tables(connection)
        for row in connection.execute(f'PRAGMA foreign_key_list("{table}")')
    ]
    connection.close()
    if not keys:
        raise LookupError("no table has a foreign key")
    table, column = keys[0]
    one = f'(SELECT rowid FROM "{table}" LIMIT 1)'
    bench.edit_sql(_file(bench), "PRAGMA ignore_check_constraints = ON",
                   f'UPDATE "{table}" SET "{column}" = \'nowhere\' WHERE rowid = {one}')


def _corrupted_page(bench):
    file = _file(bench)
    connection = databases.opened(file)
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    query = "SELECT rootpage FROM sqlite_schema WHERE name = 'payments'"
    (page,) = connection.execute(query).fetchone()
    connection.close()
    content = bytearray(file.read_bytes())
    start = (page - 1) * size
    content[start : start + 200] = b"\xa5" * 200
    bench.write(file, bytes(content))


def _in_search(order):
    def plant(bench):
        connection = databases.opened(_file(bench))
        names = databases.searches(connection)
        connection.close()
        if not names:
            raise LookupError("no full text search")
        bench.edit_sql(_file(bench), *(order.format(name) for name in names))

    return plant


ONE = "rowid = (SELECT rowid FROM payments LIMIT 1)"
SQLITE = [
    ("a figure one satang higher", "database alone",
     _sql(f"UPDATE payments SET paid_satang = paid_satang + 1 WHERE {ONE}")),
    ("a row dropped", "files alone", _sql(f"DELETE FROM payments WHERE {ONE}")),
    ("two figures swapped, the sum kept", "database alone",
     _sql("UPDATE summary SET received_satang = paid_satang, paid_satang = received_satang")),
    ("an amount that is no whole number", "real|no whole number",
     _sql("CREATE TABLE copy AS SELECT * FROM payments", "DROP TABLE payments",
          "ALTER TABLE copy RENAME TO payments",
          f"UPDATE payments SET paid_satang = paid_satang + 0.5 WHERE {ONE}")),
    ("a table under another name", "no table payments",
     _sql("PRAGMA foreign_keys = OFF", "ALTER TABLE payments RENAME TO payments_old")),
    ("a foreign key that names nothing", "foreign_key_check", _broken_key),
    ("a corrupted page", "SQLite:|integrity_check", _corrupted_page),
    ("the full text search dropped", "no full text search", _in_search('DROP TABLE "{0}"')),
    ("a search that lost its words", "does not agree|does not find|holds no words|malformed",
     _in_search('DELETE FROM "{0}_data" WHERE id > 10')),
    ("no database at all", "SQLite:", lambda bench: bench.write(_file(bench), "เลข\n" * 500)),
]


def _in_queries(change):
    def plant(bench):
        file = _file(bench)
        config, _ = served._settings(bench.site, file)
        if not config.endswith(".json"):
            raise LookupError(config)
        bench.edit_json(config, lambda tree: change(tree["databases"], file.stem))

    return plant


def _with_query(sql):
    def change(told, stem):
        key = next(iter(told[stem]["queries"]))
        told[stem]["queries"][key] = {"sql": sql}

    return _in_queries(change)


def _fewer_queries(told, stem):
    queries = told[stem]["queries"]
    told[stem]["queries"] = dict(list(queries.items())[: served.QUERIES - 1])


DATASETTE = [
    ("a query that is no SQL", "the query", _with_query("SELEC 1")),
    ("a query of a table that is not there", "the query", _with_query("SELECT * FROM nowhere")),
    ("a query that answers nothing", "answers nothing",
     _with_query("SELECT * FROM payments WHERE 0")),
    ("a query that writes", "the query", _with_query("DELETE FROM payments")),
    ("a query too few", "4 queries", _in_queries(_fewer_queries)),
    ("queries of another database", "names 0 queries|no datasette.json",
     _in_queries(lambda told, stem: told.__setitem__("other", told.pop(stem)))),
    ("no database at all", "inspect", lambda bench: bench.write(_file(bench), "เลข\n" * 500)),
]


def _in_csv(change):
    def plant(bench):
        bench.edit_csv(f"f/{bench.site.funds[0]}/payments.csv", change)

    return plant


def _paid(value):
    return _in_csv(lambda header, rows: rows[0].__setitem__(header.index("paid"), value))


def _text_date(bench):
    for path in sorted(bench.root.glob("f/*/fy/*/*.csv")):
        bench.edit_csv(path, lambda header, rows:
                       rows[0].__setitem__(header.index("date"), "16 ก.พ. 2569"))
        return
    raise LookupError("no book of a year")


def _with_title(bench):
    path = f"f/{bench.site.funds[0]}/payments.csv"
    bench.edit(path, lambda text: "เงินจ่ายตามประเภท ทุกปี\n\n" + text)


CSV = [
    ("an amount with a comma", "not a number", _paid("1,130.00")),
    ("an amount in Thai digits", "not a number", _paid("๑๑๓๐.๐๐")),
    ("an amount with its unit", "not a number", _paid("1130.00 บาท")),
    ("an amount with three decimals", "no amount", _paid("1130.005")),
    ("a date in words", "not a date", _text_date),
    ("a title above the header", "DuckDB", _with_title),
    ("a header with an empty name", "sees the columns",
     _in_csv(lambda header, rows: header.__setitem__(2, ""))),
    ("no payments.csv", "there is none",
     lambda bench: bench.remove(f"f/{bench.site.funds[0]}/payments.csv")),
]

FAULTS = [
    Fault(module, *fault)
    for module, faults in [(databases, SQLITE), (served, DATASETTE), (tables, CSV)]
    for fault in faults
]
