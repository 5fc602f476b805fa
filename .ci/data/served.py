"""Each SQLite file as Datasette serves it: its count of rows, and its canned queries."""

import asyncio
import io
import json
import re
import subprocess
import sys
from contextlib import redirect_stderr
from pathlib import Path

from datasette.app import Datasette

import databases

DATASETTE = Path(sys.executable).parent / "datasette"
QUERIES = 5


def check(site, report):
    with report.check("datasette") as check:
        answered = 0
        for file in databases.files(site):
            name = site.name(file)
            config, settings = _settings(site, file)
            queries = settings.get("queries", {})
            if len(queries) < QUERIES:
                check.fail(name, f"{config} names {len(queries)} queries for it, not {QUERIES}")
            for message in _wrong_inspection(file):
                check.fail(name, message)
            # What Datasette tells its log is in its answers too.
            with redirect_stderr(io.StringIO()):
                messages = asyncio.run(_wrong_answers(file, settings))
            for message in messages:
                check.fail(name, message)
            answered += len(queries)
        if not databases.files(site):
            check.fail("data", "there is no SQLite file")
        check.what = f"{len(databases.files(site))} files open, {answered} canned queries answer"


def _settings(site, file):
    """The nearest `datasette.json` that names the database, and what it says of it."""
    folder = file.parent
    while folder.is_relative_to(site.root / "data"):
        path = folder / "datasette.json"
        if path.is_file():
            told = json.loads(path.read_text("utf-8")).get("databases", {})
            if file.stem in told:
                return site.name(path), told[file.stem]
        folder = folder.parent
    return "no datasette.json", {}


def _wrong_inspection(file):
    done = subprocess.run(
        [DATASETTE, "inspect", file], capture_output=True, text=True, timeout=300, check=False
    )
    if done.returncode:
        yield f"datasette inspect: {done.stderr.strip().splitlines()[-1]}"
        return
    counted = json.loads(done.stdout)[file.stem]["tables"]
    connection = databases.opened(file)
    for table, told in counted.items():
        rows = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        if told["count"] != rows:
            yield f"datasette counts {told['count']} rows in {table}, not {rows}"
    connection.close()


async def _wrong_answers(file, settings):
    served = Datasette([], immutables=[str(file)], metadata={"databases": {file.stem: settings}})
    await served.invoke_startup()
    wrong = []
    for key, query in settings.get("queries", {}).items():
        sql = query["sql"] if isinstance(query, dict) else query
        values = {name: _example(file, name) for name in set(re.findall(r"(?<!:):(\w+)", sql))}
        answer = await served.client.get(
            f"/{file.stem}/{key}.json", params={"_shape": "array", **values}
        )
        if answer.status_code != 200:
            wrong.append(f"the query {key} answers {answer.status_code}: {answer.text[:200]}")
        elif not answer.json():
            wrong.append(f"the query {key} answers nothing for {values}")
    return wrong


def _example(file, name):
    """A value for a question's blank: of the column of that name, or a word of the search."""
    connection = databases.opened(file)
    try:
        for table in databases.tables(connection):
            if name in databases.columns_of(connection, table):
                found = connection.execute(f'SELECT max("{name}") FROM "{table}"').fetchone()[0]
                if found is not None:
                    return str(found)
        for table in databases.searches(connection):
            word = databases.word_of(connection, table)
            if word:
                return word
        return ""
    finally:
        connection.close()
