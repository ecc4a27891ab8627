"""Who is said to have done it: blamed, reported acting, suspected, named among rivals, or not identified.

A party that is only named ("the Israeli border", "a former Israeli prisoner") did nothing; it must stand before or
behind a word that acts. What the page itself hedges ("an alleged Israeli airstrike") is nobody's blame (DECISIONS 20).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Verb
from kg.prose import harm, parties_unseen
from kg.prose.groups_blamed import blamed_factions
from kg.prose.registers import Party, known, parties
from kg.prose.screen import Screened

_PARTY = "\ue000"  #: stands for each code point of a party's name, so that patterns need no names
_NAME = rf"{_PARTY}+"
_AND_NAMES = re.compile(rf"(?:(?:\s*(?:,\s*)?(?:and|or|,)\s+(?:the\s+)?|[-/]){_NAME})+")
_OR_NAME = re.compile(rf"^(?:\s*/\s*|-|\s+(?:and|or)\s+)(?:the\s+)?{_NAME}")
_STRIKE_LAST = re.compile(rf"\b(?:{harm.STRIKE_NOUN})$", re.IGNORECASE)

_NOT_IDENTIFIED = Screened(
    r"\b(?:did not|didn[’']t|does not|do not|could not|unable to|failed to|without|not|neither"
    r"|none)\s+(?:\w+\s+){0,3}?(?:identif\w+|specif\w+|nam(?:e|ed|ing)|attribut\w+|determin\w+|establish\w*|confirm\w*"
    r"|mention\w*|say(?:ing)?|stat(?:e|ing)|assign\w*|blam\w+|point\w*)\s+(?:\w+\s+){0,4}?(?:culprits?"
    r"|perpetrators?|belligerents?|part(?:y|ies)"
    r"|responsib\w+|attackers?|aggressors?|actors?|side|blame|who (?:was|were|carried|had"
    r"|fired|launched|bombed|struck|shelled|hit|conducted|did|dropped|attacked|planted)|whose)"
    r"|\b(?:no|none of the) (?:\w+ )?(?:sources?|outlets?|reports?|one|users?)\b[^.;]{0,40}?\b(?:identif\w+"
    r"|specif\w+|nam(?:e|ed|ing)"
    r"|attribut\w+|blam\w+)\s+(?:\w+\s+){0,3}?(?:culprits?|perpetrators?|belligerents?|part(?:y|ies)|attackers?)"
    r"|\b(?:unknown|unidentified|unspecified|unnamed) (?:perpetrators?|belligerents?|culprits?|aircraft"
    r"|warplanes?|planes?|drones?|gunmen|assailants?)"
    r"|\b(?:not (?:known|clear)|unknown|unclear) (?:who|which (?:party|side|forces?|planes?|aircraft))\b"
    r"|\b(?:no|without\s+(?:an?|any))\s+(?:\w+\s+)?conclusions?\s+(?:on|as\s+to|about|regarding|over)\s+(?:who|which|the\s+(?:culprit|perpetrator|attacker|belligerent|party|responsib\w+))\b"
    r"|\bleft\s+(?:it\s+)?open\s+(?:who|which)\b"
    r"|\bno (?:one|party|group|side) (?:was|were|has been) (?:identified|blamed)",
    re.IGNORECASE,
)
_CONFLICTING = Screened(
    r"\b(?:conflict(?:ed|ing)?|disagree\w*|differ(?:ed|ing)?|divided|contradict\w+|unclear|not clear|disputed"
    r"|inconsistent)\b[^.;]{0,60}?\b(?:whether|who|which|as to"
    r"|about|over|on)\b[^.;]{0,160}?\b(?:to blame|responsible|behind|carried out|culprit|belligerent"
    r"|perpetrator|conducted|caused|was the)",
    re.IGNORECASE,
)
_HELD = (
    r"(?:blam\w+|accus\w+|holding|held|holds)\s+[“‘\"\[]?(?:(?!not\b)[\w’'-]+\s+){0,3}?" + _NAME,
    rf"(?:blam\w+|accus\w+)\s+[“‘\"]?(?:the\s+)?(?:{harm.STRIKE_NOUN}|forces|army|air\s+force|soldiers|troops|pilots|crews)\s+of\s+(?:(?!and\b|for\b)[\w’'-]+\s+){{0,4}}?{_NAME}",
    rf"(?:implicat|fault|finger|incriminat)(?:ed|es|ing|s)\s+(?:both\s+)?(?:(?:the|an?)\s+)?{_NAME}",
    rf"(?:denounc|condemn|criticis|criticiz|lambast)\w+\s+(?:the\s+)?{_NAME}(?:\s+\w+)?\s+for\s+(?:the|this|its|killing|bombing|shelling|targeting|striking|an?)\b",
    rf"(?:at\s+the\s+(?:door|doorstep|feet)|the\s+(?:hand|handiwork|work|fingerprints))\s+of\s+(?:the\s+)?{_NAME}",
    rf"(?:attribut\w+|ascrib\w+)\b[^.;]{{0,120}}?\bto\s+[“\"‘]?(?:\w+\s+){{0,4}}?{_NAME}",
    rf"\b(?:they|it|(?:the\s+)?(?:{harm.STRIKE_NOUN}))\s+(?:had\s+)?belong(?:ed|s)?\s+to\s+(?:the\s+)?{_NAME}",
    rf"{_NAME}[^.;,]{{0,40}}?\b(?:was|were|is|are|as|being|to be)\s+(?:\w+\s+)?(?:responsible|to blame|behind"
    rf"|guilty|the (?:belligerent|culprit|perpetrator))",
    rf"(?:responsib\w+|blame|culpab\w+)\s+(?:\w+\s+){{0,4}}?(?:of|on|to|with|by|for \w+ (?:on"
    rf"|to))\s+(?:\w+\s+)?{_NAME}",
    rf"(?:responsible|to blame|behind (?:the|this) \w+|culprit|perpetrator|belligerent)\s+(?:was|were|is"
    rf"|as)\s+(?:\w+\s+)?{_NAME}",
    rf"(?:named|identified|naming|identifying)\s+(?:\w+\s+)?{_NAME}[^.;]{{0,40}}?\bas\s+(?:the\s+)?(?:\w+\s+)?("
    rf"?:belligerent|culprit|perpetrator|responsible|attacker|party|source)",
    rf"(?:point(?:ed|ing)?\s+(?:\w+\s+){{0,2}}(?:at|to|towards))\s+(?:(?!suspected|alleged|possible|likely)\w+\s+)?{_NAME}",
    rf"{_NAME}(?:\s*\([^()]*\))?\s+(?:was|were|is|are|has been|have been)\s+"
    rf"(?:(?:also|\w+ly)\s+)*(?:blamed|accused|held)",
    rf"{_NAME}(?:[’']s)?\s+(?:responsibility|culpability|guilt|involvement)\s+(?:was|is|has been|had been)"
    rf"\s+(?:\w+ly\s+)?(?:alleged|claimed|reported|asserted|suggested|indicated|mentioned)",
    rf"(?:alleg\w+|claim\w+|assert\w+|suggest\w+|report\w+|indicat\w+)\s+(?:\w+\s+)?{_NAME}(?:[’']s)?\s+(?:responsibility"
    rf"|culpability|involvement)",
    rf"(?:responsib|blame)\w*[^.;]{{0,60}}?\b(?:pinned|placed|laid|put)\s+(?:squarely\s+)?(?:on|at|with)\s+(?:\w+\s+){{0,3}}?{_NAME}",
    rf"\b(?:plac|put|la(?:id|y)|pin|assign)\w*\s+(?:\w+\s+){{0,2}}?(?:responsibility|blame)\s+(?:\w+\s+){{0,3}}?(?:on|upon|with|to|at)\s+[^.;]{{0,50}}?{_NAME}",
    rf"demand\w*\s+(?:\w+\s+)?accountability\s+(?:from|of)\s+[“‘\"]?(?:the\s+)?{_NAME}",
    rf"{_NAME}\s+(?:must|should|to)\s+be\s+held\s+(?:\w+\s+)?(?:accountable|responsible)",
    rf"(?:committed|perpetrated)\s+by\s+(?:\w+\s+)?{_NAME}",
    rf"{_NAME}[”\"]?\s+(?:is|was|are|were)\s+(?:what|who|the\s+ones?\s+(?:who|that)|those\s+who)\s+(?:\w+\s+)?(?:{harm.STRIKE_VERB})\b",
    rf"\b(?:it\s+(?:was|is)|it[’']s|that\s+was|this\s+(?:was|is))\s+(?:the\s+)?{_NAME}(?=\s*(?:[,.!;:”]|$)|\s+(?:who|that|which)\b)",
)
_BLAMES = Screened("|".join(f"(?:{piece})" for piece in _HELD), re.IGNORECASE)
_AGENT = Screened(
    rf"\b(?:killed|martyred|died|injured|wounded|murdered|executed|deaths?|massacre)\b[^.;]{{0,70}}?\b(?:by"
    rf"|(?:strikes?|raids?|attack|bombing|shelling|fire|airstrikes?)\s+(?:of|by|from|conducted by"
    rf"|carried out by))"
    rf"\s+(?:the\s+)?{_NAME}(?!\s+(?:air|drone|strike|raid|bomb|shell|artill|missile))",
    re.IGNORECASE,
)
_SUSPECTS = Screened(
    rf"\b(?:suspect\w*|possibly|presumably|likely|believed|thought|speculat\w+|probably"
    rf"|apparent(?:ly)?)\b[^.;]{{0,40}}?{_NAME}",
    re.IGNORECASE,
)
_SUSPECTED = Screened(
    rf"\bsuspect(?:s|ed|ing)?\s+(?:that\s+)?(?:the\s+)?{_NAME}\s+(?:of|was|were|had|carried|to)\b"
    rf"|\bsuspect(?:s|ed|ing)?\s+that\b[^.;]{{0,80}}?{_NAME}"
    rf"|\b(?:believ|presum|assum|consider|deem|judg|think|thought|suppos)\w*\s+(?:that\s+)?(?:(?:the|it|this|these|its|their)\b\s*)?(?:[\w-]+\s+){{0,4}}?"
    rf"(?:to\s+(?:be|have\s+been)|was|were|is|are|had\s+been)\s+(?:\w+ly\s+)?(?:the\s+work\s+of\s+)?(?:an?\s+|the\s+)?{_NAME}"
)
_HEDGE = re.compile(
    r"\b(?:alleged(?:ly)?(?!\s+that\b)|suspected|reportedly|presumed|apparent|likely|possible)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_REPORTED_ACT = re.compile(
    rf"\b(?:was|were|been|being|is)\s+(?:reportedly|apparently)\s+(?:{harm.STRIKE_VERB})\s+by\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_ACTS_AFTER = re.compile(
    rf"(?:’s|'s)?[”\"]?\]?[\s-]+[“\"‘]?(?:(?!(?:and|or|had|has|have|was|were|is|not|said|announced|with|in|from|for|on"
    rf"|of)\b)[\w’'/-]+[”\"]?[\s-]+){{0,3}}?(?:(?:{harm.STRIKE_NOUN}|{harm.STRIKE_VERB})\b|(?:had|has|have)\s+(?:also\s+|\w+ly\s+)?(?:{harm.STRIKE_VERB})\b)"
    rf"|(?:\s+(?:forces|military|army|occupation|troops|soldiers))?\s+(?:had|has|have|(?:were|was)(?=\s+\w+ing\b))"
    rf"\s+(?:(?:reported(?:ly)?|also|again|twice|been|\w+ly)\s+){{0,2}}(?:to\s+)?(?:{harm.STRIKE_VERB})\b"
    rf"|\]?[^.;{_PARTY}]{{0,80}}?,?\s(?:and|then)\s+(?:they|it)\s+(?:also\s+|then\s+)?(?:{harm.STRIKE_VERB})\b"
    rf"|\]?\s[^.;{_PARTY}]{{0,60}}?,\s+(?:killing|bombing|shelling|striking|firing|targeting|shooting)\b"
    rf"|\s+(?:were|was)\s+(?:reported(?:ly)?|said|alleged)\s+to\s+(?:have\s+)?(?:{harm.STRIKE_VERB})\b",
    re.IGNORECASE,
)
_ACTED_BEFORE = re.compile(
    rf"\b(?:{harm.STRIKE_NOUN}|{harm.STRIKE_VERB})\s+(?:(?!(?:since|before|until|amid|despite|beginning|start)\b)[\w’'-]+\s+){{0,4}}?(?:by|from|of"
    rf"|belong(?:ing|ed|s) to)\s+[“\"‘]?(?:(?:the|an?|\d+|two|three|four|five|several)\s+)?[“\"‘\[]?$"
    rf"|\b(?:{harm.STRIKE_NOUN})\s+(?:was|were|is|being)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    rf"\b(?:after|following|before|in\s+(?:response|retaliation)\s+(?:to|for))\s+(?:an?|the|earlier|previous|another)\s+(?:[\w-]+\s+){{0,3}}?(?:{harm.STRIKE_NOUN})\s+(?:by|from|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: "fled Russian shelling", "feared another Israeli strike": another one, or none yet.
_ELSEWHERE = re.compile(
    r"\b(?:fled|fleeing|flee|escap(?:ed|ing)|displaced\s+by|(?:fear(?:s|ed|ing)?|dread(?:s|ed)?|expect(?:s|ed|ing)?|threat(?:s|ened)?)(?:\s+of)?)"
    r"\s+(?:an?\s+|the\s+|another\s+|more\s+|further\s+|new\s+|renewed\s+|earlier\s+)*$",
    re.IGNORECASE,
)
_NO_ACT = re.compile(
    r"^\]?\s*(?:(?:members|fighters|soldiers|personnel|militants|elements|troops)\s+(?:were\s+"
    r"|was\s+)?(?:reportedly\s+)?(?:killed|injured|wounded)|(?:killed|injured|wounded)\s*(?:or|and|in|during"
    r"|by|,|\.)|border|prisoner|prison|citizen|hospital|crossing|territor\w+|captivity|hostage\w*|settle\w+"
    r"|media|newspaper|website|government said"
    r"|evacuation|order|siege|blockade|checkpoint|(?:military|forces|army)?\s*(?:had|has|have)?\s*(?:withdr\w+"
    r"|warned|ordered|announced|said|stated|claimed|asked|denied|left))",
    re.IGNORECASE,
)
_STRIKES_AND = re.compile(r"\s+(?:[\w-]+\s+){0,3}(?:and|or)\s+(?:by\s+)?(?:the\s+)?")
_ORDINARY = re.compile(r"\bmarch\b|\bcrime\b", re.IGNORECASE)
_UNSEEN = Screened(
    r"\b(?:blam(?:ed|es|ing)|accus(?:ed|es|ing))\s+(?:the\s+)?(?P<who>[A-Z][\w’'.-]*(?:\s+(?:[a-z]{2}-)?[A-Z][\w’'.-]*){0,4}"
    r"(?:\s+(?:forces|military|militia|army|militias|groups?|coalition|regime|alliance|warplanes|government))?)"
    r"|(?P<they>[A-Z][\w’'.-]*(?:\s+(?:[a-z]{2}-)?[A-Z][\w’'.-]*){0,4})(?:\s*\([^()]*\))?\s+(?:was|were|has been"
    r"|have been)\s+(?:\w+ly\s+)?(?:blamed|accused)\b"
    r"|\battribut\w+\s+(?:the|this|these|it|its"
    r"|their)?\s*(?:[\w-]+\s+){0,4}?to\s+(?:the\s+)?(?P<whom>[A-Z][\w’'.-]*(?:\s+(?:[a-z]{2}-)?[A-Z][\w’'.-]*){0,4}(?:\s+(?:f"
    r"orces|military|militia|army|militias|groups?|coalition|regime|alliance|warplanes|government))?)"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a claim says of whom. `parties` stand in the order of the text, each once; `unseen` is in no register."""

    verb: Verb
    parties: tuple[Party, ...] = ()
    unseen: Party | None = None


