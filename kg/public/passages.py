"""Which words of a page may be shown, by where they stand: with `text = "full"` the page, else what claims quote."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

import orjson
from pyoxigraph import NamedNode

from kg.iri import Names
from kg.model import Reading
from kg.pages.disclosure import Disclosure, Withheld
from kg.public.source import Made
from kg.store import Graphs
from kg.terms import DCT, OA, PROV

Stretch = tuple[int, str]

_QUOTED = """
SELECT ?start ?words WHERE {{
  GRAPH {document} {{ ?quotation <{start}> ?start ; <{exact}> ?words }}
}}
"""

#: Also of readings that people set aside: their words stand in the graph of corrections.
_KEPT_BACK = """
SELECT ?start ?end WHERE {{
  {{ GRAPH {document} {{ ?quotation <{start}> ?start ; <{end}> ?end }} }} UNION {{
    GRAPH {document} {{ ?version <{version}> {document} }}
    GRAPH {corrections} {{ ?quotation <{quoted}> ?version ; <{start}> ?start ; <{end}> ?end }}
  }}
  FILTER NOT EXISTS {{ ?quotation <{exact}> ?words }}
}}
"""


def fill(database: sqlite3.Connection, made: Made) -> None:
    """Table `passages`: a row a document, its stretches as JSON; no row under `text = "none"`."""
    database.execute("CREATE TABLE passages (document TEXT PRIMARY KEY, data BLOB NOT NULL)")
    if made.disclosure.text != "none":
        database.executemany("INSERT INTO passages VALUES (?, ?)", _rows(made))


def _rows(made: Made) -> Iterator[tuple[str, bytes]]:
    full, public, touched = made.disclosure.text == "full", made.graphs, made.touched
    before = None if touched is None else touched.database()
    for it in made.source.documents:
        if before is not None and touched is not None and it.name not in touched.documents:
            yield from before.execute("SELECT document, data FROM passages WHERE document = ?", (it.iri,))
            continue
        reading = made.source.reading_of(it.name)
        if reading is None:
            continue
        document = NamedNode(it.iri)
        found = (
            _lines(reading, it.name, made.disclosure, _kept_back(public, made.names, document))
            if full
            else _quoted(public, document)
        )
        yield it.iri, orjson.dumps({"length": len(reading.text), "stretches": list(joined(found))})
    if before is not None:
        before.close()


def _lines(
    reading: Reading, name: str, disclosure: Disclosure, kept_back: Sequence[tuple[int, int]]
) -> Iterator[Stretch]:
    """Every line but those that name a listed person, stand in the list of persons, or share words with what is kept
    back."""
    at = 0
    for line in reading.text.splitlines(keepends=True):
        end = at + len(line)
        silent = any(start < end and at < last for start, last in kept_back)
        if not silent and not isinstance(disclosure.quote_at(line, name, at), Withheld):
            yield at, line
        at = end


def _kept_back(public: Graphs, names: Names, document: NamedNode) -> list[tuple[int, int]]:
    """Where quotations stand whose words did not leave."""
    terms = {"start": OA.start, "end": OA.end, "exact": OA.exact}
    terms |= {"version": DCT.isVersionOf, "quoted": PROV.wasQuotedFrom}
    plain = {name: term.value for name, term in terms.items()}
    query = _KEPT_BACK.format(document=document, corrections=names.graph("corrections"), **plain)
    return [(int(row["start"].value), int(row["end"].value)) for row in public.rows(query)]


def _quoted(public: Graphs, document: NamedNode) -> Iterator[Stretch]:
    query = _QUOTED.format(document=document, start=OA.start.value, exact=OA.exact.value)
    for row in public.rows(query):
        yield int(row["start"].value), row["words"].value


def joined(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """The stretches in order, those that overlap or touch as one."""
    at, words = 0, ""
    for start, more in sorted(stretches):
        end = at + len(words)
        if words and start <= end:
            words += more[end - start :] if start + len(more) > end else ""
        else:
            if words:
                yield at, words
            at, words = start, more
    if words:
        yield at, words
