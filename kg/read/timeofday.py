"""The sentence at the end of a narrative that says at what time of day the incident happened."""

import re

from kg import codelists
from kg.model import StatedTime, Term
from kg.read.base import Words, shorten
from kg.read.draft import Draft

_UNKNOWN = re.compile(
    r"The (?:local |exact )*time (?:and [^.\n]{1,60} )?of the incident (?:is|are|was) (?:unknown|not known)\.?"
)
_OCCURRED = re.compile(r"The incident occ?urr?ed (?P<when>[^\n]{1,120}?)\.?$")  # the site prints "occured"
_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2}))? ?(?P<half>[ap]\.?m\b\.?)?", re.IGNORECASE | re.ASCII
)
_LEAD = re.compile(r"(?:in|during|around|at|on) (?:the )?|local time", re.IGNORECASE)
_NOON = 12


def time_of_day(draft: Draft, narrative: Words) -> None:
    """Reads the last such sentence of `narrative` into the draft.

    A clock time becomes the stated time (of a window its beginning; the words keep the end), a part of the day or
    "unknown" a term of the scheme time-of-day. A sentence of this form with other words is a finding. The words are
    carried again under `time_of_day`, on top of the narrative's.
    """
    sentence = _last_sentence(narrative)
    if sentence is None:
        return
    if _UNKNOWN.fullmatch(sentence.value):
        draft.categories.append(_term(draft, "unknown", sentence))
        return
    found = _OCCURRED.search(sentence.exact.replace("\u00a0", " "))
    if found is None:
        return
    when = sentence.cut(*found.span("when"))
    clock = _clock(when.value)
    if clock is not None:
        evidence = draft.sheet.take(when, "time_of_day")
        draft.time_of_day = StatedTime(verbatim=when.value, start_time=clock, evidence=evidence)
        return
    known = codelists.code_list("time-of-day")
    for label in (when.value, _LEAD.sub("", when.value).strip()):
        if known.find(label):
            draft.categories.append(_term(draft, label, sentence))
            return
    draft.sheet.find(
        "UnseenTimeOfDay",
        "Info",
        f"'{shorten(when.value)}' was not read as a time of day.",
        "If it is one, add it to the scheme time-of-day in ontology/codes.ttl.",
        when,
    )


def _last_sentence(narrative: Words) -> Words | None:
    """The last sentence of this form that closes a line; None where there is none."""
    last: Words | None = None
    for line in narrative.lines():
        at = max(
            line.exact.rfind("The incident occ"), line.exact.rfind("The local time"), line.exact.rfind("The exact time")
        )
        if at >= 0 and (_UNKNOWN.fullmatch(line.cut(at).value) or _OCCURRED.fullmatch(line.cut(at).value)):
            last = line.cut(at)
    return last


def _term(draft: Draft, label: str, sentence: Words) -> Term:
    concept = codelists.code_list("time-of-day").find(label)
    evidence = draft.sheet.take(sentence, "time_of_day")
    name = concept.label if concept else label
    return Term(scheme="time-of-day", label=name, concept=concept.name if concept else None, evidence=evidence)


def _clock(words: str) -> str | None:
    """HH:MM:SS of the first clock time in the words; None where there is none. "8" alone is no clock time."""
    for found in _CLOCK.finditer(words):
        hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
        if (found["minute"] is None and half is None) or minute > 59:
            continue
        if half:
            if not 1 <= hour <= _NOON:
                continue
            hour = hour % _NOON + (_NOON if half[0] in "pP" else 0)
        if hour < 2 * _NOON:
            return f"{hour:02d}:{minute:02d}:00"
    return None
