"""What a verb of saying, or "according to", adds to a sentence: a clause with its speakers, or more of the last one.

The subject stands before the verb, behind it ("…, said X") or after "by"; words between them are passed over.
"""

import re
from dataclasses import replace

from kg.prose.names.noun_phrases import Speaker
from kg.prose.speech import verbs
from kg.prose.speech.before_verb import stripped
from kg.prose.speech.clause import Clause
from kg.prose.speech.clause_patterns import (
    A_NAME,
    AFTER_NOUN_LIKE,
    BE_DOING,
    BETWEEN,
    BLAMING,
    CALLED,
    CLOSES,
    CONDITION,
    CONTINUES,
    CORRECTS,
    FIRST_THEN,
    HEARD,
    INVERTED,
    MODAL,
    NAMELESS_SOURCE,
    QUOTED_FIRST,
    SHOWN,
    THEN_CORRECTS,
    WHERE,
    WHO,
)
from kg.prose.speech.clause_shapes import behind, of_document, phrase_words, without_description
from kg.prose.speech.no_speech import adjective, no_words, of_those_harmed, reports_act_by, with_its_object
from kg.prose.speech.one_source import sources_only, without_counted
from kg.prose.speech.passive_clauses import passive, quoted_by
from kg.prose.speech.speakers import phrase, subject
from kg.prose.speech.verb_subjects import doer, whatever_subject, whose, without_mourned
from kg.prose.words.numbers import NUMBER_WORD

_NAMES_THEM = re.compile(rf"\s+(?:the|both|all|him|her|them|(?:{NUMBER_WORD}))\s")
_APPOSED = re.compile(
    r",\s+(?:the|an?|its|his|her)\s+[a-z][^,;]{2,80},\s+(?:which|who)\s+(?:\w+ly\s+|also\s+|later\s+)?"
)

#: "Both put the toll at five": the two of the sentence before.
_BOTH = re.compile(r"\s*(?P<who>Both)\s+(?:(?:also|later|then|had|have|\w+ly)\s+)*")
_THEN = re.compile(r",\s+(?:and\s+|but\s+)?(?:then|now)\s+$")
#: "When reporters reached the site, neighbours told them that": when they told it, no condition.
_WHEN = re.compile(
    r"\s*When\s[^,]{4,120}\s(?:reached|arrived|visited|asked|came|returned|spoke|called|contacted)\b[^,]{0,80},\s+(?:the\s+|some\s+)?$"
)
_NEXT_NOUN = re.compile(
    r"(?<=\w)\s(?=(?:the|an?|his|her|its|their|all|both|at\s+least)\s+[a-z]|(?:one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|\d+)\s+(?:people|civilians|persons|were|had|men|women|children|martyrs|members"
    r"|others|died|killed|dead)\b|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+)\s*$)"
)


def according(text: str, match: re.Match[str]) -> Clause | None:
    words, end = phrase_words(text, match.end())
    words = without_counted(words)
    speakers = phrase(words, match.end())
    if not speakers:  # "According to Noor News the missile was fired by …": no comma ends the name
        words = _NEXT_NOUN.split(words)[0]
        speakers = phrase(words, match.end())
    nameless = None if speakers else NAMELESS_SOURCE.match(text, match.end())
    speakers = phrase(nameless[0], match.end()) if nameless else speakers
    if not speakers:
        return None
    speakers = without_description(text, speakers)
    if match.start() < 3 and len(speakers) > 1 and not re.search(r"\b(?:and|including)\b|&", words):
        speakers = speakers[:1]  # "According to X, Y said": the comma ends the phrase
    if match.start() < 3:
        speakers = sources_only(text, speakers)
    last = max(s.end for s in speakers)
    return Clause(
        tuple(speakers), match.start(), end, match.start(), last, last, ("according",), "according-to", places=(last,)
    )


