"""Who says what of an incident: every claim with links to whom it names and to its words in their document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from pyoxigraph import Literal, NamedNode

from kg.pages.claims import VERBS, ClaimRow, Voice, claim_rows
from kg.pages.disclosure import Disclosure, Shown
from kg.pages.figures import FigureView
from kg.pages.source_text import SourceTexts
from kg.site.site import Language, Site
from kg.site.spoken import Ref, Spoken, Time
from kg.terms import DCT, OA, PROV, SCHEMA

#: Code lists whose values belong to what a claim says; the others stand in the incident's summary.
_SAID = ("harm-status", "reason")

VOICES = {
    Voice.ASSESSMENT: "assessment",
    Voice.RECORDED: "recorded",
    Voice.OFFICIAL: "official",
    Voice.CLAIMANT: "claim",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """Exact words with the link to where they stand. `words` None: the settings keep them back, or none were quoted."""

    iri: str
    href: str
    words: Shown | None
    start: int | None
    end: int | None
    pointer: str | None


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that a claim says; `objects` may be empty ("did not identify anybody")."""

    verb: Ref
    name: str
    objects: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim. `differs` names the columns ("killed", "blame", "day") in which another claim cannot hold beside it,
    each with how many such claims there are."""

    row: ClaimRow
    voice: str
    speaker: Ref
    kind: Ref | None
    of: Ref | None
    relays: tuple[Ref, ...]
    says: tuple[Saying, ...]
    when: tuple[Time, ...]
    passages: tuple[Passage, ...]
    copies: tuple[Ref, ...]
    replaces: tuple[Ref, ...]
    differs: dict[str, int]

    @property
    def iri(self) -> str:
        return self.row.iri

    @property
    def whose(self) -> Ref:
        """The party whose position it records, else its speaker."""
        return self.of or self.speaker

    def names(self, *verbs: str) -> tuple[Ref, ...]:
        """The parties that the claim names with these verbs."""
        return tuple(party for it in self.says if it.name in verbs for party in it.objects)

    @property
    def killed(self) -> tuple[FigureView, ...]:
        """The headline figures of civilians, or people, killed that give a number of persons."""
        found = (*self.row.killed, *(it for it in self.row.conceded if it.harm == "harm-killed"))
        return tuple(it for it in found if it.civilian and it.numbered and not it.families)


def claims(site: Site, facts: Spoken, disclosure: Disclosure, incident: NamedNode) -> tuple[ClaimView, ...]:
    """Every claim about the incident: the monitor's, then recorded positions, official words, all others."""
    rows = claim_rows(facts, SourceTexts(facts, lambda _: None), disclosure, incident)
    views = [_view(site, facts, disclosure, row) for row in rows]
    _mark(views)
    return tuple(views)


def passages(site: Site, facts: Spoken, disclosure: Disclosure, thing: NamedNode) -> tuple[Passage, ...]:
    """The words that carry a thing, in the page's order; a narrative only where running text may be shown."""
    narratives = set(facts.things(thing, facts.chv.narrative))
    evidence = [it for it in facts.evidence(thing) if it not in narratives or disclosure.text == "full"]
    return tuple(passage(site, facts, disclosure, it) for it in evidence)


def passage(site: Site, facts: Spoken, disclosure: Disclosure, quotation: NamedNode) -> Passage:
    exact = facts.word(quotation, OA.exact)
    start, end = facts.number(quotation, OA.start), facts.number(quotation, OA.end)
    return Passage(
        iri=quotation.value,
        href=words_link(site, quotation.value, start, end, facts.language),
        words=disclosure.quote(exact) if exact else None,
        start=start,
        end=end,
        pointer=facts.value(quotation, facts.chv.pointer),
    )


def words_link(site: Site, quotation: str, start: int | None, end: int | None, language: Language) -> str:
    """The link to the words in their document, marked there with script and without."""
    version, _, fragment = quotation.partition("#")
    base = site.publication.names.base
    if start is None or end is None or not version.startswith(base):
        return site.path(quotation, language)
    path = "/doc/" + version[len(base) :].removeprefix("id/")
    return site.to(f"{path}?from={start}&to={end}#{fragment}", language)


