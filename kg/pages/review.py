"""`kg review`: what of the machine's reading a person should look at first, as rows of a sheet.

Four kinds of rows: passages with a figure or an attribution verb from which no claim was read; claims, those of rules
that are often wrong first; claims that name a party which the register does not have; listed sources that no claim
names. Rows that somebody has judged stand last. For the eyes of whoever holds the store: nothing is withheld.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kg.codelists import fold
from kg.model import BY_PERSON, Actor, Claim, Finding, Harm, Quotation, Reading
from kg.overlay import Correction
from kg.overlay.sheet import COLUMNS, JOIN, Row
from kg.pages.uncarried import uncarried
from kg.pages.words import isolate
from kg.values.lines import Lines

#: Rows drawn on a terminal; a sheet holds them all.
DRAWN = 40

_UNREAD, _UNSEEN, _UNCARRIED, _UNMENTIONED = 0.5, 0.45, 0.18, 0.05
#: How often a rule is thought to be wrong where nobody has counted, by a part of its name, and why.
_DOUBTS = (
    ("pronoun", 0.4, "a pronoun carries the speaker over from another sentence"),
    ("relayed", 0.35, "several hands pass the words on"),
    ("conflicting", 0.35, "who is played off against whom is read by rule"),
    ("quoted", 0.3, "the author of quoted words is read by rule"),
    ("tribute", 0.3, "a post that mourns somebody is read as a toll"),
    ("passive", 0.25, "who is blamed stands in the passive voice"),
    ("denies", 0.25, "a denial turns on one word"),
    ("not-identified", 0.25, "a denial turns on one word"),
    ("official", 0.2, "an official speaks, on this incident or on another"),
)
_NOT_COUNTED = (0.15, "read by a rule of which no count was given (--accuracy)")
_SAYS = "somebody says something here, and no rule read a claim in it"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A document as the store holds it, and what people have said of it already."""

    reading: Reading
    corrections: tuple[Correction, ...] = ()


def review(documents: Iterable[Reviewed], precision: Mapping[str, float] | None = None) -> list[Row]:
    """The rows, what is most likely wrong first. `precision` is the share of right claims of each rule, 0 to 1."""
    found = [pair for it in documents for pair in _rows(it, precision or {})]
    found.sort(key=lambda pair: (bool(pair[1]["checked_by"]), -pair[0], pair[1]["document"], int(pair[1]["line"])))
    return [row for _, row in found]