def from_verb(text: str, match: re.Match[str], floor: int, found: list[Clause]) -> Clause | None:
    """What a verb of saying adds: a clause, a clause without speakers (it continues the last one), or nothing."""
    form = match[0]
    by = verbs.PASSIVE.match(text, match.start())
    if by and not reports_act_by(text, by):
        return quoted_by(text, by, floor) or passive(text, by, verbs.lemma(form))
    if (
        not with_its_object(text, match)
        or of_those_harmed(text, match)
        or adjective(text, match)
        or text[: match.start()].endswith("-")
        or (form in ("called", "named") and _is_called(text, match))
    ):
        return None
    if verbs.lemma(form) in verbs.SAYING and INVERTED.search(text, max(0, match.start() - 4), match.start()):
        said_behind = behind(text, match)
        if said_behind is not None:
            return said_behind
    before = text[max(floor, match.start() - 420) : match.start()]
    offset = match.start() - len(before)
    bare, negated, is_passive = stripped(before)
    if is_passive and form in verbs.PARTICIPLES and BE_DOING.search(before):
        return _finite(text, match, floor, found, (before, bare, offset, negated))
    if is_passive and form not in verbs.PARTICIPLES and form not in ("quoted", "told", "heard"):
        return None
    if _noun(text, match, before, bare) or no_words(text, match, negated):
        return None
    heard = HEARD.search(before) if form in verbs.PARTICIPLES else None
    if heard:
        speakers = subject(before[: heard.start()], offset)
        return _clause(speakers, match, negated) if speakers else None
    both = _BOTH.fullmatch(before) if not found else None
    if both and form not in verbs.PARTICIPLES:
        first, last = offset + both.start("who"), offset + both.end("who")
        return _clause([Speaker(both["who"], "unnamed-group", first, last, anaphor="both")], match, negated)
    if CONTINUES.fullmatch(bare):
        return _more(match, negated) if found and floor > 0 else None
    if form in verbs.PARTICIPLES:
        return _participle(match, before, bare, offset, found)
    if (verbs.finite(form) or form in verbs.PLURAL or (form in verbs.BASE and (negated or MODAL.search(before)))) and (
        not is_passive or form == "quoted"
    ):
        return _finite(text, match, floor, found, (before, bare, offset, negated))
    return None


def _is_called(text: str, match: re.Match[str]) -> bool:
    """ "a channel named Noor" is called so; "Noor channel named the dead" names them."""
    named = CALLED.search(text[max(0, match.start() - 12) : match.start()])
    return named is not None and _NAMES_THEM.match(text, match.end()) is None


def _noun(text: str, match: re.Match[str], before: str, bare: str) -> bool:
    """Whether a form that is a noun as well is one here: "their reports", "the count"."""
    if match[0] not in verbs.NOUN_LIKE or match[0] in verbs.PARTICIPLES:
        return False
    closes = CLOSES.match(text, match.end()) is not None and QUOTED_FIRST.search(bare) is not None
    return not BETWEEN.fullmatch(before[len(bare) :]) or not (closes or AFTER_NOUN_LIKE.match(text, match.end()))


def _finite(
    text: str, match: re.Match[str], floor: int, found: list[Clause], left: tuple[str, str, int, bool]
) -> Clause | None:
    before, bare, offset, negated = left
    vows = found and BLAMING.intersection(found[-1].verbs) and re.search(r"\band\s*$", bare)
    speakers = [] if vows else subject(bare, offset) or of_document(before, offset)
    plain = not verbs.finite(match[0]) and not negated and not MODAL.search(before) and not BE_DOING.search(before)
    if plain and len(speakers) == 1 and not speakers[0].collective:
        return None  # "sources report", never "Safa report"
    if WHO.search(before) and found and _who_goes_on(text, match, found[-1]):
        return _more(match, negated)  # "quoted the minister, who said": whom they quote is read by `hearsay`
    if WHO.search(before):
        speakers = whose(bare, offset, speakers)
        if found and found[-1].speakers[0].collective and re.search(r"\bincluding\b", bare):
            found[-1] = _with_members(found[-1], speakers)
            return _more(match, negated)
    if found and speakers and all(s.anaphor in ("it", "he", "she", "they") for s in speakers):
        return _more(match, negated)
    where = WHERE.search(bare) if not speakers else None
    if where:
        speakers = subject(where["who"], offset + where.start("who"))
        if found and speakers and all(s.anaphor for s in speakers):
            return _more(match, negated)
    if not found and not speakers:
        speakers = doer(bare, offset)
    if found and not speakers and (re.search(r"\b(?:and|but|then)\s*$", bare) or _THEN.search(before)):
        return _more(match, negated)  # "posted a video and wrote": the same speaker
    if (
        found
        and not speakers
        and (
            (verbs.lemma(match[0]) in CORRECTS and THEN_CORRECTS.search(before))
            or FIRST_THEN.search(text, 0, match.start())
        )
    ):
        return _more(match, negated)  # "A, which had said seven, corrected the toll to six"
    if (
        match[0] in ("named", "called")
        and speakers
        and speakers[0].name[:1].islower()
        and A_NAME.match(text, match.end())
    ):
        return None  # "a third son of Yahya named Omar was hurt"
    if not speakers and not WHO.search(before):
        speakers = whatever_subject(text, match, bare, offset, found, floor)
    speakers = without_mourned(text, speakers, found)
    return _with_speakers(text, match, floor, found, speakers, negated=negated)


