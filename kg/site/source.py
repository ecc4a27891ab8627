"""The page on a printed name of sources: the items that bear it, their incidents, and who makes claims under it.

The name is all that these items have in common: pages do not say whether two items of one name are one source.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from pyoxigraph import NamedNode

from kg.errors import QueryError
from kg.pages.words import Said
from kg.site.facets import Facets
from kg.site.layout import page
from kg.site.paging import PAGE, Pairs, asked_for, paged, query_of
from kg.site.related import incidents
from kg.site.reports import Address, addresses
from kg.site.site import Language, Site
from kg.site.spoken import Ref, Spoken, spoken
from kg.terms import SCHEMA


@dataclass(frozen=True, slots=True)
class Item:
    """One item of one page's list of sources."""

    iri: str
    incident: Ref
    addresses: tuple[Address, ...]
    archives: tuple[Address, ...]
    keywords: tuple[Said, ...]


def source_path(name: str) -> str:
    """Where the page on a name stands, below the prefix."""
    return "/sources?" + urlencode({"name": name})


def source_page(site: Site, pairs: Pairs, language: Language) -> str:
    """The page on the `name` of the pairs; `page` turns the list of items. Raises QueryError where no page lists it."""
    asked = asked_for(pairs, ("name", "page"))
    name, publication = asked["name"], site.publication
    found = publication.database.execute("SELECT items, incidents FROM sources WHERE name = ?", (name,)).fetchone()
    if found is None:
        raise QueryError(f"no page lists a source under the name '{name[:60]}'")
    turned = paged(asked, found[0], source_path(name))
    facts = spoken(site, language)
    speakers = publication.database.execute("SELECT iri FROM actors WHERE name = ? ORDER BY iri", (name,))
    return page(
        site,
        language,
        title=name,
        body_template="source.html.j2",
        here="/sources" + query_of(pairs),
        section="sources",
        styles=("/static/things.css", "/static/lists.css"),
        name=Said(name),
        n_items=found[0],
        n_incidents=found[1],
        items=_items(site, facts, name, turned.offset),
        speakers=facts.refs(NamedNode(iri) for (iri,) in speakers),
        incidents=incidents(site, language, Facets().toggled("source", name)),
        paged=turned,
    )


def _items(site: Site, facts: Spoken, name: str, offset: int) -> list[Item]:
    rows = site.publication.database.execute(
        """SELECT s.item, i.iri FROM source_items AS s JOIN incidents AS i ON i.id = s.incident
        WHERE s.name = ? ORDER BY i.earliest IS NULL, i.earliest DESC, i.iri, s.item LIMIT ? OFFSET ?""",
        (name, PAGE, offset),
    )
    return [_item(facts, NamedNode(item), NamedNode(incident)) for item, incident in rows]


def _item(facts: Spoken, node: NamedNode, incident: NamedNode) -> Item:
    return Item(
        node.value,
        facts.ref(incident),
        addresses(facts, node, SCHEMA.url),
        addresses(facts, node, SCHEMA.archivedAt),
        tuple(facts.words(node, SCHEMA.keywords)),
    )
