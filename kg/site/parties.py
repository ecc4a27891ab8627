"""Belligerents as the monitor lists them, and the conflicts under which it files incidents, each with its sums.

Sums are those of DECISIONS 16b: headline figures of civilians killed that have both bounds, each incident once.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup
from pyoxigraph import NamedNode

from kg.pages.words import Said
from kg.public import Publication
from kg.site.facets import Facets
from kg.site.naming import NO_NAME, Naming
from kg.site.selection import Sum
from kg.site.site import Language, Site
from kg.site.spoken import spoken

#: The columns of a row that `kg.site.selection.Sum` is made of, over incidents `i`.
_SUM = """COUNT(*) FILTER (WHERE killed_kind = 'range'),
    COALESCE(SUM(killed_minimum) FILTER (WHERE killed_kind = 'range'), 0),
    COALESCE(SUM(killed_maximum) FILTER (WHERE killed_kind = 'range'), 0),
    COUNT(*) FILTER (WHERE killed_kind = 'bound'),
    COUNT(*) FILTER (WHERE killed_kind IS NULL OR killed_kind = 'words')"""


@dataclass(frozen=True, slots=True)
class BelligerentRow:
    """A listed belligerent. `iri` None: it is named on single pages only. A column that is None: no such incident."""

    name: Markup
    iri: str | None
    alone: Sum | None
    several: Sum | None
    discounted: Sum | None
    paths: dict[str, str]
    positions: tuple[tuple[Said, int], ...]


def belligerents(site: Site, language: Language) -> list[BelligerentRow]:
    """The listed belligerents, those first that stand alone in the incidents with the highest sum of maxima."""
    naming, publication = Naming(site, language), site.publication
    sums: dict[str, dict[str, Sum]] = {}
    for name, column, *numbers in publication.database.execute(
        f"""SELECT l.name,
        CASE WHEN discounted THEN 'discounted' WHEN listed = 1 THEN 'alone' ELSE 'several' END, {_SUM}
        FROM (SELECT DISTINCT name, incident FROM listings) AS l JOIN incidents AS i ON i.id = l.incident
        GROUP BY 1, 2"""  # noqa: S608
    ):
        sums.setdefault(name, {})[column] = Sum(*numbers)
    labels = spoken(site, language)
    positions: dict[str, list[tuple[Said, int]]] = {}
    for name, position, n in publication.database.execute(
        "SELECT belligerent, position, incidents FROM recorded WHERE position <> '' ORDER BY 1, 3 DESC, 2"
    ):
        positions.setdefault(name, []).append((labels.label(NamedNode(position)), n))
    shared = f"{publication.names.id}actor/"
    rows = []
    for name, columns in sorted(sums.items(), key=lambda it: (_weight(it[1]), it[0])):
        iri = naming.name("belligerent", name).iri
        chosen = Facets().toggled("belligerent", name)
        paths = {it: "/incidents" + chosen.toggled("listed", it).query() for it in ("alone", "several")}
        paths["discounted"] = "/incidents" + chosen.query()
        rows.append(
            BelligerentRow(
                naming.words("belligerent", name),
                iri if iri and iri.startswith(shared) and name != NO_NAME else None,
                columns.get("alone"),
                columns.get("several"),
                columns.get("discounted"),
                paths,
                tuple(positions.get(name, ())),
            )
        )
    return rows


def _weight(columns: dict[str, Sum]) -> tuple[int, int]:
    alone, several = columns.get("alone"), columns.get("several")
    return (-(alone.high if alone else 0), -(several.high if several else 0))


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A heading of the monitor. `days`: first and last day of its incidents, None: no page dates any."""

    name: Markup
    iri: str | None
    path: str
    incidents: int
    days: tuple[str, str] | None
    counted: Sum | None
    discounted: Sum | None


def conflicts(site: Site, language: Language) -> list[ConflictRow]:
    """The headings under which the monitor files incidents, those with the most first."""
    naming = Naming(site, language)
    found = site.publication.database.execute(
        f"""SELECT f.value, COUNT(*), MIN(earliest), MAX(latest), discounted, {_SUM} FROM facets AS f
        JOIN incidents AS i ON i.id = f.incident WHERE f.facet = 'conflict' GROUP BY f.value, discounted
        ORDER BY f.value, discounted"""  # noqa: S608
    ).fetchall()
    rows = []
    for value in dict.fromkeys(row[0] for row in found):
        parts = [row for row in found if row[0] == value]
        sums = {bool(row[4]): Sum(*row[5:]) for row in parts}
        days = [day for row in parts for day in row[2:4] if day]
        rows.append(
            ConflictRow(
                naming.words("conflict", value),
                naming.name("conflict", value).iri,
                "/incidents" + Facets().toggled("conflict", value).query(),
                sum(row[1] for row in parts),
                (min(days), max(days)) if days else None,
                sums.get(False),
                sums.get(True),
            )
        )
    return sorted(rows, key=lambda row: -row.incidents)


def without_conflict(publication: Publication) -> int:
    """How many incidents stand under no heading."""
    [(n,)] = publication.database.execute(
        "SELECT COUNT(*) FROM incidents WHERE id NOT IN (SELECT incident FROM facets WHERE facet = 'conflict')"
    ).fetchall()
    return int(n)
