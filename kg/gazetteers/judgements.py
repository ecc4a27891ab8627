"""What persons decided on candidates: `places.csv` beside kg.toml, committed, sorted, never written by a build.

A decision overrides scores and survives rebuilds. It remembers what place and candidate looked like when it was taken:
where either has changed since, the decision still holds and a finding says so. Columns:

    place            the place's IRI without the base, `place/Syria/…`
    place_name       its names, separated by " | "
    place_point      its points "36.23, 38.02", separated by " | "; empty: none
    gazetteer        the gazetteer's key, `geonames`
    candidate        IRI of the entry
    candidate_name   its main name
    candidate_point  its point; empty: none
    decision         `exact` (the same), `close` (the town that is meant), `no` (another)
    person, day      who decided, and when (YYYY-MM-DD)
    note             why; may be empty
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from kg.drafts import draft
from kg.errors import SettingsError
from kg.gazetteers.base import Candidate, PlaceQuery, Position, Source
from kg.gazetteers.matching import Judgement, judge_one
from kg.values.points import Point

Answer = Literal["exact", "close", "no"]
ANSWERS: tuple[str, ...] = get_args(Answer)
MANY = " | "


@dataclass(frozen=True, slots=True, order=True)
class Decided:
    """One row of the file; `order` is the order of rows."""

    place: str
    gazetteer: str
    candidate: str
    place_name: str
    place_point: str
    candidate_name: str
    candidate_point: str
    decision: Answer
    person: str
    day: date
    note: str = ""


COLUMNS = tuple(field.name for field in fields(Decided))


def load(path: Path | None) -> list[Decided]:
    """The decisions in the file; empty where there is no file. Raises SettingsError with the line that is wrong."""
    if path is None or not path.is_file():
        return []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise SettingsError(f"{path}:1: the columns must be {', '.join(COLUMNS)}")
    found: dict[tuple[str, str], Decided] = {}
    for row in rows:
        it = decided(row, f"{path}:{rows.line_num}")
        if (it.place, it.candidate) in found:
            raise SettingsError(f"{path}:{rows.line_num}: {it.candidate} is decided twice for {it.place}")
        found[it.place, it.candidate] = it
    return sorted(found.values())


def decided(row: Mapping[str, str | None], where: str) -> Decided:
    """A row of text as a decision. Raises SettingsError that begins with `where`."""
    if any(row.get(None) or ()):  # type: ignore[call-overload]  # where csv.DictReader puts what has no column
        raise SettingsError(f"{where}: the row has more cells than there are columns; quote a text with a comma in it")
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    for name in ("place", "gazetteer", "candidate", "person"):
        if not cells[name]:
            raise SettingsError(f"{where}: '{name}' is empty")
    if cells["decision"] not in ANSWERS:
        raise SettingsError(f"{where}: decision '{cells['decision']}' must be one of {', '.join(ANSWERS)}")
    if not cells["candidate"].startswith(("http://", "https://")):
        raise SettingsError(f"{where}: candidate '{cells['candidate']}' is no IRI")
    if cells["candidate_point"] and point_of(cells["candidate_point"]) is None:
        raise SettingsError(f"{where}: candidate_point '{cells['candidate_point']}' is no 'latitude, longitude'")
    try:
        day = date.fromisoformat(cells.pop("day"))
    except ValueError as error:
        raise SettingsError(f"{where}: day must be YYYY-MM-DD: {error}") from error
    return Decided(day=day, **cells)  # type: ignore[arg-type]  # decision is one of ANSWERS


def save(path: Path, decisions: Iterable[Decided]) -> None:
    """Writes the file, sorted, whole or not at all."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for it in sorted(decisions):
        writer.writerow([getattr(it, name) for name in COLUMNS])
    try:
        with draft(path) as fresh:
            fresh.write_text(out.getvalue(), encoding="utf-8", newline="")
    except OSError as error:
        raise SettingsError(f"{path} cannot be written: {error.strerror}") from error


def settle(
    place: PlaceQuery, judged: Iterable[Judgement], decisions: Iterable[Decided], sources: Mapping[str, Source]
) -> list[Judgement]:
    """The judgements on one place with the persons' decisions laid over them.

    `sources` are the gazetteers that were asked; a decision on an entry of another one stands with what its row tells.
    Where a person accepted an entry, the rule accepts no other of that gazetteer.
    """
    found = {it.candidate.iri: it for it in judged}
    chosen = set()
    for it in sorted(decisions):
        source = sources.get(it.gazetteer) or Source(it.gazetteer, it.gazetteer, "", "", "")
        base = found.get(it.candidate) or _unseen(place, it, source)
        accepted = it.decision != "no"
        found[it.candidate] = replace(
            base,
            decision="accepted" if accepted else "rejected",
            person=it.person,
            exact=it.decision == "exact",
            day=it.day,
            note=it.note or None,
        )
        if accepted:
            chosen.add(it.gazetteer)
    return [
        replace(it, decision="rejected")
        if it.person is None and it.decision == "accepted" and it.source.key in chosen
        else it
        for it in found.values()
    ]


def changes(it: Decided, place: PlaceQuery | None, candidate: Candidate | None, *, asked: bool) -> list[str]:
    """What changed since the decision, in sentences. None: the place or entry is not there any more.

    `asked`: its gazetteer was asked now; else nothing is said of the entry.
    """
    if place is None:
        return [f"No page names the place {it.place} any more; the decision on {it.candidate} waits for it."]
    told = []
    if names_of(place) != it.place_name:
        told.append(f"the place was called '{it.place_name}' and is now '{names_of(place)}'")
    if points_of(place) != it.place_point:
        told.append(f"its point was {it.place_point or 'not given'} and is now {points_of(place) or 'not given'}")
    if asked and candidate is None:
        told.append("the gazetteer no longer offers the entry for it")
    if candidate is not None and candidate.names and candidate.names[0][0] != it.candidate_name:
        told.append(f"the entry was called '{it.candidate_name}' and is now '{candidate.names[0][0]}'")
    if candidate is not None and position_text(candidate.point) != it.candidate_point:
        now = position_text(candidate.point) or "not given"
        told.append(f"the entry's point was {it.candidate_point or 'not given'} and is now {now}")
    return [f"Since {it.person} decided on {it.candidate}: {sentence}." for sentence in told]


def names_of(place: PlaceQuery) -> str:
    return MANY.join(sorted(place.names))


def points_of(place: PlaceQuery) -> str:
    return MANY.join(sorted(position_text(it.position) for it in place.points))


def position_text(point: Position | None) -> str:
    return "" if point is None else f"{point[0]!r}, {point[1]!r}"


def point_of(text: str) -> Position | None:
    point = Point.parse(text)
    return None if point is None or not point.on_earth else (float(point.latitude), float(point.longitude))


def _unseen(place: PlaceQuery, it: Decided, source: Source) -> Judgement:
    point = point_of(it.candidate_point) if it.candidate_point else None
    names = ((it.candidate_name, None),) if it.candidate_name else ()
    candidate = Candidate(it.candidate, names, point)
    return judge_one(place, candidate, source)
