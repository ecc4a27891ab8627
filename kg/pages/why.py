"""`kg why`: a thing of the graph, or a code, with everything said of it and the lines of the pages that carry it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.iri import Names
from kg.pages.facts import Facts, tail
from kg.pages.source_text import Passage, ReadingOf, SourceTexts
from kg.pages.words import Said
from kg.store import Graphs
from kg.terms import DCT, OA, PROV, RDF, RDFS, SCHEMA

#: Things that are listed under the one asked for; the others are counted.
LISTED = 200
#: Things that are looked at and put into the page's order.
LOOKED_AT = 2_000
#: Quotations shown for each thing.
QUOTED = 20

_AS_CODE = {"code": "current code", "previousCode": "previous code", "inferredCode": "code inferred by rule"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One triple in words, with the IRIs it is made of; `value_iri` None: the value is a literal."""

    predicate: str
    predicate_iri: str
    value: Said
    value_iri: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document. `marks` are the stretches of quoted words in it, in code points from the line's start."""

    number: int
    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Quoted words with their lines; no lines where the words are no running text or the reading is not at hand."""

    passage: Passage
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """A node of the graph. `uses` are the things that point at it and `more` how many of these are not listed."""

    iri: str
    kind: str
    label: Said
    rule: str | None
    checked: bool
    facts: tuple[Fact, ...]
    evidence: tuple[Evidence, ...]
    uses: tuple[Thing, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was asked for and what it is. `found_as` says by what a code was found, "IRI" for an IRI."""

    asked: str
    found_as: str
    things: tuple[Thing, ...]


def why(graphs: Graphs, names: Names, reading_of: ReadingOf, what: str) -> Explanation:
    """Explains an IRI (in angle brackets or bare) or a code. A current code goes before a previous or inferred one.

    Raises QueryError, with what to try instead, where nothing in the store bears that name.
    """
    facts = Facts(graphs, names)
    texts = SourceTexts(facts, reading_of)
    asked = what.strip().removeprefix("<").removesuffix(">")
    if ":" in asked:
        node = _node(asked)
        if not facts.of(node) and not facts.pointing(node):
            raise QueryError(f"nothing in the store has the IRI {asked}; kg why CODE lists the IRIs of an incident")
        return Explanation(asked, "IRI", (_thing(facts, texts, node, deep=True),))
    for local, found_as in _AS_CODE.items():
        if incidents := facts.pointing(Literal(asked), names.chv[local]):
            return Explanation(asked, found_as, tuple(_thing(facts, texts, it, deep=True) for it in incidents))
    raise QueryError(f"no incident has the code '{asked}', now or before; {_hint(facts, asked)}")


def _node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"'{iri}' is neither a code nor an IRI: {error}") from error


def _hint(facts: Facts, asked: str) -> str:
    query = f"SELECT DISTINCT ?code WHERE {{ ?incident <{facts.chv.code.value}> ?code }} ORDER BY ?code"
    codes = [row["code"].value for row in facts.graphs.rows(query)]
    near = get_close_matches(asked.upper(), codes, n=3, cutoff=0.5)
    if near:
        return f"the nearest are {', '.join(near)}"
    return f"there are {len(codes)} codes, such as {', '.join(codes[:3])}" if codes else "the store holds no incident"


def _thing(facts: Facts, texts: SourceTexts, node: NamedNode, *, deep: bool) -> Thing:
    pointing, unseen = _uses(facts, node) if deep else ([], 0)
    return Thing(
        iri=node.value,
        kind=_kind(facts, node),
        label=_label(facts, node),
        rule=facts.rule(node),
        checked=bool(facts.all(node, facts.chv.checkedBy)),
        facts=tuple(_facts(facts, node)),
        evidence=tuple(_evidence(facts, texts, it) for it in _quotations(facts, node)[:QUOTED]),
        uses=tuple(_thing(facts, texts, it, deep=False) for it in pointing[:LISTED]),
        more=max(len(pointing) - LISTED, 0) + unseen,
    )


