"""The list of victims in the text layout: families and individuals, with what stands under each name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Family, Harm, Quotation, Victim
from kg.read.base import Words
from kg.read.draft import Draft
from kg.read.places import ARABIC
from kg.read.text.blocks import Line

_FAMILY = re.compile(r"family members?:? ?(?:\((?P<n>[0-9]{1,4})\))?", re.IGNORECASE | re.ASCII)
_COUNT = re.compile(r"\((?P<n>[0-9]{1,4})\)", re.ASCII)
_INDIVIDUALS = re.compile(
    r"in(?:dividual|vidual|vidiual|vididual)s?:?|invidivuals?:?", re.IGNORECASE
)  # the site's own spelling
_AGE = re.compile(
    r"(?:[0-9]{0,3}(?:\.[0-9]{1,2})?(?: ?[–-] ?[0-9]{1,3})? ?(?:years?|months?|weeks?|days?|hours?)(?: old)?"
    r"|[0-9]{1,3}(?: ?[–-] ?[0-9]{1,3})?|(?:in (?:his|her|their) )?[0-9]0s"
    r"|adult|child|infant|baby|newborn|elderly|teenager|foetus|fetus|age unknown|unknown age)",
    re.IGNORECASE | re.ASCII,
)
_MOH = re.compile(r"matched to moh id:? ?(?P<id>[\w-]{1,40})", re.IGNORECASE)
_ARABIC_RUN = re.compile(rf"{ARABIC.pattern}(?:.*{ARABIC.pattern})?")


class _Person:
    """A victim while the lines under the name are read."""

    def __init__(self, name: Words, family: int | None) -> None:
        self.name, self.family = name, family
        self.values: dict[str, str] = {}
        self.notes: list[str] = []
        self.evidence: list[Words] = []
        self.last: Line | None = None


def victims(draft: Draft, lines: Sequence[Line]) -> None:
    """Reads names with age, gender, pregnancy, outcome and notes. A relation in place of a name stays as written."""
    people: list[_Person] = []
    family: int | None = None
    at = 0
    while at < len(lines):
        line = lines[at]
        heading = _FAMILY.fullmatch(line.words.value)
        if heading:
            at = _family(draft, lines, at, heading)
            family = len(draft.families) or None
            if not _follows(lines, at):
                family = None
            continue
        if _INDIVIDUALS.fullmatch(line.words.value):
            draft.sheet.carry(line.words, "heading")
            family = None
        elif not people or not _belongs(people[-1], line):
            people.append(_Person(line.words, family))
            people[-1].last = None
        at += 1
    for position, person in enumerate(people, len(draft.victims) + 1):
        draft.victims.append(_victim(draft, position, person))


def _follows(lines: Sequence[Line], at: int) -> bool:
    return at < len(lines) and not _INDIVIDUALS.fullmatch(lines[at].words.value)


def _family(draft: Draft, lines: Sequence[Line], at: int, heading: re.Match[str]) -> int:
    """A family's heading with its number, on the same line or under it. One without number and people is layout."""
    line, declared = lines[at], heading["n"]
    words, at = line.words, at + 1
    count = _COUNT.fullmatch(lines[at].words.value) if declared is None and at < len(lines) else None
    if count:
        declared = count["n"]
        words = draft.sheet.words(line.words.start, lines[at].words.end)
        at += 1
    draft.sheet.carry(words, "family")
    if declared is not None or (_follows(lines, at) and not _FAMILY.fullmatch(lines[at].words.value)):
        number = int(declared) if declared is not None else None
        draft.families.append(Family(number=len(draft.families) + 1, declared=number, evidence=words.quotation))
    return at


def _belongs(person: _Person, line: Line) -> bool:
    """Adds the line to the person, or gives False where it is the next name."""
    if _attribute(person, line.words.value):
        person.evidence.append(line.words)
        person.last = line
        return True
    if "," in line.words.exact:
        pieces = [piece.strip() for piece in line.words.value.split(",")]
        if _attribute(_Person(line.words, None), pieces[0]):  # the older layout sets them on one line
            for piece in pieces:
                if not _attribute(person, piece):
                    person.notes.append(piece)
            person.evidence.append(line.words)
            person.last = line
            return True
    directly = person.last is not None and not line.after_blank
    if directly or (person.last is not None and line.words.exact[:1].islower() and "outcome" not in person.values):
        person.notes.append(line.words.value)
        person.evidence.append(line.words)
        person.last = line
        return True
    if (
        person.last is None
        and "name_ar" not in person.values
        and _is_arabic(line.words.value)
        and not _is_arabic(person.name.value)
    ):
        person.values["name_ar"] = line.words.value
        person.evidence.append(line.words)
        return True
    return False


def _is_arabic(text: str) -> bool:
    return ARABIC.search(text) is not None


def _attribute(person: _Person, text: str) -> bool:
    """Whether a line is an attribute; a second one of the same kind is kept as a note."""
    low = text.casefold()
    moh = _MOH.fullmatch(text)
    if low in ("killed", "injured"):
        key, value = "outcome", low
    elif low in ("male", "female"):
        key, value = "gender", low
    elif low == "pregnant":
        key, value = "pregnant", low
    elif moh:
        key, value = "moh_id", moh["id"]
    elif _AGE.fullmatch(text):
        key, value = "age", text
    else:
        return False
    if key in person.values:
        person.notes.append(text)
    else:
        person.values[key] = value
    return True


def _victim(draft: Draft, position: int, person: _Person) -> Victim:
    draft.sheet.carry(person.name, "victim")
    english, arabic = _names(person.name.value)
    values = person.values
    outcome: Harm | None = None
    if "outcome" in values:
        outcome = "killed" if values["outcome"] == "killed" else "injured"
    quotations: list[Quotation] = [person.name.quotation]
    quotations += [draft.sheet.take(words, "victim") for words in person.evidence]
    return Victim(
        position=position,
        name_en=english,
        name_ar=values.get("name_ar", arabic),
        age=values.get("age"),
        gender=values.get("gender"),
        pregnant="pregnant" in values,
        outcome=outcome,
        moh_id=values.get("moh_id"),
        notes="; ".join(person.notes) or None,
        family=person.family,
        evidence=tuple(quotations),
    )


def _names(text: str) -> tuple[str | None, str | None]:
    """The Latin and the Arabic part of a name, each None where the line has none."""
    arabic = _ARABIC_RUN.search(text)
    if arabic is None:
        return text, None
    latin = " ".join((text[: arabic.start()] + " " + text[arabic.end() :]).split()).strip(" ()[]-–")
    return latin or None, arabic[0]
