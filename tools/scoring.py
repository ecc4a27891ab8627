"""Scores the claims that the rules read against annotated narratives: what `tools.accuracy` prints and writes."""

import hashlib
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.model import Assessment, Claim, Document, Figure, Incident, Quotation, Reading
from kg.prose import claims
from kg.read import read
from kg.read.base import Page

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "prose" / "gold"
#: `opened` was held out for the first figures and is open to the writers of rules since; see docs/annotating.md.
HALVES = {"dev": "dev", "opened": "opened", "held-out": "held_out", "last": "last"}
#: Narratives that were written for the project; their text stands in the annotation.
WRITTEN = {
    "written": "written",
    "written-aside": "written_aside",
    "written-later": "written_later",
    "written-again": "written_again",
    "written-last": "written_last",
    "written-unseen": "written_unseen",
    "written-more": "written_more",
    "written-kept": "written_kept",
    "written-alike": "written_alike",
    "written-fresh": "written_fresh",
    "written-closed": "written_closed",
}
#: Halves that no writer of rules has looked at: of these only figures are told, and causes without places.
CLOSED = frozenset({"written-closed"})
FIGURES = ("killed_min", "killed_max", "injured_min", "injured_max")
GENERIC = frozenset(
    re.findall(
        r"\w+",
        "source sources local media news agency user users facebook twitter post other others page account reports "
        "multiple several number all none of the and",
    )
)
#: What a gold row's kind of attribution allows as the verb of the claim.
VERBS = {
    "explicit": {"blames", "reports-action"},
    "alleged": {"blames", "suspects", "reports-action"},
    "explicit_none": {"not-identified", "none"},
    "none_stated": {"none", "not-identified"},
    "conflicting": {"conflicting", "suspects", "blames"},
    "denies_own": {"denies-action", "denies-harm"},
    "open": {"none", "not-identified", "denies-action", "denies-harm", "suspects"},
}
Row = dict[str, Any]
#: Misses, each in a line, by what the words are that were missed, by what is wrong, or by the rule that read them.
ByCause = defaultdict[str, list[str]]
#: What an annotation that leaves a key out says: nobody else, nothing said.
SILENT: Row = {"collective": False, "relays": [], "attributed_to": None, **dict.fromkeys(FIGURES)}


@dataclass
class Score:
    """Counts of one half."""

    pages: int = 0
    required: int = 0
    found: int = 0
    attribution: int = 0
    verb: int = 0
    killed: int = 0
    injured: int = 0
    counted: int = 0
    counted_right: int = 0
    overlap: float = 0.0
    predicted: int = 0
    matched: int = 0
    negatives: int = 0
    numbered_negatives: int = 0
    missed: ByCause = field(default_factory=lambda: defaultdict(list))
    by_rule: Counter[str] = field(default_factory=Counter)
    right_by_rule: Counter[str] = field(default_factory=Counter)
    wrong: ByCause = field(default_factory=lambda: defaultdict(list))
    besides: ByCause = field(default_factory=lambda: defaultdict(list))

    def lines(self) -> list[str]:
        """The figures, one a line, for print and page alike."""
        of_found = max(1, self.found)
        return [
            f"pages {self.pages}, required rows {self.required}, claims read {self.predicted}",
            f"recall {self.found}/{self.required} = {self.found / max(1, self.required):.3f}",
            f"precision {self.matched}/{self.predicted} = {self.matched / max(1, self.predicted):.3f}",
            f"attribution {self.attribution}/{self.found} = {self.attribution / of_found:.3f}"
            f" (verb {self.verb}/{self.found} = {self.verb / of_found:.3f})",
            f"killed {self.killed}/{self.found} = {self.killed / of_found:.3f};"
            f" rows with a figure {self.counted_right}/{self.counted} = "
            f"{self.counted_right / max(1, self.counted):.3f}",
            f"injured {self.injured}/{self.found} = {self.injured / of_found:.3f}",
            f"mean overlap {self.overlap / of_found:.3f}",
            f"negatives given a number {self.numbered_negatives}/{self.negatives}",
        ]


def folded(name: str | None) -> str:
    return re.sub(r"^(the|a) ", "", re.sub(r"[^a-z0-9]+", " ", (name or "").lower()).strip())


def same_name(one: str, other: str) -> bool:
    if not one or not other:
        return False
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    first, second = set(one.split()), set(other.split())
    return (first <= second or second <= first) and bool((first & second) - GENERIC)


def headline(claim: Claim, harm: str) -> Figure | None:
    """The figure that the tables show: persons, civilians or unspecified."""
    for figure in claim.figures:
        if figure.harm == harm and figure.unit == "persons" and figure.group in ("civilians", "people-unspecified"):
            return figure
    return None


def predicted(reading: Reading) -> list[Row]:
    """The claims of the narrative as rows of the gold's shape, offsets within the narrative."""
    narrative = reading.assessment.narrative
    base = (narrative.start or 0) if narrative else 0
    rows = []
    for claim in claims(reading)[0]:
        start, end = claim.evidence.start, claim.evidence.end
        if claim.claimant.kind == "monitor" or claim.rule == "fields-statement" or start is None or end is None:
            continue
        row: Row = {
            "source_name": claim.claimant.name,
            "words": claim.claimant.evidence.exact if claim.claimant.evidence else "",
            "verb": claim.verb,
            "attributed_to": " | ".join(a.name for a in claim.attributed_to) or None,
            "quote": {"start": start - base, "end": end - base},
            "rule": claim.rule,
        }
        for harm in ("killed", "injured"):
            figure = headline(claim, harm)
            row[f"{harm}_min"] = figure.minimum if figure else None
            row[f"{harm}_max"] = figure.maximum if figure else None
        rows.append(row)
    return rows


