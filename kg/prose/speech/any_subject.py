"""The subject of a strong verb of saying, whatever noun phrase it is: no table holds all who can speak.

"A teacher from the village who lost two pupils said that …": the words from where the clause begins to the verb must be
one noun phrase as a whole, with what stands before it ("In an initial statement") and what goes on with it (an
apposition, a relative clause). Where the phrase names somebody, the name speaks; else the description does.
"""

import re
from collections.abc import Iterator

from kg.prose.names import nouns
from kg.prose.names.name_patterns import HANDLE, NAME, PARTICLE, PRONOUN
from kg.prose.names.naming import kind_of, trimmed
from kg.prose.names.noun_phrases import Speaker, single
from kg.prose.names.phrase_patterns import DATE
from kg.prose.speech import verbs
from kg.prose.words.numbers import NUMBER_WORD
from kg.prose.words.wordlists import words

#: Verbs that have no subject but one who speaks.
_STRONG = words(
    """
    accuse acknowledge add admit allege announce assert blame claim comment concede condemn confirm celebrate declare
    denounce deny dispute estimate explain insist maintain mourn recall recount reiterate reply report say speak state
    stress tell testify tweet warn write count document describe identify mention name note post publish record relate
    reveal share suggest allege attribute affirm argue conclude determine verify assess corroborate
    """
)
_GIVES = words("give put set place")
_TOLL = re.compile(
    r"\s+(?:it|them|this|(?:the|its|a)\s+(?:\w+\s+){0,2}?(?:toll|number|count|figures?|total|dead|death\s+toll"
    r"|tally))\b"
)
#: Forms of them that tell of deeds as well: "the blast claimed five lives".
_COMPLEMENT = re.compile(
    r"\s*(?:[:,]?\s*[“\"‘]|:|\s(?:(?:on|in|to|via|through|from|by|at|with|during)\s+[^,;:“”]{2,60}?,?\s*(?::"
    r"|\s[“\"‘]|\sthat\b))|\sthat\b)"
)
_AS_DEEDS = words(
    """
    count document describe identify mention name note post publish record relate share suggest attribute claim
    maintain celebrate add report speak confirm state recall mourn deny stress
    """
)
_OTHER_OBJECT = re.compile(
    rf"\s+(?:{NUMBER_WORD}\b|the|its|his|her|their|an?|all|any|responsib\w+|having|how|what|who|whether|no|at|of|to"
    r"|about|deaths?|\d|[A-Z“‘\"])"
)

