"""A copy of a good site, to plant faults in."""

import hashlib
import json
import os
import re
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from common import BuiltSite, read_csv


@dataclass
class Fault:
    """What is damaged, by whom it is to be found, and what he then says."""

    module: object
    name: str
    says: str
    plant: Callable


class Bench:
    """A copy of a site to damage, whose files are as before after each fault."""

    def __init__(self, site, folder):
        shutil.copytree(site.root, folder, copy_function=_linked)
        self.site = BuiltSite(folder)
        # All faults of packages are planted in that of the first fund.
        self.site.sampled_funds = lambda: self.site.funds[:1]
        self.root = self.site.root
        self._before = {}

    def restore(self):
        for path, content in self._before.items():
            path.unlink(missing_ok=True)
            path.write_bytes(content)
        self._before = {}

    def write(self, path, content):
        """Writes beside the file of the site, which may be the same one on the disk."""
        path = self.root / path
        self._before.setdefault(path, path.read_bytes())
        path.unlink()
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def remove(self, path):
        self.write(path, b"")
        (self.root / path).unlink()

    def edit(self, path, change):
        self.write(path, change((self.root / path).read_text("utf-8")))

    def edit_json(self, path, change):
        tree = json.loads((self.root / path).read_text("utf-8"))
        change(tree)
        self.write(path, json.dumps(tree, ensure_ascii=False, indent=2))

    def edit_csv(self, path, change, encoding="utf-8"):
        """Lets `change` alter the header and the rows, in their place."""
        header, rows = read_csv(self.root / path, encoding)
        change(header, rows)
        lines = [",".join(_quoted(cell) for cell in cells) for cells in [header, *rows]]
        self.write(path, "".join(line + "\n" for line in lines))

    def seal(self, package):
        """Writes the bytes and hashes anew, so that only the fault itself can be found."""

        def change(tree):
            for resource in tree["resources"]:
                content = (self.root / package).parent.joinpath(resource["path"]).read_bytes()
                resource["bytes"] = len(content)
                resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"

        self.edit_json(package, change)

    def edit_sql(self, path, *orders):
        path = self.root / path
        self.write(path, path.read_bytes())
        connection = sqlite3.connect(path)
        # A table may be renamed or dropped although a view reads it.
        connection.execute("PRAGMA legacy_alter_table = ON")
        for order in orders:
            connection.execute(order)
        connection.commit()
        connection.close()


def _linked(source, target):
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _quoted(cell):
    return '"' + cell.replace('"', '""') + '"' if re.search(r'[",\r\n]', cell) else cell
