"""The index of the incidents: what lists, facets, the timeline and the start page count, as tables of site.db.

The rows of queries/site/*.rq are staged as they come, and put together by SQL in sorted order: memory does not grow
with the number of incidents, and the same graph gives the same bytes. `kg.public.index_tables` tells the tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from kg.public.index_tables import FACETS, TABLES
from kg.public.source import Made
from kg.public.stages import STAGES, stage

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
    stage(database, made)
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
    for name in (*STAGES, "named", "tolls"):
        database.execute(f"DROP TABLE temp.{name}")  # names of ours


def _statements(script: str) -> Iterator[str]:
    return (it for it in script.strip().split(";\n") if it.strip())
