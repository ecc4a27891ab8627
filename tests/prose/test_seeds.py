"""Both seeds: every claim of the expected graphs and none besides, by rules that know neither page."""

import re
from dataclasses import dataclass, field
from functools import cache

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from kg.model import Claim, Figure, Finding, Reading
from kg.prose import claims
from kg.read import read
from kg.read.base import Page
from tests.conftest import shared

SEEDS = ("000_acb6866aad5f5815", "001_3cedff8cfe9fab97")
PREFIX = """
PREFIX chv: <https://w3id.org/civharm/ns#>
PREFIX chc: <https://w3id.org/civharm/concept/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX schema: <https://schema.org/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
"""
VERBS = {
    "blames": "blames", "conflictingBlame": "conflicting", "reportsActionBy": "reports-action", "suspects": "suspects",
    "deniesAction": "denies-action", "deniesHarm": "denies-harm",
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """One claim in what the expected graph and the rules have in common."""

    who: str
    kind: str
    verb: str
    of: frozenset[str]
    start: int
    end: int
    rule: str
    figures: frozenset[tuple[object, ...]]
    relays: tuple[tuple[str, int, int], ...] = ()
    members: frozenset[str] = field(default=frozenset())
    position: str | None = None
    placed: bool = False


@cache
def page(seed: str) -> tuple[Reading, tuple[Claim, ...], tuple[Finding, ...]]:
    path = shared(f"seeds/{seed}.txt")
    made = read(Page(path.name, path.read_bytes()))
    return made, *claims(made)


@cache
def graph(seed: str) -> Store:
    store = Store()
    store.load(path=str(shared(f"design/expected/{seed}.ttl")), format=RdfFormat.TURTLE)
    return store


def rows(store: Store, query: str, **bound: NamedNode) -> list[dict[str, str]]:
    for name, node in bound.items():
        query = query.replace(f"?{name} ", f"{node} ")
    found = store.query(PREFIX + query)
    names = [variable.value for variable in found.variables]  # type: ignore[union-attr]
    return [{n: s[n].value for n in names if s[n] is not None} for s in found]  # type: ignore[union-attr]


def expected(seed: str) -> set[Said]:
    store = graph(seed)
    found = rows(
        store,
        """SELECT ?c ?who ?kind ?start ?end ?rule ?position WHERE {
          ?c a chv:Claim ; chv:claimedBy ?s ; chv:evidence ?e ; prov:wasGeneratedBy/dct:identifier ?rule .
          ?s skos:prefLabel ?who ; chv:kind/skos:notation|chv:kind ?kind . ?e oa:start ?start ; oa:end ?end .
          OPTIONAL { ?c chv:position ?position } FILTER(?rule != "fields-position")
        }""",
    )
    return {_expected(store, row) for row in found}


def _expected(store: Store, row: dict[str, str]) -> Said:
    claim = NamedNode(row["c"])
    said = rows(store, "SELECT ?verb ?of WHERE { ?c ?verb ?p . ?p skos:prefLabel ?of }", c=claim)
    named = [(re.split("[#/]", r["verb"])[-1], r["of"]) for r in said]
    verbs = {(VERBS[verb], of) for verb, of in named if verb in VERBS}
    nobody = rows(store, "SELECT ?x WHERE { ?c chv:notIdentified ?x }", c=claim)
    relays = rows(
        store,
        "SELECT ?name ?start ?end WHERE { ?c chv:relay ?r . ?r schema:item/skos:prefLabel ?name ; "
        "chv:evidence ?e . ?e oa:start ?start ; oa:end ?end }",
        c=claim,
    )
    members = rows(store, "SELECT ?name WHERE { ?c chv:claimedBy/foaf:member/skos:prefLabel ?name }", c=claim)
    return Said(
        who=row["who"].casefold(),
        kind=row["kind"].rsplit("/", 1)[1].removeprefix("actor-"),
        verb=next(iter(verbs))[0] if verbs else "not-identified" if nobody else "none",
        of=frozenset(of for _, of in verbs),
        start=int(row["start"]),
        end=int(row["end"]),
        rule=row["rule"],
        figures=frozenset(_expected_figures(store, claim)),
        relays=tuple((r["name"], int(r["start"]), int(r["end"])) for r in relays),
        members=frozenset(r["name"] for r in members),
        position=row["position"].rsplit("/", 1)[1] if "position" in row else None,
        placed=bool(rows(store, "SELECT ?x WHERE { ?c chv:statedPlace ?x }", c=claim)),
    )


def _expected_figures(store: Store, claim: NamedNode) -> list[tuple[object, ...]]:
    found = rows(
        store,
        """SELECT ?harm ?group ?unit ?min ?max ?words ?start ?end ?of WHERE {
          { ?c chv:figure ?f } UNION { ?c chv:figure ?h . ?h dct:hasPart ?f ; chv:verbatim ?of }
          ?f chv:harm ?harm ; chv:group ?group ; chv:unit ?unit ; chv:verbatim ?words ; chv:evidence ?e .
          ?e oa:start ?start ; oa:end ?end .
          OPTIONAL { ?f schema:minValue ?min } OPTIONAL { ?f schema:maxValue ?max }
        }""",
        c=claim,
    )
    return [
        (
            r["harm"].rsplit("-", 1)[1],
            r["group"].split("group-")[1],
            r["unit"].rsplit("-", 1)[1],
            int(r["min"]) if "min" in r else None,
            int(r["max"]) if "max" in r else None,
            r["words"],
            int(r["start"]),
            int(r["end"]),
            r.get("of"),
        )
        for r in found
    ]


def _figures(figures: tuple[Figure, ...], of: str | None = None) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for f in figures:
        where = (f.evidence.start, f.evidence.end)
        found.append((f.harm, f.group, f.unit, f.minimum, f.maximum, f.verbatim, *where, of))
        found += _figures(f.parts, f.verbatim)
    return found


def _read(claim: Claim) -> Said:
    def where(start: int | None, end: int | None) -> tuple[int, int]:
        assert start is not None
        assert end is not None
        return start, end

    start, end = where(claim.evidence.start, claim.evidence.end)
    relays = [(r.name, *where(r.evidence.start, r.evidence.end)) for r in claim.relays if r.evidence]
    return Said(
        who=claim.claimant.name.casefold(),
        kind=claim.claimant.kind,
        verb=claim.verb,
        of=frozenset(a.name for a in claim.attributed_to),
        start=start,
        end=end,
        rule=claim.rule,
        figures=frozenset(_figures(claim.figures)),
        relays=tuple(relays),
        members=frozenset(claim.members),
        position=claim.position.concept if claim.position else None,
        placed=claim.stated_place is not None,
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_every_claim_and_none_besides(seed: str) -> None:
    _, found, _ = page(seed)
    assert {_read(claim) for claim in found if claim.claimant.kind != "monitor"} == expected(seed)


@pytest.mark.parametrize("seed", SEEDS)
def test_places_are_those_of_the_expected_graphs_as_each_claim_writes_them(seed: str) -> None:
    _, found, _ = page(seed)
    asked = """SELECT ?start ?name ?note WHERE { ?c a chv:Claim ; chv:evidence ?e ; chv:statedPlace ?place .
        ?e oa:start ?start . { ?place skos:prefLabel|skos:altLabel ?name } UNION { ?c chv:note ?note } }"""
    named: dict[int, str] = {}
    for row in rows(graph(seed), asked):
        words = row.get("name") or row["note"]
        named[int(row["start"])] = f"{named.get(int(row['start']), '')} {words}".casefold()
    ours = {c.evidence.start: c.stated_place.exact.casefold() for c in found if c.stated_place and c.evidence.start}
    assert ours
    for start, words in ours.items():
        assert words.removeprefix("area of ") in named[start]


@pytest.mark.parametrize("seed", SEEDS)
def test_words_stand_where_they_are_said_to_stand(seed: str) -> None:
    made, found, _ = page(seed)
    for claim in found:
        placed = (claim.stated_place,) if claim.stated_place else ()
        for words in (claim.evidence, *placed, *(f.evidence for f in claim.figures), *claim.notes):
            assert made.text[words.start : words.end] == words.exact


def test_the_lead_of_the_monitor_gives_families_and_persons() -> None:
    own = [c for c in page(SEEDS[1])[1] if c.claimant.kind == "monitor"]
    assert len(own) == 1
    assert {(f.unit, f.verbatim, f.minimum, f.maximum, f.bound) for f in own[0].figures} == {
        ("families", "At least one family", 1, None, "at-least"),
        ("persons", "as many as 50 civilians", None, 50, "at-most"),
    }


def test_bounds() -> None:
    bounds = {f.verbatim: f.bound for seed in SEEDS for c in page(seed)[1] for f in c.figures}
    assert bounds["Between five and 13 civilians"] == "range"
    assert bounds["as many as 13"] == "at-most"
    assert bounds["about 50 members"] == "about"
    assert bounds["seven"] == "exact"
    assert bounds["an entire displaced family"] is None


def test_one_statement_told_and_published_is_one_statement() -> None:
    for seed in SEEDS:
        made, found, _ = page(seed)
        linked = {c.statement for c in found if c.statement is not None}
        assert [made.reports[n].kind for n in linked] == ["casualty-statement"]
        assert {c.rule for c in found if c.statement is not None} == {"prose-official", "fields-statement"}


def test_a_position_replaces_the_one_before() -> None:
    found = page(SEEDS[1])[1]
    later = next(c for c in found if c.replaces is not None)
    assert later.position is not None
    assert later.position.concept == "position-non-credible"
    earlier = found[later.replaces or 0].position
    assert earlier is not None
    assert earlier.concept == "position-being-assessed"


@pytest.mark.parametrize(
    ("seed", "check", "line", "words", "message"),
    [
        (
            SEEDS[0], "reader-UnclosedQuotation", 35, "“Coalition planes bomb",
            "A quotation opens here and does not close; where the source's own words end is uncertain.",
        ),
        (
            SEEDS[1], "reader-DeclaredSources", 30, "All four sources",
            "The text speaks of four sources; this copy of the page names one, Baladi News.",
        ),
    ],
)  # fmt: skip
def test_findings(seed: str, check: str, line: int, words: str, message: str) -> None:
    found = page(seed)[2]
    assert [(f.check, f.lines, f.words, f.message) for f in found] == [(check, (line,), words, message)]
