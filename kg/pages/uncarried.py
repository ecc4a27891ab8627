"""Sentences of a narrative in which somebody says something and from which no claim was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Quotation, Reading
from kg.prose import monitor
from kg.prose.speech import verbs
from kg.prose.speech.no_speech import adjective
from kg.prose.words.sentences import Sentence, sentences


def uncarried(reading: Reading, seen: Iterable[Quotation] = ()) -> Iterator[Quotation]:
    """Each sentence with a verb of saying that neither a claim nor a finding touches, in the order of the page.

    Many of them rightly carry no claim (a picture is described, a life is told): they are for a person to look at.
    `seen` are words that somebody has judged already. Sentences on the monitor's method are left out.
    """
    narrative = reading.assessment.narrative
    if narrative is None or narrative.start is None:
        return
    base = narrative.start
    carried = [(it.evidence.start, it.evidence.end) for it in reading.claims]
    carried += [(it.start, it.end) for it in reading.findings if it.check == "prose-Unclaimed"]
    carried += [(it.start, it.end) for it in seen]
    spans = [(first - base, last - base) for first, last in carried if first is not None and last is not None]
    for sentence in sentences(narrative.exact):
        touched = any(first < sentence.end and sentence.start < last for first, last in spans)
        if not touched and _says(sentence) and not monitor.on_method(sentence):
            start, end = base + sentence.start, base + sentence.end
            yield Quotation(exact=sentence.text, start=start, end=end)


def _says(sentence: Sentence) -> bool:
    """Whether a finite verb of saying stands outside quoted words; forms that are nouns as often do not count."""
    text = sentence.masked
    return "ccording to " in text or any(
        it[0] in verbs.FINITE and it[0] not in verbs.NOUN_LIKE and not adjective(text, it)
        for it in verbs.VERB.finditer(text)
    )
