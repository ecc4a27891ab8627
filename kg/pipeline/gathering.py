"""The first stage of a build: pages and records are read into its table, and get the keys of the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kg import ledger, master
from kg.iri import Names
from kg.pipeline import known, runs
from kg.pipeline.inputs import Input
from kg.pipeline.room import Room
from kg.pipeline.rows import Given, findings_json
from kg.pipeline.table import Table
from kg.pipeline.tools import Progress, Tools
from kg.pipeline.work import ReadDone


@dataclass(slots=True)
class Gathered:
    """What reading gave, besides the table."""

    failures: list[dict[str, Any]] = field(default_factory=list)
    corrections: list[str] = field(default_factory=list)
    parts: dict[str, set[str]] = field(default_factory=lambda: {"readings": set(), "corrections": set(), "text": set()})
    reused: int = 0

    def take(self, it: ReadDone) -> None:
        self.reused += it.reused
        if it.failure is not None:
            self.failures.append({"document": it.file or it.name, "reason": it.failure, "line": it.line})
            return
        self.corrections += it.corrections
        if it.row is not None:
            self.parts["readings"] |= {it.row.key, it.machine}
            self.parts["corrections"].add(it.row.key)
            self.parts["text"].add(it.row.key)


def gather(work: Room, tools: Tools, pages: Sequence[Input], people: dict[str, str], tell: Progress) -> Gathered:
    """Reads pages and records into the table."""
    got, table = Gathered(), tools.table
    files = [it for it in pages if it.of_models]
    alone = [it for it in pages if not it.of_models]
    for it in known.read(work, tools.memo, alone, people, tools.pool, lambda n: tell("reading", n, len(alone))):
        got.take(it)
        if it.row is not None:
            table.add(it.row)
    if files:
        taken = {it.name: it.name for it in alone}
        more = runs.read(
            work, tools.memo, table, files, taken, people, tools.pool, lambda n, of: tell("reading records", n, of)
        )
        got.failures += more.failures
        got.reused += more.reused
        keys = {it.name: people[file.name] for it in more.corrected for file in files if file.path == it.path}
        for it in known.read(work, tools.memo, more.corrected, keys, tools.pool, lambda _: None):
            got.take(it)
            table.replace(it.row) if it.row is not None else table.drop(it.name)
    got.failures.sort(key=lambda it: (it["document"], it["line"] or 0))
    return got


def give(table: Table, frozen: ledger.Ledger, names: Names) -> None:
    """Gives the documents in the table the keys of the ledger."""
    table.key(frozen.incident_keys(table.identities))
    bits = master.bits(table.count("page"))
    table.give(
        given(names, bits, name, incident_key, document_key, findings_json(findings))
        for incident_key, (name, document_key, findings) in zip(
            table.keys(), ledger.document_keys(table.identities()), strict=True
        )
    )


def given(names: Names, bits: int, name: str, incident_key: str, document_key: str, findings: str) -> Given:
    """What follows from the keys of a document, where so many `bits` name a shard."""
    document = names.document(document_key).value
    incident = names.incident(incident_key).value
    return Given(name, incident_key, document_key, document, incident, master.shard(document, bits), findings)
