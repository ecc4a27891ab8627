"""The other lists: places, belligerents, sources and who makes claims, conflicts. Each leads to incidents and pages."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup
from pyoxigraph import NamedNode

from kg.errors import QueryError
from kg.pages.words import Said
from kg.site.facets import Facets
from kg.site.i18n import strings
from kg.site.layout import page, said
from kg.site.naming import Naming
from kg.site.paging import PAGE, Pairs, asked_for, paged, query_of
from kg.site.parties import belligerents, conflicts, without_conflict
from kg.site.site import Language, Site
from kg.site.source import source_page, source_path
from kg.site.spoken import spoken

_FEW = 40


@dataclass(frozen=True, slots=True)
class PlaceRow:
    iri: str
    name: Said
    arabic: Said | None
    areas: tuple[Markup, ...]
    incidents: int
    path: str
    point: bool
    linked: str


def places_page(site: Site, pairs: Pairs, language: Language) -> str:
    """The places of location lines, those with the most incidents first; `region` narrows them, `page` turns.

    Raises QueryError for an unknown key, region or page.
    """
    asked = asked_for(pairs, ("region", "page"))
    region = asked.get("region")
    naming, publication = Naming(site, language), site.publication
    if region is not None:
        Facets.parse(publication, [("region", region)])
    where = "WHERE area = :region OR area LIKE :below ESCAPE '\\'" if region else ""
    below = (region or "").replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "/%"
    bound = {"region": region, "below": below} if region else {}
    [(total,)] = publication.database.execute(f"SELECT COUNT(*) FROM places {where}", bound).fetchall()  # noqa: S608
    kept = Facets().toggled("region", region).query() if region else ""
    turned = paged(asked, total, "/places" + kept)
    found = publication.database.execute(
        "SELECT iri, name, name_en, name_ar, area, incidents, point, COALESCE(linked, 'none') "  # noqa: S608
        f"FROM places {where} ORDER BY incidents DESC, name, iri LIMIT :limit OFFSET :offset",
        {**bound, "limit": PAGE, "offset": turned.offset},
    )
    return page(
        site,
        language,
        title=str(strings(language)("nav.places")),
        body_template="places.html.j2",
        here="/places" + query_of(pairs),
        section="places",
        styles=("/static/lists.css",),
        paged=turned,
        region=naming.place(region),
        rows=[_place(naming, row) for row in found],
        regions=_regions(naming),
    )


def _place(naming: Naming, row: tuple[str, str | None, str | None, str | None, str | None, int, int, str]) -> PlaceRow:
    iri, name, english, arabic, area, incidents, point, linked = row
    value = iri.removeprefix(f"{naming.site.publication.names.id}place/")
    return PlaceRow(
        iri,
        Said(english or name or value),
        Said(arabic, "ar") if arabic and arabic != name else None,
        tuple(naming.place(area)),
        incidents,
        "/incidents" + Facets().toggled("place", value).query(),
        bool(point),
        linked,
    )


def _regions(naming: Naming) -> list[tuple[str, Markup, int, int]]:
    """Countries with their regions: path, name, places, depth."""
    found = naming.site.publication.database.execute(
        "SELECT a.path, COUNT(p.iri) FROM areas AS a LEFT JOIN places AS p "
        "ON p.area = a.path OR substr(p.area, 1, length(a.path) + 1) = a.path || '/' GROUP BY a.path ORDER BY a.path"
    )
    return [
        ("/places" + Facets().toggled("region", path).query(), naming.words("region", path), n, path.count("/"))
        for path, n in found
    ]


def belligerents_page(site: Site, language: Language) -> str:
    """Whom the monitor lists, with sums that nobody may add: alone, one of several, Discounted (DECISIONS 16b)."""
    return page(
        site,
        language,
        title=str(strings(language)("nav.belligerents")),
        body_template="belligerents.html.j2",
        here="/belligerents",
        section="belligerents",
        styles=("/static/lists.css",),
        rows=belligerents(site, language),
    )


def sources_page(site: Site, pairs: Pairs, language: Language) -> str:
    """Sources as pages list them, and speakers of claims: the first of both, or all of one by `list` and `page`.

    With `name`, the page on that name. Raises QueryError for an unknown key, name, list or page.
    """
    if any(key == "name" for key, _ in pairs):
        return source_page(site, pairs, language)
    asked = asked_for(pairs, ("list", "page"))
    only = asked.get("list")
    if only not in (None, "listed", "claimants") or (only is None and "page" in asked):
        raise QueryError("'list' must be listed or claimants, and 'page' needs one of them")
    publication = site.publication
    actors = f"{publication.names.id}actor/%"
    [(listed,)] = publication.database.execute("SELECT COUNT(*) FROM sources").fetchall()
    [(claimants,)] = publication.database.execute("SELECT COUNT(*) FROM actors WHERE iri LIKE ?", (actors,)).fetchall()
    [(unnamed,)] = publication.database.execute(
        "SELECT COUNT(*) FROM actors WHERE iri NOT LIKE ?", (actors,)
    ).fetchall()
    turned = paged(asked, claimants if only == "claimants" else listed, f"/sources?list={only}") if only else None
    limit, offset = (PAGE, turned.offset) if turned else (_FEW, 0)
    labels = spoken(site, language)
    sources = publication.database.execute(
        "SELECT name, items, incidents FROM sources ORDER BY incidents DESC, items DESC, name LIMIT ? OFFSET ?",
        (limit, offset),
    )
    speakers = publication.database.execute(
        "SELECT iri, COALESCE(name, iri), kind, claims, incidents FROM actors WHERE iri LIKE ? "
        "ORDER BY claims DESC, name, iri LIMIT ? OFFSET ?",
        (actors, limit, offset),
    )
    return page(
        site,
        language,
        title=str(strings(language)("nav.sources")),
        body_template="sources.html.j2",
        here="/sources" + query_of(pairs),
        section="sources",
        styles=("/static/lists.css",),
        paged=turned,
        only=only,
        listed=listed,
        claimants=claimants,
        unnamed=unnamed,
        sources=[
            (said(name), items, incidents, source_path(name), "/incidents" + Facets().toggled("source", name).query())
            for name, items, incidents in sources
        ],
        speakers=[
            (iri, Said(name), labels.label(NamedNode(kind)) if kind else None, claims, incidents)
            for iri, name, kind, claims, incidents in speakers
        ],
    )


def conflicts_page(site: Site, language: Language) -> str:
    """The headings under which the monitor files incidents, with sums; an incident may stand under several."""
    return page(
        site,
        language,
        title=str(strings(language)("nav.conflicts")),
        body_template="conflicts.html.j2",
        here="/conflicts",
        section="conflicts",
        styles=("/static/lists.css",),
        rows=conflicts(site, language),
        none=without_conflict(site.publication),
    )
