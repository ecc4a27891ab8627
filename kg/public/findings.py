"""Findings as they may be shown, by incident."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from kg.pages.disclosure import Withheld
from kg.pages.findings import in_order, views
from kg.public.publication import ShownFinding
from kg.public.source import Made

_TABLE = "CREATE TABLE findings (incident TEXT NOT NULL, data BLOB NOT NULL)"
_INDEX = "CREATE INDEX findings_by_incident ON findings (incident)"


def fill(database: sqlite3.Connection, made: Made) -> None:
    """Table `findings`: one row a finding, the gravest first; incident "" for a finding across documents."""
    database.execute(_TABLE)
    database.executemany("INSERT INTO findings VALUES (?, ?)", _rows(made))
    database.execute(_INDEX)


def _rows(made: Made) -> Iterator[tuple[str, bytes]]:
    of_document = {it.name: (it.iri, it.incident) for it in made.source.documents}
    for finding in in_order(made.source.findings):
        [shown] = views([finding], made.disclosure)
        document, incident = of_document.get(finding.document, ("", ""))
        words = shown.words
        told = ShownFinding(
            severity=shown.severity,
            check=shown.check,
            place=shown.place,
            message=shown.message,
            words=None if words is None or isinstance(words, Withheld) else words.text,
            withheld=words.reason if isinstance(words, Withheld) else None,
            hint=shown.hint,
            focus=shown.focus,
            document=document,
            incident=incident,
        )
        yield incident, told.model_dump_json().encode()