_PREPOSITION = (
    r"of|from|in|at|for|with|near|on|to|by|under|against|within|outside|between|around|behind|across|among"
    r"|inside|beyond|opposite|without|about"
)
_TIED = (
    r"close|affiliated|loyal|linked|opposed|aligned|associated|sympathetic|allied|related|familiar|responsible|based"
    r"|known|run|owned|led|headed|backed|funded|operated|maintained|controlled|founded|established|belonging|set"
    r"|working|living|writing|posting|reporting|speaking|covering|monitoring|specialising|specializing|documenting"
    r"|appointed|elected|installed|quoted|cited|displaced|present|stationed|identified|calling|claiming"
)
_NO_NOUN = (
    rf"(?:{_PREPOSITION}|the|an?|and|or|but|nor|who|which|that|whose|where|when|while|was|were|is|are|be|been|had"
    r"|has|have"
    r"|did|does|do|not|will|would|could|can|may|might|must|it|he|she|they|we|i|there|as|if|than|after|before|because"
    r"|then|so|also|killed|injured|wounded|died)"
)
_WORD = rf"(?!{_NO_NOUN}\b|(?:By|At|Until|Since)(?![\w-]))[\w@][\w’'./&-]*"
_DET = (
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]nother|[Oo]ne|[Tt]his|[Tt]hat|[Ss]ome|[Ss]everal|[Tt]wo"
    r"|[Tt]hree|[Ff]our|[Mm]any)"
)
_ADVERB = r"(?:(?:now|then|also|formerly|previously|at\s+the\s+time|[a-z]+ly)\s+)?"
_SMALL_NP = rf"(?:{_DET}\s+)?{_WORD}(?:\s+{_WORD}){{0,5}}"
_BEHIND = (
    rf"(?:\s+(?:(?:{_PREPOSITION})|{_ADVERB}(?:{_TIED})(?:\s+(?:{_PREPOSITION}|up\s+by|as))?)\s+{_SMALL_NP}"
    rf"(?:\s+and\s+{_SMALL_NP})?)"
)
_RELATIVE = r"(?:\s+(?:who|which|that|whose|whom|where)\s+[^,“”:;]{3,110})"
_HEAD = re.compile(
    rf"(?P<head>(?:{_DET}\s+)?(?P<core>{_WORD}(?:\s+{_WORD}){{0,7}}?)(?P<behind>{_BEHIND}{{0,3}}))(?P<rel>{_RELATIVE}?)"
)
#: What goes on with a noun phrase between commas.
_APPOSED = re.compile(
    rf"(?:{_DET}\s+(?:former\s+)?{_WORD}(?:\s+{_WORD}){{0,6}}?{_BEHIND}{{0,3}}{_RELATIVE}?"
    rf"|(?:who|which|whose|whom)\s[^“”:;]{{3,110}}"
    rf"|{_ADVERB}(?:{_TIED}|[a-z]{{2,}}ed|aged|born|himself|herself)(?:\s[^“”:;]{{2,90}})?"
    rf"|(?:{_PREPOSITION})\s[^“”:;]{{2,60}}|\d{{1,3}}|[a-z-]+(?:\s+[a-z-]+)?\s+(?:of|at|for|in|from|with"
    rf"|to)\s[^“”:;]{{2,60}})"
)
#: "who calls herself Umm Malak", "known as Tolik".
_CALLED = re.compile(
    r"\b(?:(?:calls?|called|named|identifi(?:es|ed)|introduced|styles?|signs?|nam(?:es|ed)"
    r"|describes?)\s+(?:himself|herself|itself|themselves|themself)(?:\s+(?:only\s+)?as)?"
    r"|goes\s+by(?:\s+the\s+name(?:\s+of)?)?|known\s+(?:only\s+)?(?:as|by\s+the\s+name(?:\s+of)?)|called|named"
    r"|under\s+the\s+(?:name|handle|pseudonym)(?:\s+of)?"
    r"|(?:gave|gives|giving)\s+(?:his|her|its|their)\s+name\s+(?:only\s+)?as|whose\s+(?:handle"
    rf"|name)\s+is)\s+[“‘]?(?P<who>{NAME.pattern})"
)
_LEADS = re.compile(
    r"\s*(?:(?:(?i:however|meanwhile|moreover|furthermore|similarly|likewise|conversely|additionally|later|earlier"
    r"|still|yet|but|and|although|though|while|whereas"
    r"|afterwards|elsewhere|separately|nevertheless|nonetheless|instead|today|yesterday|finally|then|here|thus"
    r"|also|again)"
    r"|[A-Z][a-z]+ly|(?i:in|by)\s+contrast|(?i:for)\s+(?:its|his|her|their)\s+part|(?i:in)\s+(?:addition|turn"
    r"|response|reply|fact|particular)|(?i:on\s+the\s+(?:other\s+hand|contrary))"
    r"|(?i:at\s+first|at\s+the\s+same\s+time|as\s+a\s+result|what\s+is\s+more|so\s+far))\b,?\s+)"
)
_SUBORDINATE = re.compile(r"(?:[Aa]s|[Ii]f|[Ww]hen|[Bb]ecause|[Ww]hether|[Uu]nless|[Oo]nce|[Ww]here|[Tt]hat)\s[^,]*$")
_OPENS = (
    r"(?i:In|On|At|For|By|After|Before|During|Following|Until|Since|Despite|Within|Over|Upon|Throughout|Unlike|As"
    r"|With|From|Among|Under|About|Amid|Around"
    r"|Shortly|Hours|Days|Minutes|Weeks|Months|Soon|Just|Late|Early|Asked|Contacted|Speaking|Writing|Posting"
    r"|Addressing|Commenting|Referring|Responding|Reacting|When|Through|Via"
    r"|Several|Some|Half|An?|One|Two|Three|Four|Five|Six|Seven|The|That)"
)
_TO_COMMA = re.compile(rf"\s*{_OPENS}\b[^“”:;]{{2,120}}?,\s+")
_NEXT_COMMA = re.compile(r"[^“”:;,]{2,120}?,\s+")
_NO_COMMA = re.compile(
    r"\s*(?i:in|on|at|for|by|after|during|until|since|within|from|around|via|through|over|under|before"
    r"|following)\s+(?P<what>(?:[\w’'./-]+\s+){1,9}?)(?=\S)"
)
_LATER = re.compile(
    rf"\s*(?:(?:About|Around|Almost|Nearly|Over|Just|Only|Some|More\s+than|Less\s+than)\s+)?(?:{NUMBER_WORD}|[Aa]n?"
    r"|[Hh]alf\s+an?|[Ss]ome|[Ss]everal|[Aa]\s+(?:few|couple\s+of))?\s*"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?|[Hh]ours|[Dd]ays|[Mm]inutes|[Mm]onths|[Ww]eeks|[Ss]hortly"
    r"|[Ss]oon)\s+(?:later|afterwards?|after\s+the\s+\w+|on|earlier),?\s+",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday"
    r"|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|Facebook|Twitter|Telegram|Instagram|X)\b"
)
#: What tells nothing: events, figures, things; "reports" and "sources" are groups and read elsewhere.
_NOT_WHO = re.compile(
    r"\b(?:it|there|this|that|these|those|strikes?|airstrikes?|attacks?|raids?|incidents?|bombings?|bombardments?"
    r"|shellings?|explosions?|blasts?|fire|tolls?|numbers?|figures?"
    r"|counts?|totals?|deaths?|war|wars|fighting|clash(?:es)?|events?|night|day|morning|evening|hours?|house|home"
    r"|building|bod(?:y|ies)|victims?|dead|wounded|injured|lists?"
    r"|maps?|images?|imagery|photos?|photographs?|pictures?|footage|videos?|clips?|assault|offensive|operation"
    r"|campaign|siege|crater|missiles?|rockets?|bombs?|shells?"
    r"|drones?|planes?|aircraft|jets?|helicopters?|weapons?|munitions?|name|names|age|reason|cause|result|results"
    r"|target|location|sites?|damage|impact|rubble|area|claims?"
    r"|allegations?|rest|majority|most|half|latter|former|sources?|reports?|accounts?|reporting|versions?|evidence"
    r"|information|details?|data|analysis|assessment"
    r"|confusion|belligerents?|part(?:y|ies)|others?|none|nobody|everyone|who|which|loss|killing|massacre|murder"
    r"|massacres|families|family|relatives|casualt(?:y|ies)|fatalit(?:y|ies)|injur(?:y|ies))$",
    re.IGNORECASE,
)
#: "In its monthly report", "at 2:14 AM, who wrote": nobody.
_NO_PHRASE = re.compile(
    r"[\s,]*(?:(?:in|on|at|by|from|for|as|of|with|during|under)\s+(?:its|his|her|their|our|the|an?)(?:\s+[a-z]+ly)?|AM|PM)[\s,]*",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:[a-z-]*[a-z]{2,}(?<!ss)(?<!us)s|people|police(?:men|women)|\w*men|\w*women)$")
