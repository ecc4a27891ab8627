"""The list of incidents: facets that are plain links with counts, what is chosen, sums, sorting, paging, downloads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from kg.errors import QueryError
from kg.pages.words import Said
from kg.site import selection
from kg.site.facets import SORTS, Facets
from kg.site.i18n import strings
from kg.site.layout import Variant, page
from kg.site.naming import Naming
from kg.site.selection import Row
from kg.site.site import Language, Site

PAGE = 50

#: Steps of the facet "at least n killed".
STEPS = (1, 5, 10, 20, 50, 100)

_OPEN = 8  #: values of a facet that stand open; the others are behind a fold


@dataclass(frozen=True, slots=True)
class Option:
    """A value that can be chosen. `path` leads to the list with it, or without it where it is chosen."""

    words: Markup
    n: int
    path: str
    chosen: bool
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """One facet with its options: `first` stand open, with all that are chosen; `others` are behind a fold."""

    key: str
    options: tuple[Option, ...]

    @property
    def first(self) -> tuple[Option, ...]:
        return tuple(it for n, it in enumerate(self.options) if n < _OPEN or it.chosen)

    @property
    def others(self) -> tuple[Option, ...]:
        return tuple(it for n, it in enumerate(self.options) if n >= _OPEN and not it.chosen)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the list is narrowed by, with the path that removes it."""

    facet: str
    words: Markup
    path: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A row with its names."""

    row: Row
    title: Said
    place: Said | None
    place_ar: Said | None
    areas: tuple[Markup, ...]
    status: tuple[Markup, ...]
    suspected: tuple[Markup, ...]
    known: tuple[Markup, ...]


def incidents_page(site: Site, facets: Facets, language: Language) -> str:
    """The incidents that the facets leave, page by page. Raises QueryError for a page behind the last."""
    naming = Naming(site, language)
    publication = site.publication
    n = selection.total(publication, facets)
    pages = max(-(-n // PAGE), 1)
    if facets.page > pages:
        raise QueryError(f"the list has {pages} pages: there is no page {facets.page}")
    left_out = undated(facets)
    found = selection.rows(publication, facets, PAGE, (facets.page - 1) * PAGE)
    claims, checked = publication.database.execute("SELECT SUM(claims), SUM(checked) FROM incidents").fetchone()
    downloads = variants(site, facets)
    return page(
        site,
        language,
        title=str(strings(language)("nav.incidents")),
        body_template="incidents.html.j2",
        here="/incidents" + facets.query(),
        section="incidents",
        variants=downloads,
        styles=("/static/lists.css",),
        facets=facets,
        n=n,
        pages=pages,
        rows=[shown_row(naming, row) for row in found],
        chosen=list(chosen(naming, facets, "/incidents")),
        choices=list(choices(naming, facets, "/incidents")),
        periods=periods(naming, facets, "/incidents"),
        thresholds=thresholds(naming, facets, "/incidents"),
        sums=selection.sums(publication, facets),
        sorts=[(it, "/incidents" + replace(facets, sort=it, page=1).query()) for it in SORTS],
        hidden=[(key, value) for key, value in facets.pairs() if key not in ("from", "to", "killed", "page")],
        previous="/incidents" + replace(facets, page=facets.page - 1).query() if facets.page > 1 else None,
        next="/incidents" + replace(facets, page=facets.page + 1).query() if facets.page < pages else None,
        timeline="/timeline" + facets.query(view=False),
        map="/map" + facets.query(view=False),
        undated=selection.total(publication, left_out) if facets.first or facets.last else 0,
        undated_path="/incidents" + left_out.query(),
        claims=claims,
        checked=checked,
    )


def undated(facets: Facets) -> Facets:
    """The incidents without a date that a period leaves out of the same selection."""
    bare = facets.without("from").without("to")
    return bare if bare.of("dated") == ("no",) else bare.without("dated").toggled("dated", "no")


def variants(site: Site, facets: Facets) -> tuple[Variant, ...]:
    """Exactly this selection as data."""
    query = replace(facets, page=1).query()
    return (
        Variant(site.to(f"/incidents.csv{query}"), "text/csv", "CSV"),
        Variant(site.to(f"/incidents.json{query}"), "application/json", "JSON"),
        Variant(site.to(f"/incidents.geojson{query}"), "application/geo+json", "GeoJSON"),
    )


def shown_row(naming: Naming, row: Row) -> Shown:
    """A row with the names of what it holds."""
    place = naming.name("place", next(iter(row.facets.get("place", ())), ""))
    regions = row.facets.get("region", ())
    named = bool(place.name)
    arabic_only = named and place.name == place.arabic
    return Shown(
        row,
        Said(row.codes or row.iri.rpartition("/")[2]),
        Said(place.name) if named and not arabic_only else None,
        Said(place.arabic, "ar") if place.arabic else None,
        tuple(naming.place(max(regions, key=len, default=None))),
        tuple(naming.words("status", it) for it in row.facets.get("status", ())),
        tuple(naming.words("belligerent", it) for it in row.suspected),
        tuple(naming.words("belligerent", it) for it in row.known),
    )


def chosen(naming: Naming, facets: Facets, where: str) -> Iterator[Chosen]:
    """Everything that the list is narrowed by, each with the way to remove it."""
    t = strings(naming.language)
    for facet, values in facets.values:
        for value in values:
            yield Chosen(facet, naming.words(facet, value), where + facets.toggled(facet, value).query())
    for limit, day in (("from", facets.first), ("to", facets.last)):
        if day is not None:
            yield Chosen(limit, Markup('<bdi dir="ltr">{0}</bdi>').format(day), where + facets.without(limit).query())
    if facets.killed is not None:
        words = t("facet.at_least_killed", n=f"{facets.killed:,}")
        yield Chosen("killed", words, where + facets.without("killed").query())


def choices(naming: Naming, facets: Facets, where: str) -> Iterator[Choice]:
    """What the list can be narrowed by further, with the number of incidents that each value would leave."""
    publication = naming.site.publication
    counted = selection.counts(publication, facets)
    for facet in selection.COUNTED:
        found = counted.get(facet, [])
        missing = [(value, 0) for value in facets.of(facet) if value not in dict(found)]
        options = [
            Option(
                naming.words(facet, value),
                n,
                where + facets.toggled(facet, value).query(),
                value in facets.of(facet),
                value.count("/") if facet == "region" else 0,
            )
            for value, n in _ordered(facet, found + missing)
        ]
        if len(options) > 1 or any(it.chosen for it in options):
            yield Choice(facet, tuple(options))


def _ordered(facet: str, found: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Regions below their country, the countries with the most incidents first; all else as it is counted."""
    if facet != "region":
        return found
    of_country = dict(found)
    return sorted(
        found,
        key=lambda it: (-of_country.get(it[0].split("/")[0], 0), it[0].split("/")[0], "/" in it[0], -it[1], it[0]),
    )


def periods(naming: Naming, facets: Facets, where: str) -> Choice:
    """The years of the selection as links."""
    options = []
    for year, n in selection.years(naming.site.publication, facets):
        period = Facets.parse(naming.site.publication, [("from", year), ("to", year)])
        same = (facets.first, facets.last) == (period.first, period.last)
        narrowed = replace(facets, first=period.first, last=period.last, page=1)
        to = facets.without("from").without("to") if same else narrowed
        options.append(Option(Markup('<bdi dir="ltr">{0}</bdi>').format(year), n, where + to.query(), same))
    return Choice("period", tuple(options))


def thresholds(naming: Naming, facets: Facets, where: str) -> Choice:
    """Minima of the monitor's figure as links."""
    t = strings(naming.language)
    options = []
    for step, n in selection.at_least(naming.site.publication, facets, STEPS):
        same = facets.killed == step
        if n or same:
            to = replace(facets, killed=None if same else step, page=1)
            options.append(Option(t("facet.at_least_killed", n=f"{step:,}"), n, where + to.query(), same))
    return Choice("killed", tuple(options))
