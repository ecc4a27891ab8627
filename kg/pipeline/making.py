"""The second stage of a build: places are linked, pages and records lifted and checked."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import UsageError
from kg.gazetteers import Gazetteer
from kg.gazetteers.judgements import Decided
from kg.iri import Names
from kg.merge import batched
from kg.pipeline import judged, known, packs
from kg.pipeline.link import Linking, query_of
from kg.pipeline.room import PEOPLE, Room
from kg.pipeline.rows import Told, Unit
from kg.pipeline.tools import Progress, Tools
from kg.validate import CheckedFinding

_PLACES_AT_ONCE = 2_000
#: So many documents are put into the table at a time.
_AT_ONCE = 200


def link_places(
    tools: Tools, names: Names, asked: Sequence[Gazetteer], decisions: Sequence[Decided], tell: Progress
) -> Linking:
    """Links all places of the build into the table; what is told of no place, the linking knows."""
    table, home, done = tools.table, names.graph("links"), 0
    for it in table.named():
        query = query_of(names, it)
        if query is not None:
            table.place(it, query)
    many = table.count("placed")
    tell("linking", 0, many)
    linking = Linking(names, asked, decisions, table.bearing, tools.memo)
    for some in table.places(_PLACES_AT_ONCE):
        found = linking.link(some)
        table.link(found)
        judged.take(table, found.rows, found.quads(home))
        done += len(some)
        tell("linking", done, many)
    return linking


@dataclass(slots=True)
class Pages:
    """What was made of documents that are no records: keys of their triples, of those on corrections, findings."""

    lifted: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    findings: list[CheckedFinding] = field(default_factory=list)


def make_pages(work: Room, tools: Tools, tell: Progress) -> Pages:
    """Lifts and checks the documents that are no records, and lays out their texts."""
    made, table = Pages(), tools.table
    its = list(table.told(packed=False))
    _texts(work, its)
    tasks: list[known.ToLift] = [
        (it.name, it.key, (it.incident_key, it.document_key), it.extra, it.links) for it in its
    ]
    lifted = known.lift(work, tools.memo, tasks, tools.pool, lambda n: tell("checking", n, len(tasks)))
    for some in batched(zip(its, lifted, strict=True), _AT_ONCE):
        table.done(done.entry | {"shard": it.shard} for it, done in some)
        for it, done in some:
            key = done.entry["lifted"]
            table.hold(Unit(it.shard, key))
            made.lifted.append(key)
            if done.people:
                made.people.append(key + PEOPLE)
            made.findings += [CheckedFinding.model_validate(found) for found in done.findings]
    return made


def make_packs(work: Room, tools: Tools, files: Sequence[Path], tell: Progress) -> Counter[str]:
    """Lifts and checks the records; how many findings of each severity there are."""
    table, counts, done = tools.table, Counter[str](), 0
    many = table.one("SELECT count(*) FROM page WHERE file IS NOT NULL")
    if not many:
        return counts
    tell("checking records", 0, many)
    for shard, key, made in packs.each(work, tools.memo, table, files, tools.pool):
        table.done([entry | {"shard": shard} for entry in made.entries])
        table.hold(Unit(shard, key, True, *made.sha256))
        counts.update(made.findings)
        done += len(made.entries)
        tell("checking records", done, many)
    return counts


def _texts(work: Room, pages: Iterable[Told]) -> None:
    """Lays out the text of each document under its name. Raises UsageError where two texts cannot lie side by side."""
    there: set[str] = set()
    for it in pages:
        place = f"{work.folder}/text/{it.name}.txt"
        above = os.path.dirname(place)  # noqa: PTH120  # a million of them
        try:
            if above not in there:
                os.makedirs(above, exist_ok=True)  # noqa: PTH103
                there.add(above)
            os.link(f"{work.parts}/text/{it.key}.txt", place)
        except (FileExistsError, NotADirectoryError):  # a page x.html, and a folder of pages called x.html.txt
            raise UsageError(f"the text of '{it.name}' has the name of a folder of pages: rename one of them") from None
