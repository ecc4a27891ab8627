"""What stands between commas between a name and its verb, however long: relative clauses, appositions, occasions.

"The Harbour Relief Society, to which the clinic belonged, said", "The Harbour Bureau, in a report that came out only in
March, when the families had returned, recorded": what is set off tells who speaks or where, and is none of his words.
"""

import re
from functools import lru_cache

from kg.prose.names.name_patterns import BAD_START, VERBAL
from kg.prose.words.screen import Screened

_SAID = (
    r"(?:said|says|wrote|writes|stated|states|told|tells|reported|claimed|claims|announced|posted|tweeted|confirmed"
    r"|recalled|described|noted|blamed|blames|accused|accuses|put|gave|counted|listed|recorded|documented|denied|denies"
    r"|mourned|concluded|concludes|estimated|added|insisted|explained|maintained|swore|spoke|acknowledged|admitted"
    r"|conceded|asserted|testified|published|declared|attributed|rejected|dismissed|identified|named|mentioned|held"
    r"|condemned|alleged|affirmed|related|recounted|remarked)"
)
_VERB = rf"\s+(?:(?:also|later|then|first|only|further|instead|had|has|\w+ly)\s+){{0,2}}{_SAID}\b"
#: What goes on with a name behind a comma.
_OPENS = (
    r"(?:(?:to|of|in|for|at|from|on|with|by|under|through|near)\s+(?:which|whom|whose)|whose|who|whom|which|where"
    r"|(?:in|on|through|via)\s+(?:an?|its|his|her|their|one\s+of\s+(?:its|his|her|their))\s+[a-z]|(?:through|via)\s+the\s"
    r"|(?:a|an|the|one\s+of|itself|himself|herself|formerly|then|now|once|still|also|based|run|known|close|loyal"
    r"|affiliated|linked|tied|aligned|opposed|founded|established|named|called|speaking|writing|posting|broadcasting"
    r"|aged|born|since|usually|normally|generally|often|as(?!\s+(?:\w+\s+)?\w+ed\s+by\b|\s+well\b)|when|after|though|although|while)\s"
    r"|(?:he|she|it)\s+(?:is|was)\s(?!not\b)|\d{1,2}\s*$)"
)
_GOES_ON = (
    r"(?:(?:and|but)\s+(?:that|who|which|whose|to\s+whom|in\s+which|is|was|has|had)\s|as\s|since\s|when\s|because\s|where\s|if\s"
    r"|although\s|though\s|while\s|so\s|after\s|before\s|until\s|who\s|which\s|whose\s|that\s|even\s|often\s|usually\s"
    r"|(?:was|were|is|are|had|has|have)\s|mostly\s|among\s|or\s+so\s|in\s|on\s|at\s|for\s|with\s|from\s|by\s|near\s|then\s|now\s|once\s|the\s+[a-z]+\s+of\s)"
)
_SPANS = Screened(
    r"(?:^|[;:]\s+|\n\s*|,\s+(?:and|but|while)\s+)(?:(?:However|Meanwhile|But|And|Later|Still|Also|[Ff]or\s+(?:its|his|her)\s+part),?\s+)?"
    r"(?P<who>(?:[Tt]he\s+)?(?:(?:activist|outlet|user|page|channel|account|journalist|Facebook\s+user|Telegram\s+channel|resident"
    r"|Activist|User|Journalist|Resident)\s+)?[A-Z@][\w’'.&-]*(?:\s+[\w’'.&()-]+){0,8}?)"
    rf"(?P<off>(?:\s+\([^()]{{1,40}}\))?,\s+(?P<first>{_OPENS}[^,;:“”\"░]{{0,140}})"
    rf"(?P<more>(?:,\s+{_GOES_ON}[^,;:“”\"░]{{0,140}}){{0,4}}),)"
    rf"(?={_VERB})"
)
_CLOSED = Screened(rf",{_VERB}")
#: "denied, through its spokesman, Colonel Odeh, that", "wrote, a few minutes before four, that".
_BEHIND = Screened(
    rf"\b(?:{_SAID})(?:\s+(?:[\w’'-]+\s){{0,3}}[\w’'-]+)?(?P<off>,\s[^;:“”\"░]{{3,160}}?,)(?=\s+(?:that|how)\s)"
)
_OF_HIMSELF = re.compile(r"(?:who|whom|which|where)\s")
#: "reported, in that same week, that three had died": when the thing told of was.
_OF_A_TIME = re.compile(r"\b(?:same|earlier|previous|week|month|year|day|before|after|since|another|other|ago)\b")
_SOME = re.compile(r"(?:One|Another|Some|Other|Several|Most|All|Many|Both|Two|Three|Four|Among|Only|A|An)\s")
#: Words of saying within: what is set off may tell something itself.
_TELLS = re.compile(
    r"\b(?:said|wrote|told|reported|claimed|announced|posted|tweeted|confirmed|blamed|accused|counted|mourned|denied"
    r"|attributed|described|documented|stated|noted|identified|condemned|alleged|estimated|listed|recorded|cited|quoted|put|gave)\b(?!\s+(?:by|in|with)\b)"
)


@lru_cache(maxsize=16)  # one sentence is asked for each of its clauses
def interposed(text: str) -> tuple[tuple[int, int], ...]:
    """Where what is set off stands between a name and its verb of saying; with the comma on either side."""
    return tuple(found.span("off") for found in (*_between(text), *_behind(text)))


@lru_cache(maxsize=16)
def no_words_of_his(text: str) -> tuple[tuple[int, int], ...]:
    """Those stretches that tell where or how somebody spoke, and nothing of what he tells of himself."""
    before = [found for found in _between(text) if not _OF_HIMSELF.match(found["first"])]
    behind = [found for found in _behind(text) if _OF_A_TIME.search(found["off"]) is None]
    return tuple(found.span("off") for found in (*before, *behind))


def _between(text: str) -> list[re.Match[str]]:
    if _CLOSED.search(text) is None:  # asked first, for most sentences have nothing set off
        return []
    return [found for found in _SPANS.finditer(text) if _sets_off(found)]


def _behind(text: str) -> list[re.Match[str]]:
    if ", that " not in text and ", how " not in text:
        return []
    return [found for found in _BEHIND.finditer(text) if _TELLS.search(found["off"]) is None]


def _sets_off(found: re.Match[str]) -> bool:
    who = found["who"]
    if BAD_START.match(who) or VERBAL.search(who) or " and " in who:
        return False
    if _SOME.match(who):  # "One source, the website X, said": X speaks
        return False
    if re.search(r"\s[a-z]+$", who) and re.match(r"(?:the|an?)\s.*[A-Z]", found["first"]):
        return False  # "Sami’s employer, the Harbour Trust, said": the name speaks
    return _TELLS.search(found["off"]) is None
