"""The words of a clause that are its speaker's own: without names, descriptions of him, and pictures shown."""

import re

from kg.prose.speech import pictures
from kg.prose.speech.hearsay import Chain
from kg.prose.speech.interposed import no_words_of_his

#: "The late Lina’s brother, Sami Odeh, said": whose brother he is tells who he is, not what he says.
_WHOSE = re.compile(r"[^,.;“”]{2,60}[’']s\s+(?:\w+\s+)?\w+,\s+(?:[\w-]+\s+){0,2}$")
#: "Sami Odeh, a doctor, said", "Lina Odeh, whose husband was killed, said": the page tells who they are.
_CALLED = re.compile(
    r",\s+(?:(?:an?|the|whose|(?:who|which)(?!\s+(?:appears?|seems?|is|are|was|were|had|has|lost|may|counted|reported|recorded|documented|listed|named|put|gave|mentioned)\b)|(?:who|which)\s+(?:is|was|are|were)\s+(?:\w+ly\s+)?(?:run|owned|based|led|headed|known|close|affiliated|linked|operated|managed|funded|aligned|loyal|controlled|staffed|maintained)|where|now|then|himself|herself|whom|[a-z]{2,}ed\s+(?:by|in|to|from|with|on|at))\s+[^,;:“”]{2,80}|(?:aged\s+)?\d{1,3}(?:\s+and\s+[^,;:“”]{2,60})?),(?=\s)"
)
#: "eulogies for the dead, including their neighbour Sami", where Sami speaks: his neighbours are no more of the dead.
_THEIR_KIN = re.compile(r"\bincluding\s+(?:his|her|their)\s+(?:[a-z-]+\s+){1,2}$")
_THEY_WERE = re.compile(
    r"\s*\w+ing\s+(?:that\s+)?(?:they|he|she|all\s+of\s+them|all)\s+(?:\w+\s+){0,2}?(?:were|was|had)\s+(?:\w+\s+)?(?:killed|martyred)\b"
)
#: "reported two killed, which likely includes the son": the page supposes so.
_SUPPOSED = re.compile(
    r",\s+(?:which|who|one\s+of\s+whom|this)\s+(?:(?:is|was|are|were)\s+)?(?:likely|presumably|probably|possibly|apparently|may|might|appears?|seems?|could)\s[^.;“”]*"
)


def content_of(text: str, chain: Chain) -> tuple[str, int]:
    """The clause without its speakers' names, at its old offsets, and where it starts in the sentence."""
    clause = chain.clause
    start = clause.start
    shown = pictures.words_of(text, clause) if pictures.only_shows_first(text, clause) else None
    pieces = list(text[start : clause.end])
    named = clause.speakers[1:] if clause.how == "list" else clause.speakers  # a list's group tells what it told
    first = clause.speakers[0].start
    subject = (first, first) if clause.how == "according-to" else (clause.subject_start, clause.subject_end)
    called = _CALLED.match(text, clause.subject_end, clause.said) if clause.how == "subject" else None
    whose = _WHOSE.match(text, start, clause.subject_start) if clause.how == "subject" else None
    described = [found.span() for found in (whose, called) if found]
    kin = [found.span() for s in clause.speakers if (found := _THEIR_KIN.search(text, clause.said, s.start))]
    aside = [(max(a, start), b) for a, b in no_words_of_his(text) if a < clause.end and b > start]
    supposed = [found.span() for found in _SUPPOSED.finditer(text, clause.said, clause.end)]
    blank = [subject, *aside, *supposed, *kin, *described, *((s.start, s.end) for s in (*named, *chain.relays))]
    if shown is not None and not _THEY_WERE.match(text, shown):
        blank.append((start, shown))
    for begin, end in blank:
        for at in range(max(begin - start, 0), min(end - start, len(pieces))):
            pieces[at] = " "
    return "".join(pieces), start
