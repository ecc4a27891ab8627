"""Numbers of the dead by their names: "identified nine victims", "published the names of 14 people"."""

import re

from kg.model import Harm

_IDENTIFIED = re.compile(
    r"\b(?:identified|named|listed|documented|verified|matched|identifying|naming"
    r"|listing)\s+(?:also\s+|only\s+|just\s+)?(?:(?:all\s+(?:of\s+)?)?the\s+)?$"
    r"|\b(?:names|identities|portraits)\s+of\s+(?:the\s+|all\s+)*$"
)
_OF_THE_VICTIMS = re.compile(r"\s+of\s+(?:the|those)\s+(?:victims|dead|killed|martyrs|deceased|fatalities)\b")
_NAMES = re.compile(r"\bnames\s+of\s+(?:the\s+|all\s+)*$")
_PEOPLE = re.compile(
    r"\s+(?:\w+\s+)?(?:people|persons|civilians|individuals)\b"
    r"(?!\s+(?:(?:who|that)\s+)?(?:(?:were|are|was|had\s+been|remain\w*|still)\s+)*(?:missing|wounded|injured|hurt|detained|arrested"
    r"|displaced|abducted|rescued|trapped|wanted|alive|evacuated|in\s+need))"
)
_WERE_NAMED = re.compile(
    r"\s+of\s+(?:the|its|his|her|their)\s+(?:\w+\s+)?(?:children|girls|boys|women|men|victims|brothers|sisters|students|pupils"
    r"|workers|passengers|civilians)\s+(?:was|were|have\s+been|had\s+been)\s+(?:(?:later|also|since|subsequently|\w+ly)\s+)?(?:named|identified)\b"
)
#: "the dead were three brothers", "the injured were two passers-by".
_THEY_ARE = re.compile(
    r"\b(?:[Tt]he|[Tt]hose)\s+(?:(?P<killed>dead|killed|martyrs|fatalities|deceased)|injured|wounded)\s+(?:were|are|compris(?:e|ed)|consist(?:ed)?\s+of)\s+(?:only\s+|all\s+)?$"
    r"|\b(?:listed|lists|listing|gave|gives)\s+the\s+(?:(?P<dead>dead|killed|martyrs|fatalities|deceased|victims)|injured|wounded)\s+as\s+$"
)
#: "listed the injured as two women and a boy": three.
_AND_ONE = re.compile(r",?\s+and\s+an?\b")
_NAMES_OF_DEAD = re.compile(
    r"\s+(?:further\s+|more\s+)?names\s+of\s+(?:the\s+|those\s+)?(?:dead|killed|victims|martyrs|deceased)\b"
)
#: "listed seven names in her post".
_LISTED = re.compile(r"\b(?:listed|mourned)\s+(?:the\s+)?$")
_NAMES_IN_POST = re.compile(
    r"\s+names\s+(?:in|on)\s+(?:an?|his|her|their|its)\s+(?:\w+\s+)?(?:post|tribute|obituary|page)\b"
)


def told_by_names(text: str, start: int, number_end: int, end: int) -> Harm | None:
    """What befell the persons of a number at `start` whom the words name or identify; None: nothing is said of it.

    The number ends at `number_end`, those whom it counts at `end`.
    """
    before = text[max(0, start - 110) : start]
    if _IDENTIFIED.search(before):
        if re.match(r"\s+(?!of\b)(?:\w+\s+)?victims?\b", text[number_end:end]):
            return "killed"
        if _OF_THE_VICTIMS.match(text, number_end):
            return "killed"
    if _NAMES.search(before) and _PEOPLE.match(text, number_end):
        return "killed"
    if _WERE_NAMED.match(text, number_end):
        return "killed"
    are = None if _AND_ONE.match(text, end) else _THEY_ARE.search(before)
    return ("killed" if are["killed"] or are["dead"] else "injured") if are else None


def names_listed(text: str, start: int, end: int) -> int | None:
    """Where "four names of the dead", "seven names in her post" end; the number stands at `start` to `end`."""
    dead = _NAMES_OF_DEAD.match(text, end)
    if dead is None and _LISTED.search(text, max(0, start - 20), start):
        dead = _NAMES_IN_POST.match(text, end)
    return dead.end() if dead else None