def shared_length(one: Row, other: Row) -> int:
    return int(min(one["quote"]["end"], other["quote"]["end"]) - max(one["quote"]["start"], other["quote"]["start"]))


def match(gold: Row, rows: list[Row], used: set[int]) -> int | None:
    """The first unused claim of the same speaker whose words overlap; None where there is none."""
    for number, row in enumerate(rows):
        if number in used or shared_length(gold, row) <= 0:
            continue
        names = (folded(row["source_name"]), folded(row["words"]))
        if any(same_name(folded(gold["source_name"]), name) for name in names):
            return number
    return None


def accepted(gold: Row, row: Row, *keys: str) -> bool:
    also = gold.get("accept_also") or {}
    return all(row[key] == gold[key] or (key in also and row[key] == also[key]) for key in keys)


def required(row: Row) -> bool:
    return not (row["collective"] or row["source_kind"] == "assessor" or row["claim_type"] == "context")


def negative(row: Row) -> bool:
    return bool(row["claim_type"] == "context" and row["source_kind"] != "assessor")


def score_page(score: Score, name: str, gold: list[Row], rows: list[Row], text: str) -> None:
    """Adds one page to the score, in the order of score_claims.py: required rows, negatives, then the optional ones."""
    used: set[int] = set()
    score.pages += 1
    score.predicted += len(rows)
    for row in filter(required, gold):
        score.required += 1
        at = match(row, rows, used)
        if at is None:
            score.missed[row["why"]].append(_place(name, row))
            continue
        used.add(at)
        score.right_by_rule[rows[at]["rule"]] += _compare(score, name, row, rows[at])
    for row in filter(negative, gold):
        score.negatives += 1
        at = match(row, rows, used)
        if at is not None:
            used.add(at)
            if any(rows[at][key] is not None for key in FIGURES):
                score.numbered_negatives += 1
                score.wrong["a number from a negative"].append(f"{_place(name, row)} ({rows[at]['rule']})")
            else:
                score.right_by_rule[rows[at]["rule"]] += 1
    for row in gold:
        if not required(row) and not negative(row):
            at = match(row, rows, used)
            if at is not None:
                used.add(at)
                score.right_by_rule[rows[at]["rule"]] += 1
    score.by_rule.update(row["rule"] for row in rows)
    score.matched += len(used)
    for number, row in enumerate(rows):
        if number not in used:
            score.besides[row["rule"]].append(_place(name, row))
    assert all(0 <= row["quote"]["start"] < row["quote"]["end"] <= len(text) for row in rows)


def _place(name: str, row: Row) -> str:
    return f"{name} {row['quote']['start']}-{row['quote']['end']} {row['source_name']}"


def _compare(score: Score, name: str, gold: Row, row: Row) -> bool:
    """Whether the claim that was found says of whom and how many what the row says."""
    score.found += 1
    right = accepted(gold, row, "attributed_to") or gold["attribution"] in ("denies_own", "open")
    killed, injured = accepted(gold, row, "killed_min", "killed_max"), accepted(gold, row, "injured_min", "injured_max")
    score.attribution += right
    score.verb += row["verb"] in VERBS[gold["attribution"]] or accepted(gold, row, "verb")
    score.killed += killed
    score.injured += injured
    if gold["killed_min"] is not None or gold["killed_max"] is not None:
        score.counted += 1
        score.counted_right += killed
    whole = max(gold["quote"]["end"], row["quote"]["end"]) - min(gold["quote"]["start"], row["quote"]["start"])
    score.overlap += shared_length(gold, row) / whole
    for key, fine in (("attributed_to", right), ("killed", killed), ("injured", injured)):
        if not fine:
            wanted = gold.get(key, (gold.get(f"{key}_min"), gold.get(f"{key}_max")))
            got = row.get(key, (row.get(f"{key}_min"), row.get(f"{key}_max")))
            score.wrong[key].append(f"{_place(name, gold)}: {got}, in the gold {wanted} ({gold['why']}; {row['rule']})")
    return right and killed and injured


def measure(half: str, folders: list[Path]) -> Score:
    """Reads the pages of one half and scores them. Raises SystemExit where a page or its narrative has changed."""
    score = Score()
    for path in sorted((GOLD / (HALVES | WRITTEN)[half]).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        reading = _written(gold) if half in WRITTEN else _page(gold["document"], folders)
        narrative = reading.assessment.narrative
        text = narrative.exact if narrative else ""
        if hashlib.sha256(text.encode()).hexdigest() != gold["narrative_sha256"]:
            raise SystemExit(f"{gold['document']}: the narrative is not the one that was annotated")
        rows = [SILENT | row for row in gold["claims"]]
        score_page(score, path.stem, rows, predicted(reading), text)
    return score


def _page(name: str, folders: list[Path]) -> Reading:
    place = next((f / name for f in folders if (f / name).exists()), None)
    if place is None:
        raise SystemExit(f"{name} lies in none of {', '.join(map(str, folders))}")
    return read(Page(place.name, place.read_bytes()))


def _written(gold: Row) -> Reading:
    """A page with nothing but its narrative."""
    text = gold["narrative"]
    document = Document(
        name=gold["document"], media_type="text/plain", reader="written", encoding="utf-8",
        sha256=gold["narrative_sha256"], byte_length=len(text.encode()), text_length=len(text),
    )  # fmt: skip
    narrative = Quotation(exact=text, start=0, end=len(text))
    return Reading(
        document=document, text=text, incident=Incident(codes=()), assessment=Assessment(narrative=narrative)
    )
