"""The index of the incidents: what lists, facets, the timeline and the start page count, as tables of site.db.

The rows of queries/site/*.rq are staged as they come, and put together by SQL in sorted order: memory does not grow
with the number of incidents, and the same graph gives the same bytes. `kg.public.index_tables` tells the tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from pyoxigraph import Literal

from kg import resources
from kg.public.index_tables import FACETS, TABLES
from kg.public.source import Made
from kg.store import Term

#: The queries, each with the columns of its stage. Numbers that are shown as written stay text.
_STAGES: Mapping[str, str] = {
    "incidents": "incident, codes, permalink",
    "times": "incident, words, earliest, latest",
    "places": "incident, place",
    "within": "place, area",
    "points": "incident, place, latitude, longitude, radius REAL, accuracy",
    "figures": "incident, claim, assessment, harm, grp, words, minimum INTEGER, maximum INTEGER",
    "categories": "incident, scheme, concept",
    "listed": "incident, verb, belligerent",
    "claims": "incident, claim, speaker, checked",
    "verbs": "incident, claim, verb, party",
    "sources": "incident, item, name",
    "positions": "incident, belligerent, position",
    "names": "thing, kind, name, language",
    "links": "place, decision, gazetteer, licence, rights",
}

#: One name a thing: the English one, else one that is not Arabic, else any; and the Arabic one.
_NAMED = """
CREATE TEMP TABLE named AS
SELECT thing, MIN(kind) AS kind,
       COALESCE(MIN(name) FILTER (WHERE language = 'en'), MIN(name) FILTER (WHERE language <> 'ar'), MIN(name)) AS name,
       MIN(name) FILTER (WHERE language = 'en') AS name_en,
       MIN(name) FILTER (WHERE language = 'ar') AS name_ar
FROM names GROUP BY thing;
CREATE UNIQUE INDEX temp.named_by_thing ON named (thing);
"""

#: Each assessment's figures of civilians: the numbers of those with both bounds, else of those with one.
_TOLLS = """
CREATE TEMP TABLE tolls AS
SELECT incident, harm,
       CASE WHEN COUNT(both_low) THEN MIN(both_low) ELSE MIN(minimum) END AS minimum,
       CASE WHEN COUNT(both_low) THEN MAX(both_high) ELSE MAX(maximum) END AS maximum,
       CASE WHEN COUNT(both_low) THEN 'range'
            WHEN COUNT(minimum) + COUNT(maximum) THEN 'bound' ELSE 'words' END AS kind,
       (SELECT group_concat(words, ' | ') FROM (
          SELECT DISTINCT words FROM figures AS g WHERE g.incident = f.incident AND g.harm = f.harm
          AND g.assessment = 'true' AND g.grp = :civilians AND words IS NOT NULL ORDER BY words)) AS words
FROM (SELECT *, CASE WHEN maximum IS NOT NULL THEN minimum END AS both_low,
             CASE WHEN minimum IS NOT NULL THEN maximum END AS both_high FROM figures) AS f
WHERE assessment = 'true' AND grp = :civilians GROUP BY incident, harm;
CREATE INDEX temp.tolls_by_incident ON tolls (incident);
"""


def fill(database: sqlite3.Connection, made: Made) -> None:
    """The tables of `kg.public.index_tables`. The table of findings must stand already."""
    for name, columns in _STAGES.items():
        _stage(database, made, name, columns)
    names = made.names
    facts = {
        "chc": names.chc.iri,
        "id": names.id,
        "civilians": names.chc["group-civilians"].value,
        "killed": names.chc["harm-killed"].value,
        "injured": names.chc["harm-injured"].value,
        "known": names.chv.listsAsKnown.value,
        "blames": names.chv.blames.value,
        "conflicting": names.chv.conflictingBlame.value,
        "denies_action": names.chv.deniesAction.value,
        "denies_harm": names.chv.deniesHarm.value,
        "discounted": names.chc["harm-status-discounted"].value,
        "monitor": names.chc["actor-monitor"].value,
        "accepted": names.chc["decision-accepted"].value,
    }
    for statement in (*_statements(_NAMED), *_statements(_TOLLS), *TABLES, *FACETS):
        database.execute(statement, {key: value for key, value in facts.items() if f":{key}" in statement})
    for name in (*_STAGES, "named", "tolls"):
        database.execute(f"DROP TABLE temp.{name}")  # names of ours


def _stage(database: sqlite3.Connection, made: Made, name: str, columns: str) -> None:
    keys = [column.split()[0] for column in columns.split(", ")]
    database.execute(f"CREATE TEMP TABLE {name} ({columns})")
    marks = ", ".join("?" for _ in keys)
    solutions = made.graphs.rows(resources.text(f"queries/site/{name}.rq", made.names.base))
    database.executemany(f"INSERT INTO temp.{name} VALUES ({marks})", _rows(solutions, keys))  # noqa: S608
    database.execute(f"CREATE INDEX temp.{name}_by_first ON {name} ({keys[0]})")


def _rows(solutions: Iterator[dict[str, Term]], keys: list[str]) -> Iterator[tuple[str | None, ...]]:
    for row in solutions:
        found = {"grp" if key == "group" else key: term.value for key, term in row.items()}
        if isinstance(name := row.get("name"), Literal):
            found["language"] = name.language or ""
        yield tuple(found.get(key) for key in keys)


def _statements(script: str) -> Iterator[str]:
    return (it for it in script.strip().split(";\n") if it.strip())
