"""The sheet on which a person decides about candidates, and what comes back of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kg.errors import SettingsError, UsageError
from kg.gazetteers.base import PlaceQuery
from kg.gazetteers.judgements import ANSWERS, COLUMNS, Decided, decided, names_of, points_of, position_text
from kg.gazetteers.matching import Judgement

#: Columns of the sheet: what identifies the candidate, why it is one, what was decided, and what a person fills in.
SHEET = (
    *("place", "place_name", "place_point", "gazetteer", "candidate", "candidate_name", "candidate_point"),
    *("name_score", "distance_km", "radius_km", "admin", "reasons", "decision", "person"),
    *("answer", "note"),
)
_ORDER = {"for-review": 0, "accepted": 1, "rejected": 2}

Row = dict[str, Any]


def rows(judgements: Iterable[Judgement], places: Mapping[str, PlaceQuery], prefix: str) -> list[Row]:
    """One row a judgement, those for review first. `prefix` is what the IRIs of places begin with, left out here.

    Numbers are numbers; None: not known, or for `answer` and `note`: not filled in.
    """
    found = [_row(it, places[it.place], prefix) for it in judgements]
    return sorted(found, key=order)


def order(row: Row) -> tuple[int, str, float, str]:
    """The order of rows: those for review first."""
    return _ORDER[row["decision"]], row["place"], -row["score"], row["candidate"]


def as_csv(sheet: Iterable[Row]) -> str:
    """The sheet as CSV (RFC 4180), None as an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(SHEET)
    for row in sheet:
        writer.writerow(["" if row.get(name) is None else row[name] for name in SHEET])
    return out.getvalue()


def answers(path: Path, person: str, day: date) -> list[Decided]:
    """The rows of a filled-in sheet that have an answer, as decisions. Raises UsageError with the row that is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
    table = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in (*COLUMNS[:7], "answer") if name not in (table.fieldnames or ())]
    if missing:
        raise UsageError(f"{path} has no column '{missing[0]}'; take the sheet that kg places writes")
    found = []
    for row in table:
        where = f"{path}:{table.line_num}"
        answer = (row["answer"] or "").strip().casefold()
        if not answer:
            continue
        if answer not in ANSWERS:
            raise UsageError(f"{where}: answer '{answer}' must be one of {', '.join(ANSWERS)}, or empty")
        cells = {name: cell for name, cell in row.items() if name is None or name in COLUMNS}
        try:
            found.append(decided(cells | {"decision": answer, "person": person, "day": day.isoformat()}, where))
        except SettingsError as error:
            raise UsageError(str(error)) from error
    return found


def merged(before: Iterable[Decided], new: Iterable[Decided]) -> list[Decided]:
    """The decisions with new ones in the place of older ones on the same candidate."""
    together = {(it.place, it.candidate): it for it in before}
    together |= {(it.place, it.candidate): it for it in new}
    return sorted(together.values())


def _row(it: Judgement, place: PlaceQuery, prefix: str) -> Row:
    main = it.candidate.names[0][0] if it.candidate.names else ""
    return {
        "place": it.place.removeprefix(prefix),
        "place_name": names_of(place),
        "place_point": points_of(place),
        "gazetteer": it.source.key,
        "candidate": it.candidate.iri,
        "candidate_name": main,
        "candidate_point": position_text(it.candidate.point),
        "name_score": it.name_score,
        "distance_km": None if it.distance_km is None else round(it.distance_km, 3),
        "radius_km": it.radius_km,
        "admin": it.admin,
        "reasons": it.reasons,
        "decision": it.decision,
        "person": it.person,
        "score": it.score,
        "answer": None,
        "note": it.note,
    }