NOTHING = Attribution("none")


def attribution(text: str) -> Attribution:
    """Whom the words of one claim make responsible, and how."""
    found = _named(text)
    shown = _shown(text, found)
    if _CONFLICTING.search(text) and len({p.name for p in found}) > 1:
        return Attribution("conflicting", _once(found))
    if _NOT_IDENTIFIED.search(text):
        return Attribution("not-identified")
    doubted = _inside(found, _SUSPECTED, shown)
    if doubted:
        return Attribution("suspects", doubted)
    blamed = _inside(found, _BLAMES, shown)
    if blamed:
        return Attribution("blames", blamed)
    factions = blamed_factions(text)
    unseen = _blamed_unseen(text)
    if unseen is not None and not any(f.start < unseen.end and unseen.start < f.end for f in factions):
        return Attribution("blames", (), unseen)
    acting = _without_occasion(shown, _with_ally(found, [p for p in found if _acts(text, shown, p)]))
    if factions and not acting:
        return Attribution("blames", _once(factions))
    agents = _inside(acting, _AGENT, shown)
    if agents:
        return Attribution("blames", _with_others(text, agents, acting))
    if acting:
        return Attribution("reports-action", _once(acting))
    stranger = _stranger(text, found)
    if stranger is not None:
        return Attribution("reports-action", (), stranger)
    suspected = _inside(
        [p for p in found if _acts(text, shown, p, hedged=True) and not _hedged_by_page(shown, p)], _SUSPECTS, shown
    )
    return Attribution("suspects", suspected) if suspected else NOTHING