_SOMEBODY = re.compile(
    rf"(?:{nouns.RELATION}|{nouns.ACCOUNT.pattern}|{nouns.OFFICIAL.pattern}|{nouns.OUTLET.pattern}|[a-z-]*(?:man"
    r"|woman|person|er|or|ist|ian|ant|ent|ee|ic|girl|boy|child)"
    r"|site|blog|page|feed|broadcaster|station|daily|weekly|paper|magazine|group|faction|party|militia|charity|NGO"
    r"|team|body|cent(?:re|er)|crew|society|foundation|trust|fund|mission|unit|service|board|panel|bureau|collective"
    r"|firm|company|school|clinic|hospital|university|church|mosque|embassy|court|agency|institution"
    r"|organi[sz]ation|league|forum|federation|coalition|alliance|front|brigade"
    r"|bloc|committee|command|branch|wing|arm|department|division|office|desk|monitor|watchdog|tracker|project"
    r"|initiative|platform|portal|outlet|account|user|channel|programme"
    r"|spokes\w+|witness|kin|uncle|aunt|niece|chief|head|imam|sheikh|cleric|priest|nun|monk|governor|mayor|deputy"
    r"|colonel|general|captain|major|lieutenant|sergeant|guard|cook|nurse"
    r"|youth|refugee|relative|native|dean|pilot|judge|tribe|clan|council|union|syndicate|municipality|authority"
    r"|parliament|cabinet|network)$",
)
_BY_WHOM = re.compile(r"\s+(?:by|from)\s+(?P<who>.+)")
_WRITTEN = re.compile(
    r"statement|post|tweet|message|article|letter|communiqu[ée]|caption|story|release|bulletin|update|note|thread"
)
_FUNCTION = rf"(?:of|in|for|the|and|to|on|at|by|under|is|being|with|without|from|against|w|{PARTICLE})"
#: A name with small words within: "Raqqa in Silence", "The Voice of the Voiceless".
_TITLED = re.compile(rf"(?:[Tt]he\s+)?[A-Z][\w’'.-]*(?:\s+(?:{_FUNCTION}\s+){{0,2}}[A-Z\d][\w’'.-]*)+|{HANDLE}")


