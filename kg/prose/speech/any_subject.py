"""The subject of a strong verb of saying, whatever noun phrase it is: no table holds all who can speak.

"A teacher from the village who lost two pupils said that …": the words from where the clause begins to the verb must be
one noun phrase as a whole, with what stands before it ("In an initial statement") and what goes on with it (an
apposition, a relative clause). Where the phrase names somebody, the name speaks; else the description does.
"""

import re
from collections.abc import Iterator

from kg.prose.names import nouns
from kg.prose.names.name_patterns import NAME, PRONOUN
from kg.prose.names.naming import kind_of, trimmed
from kg.prose.names.noun_phrases import Speaker, single
from kg.prose.names.phrase_patterns import DATE
from kg.prose.speech import verbs
from kg.prose.speech.subject_patterns import (
    APPOSED,
    AS_DEEDS,
    BY_WHOM,
    CALLED,
    COMPLEMENT,
    GIVES,
    HEAD,
    LATER,
    LEADS,
    MONTH,
    NEXT_COMMA,
    NO_COMMA,
    NO_PHRASE,
    NOT_WHO,
    OTHER_OBJECT,
    PLURAL,
    SOMEBODY,
    STRONG,
    SUBORDINATE,
    TITLED,
    TO_COMMA,
    TOLL,
    WRITTEN,
)


def any_subject(text: str, start: int, verb: str, rest: str) -> list[Speaker]:
    """Who speaks by `verb`, where the words before it are one noun phrase; `rest` are the words behind the verb.

    `text`: the words from where the clause begins to the verb, without adverbs and auxiliaries before it; they stand at
    `start`. Empty: they are no noun phrase as a whole, or one that cannot speak.
    """
    if NO_PHRASE.fullmatch(text):
        return []
    lemma = verbs.lemma(verb)
    gives = lemma in GIVES and TOLL.match(rest)
    if (lemma not in STRONG and not gives) or len(text) > 330:
        return []
    if lemma in AS_DEEDS and not (COMPLEMENT.match(rest) or OTHER_OBJECT.match(rest)):
        return []
    for at in _begins(text):
        found = _whole(text[at:].rstrip(" ,"), start + at)
        if found is not None:
            return [found]
    return []


def _begins(text: str) -> Iterator[int]:
    """Where the noun phrase may begin: at the start, and behind each opening that can stand before a subject."""
    at = len(text) - len(text.lstrip(" ,;"))
    if SUBORDINATE.match(text, at):
        return
    lead = LEADS.match(text, at)
    while lead:
        at = lead.end()
        lead = LEADS.match(text, at)
    yield at
    later = LATER.match(text, at)
    if later and later.end() > at:
        yield later.end()
    opened = TO_COMMA.match(text, at)
    while opened:
        yield opened.end()
        opened = NEXT_COMMA.match(text, opened.end())
    if NO_COMMA.match(text, at):
        comma = text.find(",", at)
        for word in re.finditer(r"\s(?=\S)", text[: comma if comma > at else len(text)]):
            if word.start() > at and (
                re.match(r"\s(?:the|an?|his|her|their|its)\s", text[word.start() :])
                or _starts_name(text, word.end())
                or re.fullmatch(r"\s(?:it|he|she|they)[\s,]*", text[word.start() :])
            ):
                yield word.end()


def _starts_name(text: str, at: int) -> bool:
    return text[at] in "@" or (text[at].isupper() and MONTH.match(text, at) is None)


def _whole(words_: str, start: int) -> Speaker | None:
    """The speaker whom the words as a whole name or describe; None: they are more, or less, than a noun phrase."""
    pieces = re.split(r",\s+", words_)
    head = pieces[0].strip()
    if DATE.fullmatch(words_.strip(" ,")):
        return None
    if PRONOUN.fullmatch(head) and len(pieces) == 1:
        return single(head, start)
    if not head or not all(APPOSED.fullmatch(piece.strip()) or _name_only(piece.strip()) for piece in pieces[1:]):
        return None
    titled = TITLED.fullmatch(head)
    if titled and head.split()[0].lower() not in nouns.COMMON - {"the"}:
        return _named(head, start) if len(pieces) > 1 or " " in head or head.startswith("@") else single(head, start)
    found = HEAD.fullmatch(head)
    if found is None:
        return None
    called = next((m for m in (CALLED.search(words_),) if m), None)
    if called:
        return Speaker(called["who"], "person", start + called.start("who"), start + called.end("who"))
    at = len(pieces[0]) + 2
    for piece in pieces[1:]:
        if _name_only(piece.strip()):
            return _named(piece.strip(), start + words_.find(piece.strip(), at - 2))
        at += len(piece) + 2
    return _described(found, start)


def _name_only(piece: str) -> bool:
    return (
        NAME.fullmatch(piece) is not None and piece.casefold() not in nouns.PLACES and piece.lower() not in nouns.COMMON
    )


def _described(found: re.Match[str], start: int) -> Speaker | None:
    """ "the pro-government page Harbour Now": the name; "a website close to the army": the description."""
    core = found["core"]
    runs = [m for m in NAME.finditer(core) if m.end() == len(core)]
    before = core[: runs[-1].start()] if runs else core
    if runs and before.strip() and before.split()[-1][:1].islower() and SOMEBODY.search(before.split()[-1]):
        first = found.start("core") + runs[-1].start()
        return _named(found.string[first : found.end("core")], start + first, before)
    noun = core.split()[-1]
    if NOT_WHO.search(noun) or NOT_WHO.search(core.split()[0]) or not core[:1].isalpha():
        return None
    first = found.start("core")
    text = found.string[first : found.end("head")]
    determined = found["head"][: first - found.start("head")].strip().lower()
    if not determined and noun[:1].islower() and not PLURAL.match(noun) and not core[:1].isupper():
        return None
    if " " not in core and not found["behind"] and determined in ("the", "this", "that"):
        return single(found["head"], start + found.start("head"))
    if noun[:1].islower() and PLURAL.match(noun) and not nouns.OFFICIAL.search(noun) and not nouns.OUTLET.search(noun):
        whole = found["head"]
        return Speaker(whole, "unnamed-group", start + found.start("head"), start + found.end("head"))
    by = BY_WHOM.match(found["behind"])
    if WRITTEN.fullmatch(noun) and by:
        return _whole(by["who"], start + found.start("behind") + by.start("who"))
    if WRITTEN.fullmatch(noun):
        return single(found["head"][: found.start("behind") - found.start("head")], start + found.start("head"))
    if noun[:1].islower() and not SOMEBODY.search(noun):
        return None
    if not determined and noun[:1].isupper() and " " not in core:
        return single(core, start + first)
    return Speaker(text, _kind(core), start + first, start + first + len(text))


def _kind(core: str) -> str:
    if nouns.OFFICIAL.search(core):
        return "official"
    if nouns.ACCOUNT.search(core):
        return "account"
    return (
        "outlet"
        if nouns.OUTLET.search(core)
        or re.search(r"site|blog|station|daily|paper|magazine|group|network|monitor|body|agency", core)
        else "person"
    )


def _named(words_: str, start: int, before: str = "") -> Speaker | None:
    run = NAME.search(words_)
    first = 0
    if run is not None and run.end() == len(words_):
        first, _ = trimmed(words_, run)
    elif words_.lower().startswith("the "):
        first = 4
    name = words_[first:]
    if not name or name.casefold() in nouns.PLACES or name.lower() in nouns.COMMON:
        return None
    return Speaker(name, kind_of(name, before + words_), start + first, start + len(words_))
