"""Each `datapackage.json`: by the Data Package v2 profile, by frictionless, and cell by cell."""

import hashlib
import re
import sys
from pathlib import Path

import jsonschema
from frictionless import FrictionlessException, Package

from common import is_buddhist, read_csv, strict_json

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
PROFILES = Path(sys.prefix) / "profiles"
NAME = re.compile(r"[a-z0-9._-]+")
EMAIL = re.compile(r"[^@\s]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
MUST = ["name", "title", "description", "created", "licenses"]
# How a typed cell is written. Python's own readers also take Thai digits and spaces, and so
# does frictionless: a spreadsheet or a database does not.
CELLS = {
    "number": re.compile(r"-?[0-9]+(\.[0-9]+)?"),
    "integer": re.compile(r"-?[0-9]+"),
    "date": re.compile(r"([0-9]{4})-[0-9]{2}-[0-9]{2}"),
    "datetime": re.compile(r"([0-9]{4})-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})"),
    "year": re.compile(r"([0-9]{4})"),
    "yearmonth": re.compile(r"([0-9]{4})-[0-9]{2}"),
    "boolean": re.compile(r"true|false"),
}
YEARS = {"date", "datetime", "year", "yearmonth"}


def check(site, report):
    with report.check("datapackage") as check:
        files = _files(site, check)
        validator = _validator()
        resources = rows = 0
        for file in files:
            found = _check_package(site, file, validator, check)
            resources += found[0]
            rows += found[1]
        whole = f"{len(files)} packages" if len(site.funds) <= 20 else f"{len(files)} sampled"
        check.what = f"{whole}, {resources} resources, {rows:,} rows, hashes and keys hold"


def _files(site, check):
    """The packages to look into; that each fund has one is seen of all."""
    for fund in site.funds:
        if not (site.root / f"f/{fund}/datapackage.json").is_file():
            check.fail(f"f/{fund}/datapackage.json", "there is none")
    if not (site.root / "data/datapackage.json").is_file():
        check.fail("data/datapackage.json", "there is none")
    sampled = [site.root / f"f/{fund}/datapackage.json" for fund in site.sampled_funds()]
    others = sorted(site.root.glob("data/**/datapackage.json"))
    return [file for file in sampled + others if file.is_file()]


def _validator():
    profile = strict_json((PROFILES / "datapackage-2.0.json").read_text("utf-8"))
    formats = jsonschema.FormatChecker()
    for needed in ["date-time", "uri"]:
        if needed not in formats.checkers:
            raise RuntimeError(f"nothing here checks the format {needed}")
    formats.checks("email")(lambda text: not isinstance(text, str) or bool(EMAIL.fullmatch(text)))
    kind = jsonschema.validators.validator_for(profile)
    kind.check_schema(profile)
    return kind(profile, format_checker=formats)


def _check_package(site, file, validator, check):
    """Returns how many resources and rows the package has."""
    name = site.name(file)
    try:
        package = strict_json(file.read_text("utf-8"))
    except ValueError as error:
        check.fail(name, f"no JSON: {error}")
        return 0, 0
    wrong = sorted(validator.iter_errors(package), key=lambda error: error.json_path)
    for error in wrong:
        check.fail(name, f"by the profile, {error.json_path}: {error.message[:200]}")
    if wrong:
        return 0, 0
    for message in _wrong_for_us(file, package):
        check.fail(name, message)
    for message in _wrong_for_frictionless(file):
        check.fail(name, message)
    rows = 0
    for resource in package["resources"]:
        rows += _check_cells(file.parent, resource, lambda text: check.fail(name, text))
    return len(package["resources"]), rows


def _wrong_for_us(file, package):
    """What the profile leaves open and this house does not."""
    if package.get("$schema") != PROFILE:
        yield f"$schema is {package.get('$schema')!r}, not {PROFILE!r}"
    for key in MUST:
        if not package.get(key):
            yield f"{key} is missing"
    if is_buddhist(str(package.get("created", ""))[:4] or 0):
        yield f"created {package['created']!r} is in the Buddhist era"
    names = [resource["name"] for resource in package["resources"]]
    for name in [package.get("name", ""), *names]:
        if not NAME.fullmatch(name):
            yield f"the name {name!r} has other signs than a-z, 0-9, '.', '-' and '_'"
        if names.count(name) > 1:
            yield f"the name {name!r} stands twice"
    for resource in package["resources"]:
        path = resource.get("path")
        for key in ["path", "bytes", "hash"]:
            if key not in resource:
                yield f"{resource['name']} has no {key}"
        yield from _wrong_digest(file, resource)
        if str(path).endswith(".csv") and "schema" not in resource:
            yield f"{resource['name']} has no schema"


def _wrong_digest(file, resource):
    """All kinds of digest are computed here: frictionless doesn't know SHA-512."""
    kind, _, told = str(resource.get("hash")).partition(":")
    if kind not in ("sha256", "sha384", "sha512"):
        yield f"{resource['name']}: the hash {kind!r} is none of sha256, sha384, sha512"
        return
    path = file.parent / str(resource.get("path"))
    if path.is_file() and hashlib.new(kind, path.read_bytes()).hexdigest() != told:
        yield f"{resource['name']}: expected hash of {kind} is another"


def _wrong_for_frictionless(file):
    try:
        found = Package(str(file)).validate()
    except FrictionlessException as exception:
        for error in exception.to_errors():
            yield f"frictionless: {error.message[:300]}"
        return
    for error in found.errors:
        yield f"frictionless: {error.message[:300]}"
    for task in found.tasks:
        for error in task.errors:
            yield f"frictionless: {task.place}: {error.message[:300]}"


def _check_cells(folder, resource, fail):
    schema = resource.get("schema")
    path = folder / str(resource.get("path"))
    if not isinstance(schema, dict) or not path.is_file():
        return 0
    if path.read_bytes().startswith(b"\xef\xbb\xbf"):
        fail(f"{resource['path']} begins with a byte order mark")
    forms = [(field["name"], field.get("type", "any")) for field in schema["fields"]]
    _, rows = read_csv(path)
    for number, cells in enumerate(rows, 2):
        for (name, kind), cell in zip(forms, cells):
            if cell == "" or kind not in CELLS:
                continue
            found = CELLS[kind].fullmatch(cell)
            where = f"{resource['path']}, row {number}, {name}"
            if not found:
                fail(f"{where}: {cell!r} is not written as a {kind}")
            elif kind in YEARS and is_buddhist(found.group(1)):
                fail(f"{where}: {cell!r} is in the Buddhist era")
    return len(rows)
