"""Damages a copy of a good site, fault by fault, and sees each rejected for what it is."""

import re
import sqlite3
import tempfile
from pathlib import Path

import faults_files
import faults_metadata
import faults_pages
from bench import Bench
from common import Report


def run(site):
    """Prints a table of the faults. Returns 1 if one passes, or if the site is not good."""
    faults = [*faults_metadata.FAULTS, *faults_pages.FAULTS, *faults_files.FAULTS]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(site, Path(folder) / "site")
        modules = list(dict.fromkeys(fault.module for fault in faults))
        unclean = [line for module in modules for line in _failures(module, bench)]
        for line in unclean[:20]:
            print(f"FAIL before any fault: {line}")
        if unclean:
            return 1
        passed = [fault for fault in faults if not _is_rejected(fault, bench)]
    print(f"planted: {len(faults)} faults, {len(faults) - len(passed)} rejected")
    return 1 if passed else 0


def _failures(module, bench):
    report = Report(write=lambda line: None)
    module.check(bench.site, report)
    return [f"{name}: {file}: {text}" for name, file, text in report.failures]


def _is_rejected(fault, bench):
    try:
        fault.plant(bench)
        found = _failures(fault.module, bench)
    except (LookupError, sqlite3.Error) as error:
        found = []
        print(f"       the site can't be damaged so: {error}")
    finally:
        bench.restore()
    said = next((line for line in found if re.search(fault.says, line)), None)
    name = fault.module.__name__
    print(f"{'ok  ' if said else 'FAIL'} {name:10} {fault.name:44} {(said or '-')[:150]}")
    for line in found[:3] if said is None else []:
        print(f"       it was rejected for another reason: {line[:200]}")
    return said is not None