def _uses(facts: Facts, node: NamedNode) -> tuple[list[NamedNode], int]:
    """What rests on the thing: for a quotation what it carries, else all that names the thing, in the page's order.

    The parts of what rests on it follow it: a figure under its claim. The number counts the things not looked at: a
    monitor or a concept may carry a whole store.
    """
    pointing = facts.pointing(node)
    found: list[NamedNode] = []
    for it in sorted(pointing[:LOOKED_AT], key=lambda it: (_rank(facts, it), *facts.page_order(it))):
        if not facts.is_a(it, facts.chv.Quotation) and it != node:
            found += [it, *_figures(facts, it)]
    own = [] if facts.is_a(node, facts.chv.Incident) else _figures(facts, node)
    return list(dict.fromkeys([*own, *found])), max(len(pointing) - LOOKED_AT, 0)


def _rank(facts: Facts, node: NamedNode) -> int:
    """The monitor's assessment before other claims, claims before reports, these before the rest."""
    kinds = (facts.chv.Assessment, facts.chv.Claim, facts.chv.Report)
    return next((rank for rank, kind in enumerate(kinds) if facts.is_a(node, kind)), len(kinds))


def _figures(facts: Facts, node: NamedNode) -> list[NamedNode]:
    headlines = [it for key in (facts.chv.figure, facts.chv.conceded) for it in facts.things(node, key)]
    return [it for headline in headlines for it in (headline, *facts.things(headline, DCT.hasPart))]


def _quotations(facts: Facts, node: NamedNode) -> list[NamedNode]:
    """A thing's own quotations; of a concept, those that name it."""
    if facts.is_a(node, facts.chv.Quotation):
        return [node]
    return facts.evidence(node) or sorted(
        (it for it in facts.pointing(node, DCT.subject) if facts.is_a(it, facts.chv.Quotation)), key=facts.span
    )


def _evidence(facts: Facts, texts: SourceTexts, quotation: NamedNode) -> Evidence:
    passage = texts.passage(quotation)
    document = facts.document(quotation)
    source = texts.text(document) if document else None
    if source is None or passage.lines is None or passage.start is None or passage.end is None:
        return Evidence(passage, ())
    lines = []
    for number in range(passage.lines[0], passage.lines[1] + 1):
        at, text = source.line(number)
        mark = (max(passage.start - at, 0), min(passage.end - at, len(text)))
        lines.append(Line(number, text, (mark,) if mark[0] < mark[1] else ()))
    return Evidence(passage, tuple(lines))


def _facts(facts: Facts, node: NamedNode) -> Iterable[Fact]:
    for predicate, values in facts.of(node).items():
        if predicate == facts.chv.evidence:
            continue  # told with its words and lines
        name = facts.label(predicate).text
        for value in values:
            if isinstance(value, NamedNode):
                yield Fact(name, predicate.value, _label(facts, value), value.value)
            else:
                yield Fact(name, predicate.value, Said.of(value), None)


def _kind(facts: Facts, node: NamedNode) -> str:
    kinds = [facts.label(it).text for it in facts.things(node, RDF.type)]
    return ", ".join(kinds) or "thing"


def _label(facts: Facts, node: NamedNode) -> Said:
    """A name in words: its label, its words, whose claim it is, or the end of its IRI."""
    chv = facts.chv
    if (speaker := facts.thing(node, chv.claimedBy)) is not None:
        of = facts.thing(node, chv.positionOf)
        about = f", on the position of {facts.label(of).text}" if of not in (None, speaker) and of else ""
        return Said(f"{facts.label(speaker).text}{about}", "en")
    for predicate in (OA.exact, chv.verbatim):
        if (words := facts.word(node, predicate)) is not None:
            return words
    if facts.is_a(node, chv.Geolocation):
        return _point(facts, node)
    label = facts.label(node)
    if label.text != tail(node):
        return label
    for predicate in (DCT.identifier, RDFS.comment):
        if (words := facts.word(node, predicate)) is not None:
            return words
    version = facts.thing(node, PROV.used)
    return Said(tail(version), "en") if version is not None else label


def _point(facts: Facts, node: NamedNode) -> Said:
    printed = [facts.value(node, key) for key in (SCHEMA.latitude, SCHEMA.longitude, facts.chv.mgrs)]
    return Said(", ".join(value for value in printed if value) or "drawn shape", "en")
