"""Faults of what describes the data: data packages, the DCAT-AP catalogue, the GDC file."""

import csv
import io

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD

import catalog
import gdc
import packages
from bench import Fault


def _package(bench):
    return f"f/{bench.site.funds[0]}/datapackage.json"


def _in_package(change):
    return lambda bench: bench.edit_json(_package(bench), change)


def _set(key, value):
    return _in_package(lambda tree: tree.__setitem__(key, value))


def _in_first_resource(key, change):
    def alter(tree):
        resource = tree["resources"][0]
        resource[key] = change(resource[key])

    return _in_package(alter)


def _in_rows(fits, change):
    """Damages a table in which a field fits, and seals the package over it."""

    def plant(bench):
        package = _package(bench)
        tree = packages.strict_json((bench.root / package).read_text("utf-8"))
        for resource in tree["resources"]:
            for index, field in enumerate(resource.get("schema", {}).get("fields", [])):
                path = (bench.root / package).parent / str(resource["path"])
                if fits(resource["schema"], field) and path.read_bytes().count(b"\n") > 1:
                    bench.edit_csv(path, lambda header, rows: change(header, rows, index))
                    bench.seal(package)
                    return
        raise LookupError("no table of the package has such a field")

    return plant


def _of_kind(kind):
    return lambda schema, field: field.get("type") == kind


def _is_key(schema, field):
    return field["name"] in schema.get("primaryKey", [])


def _is_required(schema, field):
    return field.get("constraints", {}).get("required") and not _is_key(schema, field)


def _is_foreign(schema, field):
    return any(field["name"] in key["fields"] for key in schema.get("foreignKeys", []))


def _to(value):
    return lambda header, rows, index: rows[0].__setitem__(index, value)


def _in_thai_digits(header, rows, index):
    thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    rows[0][index] = rows[0][index].translate(thai)


def _with_column(header, rows, index):
    header.append("note")
    for cells in rows:
        cells.append("x")


PACKAGES = [
    ("a wrong hash", "expected hash",
     _in_first_resource("hash", lambda text: "sha256:" + "0" * 64)),
    ("a wrong count of bytes", "byte count", _in_first_resource("bytes", lambda count: count + 1)),
    ("a date of the Buddhist era", "Buddhist", _in_rows(_of_kind("date"), _to("2569-02-16"))),
    ("a date with slashes", "date", _in_rows(_of_kind("date"), _to("16/2/2569"))),
    ("Thai digits in an amount", "as a number", _in_rows(_of_kind("number"), _in_thai_digits)),
    ("a comma in an amount", "number", _in_rows(_of_kind("number"), _to("1,130.00"))),
    ("a row with the key of another", "the same as in the row|unique",
     _in_rows(_is_key, lambda header, rows, index: rows.append(list(rows[0])))),
    ("a column too many", "abel", _in_rows(_of_kind("number"), _with_column)),
    ("a required cell left empty", "required", _in_rows(_is_required, _to(""))),
    ("a foreign key that names nothing", "not found in the lookup",
     _in_rows(_is_foreign, _to("nowhere"))),
    ("created as 1/10/2566", r"created.*date-time", _set("created", "1/10/2566")),
    ("created in the Buddhist era", "Buddhist", _set("created", "2569-10-31T00:00:00Z")),
    ("a homepage that is no address", "homepage.*uri", _set("homepage", "หน้าแรก")),
    ("an unknown $schema", r"\$schema", _set("$schema", "https://example.org/3.0.json")),
    ("no licence", "licenses", _set("licenses", [])),
    ("no resource", "resources", _set("resources", [])),
    ("a bad name of a resource", "other signs",
     _in_first_resource("name", lambda name: name.upper() + " ๑")),
    ("a file that is not there", "payments",
     lambda bench: bench.remove(f"f/{bench.site.funds[0]}/payments.csv")),
    ("broken JSON", "no JSON", lambda bench: bench.edit(_package(bench), lambda text: text[:-3])),
]


def _in_graph(change):
    """Damages the catalogue as statements, however the file spells them."""

    def plant(bench):
        graph = Graph()
        graph.parse(bench.root / catalog.FILE, format="json-ld")
        change(graph, bench)
        bench.write(catalog.FILE, graph.serialize(format="json-ld"))

    return plant


def _first(graph, kind):
    nodes = sorted(graph.subjects(RDF.type, kind))
    if not nodes:
        raise LookupError(f"no {kind}")
    return nodes[0]


def _without(kind, predicate):
    return _in_graph(lambda graph, _: graph.remove((_first(graph, kind), predicate, None)))


def _with(kind, predicate, value):
    return _in_graph(lambda graph, _: graph.set((_first(graph, kind), predicate, value)))


def _without_fund(graph, bench):
    fund = bench.site.funds[0]
    for node in list(graph.subjects(RDF.type, DCAT.Dataset)):
        if f"/f/{fund}/" in str(node) or Literal(fund) in graph.objects(node, DCTERMS.identifier):
            graph.remove((node, None, None))
            graph.remove((None, None, node))