def _with_others(text: str, agents: tuple[Party, ...], acting: Sequence[Party]) -> tuple[Party, ...]:
    """ "killed by Coalition strikes and SDF artillery": both killed."""
    found = list(agents)
    for party in acting:
        if party.start > found[-1].end and _STRIKES_AND.fullmatch(text, found[-1].end, party.start):
            found.append(party)
    return _once(found)


def _blamed_unseen(text: str) -> Party | None:
    """Somebody whom the words blame and whom the register does not know; the name is as written."""
    found = _UNSEEN.search(text)
    if found is None:
        return None
    group = next(name for name in ("who", "whom", "they") if found[name])
    name = found[group].rstrip(".")
    return Party(name, found.start(group), found.start(group) + len(name)) if known(name) is None else None


def _stranger(text: str, found: Sequence[Party]) -> Party | None:
    """Somebody whom the words have act and whom the register does not know; the name is as written."""
    where = parties_unseen.acting(text)
    if where is None or any(p.start < where[1] and where[0] < p.end for p in found):
        return None
    name = text[where[0] : where[1]]
    return Party(name, *where) if known(name) is None else None


def hedged(text: str) -> tuple[Party, ...]:
    """The parties of whose action the page itself speaks with a hedge: "an alleged Israeli airstrike"."""
    found = parties(text)
    shown = _shown(text, found)
    return _once([p for p in found if _acts(text, shown, p, hedged=True)])