def _view(site: Site, facts: Spoken, disclosure: Disclosure, row: ClaimRow) -> ClaimView:
    chv, claim = facts.chv, row.node
    speaker = facts.things(claim, chv.claimedBy)[0]
    kind, of = facts.thing(speaker, chv.kind), facts.thing(claim, chv.positionOf)
    hops = sorted(facts.things(claim, chv.relay), key=facts.page_order)
    return ClaimView(
        row=row,
        voice=VOICES[row.voice],
        speaker=facts.ref(speaker),
        kind=facts.ref(kind) if kind else None,
        of=facts.ref(of) if of and of != speaker else None,
        relays=facts.refs(actor for hop in hops for actor in facts.things(hop, SCHEMA.item)),
        says=tuple(_says(facts, claim)),
        when=facts.times(claim, chv.statedTime),
        passages=passages(site, facts, disclosure, claim),
        copies=facts.refs((*facts.things(claim, chv.copyOf), *facts.things(claim, PROV.wasDerivedFrom))),
        replaces=facts.refs(facts.things(claim, DCT.replaces)),
        differs={},
    )


def _says(facts: Spoken, claim: NamedNode) -> Iterator[Saying]:
    chv = facts.chv
    if position := facts.things(claim, chv.position):
        yield Saying(facts.ref(chv.position), "position", facts.refs(position))
    for scheme in _SAID:
        values = [it for it in facts.things(claim, chv.category) if facts.local(it).startswith(f"{scheme}-")]
        if values:
            yield Saying(facts.ref(facts.chc[scheme]), scheme, facts.refs(values))
    for verb in VERBS:
        if objects := facts.things(claim, chv[verb]):
            yield Saying(facts.ref(chv[verb]), verb, facts.refs(objects))
    if any(isinstance(it, Literal) and it.value in ("true", "1") for it in facts.all(claim, chv.notIdentified)):
        yield Saying(facts.ref(chv.notIdentified), "notIdentified", ())


def _mark(views: list[ClaimView]) -> None:
    """Counts, for each claim, the claims of others that cannot hold beside it, column by column."""
    for one, other in combinations(views, 2):
        if one.speaker == other.speaker and one.of == other.of:
            continue
        for column, apart in (("killed", _tolls_apart), ("blame", _blame_apart), ("day", _days_apart)):
            if apart(one, other):
                for it in (one, other):
                    it.differs[column] = it.differs.get(column, 0) + 1


def _tolls_apart(one: ClaimView, other: ClaimView) -> bool:
    """Every number of one lies below or above every number of the other."""
    spans, others = [_span(it) for it in one.killed], [_span(it) for it in other.killed]
    return bool(spans and others) and all(a[0] > b[1] or b[0] > a[1] for a in spans for b in others)


def _span(figure: FigureView) -> tuple[float, float]:
    low = 0.0 if figure.minimum is None else float(figure.minimum)
    return low, float("inf") if figure.maximum is None else float(figure.maximum)


def _blame_apart(one: ClaimView, other: ClaimView) -> bool:
    """Both blame somebody, and nobody the same; or one blames whom the other says did not act."""
    blamed, also = one.names("blames"), other.names("blames")
    if blamed and also and not set(blamed) & set(also):
        return True
    return bool(set(blamed) & _cleared(other) or set(also) & _cleared(one))


def _cleared(view: ClaimView) -> set[Ref]:
    return set(view.names("deniesAction", "deniesHarm"))


def _days_apart(one: ClaimView, other: ClaimView) -> bool:
    """The days of one lie wholly before or after those of the other."""
    spans, others = _days(one), _days(other)
    return bool(spans and others) and all(a[0] > b[1] or b[0] > a[1] for a in spans for b in others)


def _days(view: ClaimView) -> list[tuple[str, str]]:
    if view.row.voice in (Voice.RECORDED, Voice.OFFICIAL):
        return []  # the day of a statement is not the day of the incident
    return [(it.earliest or "", it.latest or "9999") for it in view.when if it.earliest or it.latest]
