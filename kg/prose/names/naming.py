"""Where a name begins and ends among the words around it, and what kind of speaker it names."""

import re

from kg import codelists
from kg.prose.names import nouns
from kg.prose.names.name_patterns import LOWER_HANDLE, PARTICLE

#: Common words before a name that are no part of it.
_LEAD = re.compile(
    r"(?:(?:The|A|An|His|Her|Their|One|Another|Facebook|Twitter/X|Twitter|X|Telegram|Instagram|Palestinian"
    r"|Friend|User|Local|Former"
    r"|Reporter|Eyewitness|Witness|Resident|Principal|Lawyer|Paramedic|Medic|Blogger|Commentator|Colonel|Lawmaker|Senator"
    r"|Pharmacist|Nurse|Elder|Journalist|Survivor|Governor|Mayor|Minister|Analyst|Photojournalist|Activists|Writer|Even"
    r"|Only|Just|Spokesperson|Spokesman|Spokeswoman"
    r"|Photographer|Correspondent|Activist|Cousin|Relative|Neighbou?r|Colleague|Outlet"
    r"|Other)\s+)+(?:(?:user|page|account)\s+)?"
)
_SITE = re.compile(r"\s+(?:Facebook|Twitter|Twitter/X|Telegram|Instagram|TikTok|YouTube|WhatsApp|X)$")
_CLOSE = re.compile(r"[\w-]+-(?:affiliated|linked|aligned|backed|controlled|owned|held|funded)\s+(?=[A-Z])")
_OWNER = re.compile(r"(?P<outlet>.+?)[’']s\s+(?=[A-Z]\w+\s+\S)")
_LOWER_HANDLE = re.compile(LOWER_HANDLE)
_ARABIC = re.compile(rf"(?:^|[\s-]){PARTICLE}[\s-]")
_RELATION = re.compile(nouns.RELATION)
_CAPITAL = re.compile(r"[A-Z][\w’'-]*\.?")


def trimmed(words: str, run: re.Match[str]) -> tuple[int, int]:
    """Where the name itself begins and ends: without a common word in front and without closing marks."""
    first, last = run.start(), run.end()
    lead = _LEAD.match(words[first:last])
    if (
        lead
        and lead.end() < last - first
        and not re.match(r"(?:for|of)\s", words[first + lead.end() : last])  # "Spokesperson for the Ministry"
        and not re.match(r"(?:Palestinian|The|Local)\s+[A-Z]\w+\s+", words[first:last])
    ):
        first += lead.end()
    elif lead and words[first : first + 4] == "The ":
        first += 4
    site = _SITE.search(words[first:last])
    if site and re.match(r"\s+(?:page|account|group|channel|profile|post|user)", words[last:]):
        last = first + site.start()
    close = _CLOSE.match(words[first:last])
    if close:
        first += close.end()  # "the ISIS-affiliated Amaq Agency"
    owner = _OWNER.match(words[first:last])
    if owner and nouns.OUTLET.search(owner["outlet"]):
        first += owner.end()  # "Noor News’s Sami Odeh"
    while last > first and words[last - 1] in ".,’'":
        last -= 1
    return first, last


def kind_of(name: str, words: str) -> str:
    """The notation of the scheme actor for a speaker called `name` among `words`."""
    if nouns.OFFICIAL.search(name) or name in codelists.names_where_blamed():
        return "official"
    if nouns.ACCOUNT.search(words.replace(name, "")) or _LOWER_HANDLE.fullmatch(name):
        return "account"
    if nouns.OUTLET.search(name) or nouns.OUTLET.search(words):
        return "outlet"
    tokens = name.split()
    arabic = _ARABIC.search(name.lower()) or _RELATION.search(words)
    if len(tokens) in (2, 3, 4) and (arabic or all(_CAPITAL.fullmatch(t) for t in tokens)):
        return "person"
    return "outlet"
