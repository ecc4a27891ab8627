"""The monitor's own sentences: its lead, its counts by rule; and its sentences on method, which say nothing of harm."""

import re

from kg.model import Claim
from kg.prose.blame.attribution import attribution, hedged
from kg.prose.counts.counting import Count
from kg.prose.counts.figures import counts
from kg.prose.counts.model_figures import figures
from kg.prose.names import actors
from kg.prose.names.context import Page
from kg.prose.words.screen import Screened
from kg.prose.words.sentences import Sentence

_METHOD = re.compile(
    r"^(?:Where possible|Due to the (?:scale|nature|volume)|We have also|With thanks|Airwars (?:was (?:able"
    r"|unable)|is (?:able|unable)|has been (?:able|unable)|could"
    r"|has matched|is matching|was not able)|Since October|In regard to this incident"
    r"|Names? (?:have been|were) matched|The (?:exact )?(?:local )?time of the incident|The incident occur+ed"
    r"|The local time"
    r"|(?:Where|When|Whenever|If)\s+(?:an?|any|the)\s+(?:belligerent|party|culprit|perpetrator)\s+(?:was|is"
    r"|has\s+been)\s+"
    r"(?:identified|named|specified|mentioned|blamed)(?:\s+by\s+(?:the\s+)?\w+)?,\s+(?:all|they"
    r"|it)(?:\s+of\s+(?:them|these))?)\b"
)
#: "Three of the names were matched with the list published by the Ministry": what the monitor compared.
_COMPARED = Screened(
    r"\bnames?\b[^;“”]{0,80}?\b(?:match(?:ed|es|ing)?|cross-?(?:checked|referenced)|compared|found|appear(?:s|ed)?|included"
    r"|featured?)\s+(?:[\w-]+\s+){0,3}?(?:with|against|to|on|in|among)\s+(?:the|an?|entries)\s[^.;“”]{0,60}?\blists?\b"
    r"|^It\s+(?:was|is|has\s+been|proved)\s+(?:not\s+|im)possible\s+to\s+(?:establish|determine|confirm|say|verify|tell"
    r"|ascertain)\s+(?:whether|if)\b"
)
_SPOKEN_BY = re.compile(
    r"\b(?:said|says|stated|told|wrote|tweeted|announced|added|reported|according\s+to)\b(?!\s+(?:to|by)\b)"
)
_SPOKEN = Screened(r"\b(?:said|stated|claimed|told|wrote|tweeted|announced|according to)\b(?!\s+to\b)")
_RANGE = re.compile(
    r"\b(?P<low>\d{1,4})\s*[–—-]\s*(?P<high>\d{1,4})\b[^.;]{0,60}?\b(?P<what>range|injur\w+|fatalit\w+|deaths?"
    r"|casualt\w+)\b(?P<rest>[^.;]{0,80})|\bquantified as\s+(?P<first>\d{1,4})\s*[–—-]\s*(?P<last>\d{1,4})(?P<e"
    r"nd>[^.;]{0,40})"
)


def on_method(sentence: Sentence) -> bool:
    """Whether the monitor tells here how it worked; such a sentence carries no claim."""
    if _METHOD.match(sentence.text) is not None:
        return True
    return _COMPARED.search(sentence.text) is not None and _SPOKEN_BY.search(sentence.text) is None


def own_claim(page: Page, sentence: Sentence, *, lead: bool) -> Claim | None:
    """What the monitor itself says in a sentence without a speaker: figures, and in the lead whom it names.

    None where it gives no number and, beyond the lead, nothing else that counts.
    """
    text = sentence.text
    if _SPOKEN.search(sentence.masked):
        return None
    counted = counts(text) or []
    numbered = [c for c in counted if c.minimum is not None or c.maximum is not None] or _by_rule(text)
    told = attribution(text, page.home)
    parties, verb = told.parties, told.verb
    if verb not in ("reports-action", "blames", "conflicting", "suspects"):
        parties, verb = hedged(text), "suspects" if hedged(text) else "none"
    if not numbered and not (lead and (counted or parties)):
        return None
    start, end = sentence.start, sentence.end
    return Claim(
        claimant=actors.monitor(page, start, end),
        verb=verb,
        attributed_to=tuple(actors.culprit(page, party, start) for party in parties),
        figures=figures(page.text, page.base, start, numbered or counted),
        rule="prose-monitor",
        evidence=page.quotation(start, end),
    )


def _by_rule(text: str) -> list[Count]:
    """A range that the monitor set for words without a number: "Airwars has used a 12–24 range in both fields"."""
    if not re.search(r"\b(?:Airwars|methodology|quantified|recorded|assessed)\b", text):
        return []
    found = _RANGE.search(text)
    if found is None:
        return []
    low, high = (found["low"], found["high"]) if found["low"] else (found["first"], found["last"])
    start = found.start("low") if found["low"] else found.start("first")
    end = found.end("high") if found["low"] else found.end("last")
    words = found[0].lower() + " " + text.lower()
    killed = re.search(r"\b(?:fatalit\w+|deaths?|killed)\b", words) is not None
    injured = re.search(r"\binjur\w+", words) is not None
    kinds = [kind for kind, said in (("killed", killed), ("injured", injured)) if said]
    return [
        Count(
            "killed" if kind == "killed" else "injured",
            "people-unspecified",
            "persons",
            int(low),
            int(high),
            "range",
            start,
            end,
            start,
            end,
        )
        for kind in kinds
    ]
