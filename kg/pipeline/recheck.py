"""Checks a finished release again: the shapes may have changed since it was built, the pages' own findings stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from kg.documents import Entry
from kg.iri import Names
from kg.model import Reading
from kg.pipeline.tools import Progress, silent
from kg.pipeline.work import checker
from kg.pool import each
from kg.release import Release, reading_bytes
from kg.store import Graphs
from kg.validate import CheckedFinding, Engine


def recheck(
    release: Release, workers: int | None = None, progress: Progress | None = None, engine: Engine = "fast"
) -> list[CheckedFinding]:
    """Every finding of the release as the shapes find it now, sorted, the gravest first.

    `engine`: our own, or pySHACL, the reference; both find the same.
    """
    tell = progress or silent
    manifest = release.manifest
    tasks = [(release.folder, manifest["base"], manifest["monitor"], entry, engine) for entry in release.documents()]
    findings = [
        finding
        for found in each(check_one, tasks, workers, lambda n: tell("checking", n, len(tasks)))
        for finding in found
    ]
    findings += checker(manifest["base"], manifest["monitor"]).across(release.graphs())
    findings += [
        finding
        for finding in map(CheckedFinding.model_validate, release.findings())
        if finding.component == "ReaderCheck"
    ]
    return sorted(findings, key=lambda finding: finding.order)


def check_one(folder: Path, base: str, monitor: str, entry: Entry, engine: Engine = "fast") -> list[CheckedFinding]:
    """The findings of the shapes on one document, from the store."""
    name, document = entry["name"], entry["document"]
    text = Reading.model_validate_json(reading_bytes(folder, entry)).text
    graphs, names = Graphs.open(folder / "store"), Names(base, monitor)
    own = list(graphs.graph(NamedNode(document)))
    return checker(base, monitor, engine).document(name, (*own, *_judged(graphs, names, own)), text)


def _judged(graphs: Graphs, names: Names, own: list[Triple]) -> Iterator[Triple]:
    """The judgements on the places of a document, and who took them: the links graph from the document's places on."""
    home = names.graph("links")
    waiting = [it.object for it in own if it.predicate == names.chv.statedPlace]
    seen = set(waiting)
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, NamedNode):
            for quad in graphs.about(thing):
                if quad.graph_name == home:
                    yield quad.triple
                    if quad.object not in seen:
                        seen.add(quad.object)
                        waiting.append(quad.object)