def _with_speakers(
    text: str, match: re.Match[str], floor: int, found: list[Clause], speakers: list[Speaker], *, negated: bool
) -> Clause | None:
    if found and speakers and all(s.anaphor in ("it", "he", "she", "they") for s in speakers):
        return _more(match, negated)
    speakers = [s for s in speakers if s.name not in ("AM", "PM")]  # "at 2:14 AM, who wrote"
    if not speakers:
        return None
    led = text[floor : min(s.start for s in speakers)]
    if CONDITION.match(led) and not _WHEN.match(led):
        return None
    return _clause(speakers, match, negated)


def _who_goes_on(text: str, match: re.Match[str], last: Clause) -> bool:
    """ "quoted the minister, who said", "shared by A, the account of B, which added"."""
    if last.how == "passive":
        return _APPOSED.fullmatch(text, last.said, match.start()) is not None
    return last.how == "subject" and last.verbs[0] in ("quote", "cite")


def _more(match: re.Match[str], negated: bool = False) -> Clause:
    """A verb that goes on with the speaker of the clause before."""
    end = match.end()
    return Clause((), match.start(), end, 0, 0, end, (verbs.lemma(match[0]),), "subject", negated, places=(end,))


def _with_members(group: Clause, speakers: list[Speaker]) -> Clause:
    """ "Friends posted in mourning, including his cousin A, who wrote …": A is one of the group and says the same."""
    members = tuple(replace(s, member_of_group=True) for s in speakers)
    first = replace(group.speakers[0], members=(*group.speakers[0].members, *members))
    return replace(group, speakers=(first, *group.speakers[1:], *members))


def _participle(match: re.Match[str], before: str, bare: str, offset: int, found: list[Clause]) -> Clause | None:
    """ "with Asma noting", ", all confirming", ", noting": the last goes on with the speaker before."""
    if found and re.search(r"(?:,|\band|\bwith|\bwhile|\bbefore|\bafter|\bby|\b[Aa]ll|[”\"’])\s*$", bare):
        return _more(match)
    if found and match[0] != "including" and "," in before[len(bare) :]:
        return _more(match)  # "wrote of Sami and Omar, adding": the writer adds
    tail = re.search(r"\b[Ww]ith\s+([^,]{1,120})$", bare)
    if tail:
        speakers = subject(tail[1], offset + tail.start(1))
        if speakers and not all(s.collective and " " not in s.name for s in speakers):
            return _clause(speakers, match, negated=False)
    shown = SHOWN.search(bare)
    if shown:
        speakers = [s for s in subject(shown[1], offset + shown.start(1)) if not s.collective and s.name[:1].isupper()]
        return _clause(speakers, match, negated=False) if speakers else None
    speakers = subject(bare, offset)
    if not speakers and not found and before.rstrip().endswith(","):
        doers = doer(before, offset)
        return _clause(doers, match, negated=False) if doers else None
    if not speakers or all(s.kind == "person" and s.name[:1].islower() for s in speakers):
        return None  # "images of a mother holding her son, saying": what a picture shows
    listed = re.search(r"\band\s", bare) is not None if found else False
    if all(s.anaphor in ("latter", "former", "last") for s in speakers):
        return _clause(speakers, match, negated=False)
    posted = not found and (speakers[-1].post is not None or any(s.member_of_group for s in speakers))
    return _clause(speakers, match, negated=False) if listed or posted else None


def _clause(speakers: list[Speaker], match: re.Match[str], negated: bool) -> Clause:
    first, last = min(s.start for s in speakers), max(s.end for s in speakers)
    end, lemma = match.end(), verbs.lemma(match[0])
    return Clause(tuple(speakers), first, end, first, last, end, (lemma,), "subject", negated, places=(end,))
