"""The page on an actor: as a belligerent that pages list, as a speaker, as a source. Being listed is no finding."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode

from kg.pages.figures import FigureView, figures
from kg.pages.words import Said
from kg.site.facets import Facets
from kg.site.layout import page
from kg.site.related import MOST, Incidents, Incoming, incidents, pointing, term
from kg.site.site import Language, Site
from kg.site.spoken import Ref, Spoken, shown, spoken
from kg.site.variants import variants
from kg.terms import DCT, FOAF, OA, PROV, RDFS, SCHEMA, SKOS

_MONITOR = "actor-monitor"


@dataclass(frozen=True, slots=True)
class Listed:
    """Incidents in which the monitor lists a belligerent: columns that are never added (DECISIONS 16b)."""

    alone: Incidents
    several: Incidents
    path: str
    positions: tuple[tuple[Said, int], ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A claim in a list: its incident, its speaker, and the first words that carry it. None: not said or kept back."""

    claim: Ref
    incident: Ref | None
    speaker: Ref | None
    rests_on: tuple[Ref, ...]
    words: Said | None
    conceded: tuple[FigureView, ...] = ()


@dataclass(frozen=True, slots=True)
class Mentions:
    """Claims of one kind about or by the actor: the first ones, and how many there are."""

    verb: Ref
    claims: tuple[Mention, ...]
    all: Incoming


#: What claims of others say of an actor, each its own list.
_OF_IT = ("blames", "conflictingBlame", "reportsActionBy", "suspects", "listsAsKnown", "deniesAction", "deniesHarm")


def actor_page(site: Site, iri: str, language: Language) -> str:
    """The page on the actor with this IRI, which must be one."""
    facts, node = spoken(site, language), NamedNode(iri)
    chv = facts.chv
    kinds = facts.things(node, chv.kind)
    listed = _listed(site, facts, iri, language)
    source = _source(site, facts, node)
    monitor = any(facts.local(it) == _MONITOR for it in kinds)
    verbs = [chv[it] for it in _OF_IT if not (listed and it in ("suspects", "listsAsKnown"))]
    return page(
        site,
        language,
        title=facts.label(node).text,
        body_template="actor.html.j2",
        here=site.path(iri).removeprefix(site.prefix),
        section="belligerents" if listed else "sources",
        canonical=iri,
        variants=variants(site, iri),
        styles=("/static/things.css", "/static/lists.css"),
        iri=iri,
        names=_names(facts, node),
        others=facts.words(node, SKOS.altLabel),
        notations=facts.words(node, SKOS.notation),
        kinds=facts.refs(kinds),
        note=facts.in_language(node, SKOS.scopeNote),
        members=facts.refs(facts.things(node, FOAF.member)[:MOST]),
        listed=listed,
        of_it=[it for verb in verbs if (it := _mentions(facts, node, verb)).all.n],
        positions=_mentions(facts, node, chv.positionOf),
        conceded=_conceded(site, facts, node),
        said=_mentions(facts, node, chv.claimedBy),
        monitor=monitor,
        relayed=_relayed(facts, node),
        reports=pointing(facts, node, DCT.publisher),
        under=pointing(facts, node, chv.headedUnder),
        source=incidents(site, language, Facets().toggled("source", source)) if source else None,
    )


def _names(facts: Spoken, node: NamedNode) -> list[Said]:
    """What the actor is called, in the page's language first."""
    found = dict.fromkeys((facts.label(node), *facts.words(node, SKOS.prefLabel), *facts.words(node, RDFS.label)))
    return sorted(found, key=lambda it: it.language == ("en" if facts.language == "ar" else "ar"))


def _listed(site: Site, facts: Spoken, iri: str, language: Language) -> Listed | None:
    found = term(site, iri, "belligerent")
    if found is None:
        return None
    chosen = Facets().toggled("belligerent", found.value)
    rows = site.publication.database.execute(
        "SELECT position, incidents FROM recorded WHERE belligerent = ? AND position <> '' ORDER BY 2 DESC, 1",
        (found.value,),
    ).fetchall()
    return Listed(
        alone=incidents(site, language, chosen.toggled("listed", "alone"), MOST // 2),
        several=incidents(site, language, chosen.toggled("listed", "several"), MOST // 2),
        path="/incidents" + chosen.query(),
        positions=tuple((facts.label(NamedNode(position)), n) for position, n in rows),
    )


def _source(site: Site, facts: Spoken, node: NamedNode) -> str | None:
    """The name under which source items of pages stand, where it is this actor's too.

    None for an actor of one incident: its name elsewhere may be somebody else's.
    """
    if not node.value.startswith(f"{facts.names.id}actor/"):
        return None
    for name in facts.words(node, SKOS.prefLabel):
        found = site.publication.database.execute(
            "SELECT 1 FROM terms WHERE facet = 'source' AND value = ?", (name.text,)
        )
        if found.fetchone():
            return name.text
    return None


def _conceded(site: Site, facts: Spoken, node: NamedNode) -> tuple[Mention, ...]:
    """The first positions of the actor that concede a number of people; words without a number are none of them."""
    chv = facts.chv
    query = f"""SELECT DISTINCT ?claim ?actor WHERE {{
      ?claim {chv.positionOf} ?actor ; {chv.conceded} ?figure . ?figure {SCHEMA.minValue}|{SCHEMA.maxValue} ?n
      FILTER(?n > 0) }} LIMIT {MOST}"""
    found = {row["claim"] for row in facts.graphs.rows(query, {"actor": node})}
    claims = sorted((it for it in found if isinstance(it, NamedNode)), key=lambda it: it.value)
    return tuple(replace(_mention(facts, it), conceded=figures(facts, shown(site), it, chv.conceded)) for it in claims)


def _relayed(facts: Spoken, node: NamedNode) -> Mentions:
    """Claims of others that the actor passes on."""
    hops = pointing(facts, node, SCHEMA.item)
    carried = [pointing(facts, NamedNode(hop.iri), facts.chv.relay, 1).things for hop in hops.things]
    claims = dict.fromkeys(it for found in carried for it in found)
    return Mentions(facts.ref(facts.chv.relay), tuple(_mention(facts, NamedNode(it.iri)) for it in claims), hops)


def _mentions(facts: Spoken, node: NamedNode, verb: NamedNode) -> Mentions:
    every = pointing(facts, node, verb)
    claims = tuple(_mention(facts, NamedNode(it.iri)) for it in every.things)
    return Mentions(facts.ref(verb), claims, every)


def _mention(facts: Spoken, claim: NamedNode) -> Mention:
    chv = facts.chv
    incident, speaker = facts.thing(claim, chv.about), facts.thing(claim, chv.claimedBy)
    first = next(iter(facts.evidence(claim)), None)
    exact = facts.all(first, OA.exact) if first else []
    words = next((Said.of(it) for it in exact if isinstance(it, Literal)), None)
    return Mention(
        facts.ref(claim),
        facts.ref(incident) if incident else None,
        facts.ref(speaker) if speaker else None,
        facts.refs((*facts.things(claim, chv.copyOf), *facts.things(claim, PROV.wasDerivedFrom))),
        words,
    )
