"""What belligerents say themselves: positions told in the prose, and their published casualty statements."""

import re
from dataclasses import dataclass

from kg import codelists
from kg.model import Actor, Claim, Quotation, Reading, Report, StatedTime, Term
from kg.prose.blame.negation import denial, hedge
from kg.prose.counts.figures import counts
from kg.prose.counts.model_figures import figures
from kg.prose.stated_places import opening
from kg.prose.words.screen import Screened
from kg.prose.words.sentences import sentences
from kg.values.dates import DATE_WORDS, Days

_POSITIONS = (
    (re.compile(
        r"\bin the process of being assessed|\b(?:is|are|was|were) (?:currently |still )?being assessed"
        r"|\bopened an? (?:assessment|investigation)", re.I), "position-being-assessed"),
    (re.compile(r"\bnon[\s-]?credible|\bnot credible|\bunsubstantiated", re.I), "position-non-credible"),
    (re.compile(
        r"[“‘\"]credible|\b(?:found|deemed|assessed|classed|classified)\b[^.;]{0,60}\b(?<!non-)credible"
        r"|\bcredible(?: and|,) substantiated", re.I), "position-credible"),
    (re.compile(r"\b(?:as an? )?[“‘\"]?duplicate", re.I), "position-duplicate"),
)  # fmt: skip
_DID_HARM = re.compile(
    r"\b(?:civilians?|persons?|people|non-?combatants?)\b[^.;]{0,60}\b(?:killed|injured|wounded|died)"
    r"|\b(?:killed|injured|wounded)\b[^.;]{0,40}\bcivilians?",
    re.IGNORECASE,
)
_DATE = Screened(DATE_WORDS, re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Told:
    """A position that the page tells of a belligerent, with the words that name it (offsets in the sentence)."""

    concept: str
    start: int
    end: int


def position(text: str) -> Told | None:
    """The position that a sentence on a belligerent tells; None where it tells none."""
    for pattern, concept in _POSITIONS:
        found = pattern.search(text)
        if found:
            return Told(concept, found.start(), found.end())
    return None


def position_term(told: Told, evidence: Quotation) -> Term:
    """The position as a value of the code list."""
    listed = {c.name: c for c in codelists.code_list("position").concepts}[told.concept]
    return Term(scheme="position", label=listed.label, concept=listed.name, evidence=evidence)


def own_statement(reading: Reading, party: str, text: str) -> int | None:
    """The published statement that the prose tells of: the party's only one, or the one of the date in the words."""
    mine = [(n, r) for n, r in enumerate(reading.reports) if r.kind == "casualty-statement" and _of(r, party)]
    if len(mine) == 1:
        return mine[0][0]
    days = [Days.parse(m[0]) for m in _DATE.finditer(text)]
    fitting = [n for n, r in mine if r.issued and any(d and d.earliest == r.issued.earliest for d in days)]
    return fitting[0] if len(fitting) == 1 else None


def statements(reading: Reading) -> list[Claim]:
    """One claim a published casualty statement that finds something; the finding's own words are the evidence."""
    found = []
    for number, report in enumerate(reading.reports):
        if report.kind == "casualty-statement" and report.text is not None and report.text.start is not None:
            claim = _statement(number, report, report.text, report.text.start)
            found += [claim] if claim else []
    return found


def _statement(number: int, report: Report, text: Quotation, base: int) -> Claim | None:
    speaker = report.issuer or report.headed_under
    if speaker is None or speaker.kind == "unidentified":
        return None
    for sentence in sentences(text.exact):
        denied = denial(sentence.text)
        harmed = None if denied else _DID_HARM.search(sentence.text)
        if not denied and not harmed:
            continue
        start, end = sentence.start, sentence.end
        words = text.exact[start:end]
        counted = counts(words) if harmed else []
        party = Actor(name=speaker.name, kind=speaker.kind, registered=speaker.registered, evidence=speaker.evidence)
        return Claim(
            claimant=party,
            verb=denied or "reports-action",
            attributed_to=(party,),
            figures=figures(text.exact, base, start, counted),
            stated_time=_first_day(text.exact, base),
            stated_place=_first_place(text.exact, base),
            notes=_notes(text.exact, base, start, end),
            statement=number,
            rule="fields-statement",
            evidence=Quotation(exact=words, start=base + start, end=base + end),
        )
    return None


def _notes(text: str, base: int, start: int, end: int) -> tuple[Quotation, ...]:
    hedged = hedge(text[start:end])
    if hedged is None:
        return ()
    first, last = start + hedged[0], start + hedged[1]
    return (Quotation(exact=text[first:last], start=base + first, end=base + last),)


def _first_day(text: str, base: int) -> StatedTime | None:
    """The day that a statement begins with: "Jul. 2, 2017, in …" is the day of the event, not of the statement."""
    found = _DATE.search(text)
    days = Days.parse(found[0]) if found and found.start() < 20 else None
    if found is None or days is None or days.earliest is None:
        return None
    start, end = base + found.start(), base + found.end()
    return StatedTime(
        verbatim=found[0], earliest=days.earliest, latest=days.latest, impossible=days.impossible,
        evidence=Quotation(exact=found[0], start=start, end=end),
    )  # fmt: skip


def _first_place(text: str, base: int) -> Quotation | None:
    """The place behind that day: "Jul. 2, 2017, in al Soor, Syria, via …"."""
    found = _DATE.search(text)
    place = opening(text, found.end()) if found and found.start() < 20 else None
    return Quotation(exact=text[slice(*place)], start=base + place[0], end=base + place[1]) if place else None


def _of(report: Report, party: str) -> bool:
    return any(a is not None and a.name == party for a in (report.issuer, report.headed_under))