def _untyped_publisher(graph, _):
    for node in list(graph.objects(_first(graph, DCAT.Catalog), DCTERMS.publisher)):
        graph.remove((node, RDF.type, FOAF.Agent))


def _dead_file(graph, bench):
    node = _first(graph, DCAT.Distribution)
    for predicate in (DCAT.accessURL, DCAT.downloadURL):
        graph.set((node, predicate, URIRef(bench.site.base + "data/no-such-file.csv")))


def _another_publisher(graph, bench):
    node = URIRef(bench.site.base + "another")
    graph.add((node, RDF.type, FOAF.Agent))
    graph.add((node, FOAF.name, Literal("another")))
    graph.add((_first(graph, DCAT.Catalog), DCTERMS.publisher, node))


def _foreign_context(tree):
    tree["@context"] = "https://example.org/context.jsonld"


CATALOG = [
    ("a data set without title", "title", _without(DCAT.Dataset, DCTERMS.title)),
    ("a data set without description", "description", _without(DCAT.Dataset, DCTERMS.description)),
    ("a catalogue without publisher", "publisher", _without(DCAT.Catalog, DCTERMS.publisher)),
    ("a catalogue with two publishers", "publisher.*More than 1", _in_graph(_another_publisher)),
    ("a publisher that is a mere name", "publisher",
     _with(DCAT.Catalog, DCTERMS.publisher, Literal("เครือข่าย"))),
    ("a publisher that is no agent", "publisher.*class", _in_graph(_untyped_publisher)),
    ("a distribution without accessURL", "accessURL", _without(DCAT.Distribution, DCAT.accessURL)),
    ("a distribution without licence", "licence", _without(DCAT.Distribution, DCTERMS.license)),
    ("a distribution of no file", "no file of the site", _in_graph(_dead_file)),
    ("a size that is a word", "byteSize",
     _with(DCAT.Distribution, DCAT.byteSize, Literal("ใหญ่", datatype=XSD.nonNegativeInteger))),
    ("a date that is a mere text", "not typed as a date",
     _with(DCAT.Catalog, DCTERMS.modified, Literal("2026-10-31"))),
    ("a date of the Buddhist era", "Buddhist",
     _with(DCAT.Catalog, DCTERMS.modified, Literal("2569-10-31", datatype=XSD.date))),
    ("a fund left out", "no data set of the fund", _in_graph(_without_fund)),
    ("a context on another server", "another server",
     lambda bench: bench.edit_json(catalog.FILE, _foreign_context)),
    ("broken JSON", "no JSON", lambda bench: bench.edit(catalog.FILE, lambda text: text[:-3])),
]


def _in_gdc(change):
    def plant(bench):
        text = (bench.root / gdc.FILE).read_text("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline="")))
        change(rows)
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(rows)
        bench.write(gdc.FILE, out.getvalue())

    return plant


def _gdc_cell(field, value):
    def change(rows):
        if field not in rows[0]:
            raise LookupError(f"no column {field}")
        rows[1][rows[0].index(field)] = value

    return _in_gdc(change)


def _without_column(rows):
    index = rows[0].index("license_id")
    for cells in rows:
        del cells[index]


def _other_order(rows):
    for cells in rows:
        cells[-1], cells[-2] = cells[-2], cells[-1]


GDC = [
    ("an unknown kind of data", "data_type", _gdc_cell("data_type", "ข้อมูลบัญชี")),
    ("an unknown licence", "license_id", _gdc_cell("license_id", "CC BY 4.0")),
    ("an unknown frequency", "update_freq", _gdc_cell("update_frequency_unit", "รายปี")),
    ("an unknown objective", "objective", _gdc_cell("objective", "ความโปร่งใส")),
    ("an unknown format beside CSV", "data_format", _gdc_cell("data_format", "CSV;SQLite")),
    ("personal data", "what is published", _gdc_cell("data_category", "ข้อมูลส่วนบุคคล")),
    ("an empty field", "notes is empty", _gdc_cell("notes", " ")),
    ("a column left out", "the columns are", _in_gdc(_without_column)),
    ("columns in another order", "the columns are", _in_gdc(_other_order)),
    ("a Thai slug", "no slug", _gdc_cell("name", "กองทุน-ท่าจันทน์หอม")),
    ("a slug that stands twice", "stands twice", _in_gdc(lambda rows: rows.append(rows[1]))),
    ("an address without @", "no address", _gdc_cell("maintainer_email", "contact.example")),
    ("tags parted by semicolons", "no tag may have", _gdc_cell("tag_string", "กองทุน;สวัสดิการ")),
    ("a cell too many", "cells under", _in_gdc(lambda rows: rows[1].append("x"))),
    ("no data set", "no data set", _in_gdc(lambda rows: rows.__delitem__(slice(1, None)))),
]

FAULTS = [
    Fault(module, *fault)
    for module, faults in [(packages, PACKAGES), (catalog, CATALOG), (gdc, GDC)]
    for fault in faults
]
