"""Clauses that leave out their verb: "A said seven died, B eight", "and B that it killed seven", "seven by B"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.prose.names import nouns
from kg.prose.names.noun_phrases import Speaker
from kg.prose.speech.clause import Clause
from kg.prose.speech.speakers import phrase
from kg.prose.words.numbers import NUMBER_WORD, first_number
from kg.prose.words.screen import Screened

_WHO = r"(?:the\s+|user\s+|outlet\s+)?[@A-Z][^,;:.“”]{1,60}?"
_NUMBER = rf"(?:(?:at\s+least|as\s+many\s+as|up\s+to|over|more\s+than|about|around|only|just)\s+)?{NUMBER_WORD}"
#: "…, B eight", "while the latter nine".
_ALONE = re.compile(
    r"(?:[,;]\s+(?:and\s+|while\s+)?|\s(?:and|while)\s+)(?P<who>the\s+(?:latter|former)"
    r"|the\s+[a-z][a-z’ -]{2,40}?(?=\s+(?:as|at)\s)|(?:the\s+)?[@A-Z][^,;.]{1,60}?),?\s+"
    r"(?P<as>(?:at|with|as many as|at least|as)\s+)?"
    rf"(?:(?P<number>{NUMBER_WORD})(?:\s+(?:deaths?|dead|killed|injuries|injured|wounded|martyrs"
    rf"|fatalities)(?=\s*(?:$|[,;.])))?"
    rf"(?=\s*(?:$|[,;.]|and\b))|[“\"]░+[”\"]?(?=\s*(?:$|[,;.]|and\b)))"
)
#: "and B that it killed seven", "and B of seven".
_THAT = Screened(
    rf"(?:[,;]\s+(?:and\s+|while\s+|but\s+)?|\s(?:and|while|but)\s+)(?P<who>{_WHO})\s+(?P<how>that\s+(?=[a-z\d“])"
    rf"|of\s+(?={_NUMBER}|░|[“\"]|an?\s|the\s))"
)
#: "given as five by A, seven by B and nine by C".
_BY = Screened(
    rf"(?:,\s*(?:and\s+|but\s+)?|\s(?:and|but)\s+)(?:(?:at|as|to)\s+)?(?P<number>{_NUMBER})(?:\s+(?:dead|killed"
    r"|deaths|martyrs|wounded|injured|people|civilians))?"
    rf"\s+(?:by|according\s+to)\s+(?P<who>{_WHO})(?=\s*(?:$|[,;.])|\s+(?:and|but|while)\s)"
)
#: "reported “seven martyrs”, B “nine”": the first member's words are quoted.
_QUOTE = re.compile(r"[^.;:“”]{0,30}?[“\"]░+[”\"](?=,)")
_HEARERS = re.compile(r"\s*(?:to|both|with)\s(?!.*\sthat\s)")
_OF = frozenset({"speak", "write", "tell", "report", "post"})
_SETS = frozenset({"put", "set", "place", "give"})
_LATER_AT = Screened(
    r"(?:,\s+)?\b(?:and|then|but)\s+(?P<later>later|afterwards|subsequently|then|eventually)(?:,\s[^;“”]{3,90}?,)?"
    rf"(?P<at>\s+at\s+(?:(?:at\s+least|over|about|around)\s+)?{NUMBER_WORD})(?=\s*(?:$|[,;.]))"
)
_TOLL_BY = re.compile(rf"{NUMBER_WORD}[^.;“”]{{0,40}}?\b(?:by|according\s+to)\s+$")


def gapped(text: str, clause: Clause) -> list[Clause]:
    """The clause and those that leave out its verb; `text` is the sentence with quoted words blanked."""
    pieces = [clause]
    for start, end, said, speaker, how in _gaps(text, clause):
        pieces[-1] = replace(pieces[-1], end=min(pieces[-1].end, start))
        first, last = speaker.start, speaker.end
        if first < start:
            first = last = start  # the speaker stands before the figures that he gave first
        begin = first if how == "subject" else start
        pieces.append(Clause((speaker,), begin, end, first, last, said or last, clause.verbs, how, places=(last,)))
    return pieces


def _gaps(text: str, clause: Clause) -> Iterator[tuple[int, int, int, Speaker, str]]:
    """Where each gap starts and ends, where what is said begins, who speaks, and as what."""
    if clause.how in ("passive", "according-to"):
        yield from _by(text, clause)
    if clause.how != "subject":
        return
    first = first_number(text, clause.said, clause.end)
    quoted = _QUOTE.match(text, clause.said, clause.end) if first is None else None
    after = first.end if first is not None else quoted.end() if quoted else None
    if after is not None:
        found = list(_alone(text, clause, after))
        if found:
            yield from found
            return
    yield from _that(text, clause)
    yield from _later(text, clause)


def _alone(text: str, clause: Clause, after: int) -> Iterator[tuple[int, int, int, Speaker, str]]:
    for gap in _ALONE.finditer(text, after, clause.end):
        speakers = phrase(gap["who"], gap.start("who"))
        spoken = len(speakers) == 1 and (
            speakers[0].anaphor
            or _is_medium(speakers[0].name)
            or _names_one(gap, speakers[0])
            or (
                gap["as"] and speakers[0].kind in ("official", "person", "outlet") and speakers[0].end == gap.end("who")
            )
        )
        if spoken:
            yield gap.start(), gap.end(), speakers[0].end, speakers[0], "subject"


def _that(text: str, clause: Clause) -> Iterator[tuple[int, int, int, Speaker, str]]:
    found = []
    for gap in _THAT.finditer(text, clause.said, clause.end):
        if gap["how"].startswith("of") and not _OF.intersection(clause.verbs):
            continue
        if _HEARERS.match(text[clause.said : gap.start()]) or (
            clause.verbs[0] == "tell" and " that " not in text[clause.said : gap.start()]
        ):
            continue  # "told both A and B that": they hear it
        speakers = phrase(gap["who"], gap.start("who"))
        named = len(speakers) == 1 and not speakers[0].collective and speakers[0].anaphor is None
        if named and speakers[0].end == gap.end("who"):
            found.append((gap.start(), gap.end(), speakers[0]))
    for at, (start, said, speaker) in enumerate(found):
        end = found[at + 1][0] if at + 1 < len(found) else clause.end
        yield start, end, said, speaker, "subject"


def _by(text: str, clause: Clause) -> Iterator[tuple[int, int, int, Speaker, str]]:
    if not _TOLL_BY.search(text[max(0, clause.subject_start - 90) : clause.speakers[0].start]):
        return
    for gap in _BY.finditer(text, clause.said, clause.end):
        speakers = phrase(gap["who"], gap.start("who"))
        if len(speakers) == 1 and not speakers[0].collective and speakers[0].kind != "belligerent":
            yield gap.start("number"), gap.end(), speakers[0].end, speakers[0], "passive"


def _names_one(gap: re.Match[str], speaker: Speaker) -> bool:
    """ "A counted five dead and B three": a name with a number in words directly behind it; digits may be an age."""
    number = gap["number"]
    between = gap.string[gap.end("who") : gap.start("number")] if number else ","
    return (
        number is not None and number.isalpha() and "," not in between and not speaker.collective
        and speaker.kind in ("outlet", "person", "account") and speaker.end == gap.end("who")
    )  # fmt: skip


def _later(text: str, clause: Clause) -> Iterator[tuple[int, int, int, Speaker, str]]:
    """ "put the dead at 60 and later, when crews had been at work for days, at 47": a second figure of the same."""
    if not _SETS.intersection(clause.verbs) or len(clause.speakers) != 1:
        return
    for gap in _LATER_AT.finditer(text, clause.said, clause.end):
        yield gap.start("later"), gap.end(), gap.start("at"), clause.speakers[0], "subject"


def _is_medium(name: str) -> bool:
    return name.startswith("@") or nouns.OUTLET.search(name) is not None