def any_subject(text: str, start: int, verb: str, rest: str) -> list[Speaker]:
    """Who speaks by `verb`, where the words before it are one noun phrase; `rest` are the words behind the verb.

    `text`: the words from where the clause begins to the verb, without adverbs and auxiliaries before it; they stand at
    `start`. Empty: they are no noun phrase as a whole, or one that cannot speak.
    """
    if _NO_PHRASE.fullmatch(text):
        return []
    lemma = verbs.lemma(verb)
    gives = lemma in _GIVES and _TOLL.match(rest)
    if (lemma not in _STRONG and not gives) or len(text) > 330:
        return []
    if lemma in _AS_DEEDS and not (_COMPLEMENT.match(rest) or _OTHER_OBJECT.match(rest)):
        return []
    for at in _begins(text):
        found = _whole(text[at:].rstrip(" ,"), start + at)
        if found is not None:
            return [found]
    return []


def _begins(text: str) -> Iterator[int]:
    """Where the noun phrase may begin: at the start, and behind each opening that can stand before a subject."""
    at = len(text) - len(text.lstrip(" ,;"))
    if _SUBORDINATE.match(text, at):
        return
    lead = _LEADS.match(text, at)
    while lead:
        at = lead.end()
        lead = _LEADS.match(text, at)
    yield at
    later = _LATER.match(text, at)
    if later and later.end() > at:
        yield later.end()
    opened = _TO_COMMA.match(text, at)
    while opened:
        yield opened.end()
        opened = _NEXT_COMMA.match(text, opened.end())
    if _NO_COMMA.match(text, at):
        comma = text.find(",", at)
        for word in re.finditer(r"\s(?=\S)", text[: comma if comma > at else len(text)]):
            if word.start() > at and (
                re.match(r"\s(?:the|an?|his|her|their|its)\s", text[word.start() :])
                or _starts_name(text, word.end())
                or re.fullmatch(r"\s(?:it|he|she|they)[\s,]*", text[word.start() :])
            ):
                yield word.end()


def _starts_name(text: str, at: int) -> bool:
    return text[at] in "@" or (text[at].isupper() and _MONTH.match(text, at) is None)


def _whole(words_: str, start: int) -> Speaker | None:
    """The speaker whom the words as a whole name or describe; None: they are more, or less, than a noun phrase."""
    pieces = re.split(r",\s+", words_)
    head = pieces[0].strip()
    if DATE.fullmatch(words_.strip(" ,")):
        return None
    if PRONOUN.fullmatch(head) and len(pieces) == 1:
        return single(head, start)
    if not head or not all(_APPOSED.fullmatch(piece.strip()) or _name_only(piece.strip()) for piece in pieces[1:]):
        return None
    titled = _TITLED.fullmatch(head)
    if titled and head.split()[0].lower() not in nouns.COMMON - {"the"}:
        return _named(head, start) if len(pieces) > 1 or " " in head or head.startswith("@") else single(head, start)
    found = _HEAD.fullmatch(head)
    if found is None:
        return None
    called = next((m for m in (_CALLED.search(words_),) if m), None)
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
    if runs and before.strip() and before.split()[-1][:1].islower() and _SOMEBODY.search(before.split()[-1]):
        first = found.start("core") + runs[-1].start()
        return _named(found.string[first : found.end("core")], start + first, before)
    noun = core.split()[-1]
    if _NOT_WHO.search(noun) or _NOT_WHO.search(core.split()[0]) or not core[:1].isalpha():
        return None
    first = found.start("core")
    text = found.string[first : found.end("head")]
    determined = found["head"][: first - found.start("head")].strip().lower()
    if not determined and noun[:1].islower() and not _PLURAL.match(noun) and not core[:1].isupper():
        return None
    if " " not in core and not found["behind"] and determined in ("the", "this", "that"):
        return single(found["head"], start + found.start("head"))
    if noun[:1].islower() and _PLURAL.match(noun) and not nouns.OFFICIAL.search(noun) and not nouns.OUTLET.search(noun):
        whole = found["head"]
        return Speaker(whole, "unnamed-group", start + found.start("head"), start + found.end("head"))
    by = _BY_WHOM.match(found["behind"])
    if _WRITTEN.fullmatch(noun) and by:
        return _whole(by["who"], start + found.start("behind") + by.start("who"))
    if _WRITTEN.fullmatch(noun):
        return single(found["head"][: found.start("behind") - found.start("head")], start + found.start("head"))
    if noun[:1].islower() and not _SOMEBODY.search(noun):
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
