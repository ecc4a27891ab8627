"""Parties that no register knows and that a claim has act: "Saudi warplanes bombed", "a US drone strike"."""

import re

from kg.prose.words.screen import Screened

_FORCE = (
    r"(?:forces|troops|warplanes?|aircraft|jets?|planes?|army|military|navy|air\s+force|drones?|artillery|helicopters?"
    r"|gunmen|gunboats?|militias?|coalition|soldiers|snipers?|fighters|militants|tanks?|bombers?)"
)
_NAME = (
    r"(?<![\w’'@.-])(?!(?:The|These|Those|Their|Its|His|Our|Some|Several|Many|Two|Three|Four|Enemy|Unknown|Unidentified"
    r"|Other|Both|All|An?)\s)(?:U\.S\.|[A-Z][\w’'-]*)(?:\s+[A-Z][\w’'-]*){0,2}"
)
#: A deed with its object behind it: "fighters killed in the raid" did nothing.
_DID = (
    r"\s+(?:(?:had|have|has|also|then|reportedly|allegedly|later)\s+){0,2}"
    r"(?:bombed|shelled|targeted|attacked|raided|fired|launched|opened\s+fire|carried\s+out|conducted|dropped"
    r"|destroyed|stormed|struck|hit|shot|killed|bombarded|executed)\b"
    r"(?=\s+(?:fire\s+)?(?!(?:by|in|during|when|while|after|before|and|or|near|as|there|that|last|later|together)\b)\S)"
)
_ACTS = Screened(rf"(?P<who>{_NAME}\s+(?:[a-z-]+\s+)?{_FORCE}){_DID}")
_NATION = r"(?:US|U\.S\.|UK|UAE|NATO|[A-Z][a-z]*(?:ish|ese|ican|rati|audi|outhi|[bdhjlmnopqrst]ian))"
_STRIKE = (
    r"(?:(?:air|drone|missile|rocket|artillery)[\s-]?(?:strikes?|raids?|attacks?|fire|shelling)|airstrikes?|air-strikes?"
    r"|strikes?|shelling|bombing|bombardment|raids?|missiles?|drones?|warplanes?|artillery|gunfire|shells?)"
)
_STRIKES = Screened(rf"(?<![\w’'@.-])(?P<who>{_NATION})\s+(?:[a-z-]+\s+)?{_STRIKE}\b")
_BY = Screened(
    rf"\b(?:bombed|shelled|targeted|attacked|raided|fired|launched|struck|hit|shot|killed|bombarded|executed"
    rf"|strikes?|raids?|attacks?|shelling)\s+by\s+(?:the\s+)?(?P<who>{_NAME}\s+(?:[a-z-]+\s+)?{_FORCE})\b"
)
_LETTERS = Screened(
    r"\b[Tt]he\s+(?P<who>[A-Z]{2,6})\s+(?:(?:had|have|has|also|then)\s+)?(?:bombed|shelled|bombarded|opened\s+fire|fired\s+(?:at|on))\b"
)
#: Words that end as names of nations do.
_NO_NATION = frozenset({"Christian", "Civilian", "Guardian", "Physician", "Custodian"})
_HEDGE = re.compile(
    r"\b(?:alleged(?:ly)?(?!\s+that\b)|suspected|reported(?!\s+that\b)|presumed|apparent|likely|possible|against|targeting|at)\s+"
    r"(?:[\w-]+\s+){0,1}$",
    re.IGNORECASE,
)


def acting(text: str) -> tuple[int, int] | None:
    """Where the words name the first party that acts, as they write it; None where none does.

    What the words hedge ("a suspected US drone strike") is nobody's report of an action.
    """
    for pattern in (_ACTS, _BY, _STRIKES, _LETTERS):
        for found in pattern.finditer(text):
            name = found["who"]
            if name in _NO_NATION or _HEDGE.search(text[max(0, found.start("who") - 40) : found.start("who")]):
                continue
            return found.span("who")
    return None
