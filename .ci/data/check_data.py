"""Hold a built site's open data against judges from outside: `check_data.py SITE`.

`check_data.py --planted SITE` damages a copy of a good site, and sees each fault rejected.
"""

import sys

import catalog
import databases
import gdc
import packages
import planted
import served
import structured
import tables
from common import BuiltSite, Report

CHECKS = [packages, catalog, gdc, structured, databases, served, tables]


def main(arguments):
    is_planted = arguments[:1] == ["--planted"]
    folders = arguments[is_planted:]
    if len(folders) != 1:
        print("usage: check-data [--planted] SITE", file=sys.stderr)
        return 2
    site = BuiltSite(folders[0])
    if is_planted:
        return planted.run(site)
    report = Report()
    for check in CHECKS:
        check.check(site, report)
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
