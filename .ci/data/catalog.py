"""`data/catalog.jsonld` by DCAT-AP 3.0.0: its published SHACL shapes, its dates, its files."""

import hashlib
import logging
import re
import sys
from pathlib import Path

import pyshacl
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF, RDFS, SH, XSD

from common import is_buddhist, strict_json

FILE = "data/catalog.jsonld"
PROFILES = Path(sys.prefix) / "profiles"
SPDX = Namespace("http://spdx.org/rdf/terms#")
# Where a relative address of the file would end up: nowhere.
NOWHERE = "relative:///"
# DCAT-AP's Temporal Literal, which the shapes name and don't spell out.
TEMPORAL = {
    XSD.date: r"([0-9]{4})-[0-9]{2}-[0-9]{2}",
    XSD.dateTime: r"([0-9]{4})-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})?",
    XSD.gYear: r"([0-9]{4})",
    XSD.gYearMonth: r"([0-9]{4})-[0-9]{2}",
}
# What rdflib would log of a wrong value, the shapes say as a failure.
logging.getLogger("rdflib").setLevel(logging.CRITICAL)
DATES = [DCTERMS.issued, DCTERMS.modified, DCAT.startDate, DCAT.endDate]


def check(site, report):
    with report.check("catalog") as check:
        path = site.root / FILE
        if not path.is_file():
            check.fail(FILE, "there is none")
            return
        graph = _graph(path, check)
        if graph is None:
            return
        for message in _against_shapes(graph):
            check.fail(FILE, f"by the shapes of DCAT-AP, {message}")
        for message in [*_wrong_dates(graph), *_wrong_addresses(graph)]:
            check.fail(FILE, message)
        for message in _wrong_catalog(site, graph):
            check.fail(FILE, message)
        files = 0
        for node in set(graph.subjects(RDF.type, DCAT.Distribution)):
            files += 1
            for message in _wrong_distribution(site, graph, node):
                check.fail(FILE, f"{_short(node)}: {message}")
        sets = len(set(graph.subjects(RDF.type, DCAT.Dataset)))
        check.what = f"{sets} data sets, {files} distributions, {len(graph):,} statements conform"


def _graph(path, check):
    try:
        tree = strict_json(path.read_text("utf-8"))
    except ValueError as error:
        check.fail(FILE, f"no JSON: {error}")
        return None
    for context in _contexts(tree):
        if isinstance(context, str):
            check.fail(FILE, f"the context {context!r} lies on another server")
            return None
    graph = Graph()
    graph.parse(data=path.read_text("utf-8"), format="json-ld", publicID=NOWHERE)
    if not len(graph):
        check.fail(FILE, "it states nothing: does it have a context?")
        return None
    return graph


def _contexts(tree):
    if isinstance(tree, list):
        for part in tree:
            yield from _contexts(part)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            if key in ("@context", "@import"):
                yield from value if isinstance(value, list) else [value]
            yield from _contexts(value)


def _against_shapes(graph):
    shapes = Graph()
    shapes.parse(PROFILES / "dcat-ap-3.0.0.jsonld", format="json-ld")
    if len(set(shapes.subjects(RDF.type, SH.NodeShape))) < 40:
        raise RuntimeError("these are not the shapes of DCAT-AP 3.0.0")
    # By RDF Schema each node is a resource, so that asking for it asks for nothing.
    shapes.remove((None, SH["class"], RDFS.Resource))
    conforms, results, text = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    if conforms:
        return
    found = list(results.subjects(RDF.type, SH.ValidationResult))
    if not found:
        yield text[:300]
    for result in found:
        node = results.value(result, SH.focusNode)
        path = results.value(result, SH.resultPath)
        message = results.value(result, SH.resultMessage)
        yield f"{_short(node)} {_short(path)}: {message}"


def _short(node):
    return "a node without address" if isinstance(node, BNode) else f"<{node}>"


def _wrong_dates(graph):
    for predicate in DATES:
        for node, value in graph.subject_objects(predicate):
            if isinstance(value, Literal) and value.datatype in TEMPORAL:
                found = re.fullmatch(TEMPORAL[value.datatype], str(value))
                if not found or value.ill_typed:
                    yield f"{_short(node)} {_short(predicate)}: {str(value)!r} is no date"
                elif is_buddhist(found.group(1)):
                    yield f"{_short(node)}: {str(value)!r} is in the Buddhist era"
            else:
                yield f"{_short(node)} {_short(predicate)}: {str(value)!r} is not typed as a date"


def _wrong_addresses(graph):
    for node in sorted({node for triple in graph for node in triple if isinstance(node, URIRef)}):
        if str(node).startswith(NOWHERE):
            yield f"{str(node)[len(NOWHERE):]!r} is a relative address"
        elif not re.match(r"(https?|mailto|tel|urn):", str(node)):
            yield f"{str(node)!r} is no address: is its prefix in the context?"


def _wrong_catalog(site, graph):
    catalogs = set(graph.subjects(RDF.type, DCAT.Catalog))
    if len(catalogs) != 1:
        yield f"{len(catalogs)} catalogues stand in it, not one"
        return
    listed = set(graph.objects(next(iter(catalogs)), DCAT.dataset))
    sets = set(graph.subjects(RDF.type, DCAT.Dataset))
    for node in sets - listed:
        yield f"{_short(node)} is not listed as a dcat:dataset of the catalogue"
    for node in sets:
        if not any(graph.objects(node, DCAT.distribution)):
            yield f"{_short(node)} has no distribution"
    told = {str(name) for node in sets for name in graph.objects(node, DCTERMS.identifier)}
    told |= {found.group(1) for found in (re.search(r"/f/([0-9-]+)/", str(node)) for node in sets)
             if found}
    for fund in site.funds:
        if fund not in told:
            yield f"there is no data set of the fund {fund}"


def _wrong_distribution(site, graph, node):
    if not any(graph.objects(node, DCTERMS.license)):
        yield "it has no licence"
    addresses = list(graph.objects(node, DCAT.downloadURL))
    addresses = addresses or list(graph.objects(node, DCAT.accessURL))
    if not addresses:
        yield "it has neither accessURL nor downloadURL"
    for address in addresses:
        file = site.local(address)
        if file is None:
            yield f"no file of the site answers at {address}"
            continue
        content = file.read_bytes()
        size = graph.value(node, DCAT.byteSize)
        if size is not None and str(size) != str(len(content)):
            yield f"byteSize is {size}, and {site.name(file)} has {len(content)}"
        for sum_node in graph.objects(node, SPDX.checksum):
            written = str(graph.value(sum_node, SPDX.checksumValue)).lower()
            if written != hashlib.sha256(content).hexdigest():
                yield f"the checksum is not that of {site.name(file)}"
