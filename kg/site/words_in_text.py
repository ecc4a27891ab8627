"""The text of a document as far as it may be shown: what is quoted, what is kept back, and one passage marked.

Offsets count code points of the document's text. A page without script marks by `?from=&to=`; with script by the
fragment `#char=start,end` of a quotation's IRI too (RFC 5147).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pyoxigraph import NamedNode

from kg.public.publication import Passages
from kg.site.documents import document_view
from kg.site.layout import page
from kg.site.site import Language, Site
from kg.site.spoken import Ref, Spoken, spoken
from kg.site.variants import variants
from kg.terms import DCT, OA, PROV, SCHEMA

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: plain, quoted by something in the graph, marked, or kept back (`words` empty)."""

    start: int
    end: int
    kind: Literal["plain", "quoted", "marked", "gap"]
    words: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """The passage that was asked for. `shown` False: some of it is kept back."""

    start: int
    end: int
    words: str
    shown: bool


def words_page(site: Site, iri: str, language: Language, marked: Span | None = None) -> str | None:
    """The page on a version of a document (its IRI, without fragment). None: there is no such version."""
    facts, node = spoken(site, language), NamedNode(iri)
    document = facts.thing(node, DCT.isVersionOf)
    if document is None or not facts.is_a(node, facts.chv.DocumentVersion):
        return None
    passages = site.publication.passages(document.value)
    view = document_view(facts, document)
    span = _inside(marked, passages.length) if marked and passages else None
    return page(
        site,
        language,
        title=view.name,
        body_template="words.html.j2",
        here=site.path(iri).removeprefix(site.prefix) + (f"?from={span[0]}&to={span[1]}" if span else ""),
        section="incidents",
        canonical=iri,
        variants=variants(site, iri),
        styles=("/static/things.css",),
        scripts=("/static/words.js",),
        document=view,
        capture=next(it for it in view.versions if it.iri == iri),
        pages=_pages_of_monitor(facts, view.about),
        pieces=list(pieces(passages, quoted_spans(facts, node), span)) if passages else [],
        marked=marked_words(passages, span) if passages and span else None,
        passages=passages,
    )


def quoted_spans(facts: Spoken, version: NamedNode) -> list[Span]:
    """Where the graph quotes the version, in the order of the text."""
    query = f"""SELECT DISTINCT ?start ?end ?version WHERE {{
      ?quotation {PROV.wasQuotedFrom} ?version ; {OA.start} ?start ; {OA.end} ?end }}"""
    rows = facts.graphs.rows(query, {"version": version})
    return sorted((int(row["start"].value), int(row["end"].value)) for row in rows)


def pieces(passages: Passages, quoted: Sequence[Span], marked: Span | None) -> Iterator[Piece]:
    """The text from its first code point to its last, cut where a quotation starts or ends.

    Each quotation's start bears its anchor ("char=3,9").
    """
    # a narrative quoted whole would underline everything: what carries single claims is shorter
    short = [it for it in quoted if it[1] - it[0] < max(passages.length // 2, 1)]
    union = list(_union(short))
    edges = {edge for span in (*quoted, *((marked,) if marked else ())) for edge in span}
    anchors: dict[int, list[str]] = {}
    for start, end in quoted:
        anchors.setdefault(start, []).append(f"char={start},{end}")
    at = 0
    for start, words in passages.stretches:
        if start > at:
            yield Piece(at, start, "gap", "", ())
        for first, last in pairwise(sorted({start, start + len(words)} | _within(edges, start, start + len(words)))):
            kind = _kind(first, union, marked)
            yield Piece(first, last, kind, words[first - start : last - start], tuple(anchors.get(first, ())))
        at = start + len(words)
    if at < passages.length:
        yield Piece(at, passages.length, "gap", "", ())


def marked_words(passages: Passages, span: Span) -> Marked:
    """The words of the span as far as they may be shown."""
    found = []
    for start, words in passages.stretches:
        found.append(words[max(span[0] - start, 0) : max(span[1] - start, 0)])
    words = "".join(found)
    return Marked(*span, words, len(words) == span[1] - span[0])


def _within(edges: set[int], start: int, end: int) -> set[int]:
    return {edge for edge in edges if start < edge < end}


def _kind(at: int, union: Sequence[Span], marked: Span | None) -> Literal["plain", "quoted", "marked"]:
    if marked is not None and marked[0] <= at < marked[1]:
        return "marked"
    return "quoted" if any(start <= at < end for start, end in union) else "plain"


def _union(spans: Iterable[Span]) -> Iterator[Span]:
    first, last = -1, -1
    for start, end in sorted(spans):
        if start > last:
            if last > first:
                yield first, last
            first, last = start, end
        last = max(last, end)
    if last > first:
        yield first, last


def _inside(span: Span, length: int) -> Span | None:
    start, end = max(span[0], 0), min(span[1], length)
    return (start, end) if start < end else None


def _pages_of_monitor(facts: Spoken, about: Iterable[Ref]) -> list[str]:
    """Where the monitor itself shows the document's incidents."""
    return [link.value for it in about for link in facts.things(NamedNode(it.iri), SCHEMA.url)]
