"""What people wrote into a review sheet becomes entries of an overlay: all of it, or nothing where a row is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from kg import codelists
from kg.codelists import fold
from kg.errors import OverlayError
from kg.model import BY_PERSON
from kg.overlay.entries import DECISIONS, Add, Confirm, Entry, Overlay, Replace, Withdraw, key
from kg.overlay.form import Check, Day, Decision, Kind, Of
from kg.overlay.sheet import AWAY, JOIN, Row

_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)
_KINDS = frozenset(get_args(Kind))
_WITH_KIND = re.compile(r"(?P<name>.*\S)\s*\((?P<kind>[a-z-]+)\)")


@dataclass(slots=True)
class Answers:
    """What is new: entries, and checks by the keys of the entries that they stand beside. `known`: said before."""

    new: list[Entry] = field(default_factory=list)
    checks: dict[str, Check] = field(default_factory=dict)
    known: int = 0


class _Wrong(Exception):  # noqa: N818  # it becomes an OverlayError with the row's number
    pass


def answers(rows: Iterable[tuple[int, Row]], before: Overlay, by: str, date: Day, where: str) -> Answers:
    """The answers of one person, beside what the overlay says already. Rows without a decision say nothing.

    Raises OverlayError with the number of the first row that is wrong.
    """
    found = Answers()
    for number, row in rows:
        try:
            _take(row, before, by, date, found)
        except _Wrong as fault:
            raise OverlayError(where, str(fault), number) from fault
        except ValidationError as error:
            first = error.errors()[0]
            name = next((str(step) for step in reversed(first["loc"]) if isinstance(step, str)), "")
            reason = first["msg"].removeprefix("Value error, ")
            raise OverlayError(where, f"{name}: {reason}" if name else reason, number) from error
    return found


def _take(row: Row, before: Overlay, by: str, date: Day, found: Answers) -> None:
    filled = [name for name, cell in row.items() if name.startswith("new_") and cell]
    decision = row["decision"].casefold()
    if not decision:
        if filled:
            raise _Wrong(f"{filled[0]} is filled in and decision is empty: write replace")
        return
    if decision not in get_args(Decision):
        raise _Wrong(f"decision: there is no '{row['decision']}'; there are ok, wrong and replace")
    if (decision == "replace") != bool(filled):
        raise _Wrong("replace needs a new_ column" if not filled else f"{filled[0]} is filled in: write replace")
    entry = _ENTRY.validate_python(_entry(row, decision, by, date))
    same = next((it for it in (*before.corrections, *found.new) if _one_reading(it, entry, row)), None)
    if same is None or (isinstance(same, Confirm) and decision == "replace"):
        if any(key(it) == key(entry) for it in (*before.corrections, *found.new)):
            found.known += 1
        else:
            found.new.append(entry)
        return
    _beside(same, entry, row, found)


def _beside(same: Entry, entry: Entry, row: Row, found: Answers) -> None:
    """A judgement on what another correction is about already."""
    decision = DECISIONS[entry.do]
    if row["rule"].startswith(BY_PERSON) and decision == "ok":
        decision = DECISIONS[same.do]  # who lets stand what a person changed agrees with that person
    said = {same.by: DECISIONS[same.do]} | {it.by: it.decision for it in same.checks}
    if key(same) in found.checks:
        raise _Wrong(f"a row above is about the same reading, corrected by {same.by}")
    if entry.by in said:
        if said[entry.by] != decision:
            raise _Wrong(f"{entry.by} has judged this '{said[entry.by]}' before; change it in the overlay file")
        found.known += 1
        return
    if entry.do == "replace":
        raise _Wrong(f"{same.by} has changed this reading already; settle it in the overlay file")
    found.checks[key(same)] = Check.model_validate(
        {"by": entry.by, "date": entry.date, "decision": decision}
        | ({"reason": row["reason"]} if row["reason"] else {})
    )


def _one_reading(one: Entry, other: Entry, row: Row) -> bool:
    """Whether an earlier correction is about what the row shows: the machine's reading or a person's in its place."""
    if one.document is None or other.document is None or not _one_document(one.document, other.document):
        return False
    words, speaker = fold(row["words"]), fold(row["claimant"])
    match one:
        case Add():
            return row["what"] == "claim" and (fold(one.claim.claimant.name), fold(one.claim.words)) == (speaker, words)
        case Replace():
            changed = one.change.claimant.name if one.change.claimant else one.claim.claimant
            theirs = {fold(one.claim.claimant), fold(changed)}
            return speaker in theirs and words in {fold(one.claim.words), fold(one.change.words or "")}
        case Withdraw():
            return (fold(one.claim.claimant), fold(one.claim.words)) == (speaker, words)
        case Confirm():
            if one.claim is None:
                return row["what"] != "claim" and fold(one.words or "") == words
            return (fold(one.claim.claimant), fold(one.claim.words)) == (speaker, words)
        case _:
            return False


def _one_document(one: Of, other: Of) -> bool:
    if one.site_id and other.site_id:
        return one.site_id == other.site_id
    if one.codes and other.codes:
        return set(one.codes) <= set(other.codes) or set(other.codes) <= set(one.codes)
    return one.name is not None and one.name == other.name


def _entry(row: Row, decision: str, by: str, date: Day) -> dict[str, Any]:
    signed = {"document": _of(row), "by": by, "date": date}
    reason = {"reason": row["reason"]} if row["reason"] else {}
    if decision != "ok" and not row["reason"]:
        raise _Wrong("reason: say why")
    claim = {"claimant": row["claimant"], "words": row["words"]} | ({"verb": row["verb"]} if row["verb"] else {})
    match (row["what"], decision):
        case ("claim", "ok"):
            return {"do": "check", "claim": claim, **signed, **reason}
        case ("claim", "wrong"):
            return {"do": "withdraw", "claim": claim, **signed, **reason}
        case ("claim", _):
            return {"do": "replace", "claim": claim, "with": _changed(row), **signed, **reason}
        case ("passage" | "source", "ok"):
            return {"do": "check", "words": row["words"], **signed, **reason}
        case ("passage", "replace"):
            return {"do": "add", "claim": _added(row), **signed, **reason}
        case ("source", "replace") if row["new_claimant"]:
            return {"do": "merge", "keep": row["new_claimant"], "also": [row["claimant"]], **signed, **reason}
        case ("passage" | "source", _):
            raise _Wrong("nothing was read here that could be wrong: write ok, or replace and what is to be read")
        case (what, _):
            raise _Wrong(f"what: there is no '{what}'; there are claim, passage and source")


def _of(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if row["site_id"]:
        found["site_id"] = row["site_id"]
    if row["codes"]:
        found["codes"] = row["codes"].split(JOIN)
    if row["document"]:
        found["name"] = row["document"]
    return found


def _changed(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if row["new_claimant"] or row["new_claimant_kind"]:
        found["claimant"] = _party(row["new_claimant"] or row["claimant"], row["new_claimant_kind"] or _kept_kind(row))
    if row["new_verb"] or row["new_attributed_to"]:
        verb = row["new_verb"] or row["verb"]
        found["verb"] = "none" if verb == AWAY else verb
        found["attributed_to"] = _parties(
            row["new_attributed_to"] or ("" if row["new_verb"] == AWAY else row["attributed_to"])
        )
    for harm in ("killed", "injured"):
        counts = _count(row, harm)
        if counts is not None:
            found[harm] = counts
    if row["new_words"]:
        found["words"] = row["new_words"]
    return found


def _added(row: Row) -> dict[str, Any]:
    if not row["new_claimant"]:
        raise _Wrong("new_claimant: say who speaks")
    counts = [count for harm in ("killed", "injured") for count in _count(row, harm) or ()]
    return {
        "claimant": _party(row["new_claimant"], row["new_claimant_kind"]),
        "words": row["new_words"] or row["words"],
        "verb": row["new_verb"] or "none",
        "attributed_to": _parties(row["new_attributed_to"]),
        "figures": counts,
    }


def _kept_kind(row: Row) -> str:
    return "" if row["new_claimant"] else row["claimant_kind"]


def _party(name: str, kind: str) -> dict[str, str]:
    known = codelists.actor(name)
    return {"name": name} | ({"kind": kind} if kind and known is None else {})


def _parties(cell: str) -> list[dict[str, str]]:
    """Names joined by " | "; one that the register does not know has its kind in brackets behind it."""
    found = []
    for part in (it.strip() for it in cell.split(JOIN.strip())):
        if part and part != AWAY:
            named = _WITH_KIND.fullmatch(part)
            inside = named is not None and named["kind"] in _KINDS
            found.append(_party(named["name"], named["kind"]) if named and inside else _party(part, ""))
    return found


def _count(row: Row, harm: str) -> list[dict[str, Any]] | None:
    """The count of the new_ columns of one harm; an empty list takes it away, None: nothing is filled in."""
    low, high, words = (row[f"new_{harm}_{end}"] for end in ("min", "max", "words"))
    if not (low or high or words):
        return None
    if AWAY in (low, high, words) and not {low, high, words} - {AWAY, ""}:
        return []
    found: dict[str, Any] = {"harm": harm, "words": words or row[f"{harm}_words"]}
    if not found["words"]:
        raise _Wrong(f"new_{harm}_words: say which words give the number")
    for name, cell in (("minimum", low), ("maximum", high)):
        if cell and cell != AWAY:
            if not (cell.isascii() and cell.isdecimal()):
                raise _Wrong(f"new_{harm}_{name[:3]}: '{cell}' is no whole number")
            found[name] = int(cell)
    return [found]
