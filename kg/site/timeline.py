"""The timeline: incidents by month after the monitor's own dates and figures, uncertain dates drawn as uncertain."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from kg.pages.words import direction
from kg.public import Publication
from kg.site import selection
from kg.site.facets import Facets
from kg.site.i18n import strings
from kg.site.layout import page
from kg.site.lists import choices, chosen, periods, thresholds, variants
from kg.site.naming import Naming
from kg.site.selection import Sum, condition
from kg.site.site import Language, Site
from kg.site.timeline_chart import WIDTH, Drawing, Slot, Span, drawing

_MOST_MONTHS = 260  #: more months than that are drawn as years
_MOST_SPANS = 400


@dataclass(frozen=True, slots=True)
class Timeline:
    """Slots in order of time; `undated` None: every incident has a date. `of_spans` counts all over several slots."""

    slots: tuple[Slot, ...]
    spans: tuple[Span, ...]
    of_spans: int
    undated: Slot | None
    drawn: Drawing | None
    facets: Facets

    def path(self, slot: Slot) -> str:
        """The list of what may lie in a slot, within the selection."""
        year, month = int(slot.key[:4]), int(slot.key[5:7] or 0)
        last = date(year, month or 12, monthrange(year, month or 12)[1])
        narrowed = replace(self.facets, first=date(year, month or 1, 1), last=last, page=1)
        return "/incidents" + narrowed.query()

    @property
    def undated_path(self) -> str:
        bare = self.facets.without("from").without("to").without("dated")
        return "/incidents" + bare.toggled("dated", "no").query()


def timeline(publication: Publication, facets: Facets, *, rtl: bool) -> Timeline:
    """The selection along time. Discounted incidents are counted apart, in no sum."""
    length = 7 if _months(publication, facets) <= _MOST_MONTHS else 4
    slots = _slots(publication, facets, length)
    spans, of_spans = _spans(publication, facets, length)
    undated = _undated(publication, facets)
    return Timeline(slots, spans, of_spans, undated, drawing(slots, spans, undated, rtl=rtl), facets)


def timeline_page(site: Site, facets: Facets, language: Language) -> str:
    """The timeline of a selection with its facets; everything that is drawn stands in a table too."""
    naming = Naming(site, language)
    publication = site.publication
    return page(
        site,
        language,
        title=str(strings(language)("nav.timeline")),
        body_template="timeline.html.j2",
        here="/timeline" + facets.query(view=False),
        section="timeline",
        variants=variants(site, facets),
        styles=("/static/lists.css",),
        width=WIDTH,
        facets=facets,
        n=selection.total(publication, facets),
        it=timeline(publication, facets, rtl=direction(language) == "rtl"),
        sums=selection.sums(publication, facets),
        incidents="/incidents" + facets.query(view=False),
        hidden=[(key, value) for key, value in facets.pairs(view=False) if key not in ("from", "to", "killed")],
        chosen=list(chosen(naming, facets, "/timeline")),
        choices=list(choices(naming, facets, "/timeline")),
        periods=periods(naming, facets, "/timeline"),
        thresholds=thresholds(naming, facets, "/timeline"),
    )


def _months(publication: Publication, facets: Facets) -> int:
    where, bound = condition(facets)
    query = f"SELECT MIN(earliest), MAX(latest) FROM incidents WHERE {where}"  # noqa: S608
    [(first, last)] = publication.database.execute(query, bound).fetchall()
    return 0 if first is None else (int(last[:4]) - int(first[:4]) + 1) * 12


_COUNTED = """COUNT(*) FILTER (WHERE NOT discounted),
    COUNT(*) FILTER (WHERE NOT discounted AND killed_kind = 'range'),
    COALESCE(SUM(killed_minimum) FILTER (WHERE NOT discounted AND killed_kind = 'range'), 0),
    COALESCE(SUM(killed_maximum) FILTER (WHERE NOT discounted AND killed_kind = 'range'), 0),
    COUNT(*) FILTER (WHERE NOT discounted AND killed_kind = 'bound'),
    COUNT(*) FILTER (WHERE NOT discounted AND (killed_kind IS NULL OR killed_kind = 'words')),
    COUNT(*) FILTER (WHERE discounted)"""


def _slots(publication: Publication, facets: Facets, length: int) -> tuple[Slot, ...]:
    where, bound = condition(facets)
    found = publication.database.execute(
        f"SELECT substr(earliest, 1, {length}) AS slot, {_COUNTED} FROM incidents WHERE {where} "  # noqa: S608
        f"AND earliest IS NOT NULL AND slot = substr(latest, 1, {length}) GROUP BY slot ORDER BY slot",
        bound,
    )
    return tuple(Slot(slot, n, Sum(*killed), discounted) for slot, n, *killed, discounted in found)


def _spans(publication: Publication, facets: Facets, length: int) -> tuple[tuple[Span, ...], int]:
    where, bound = condition(facets)
    query = f"""FROM incidents WHERE {where} AND earliest IS NOT NULL
        AND substr(earliest, 1, {length}) <> substr(latest, 1, {length})"""
    [(n,)] = publication.database.execute(f"SELECT COUNT(*) {query}", bound).fetchall()
    found = publication.database.execute(
        f"SELECT iri, COALESCE(codes, iri), earliest, latest {query} ORDER BY earliest, latest, id LIMIT {_MOST_SPANS}",
        bound,
    )
    return tuple(Span(*row) for row in found), int(n)


def _undated(publication: Publication, facets: Facets) -> Slot | None:
    where, bound = condition(facets)
    query = f"SELECT {_COUNTED} FROM incidents WHERE {where} AND earliest IS NULL"  # noqa: S608
    [(n, *killed, discounted)] = publication.database.execute(query, bound).fetchall()
    return Slot("", n, Sum(*killed), discounted) if n + discounted else None