def drawn(rows: list[Row]) -> RenderableType:
    """The first rows for a terminal."""
    if not rows:
        return Text("There is nothing to review: no claim was read, and no passage was left.")
    table = Table(show_lines=True, expand=True)
    for name, ratio in (("place", 3), ("why", 4), ("speaker and what is said", 4), ("words", 8)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for row in rows[:DRAWN]:
        place = Text(isolate(f"{row['document']}:{row['line']}"), style="cyan")
        why = row["why"] + (f"; judged by {row['checked_by']}" if row["checked_by"] else "")
        table.add_row(place, isolate(why), isolate(_said(row)), isolate(row["words"]))
    left = len(rows) - DRAWN
    more = f"{left:,} more rows: " if left > 0 else ""
    hint = "kg review --format xlsx --out review.xlsx gives the sheet to fill in"
    return Group(table, Text(f"{len(rows):,} rows. {more}{hint}", style="bold"))


def _said(row: Row) -> str:
    counts = [f"{harm} {row[f'{harm}_words']}" for harm in ("killed", "injured") if row[f"{harm}_words"]]
    verb = f"{row['verb']} {row['attributed_to']}".strip()
    return "; ".join(part for part in (row["claimant"], verb, *counts) if part)


def _rows(it: Reviewed, precision: Mapping[str, float]) -> Iterator[tuple[float, Row]]:
    reading = it.reading
    lines = Lines(reading.text)
    judged = _judged(it.corrections)
    unseen = [finding for finding in reading.findings if finding.check.endswith("-UnseenActor")]
    for number, claim in enumerate(reading.claims):
        doubt, why = _doubt(claim, unseen, precision)
        yield doubt, _claim(reading, lines, claim, why, judged.get(number, ()))
    for finding in reading.findings:
        if finding.check == "prose-Unclaimed" and finding.start is not None and finding.end is not None:
            words = Quotation(exact=reading.text[finding.start : finding.end], start=finding.start, end=finding.end)
            yield _UNREAD, _row(reading, lines, "passage", finding.message, words)
    for words in uncarried(reading, _looked_at(it.corrections)):
        yield _UNCARRIED, _row(reading, lines, "passage", _SAYS, words)
    yield from _unmentioned(it, lines)


def _looked_at(corrections: Iterable[Correction]) -> list[Quotation]:
    """Passages that somebody has read, and the words of claims that somebody took away."""
    found = (words for it in corrections for words in (it.words, it.before.evidence if it.before else None))
    return [words for words in found if words is not None]


def _unmentioned(it: Reviewed, lines: Lines) -> Iterator[tuple[float, Row]]:
    """Sources of the page's list that no claim rests on, under no name of theirs."""
    reading = it.reading
    resting = {claim.source for claim in reading.claims}
    speaking = {fold(actor.name) for claim in reading.claims for actor in (claim.claimant, *claim.relays)}
    seen = {(words.start, words.end) for one in it.corrections if (words := one.words) is not None}
    merged = {pair.before.name for one in it.corrections for pair in one.respelled}
    for number, source in enumerate(reading.sources):
        names = [name for name in (source.name, source.issuer.name if source.issuer else None) if name]
        words = next((one for one in source.evidence if one.start is not None), None)
        if number in resting or speaking.intersection(map(fold, names)) or words is None or not names:
            continue
        if (words.start, words.end) not in seen and source.name not in merged:
            row = _row(reading, lines, "source", "a source of the page's list that no claim names", words)
            yield _UNMENTIONED, {**row, "claimant": names[0]}


def _judged(corrections: Iterable[Correction]) -> dict[int, tuple[str, ...]]:
    """Who has judged which claim, by its position."""
    found: dict[int, tuple[str, ...]] = {}
    for it in corrections:
        if it.claim is not None:
            found[it.claim] = (*found.get(it.claim, ()), it.by, *(check.by for check in it.checks))
    return found


def _doubt(claim: Claim, unseen: list[Finding], precision: Mapping[str, float]) -> tuple[float, str]:
    names = {actor.name for actor in (claim.claimant, *claim.attributed_to)}
    for finding in unseen:
        if finding.words in names or _inside(finding, claim.evidence):
            return _UNSEEN, f"the register of actors does not have '{finding.words}'"
    if claim.rule.startswith(BY_PERSON):
        return 0.0, "a person's reading"
    if claim.rule in precision:
        share = precision[claim.rule]
        return 1 - share, f"of the claims by this rule that were counted, {100 * share:.0f} % were right"
    return next(((doubt, why) for part, doubt, why in _DOUBTS if part in claim.rule), _NOT_COUNTED)


def _inside(finding: Finding, words: Quotation) -> bool:
    if finding.start is None or finding.end is None or words.start is None or words.end is None:
        return False
    return words.start <= finding.start and finding.end <= words.end


def _claim(reading: Reading, lines: Lines, it: Claim, why: str, judged: tuple[str, ...]) -> Row:
    return {
        **_row(reading, lines, "claim", why, it.evidence),
        "rule": it.rule,
        "claimant": it.claimant.name,
        "claimant_kind": it.claimant.kind,
        "relays": _names(it.relays),
        "verb": it.verb,
        "attributed_to": _names(it.attributed_to, kinds=True),
        **_counts(it, "killed"),
        **_counts(it, "injured"),
        "date": it.stated_time.verbatim if it.stated_time else "",
        "place": it.stated_place.exact if it.stated_place else "",
        "checked_by": JOIN.join(judged),
    }


def _row(reading: Reading, lines: Lines, what: str, why: str, words: Quotation) -> Row:
    incident = reading.incident
    return {
        **dict.fromkeys(COLUMNS, ""),
        "what": what,
        "why": why,
        "document": reading.document.name,
        "codes": JOIN.join(code.code for code in incident.codes),
        "site_id": incident.site_id or "",
        "line": str(lines.of(words.start or 0)),
        "words": words.exact,
    }


def _names(actors: Iterable[Actor], *, kinds: bool = False) -> str:
    """`kinds`: a name that the register does not know has its kind behind it, as the sheet takes it back."""
    return JOIN.join(f"{it.name} ({it.kind})" if kinds and not it.registered else it.name for it in actors)


def _counts(it: Claim, harm: Harm) -> dict[str, str]:
    figure = next((one for one in it.figures if one.harm == harm), None)
    low, high = (figure.minimum, figure.maximum) if figure else (None, None)
    return {
        f"{harm}_min": "" if low is None else str(low),
        f"{harm}_max": "" if high is None else str(high),
        f"{harm}_words": figure.verbatim if figure else "",
    }
