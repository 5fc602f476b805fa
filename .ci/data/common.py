"""What every check shares: the built site, and the lines that a check prints."""

import csv
import io
import json
import random
import re
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote

# A year of the Buddhist era where a year of the common era belongs: 2569 for 2026.
FIRST_BUDDHIST_YEAR = 2400
SHOWN = 20
SAMPLED_FUNDS = 10
ALL_FUNDS = 20


class Check:
    """One check of a kind: what it found wrong, or how much it found right."""

    def __init__(self, name):
        self.name = name
        self.what = ""
        self.failures = []

    def fail(self, file, message):
        self.failures.append((str(file), " ".join(str(message).split())))

    def lines(self):
        if not self.failures:
            return [f"ok  {self.name}: {self.what}"]
        shown = [f"FAIL {self.name}: {file}: {text}" for file, text in self.failures[:SHOWN]]
        if len(self.failures) > SHOWN:
            shown.append(f"FAIL {self.name}: and {len(self.failures) - SHOWN} more")
        return shown


class Report:
    """The lines of all checks. A check that breaks down is a failure, never an ok."""

    def __init__(self, write=print):
        self.write = write
        self.checks = []

    @contextmanager
    def check(self, name):
        check = Check(name)
        self.checks.append(check)
        try:
            yield check
        except Exception as error:  # noqa: BLE001: what a validator can't read is wrong
            check.fail("-", f"the check broke down: {type(error).__name__}: {str(error)[:300]}")
        for line in check.lines():
            self.write(line)

    def skip(self, name, why):
        self.write(f"skip {name}: {why}")

    @property
    def failures(self):
        return [(check.name, *failure) for check in self.checks for failure in check.failures]


class BuiltSite:
    """A folder with a built site, and the address it is meant for."""

    def __init__(self, root):
        self.root = Path(root).resolve()
        home = self.root / "index.html"
        if not home.is_file():
            raise SystemExit(f"check-data: there is no built site in {root}")
        found = re.search(r'<link rel="canonical" href="([^"]+)"', home.read_text("utf-8"))
        self.base = found.group(1) if found else ""
        self.funds = sorted(page.parent.name for page in self.root.glob("f/*/index.html"))

    def sampled_funds(self):
        """Every fund of a small site; of a large one ten, the same ten each time."""
        if len(self.funds) <= ALL_FUNDS:
            return self.funds
        return sorted(random.Random(1).sample(self.funds, SAMPLED_FUNDS))

    def name(self, path):
        return Path(path).relative_to(self.root).as_posix()

    def local(self, address):
        """The file that answers at an absolute address of this site, or none."""
        if not self.base or not str(address).startswith(self.base):
            return None
        path = unquote(re.split(r"[?#]", str(address)[len(self.base) :])[0])
        file = (self.root / path).resolve()
        if not file.is_relative_to(self.root):
            return None
        if file.is_dir():
            file = file / "index.html"
        return file if file.is_file() else None

    def is_own(self, address):
        return bool(self.base) and str(address).startswith(self.base)


def _once(pairs):
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"the key {name!r} stands twice")
    return dict(pairs)


def _no_constant(name):
    raise ValueError(f"{name} is no JSON")


def strict_json(text):
    """JSON in which no key stands twice and no number is NaN."""
    return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)


def is_buddhist(year):
    return int(year) >= FIRST_BUDDHIST_YEAR


def read_csv(path, encoding="utf-8"):
    """The header and the rows of a CSV file, every cell as it is written."""
    text = Path(path).read_bytes().decode(encoding)
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    return (rows[0], rows[1:]) if rows else ([], [])