def _named(text: str) -> list[Party]:
    return [p for p in parties(text) if not _ORDINARY.fullmatch(text[p.start : p.end])]


def _shown(text: str, found: Sequence[Party]) -> str:
    pieces = list(text)
    for party in found:
        pieces[party.start : party.end] = _PARTY * (party.end - party.start)
    return "".join(pieces)


def _inside(found: Sequence[Party], pattern: Screened, shown: str) -> tuple[Party, ...]:
    """The parties whose names end a match of the pattern, with those that are joined to them."""
    if not found:
        return ()
    mine: list[Party] = []
    for match in pattern.finditer(shown):
        mine += [p for p in found if match.start() <= p.start < match.end()]
        mine += _joined(found, shown, match.end())
    return _once(mine)


def _joined(found: Sequence[Party], shown: str, end: int) -> list[Party]:
    more = _AND_NAMES.match(shown, end)
    return [p for p in found if more and more.start() <= p.start < more.end()]


def _acts(text: str, shown: str, party: Party, *, hedged: bool = False) -> bool:
    before, after = shown[max(0, party.start - 70) : party.start], shown[party.end : party.end + 110]
    after = re.sub(r"^\s*\([^()]{1,20}\)", "", after)
    after = re.sub(r"^\s*\[([\w ]{1,30})\]", r" \1", after)  # "The Israeli [military] killed"
    either = _OR_NAME.match(after)
    if either and _STRIKE_LAST.search(text[party.end : party.end + either.end()]):
        return True  # "either Coalition or Iraqi aircraft"
    after = _OR_NAME.sub("", after)  # "Russian or regime planes"
    if _NO_ACT.match(after):
        return False
    if not hedged and _HEDGE.search(before) and not _REPORTED_ACT.search(before) and not before.rstrip().endswith("["):
        return False
    if _ELSEWHERE.search(before):
        return False
    name = text[party.start : party.end]
    if " " in name and _STRIKE_LAST.search(name):
        return True
    return _ACTS_AFTER.match(after) is not None or _ACTED_BEFORE.search(before) is not None


def _with_ally(found: Sequence[Party], acting: list[Party]) -> list[Party]:
    """ "aircraft of the Russian-Syrian alliance": both names of the compound act, where one does."""
    return [p for p in found if p in acting or any(p.start - 1 == a.end or a.start - 1 == p.end for a in acting)]


def _without_occasion(shown: str, acting: list[Party]) -> list[Party]:
    """ "A shelled the camp after a strike by B": B's strike is another one."""
    others = [p for p in acting if not _OCCASION.search(shown[max(0, p.start - 90) : p.start])]
    return others or acting


def _hedged_by_page(shown: str, party: Party) -> bool:
    return (
        re.search(r"\balleged(?:ly)?\s+(?:[\w-]+\s+){0,2}$", shown[max(0, party.start - 40) : party.start]) is not None
    )


def _once(found: Sequence[Party]) -> tuple[Party, ...]:
    seen: dict[str, Party] = {}
    for party in found:
        seen.setdefault(party.name, party)
    return tuple(seen.values())
