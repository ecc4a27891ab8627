"""Noun phrases that can speak: names, handles, offices, groups, posts with their authors, lists and appositions.

`subject` reads the words before a verb, `phrase` a phrase that stands by itself ("according to …", "by …"). Both give
nothing where the words name nobody: a wrong speaker is worse than none.
"""

import re
from dataclasses import dataclass, replace

from kg.prose import nouns, registers

_PARTICLE = r"(?:al|el|bin|bint|ibn|abu|abo|um|umm|bu|de|van|von)"
_UPPER = r"[^\W\d_a-zà-ÿ][\w]*(?:[’'.\-/&][\w]+)*’?"
_HANDLE = r"@\w[\w.]*"
_LOWER_HANDLE = (
    r"(?<![\w@.:])(?!\d+(?:st|nd|rd|th|am|pm|k|km|m|s)\b)(?=[\w.]*[A-Za-z])(?:[a-z][\w]*(?:[.][\w]+)+|[a-z0-9]*(?:_|(?<=[a-z])\d|\d(?=[a-z]))[\w.]*)"
)
_WORD = rf"(?:{_HANDLE}|[‘']?(?:(?:an|ad|as|ash|at|az|ar|ul|ur)-|{_PARTICLE}[ -]){_UPPER}|[‘']um [\w’']+|{_UPPER}|{_LOWER_HANDLE}|[\u0600-\u06ff]+)"
#: A run of words that is one name: "Palestinian Center for Human Rights", "Abu al-Walid", "@Info3Lebanon".
NAME = re.compile(
    rf"{_WORD}(?:\s+(?:(?:of|for)\s+(?:the\s+)?(?={_UPPER}))?(?:(?:{_PARTICLE}|w)\s+)?{_WORD}"
    rf"|\s+of (?:the )?[a-z]\w+ and {_UPPER}|\s+\d+(?!\w))*"
)
_MINISTRY_AND = re.compile(r"\b(Ministry|Office|Department|Committee|Commission) (?:of|for) (?:the )?[A-Z]\w+ and [A-Z]\w+")
_PARENTHESIS = re.compile(r"\([^()]*\)|<[^<>]*>")
_LEAD = re.compile(
    r"^(?:(?:and|but|while|whilst|with|though|although|as|whereas|yet|or|nor|also|however|similarly|additionally|later"
    r"|meanwhile|like others|then|separately|likewise|finally|initially|elsewhere|moreover|furthermore|both|neither|notably|in turn"
    r"|according to|including|one by|by|specifically|for example|for instance|even|so|which|where|whom|unlike others)\b\s*"
    r"|&\s*)+",
    re.IGNORECASE,
)
_BAD_START = re.compile(
    r"^(?:in|on|at|near|from|during|after|before|following|since|until|by|for|about|despite|due|with|without|under|over"
    r"|around|between|among|amongst|amid|across|through|throughout|within|to|into|of|when|where|if|because|that|than|per"
    r"|reporting|writing|describing|speaking|sharing|posting|echoing|responding|quoting|citing|regarding|prior|upon|based"
    r"|shortly|as|until|alongside|along|besides|including|out|up|against|towards|via|not|there)\b",
    re.IGNORECASE,
)
_VERBAL = re.compile(
    r"\b(?:was|were|is|are|be|been|being|had|has|have|did|does|do|will|would|could|can|may|might|who|whose|which|where|when"
    r"|that|after|before|because|if|than|killed|injured|wounded|hit|struck|targeted|destroyed|took|came|said|while|to"
    r"|resulting|causing|occurred|led|died|killing|injuring|unclear|unknown|also)\b"
)
_DESCRIPTION = re.compile(
    r"^(?:a|an|the|his|her|their|its|one|another|one of the|former|also|who|whose|which|now)\s+(?![A-Z@].*\b[A-Z]).*|^(?:aged )?\d+$|^(?:aged|based|born|father|mother|son|daughter|brother|sister|cousin)\b.*"
)
_OCCUPATION = re.compile(
    r"(?:and\s+)?(?:[A-Z][a-z]+\s+)?(?:[a-z-]+\s+){0,3}(?:writer|researcher|activist|journalist|photographer|doctor|lawyer|teacher|poet|engineer|student|author|analyst|professor|reporter|editor|founder|resident"
    r"|correspondent|spokes\w+|physician|surgeon|novelist|academic)\b[^@A-Z]*(?:\b(?:in|of|at|from|for)\s+.*)?$"
)
_OUTLET_AFTER = re.compile(r"\s+(?:news(?:paper| agency| outlet| website)?|agency|website|channel|tv|radio|magazine|platform|media|network|press|post|forces|crews|teams|movement|army|police|service|ministry|authorities|spokes\w+|officials)")
_HOLDER = re.compile(rf"(?:(?i:the|an?|his|her|their)\s+)?(?:[a-z][\w-]*\s+){{0,4}}(?:{nouns.RELATION})\s+(?:of|for)\s+(?:the\s+)?[A-Z]")
_NAMED_KIN = re.compile(r"^(?:(?:a|an|the|his|her|their|its|former)\s+)?(?:[a-z-]+\s+){1,4}(?:called\s+|named\s+)?(?:[A-Z@][\w’'.-]*|al-\w+)(?:\s+(?:[A-Z][\w’'.-]*|al-\w+|bin))*$")
_TIME_BEFORE = re.compile(
    r"(?:On|By|At|In|Around|Shortly after|Later(?: on)?|Earlier(?: on)?)\s+(?:the\s+)?(?:(?:early|late|same|following|next)\s+)?(?:(?:morning|afternoon|evening|night|day|noon|midnight|Monday|Tuesday|Wednesday|Thursday"
    r"|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b(?:\s+\d{1,2}(?:st|nd|rd|th)?)?(?:\s+\d{4})?|\d{1,2}[:.]\d\d(?:\s*[AaPp]\.?[Mm]\.?)?|\d{1,2}(?:st|nd|rd|th)?\s+"
    r"(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d{4})?)\s+(?=\S)"
)
_PRONOUN = re.compile(r"(?:he|she|it|they)", re.IGNORECASE)
_ANAPHOR = re.compile(
    r"(?i:the|this|that|these|those|its|their|his|her|the same|the latter)\s+(?:same\s+|latter\s+|official\s+|original\s+|(?:video|post|photo|image|picture)[’']s\s+)?"
    r"(?:[A-Z]\w*\s+)?(?P<what>post|tweet|statement|report|source|outlet|user|account|page|article|agency|channel|video|author"
    r"|caption|ministry|Ministry|network|newspaper|website|message|spokes\w+|journalist|reporter|update)",
)
_AND = re.compile(r"\s+(?:and|nor|&|as well as|along with|alongside|together with)\s+(?:also\s+|by\s+|from\s+)?")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks, at `start` to `end` of the narrative.

    `kind` is a notation of the scheme actor. `anaphor`: what stands for an earlier speaker ("it", "the post"), whose
    name is then not here. `post`: the word for the post that carries the words ("video"), None where there is none.
    """

    name: str
    kind: str
    start: int
    end: int
    anaphor: str | None = None
    post: str | None = None
    members: tuple["Speaker", ...] = ()
    member_of_group: bool = False

    @property
    def collective(self) -> bool:
        return self.kind == "unnamed-group"


def subject(text: str, start: int) -> list[Speaker]:
    """The speakers that the words before a verb end with; `start` is where the words stand. Empty: nobody."""
    text = _without_parentheses(text)
    head, listed = _members(text, start)
    if listed is not None:
        return head + listed
    return _tail_list(text, start)


def phrase(text: str, start: int) -> list[Speaker]:
    """The speakers that a phrase as a whole names: the words after "according to" or "by"."""
    text = _without_parentheses(text)
    head, listed = _members(text, start)
    if listed is not None:
        return head + listed
    return _whole_list(text, start)


def _members(text: str, start: int) -> tuple[list[Speaker], list[Speaker] | None]:
    """A group and those whom it names after "including"; None where it names none."""
    found = re.search(r",?\s*\b(?:including|such as|among them|namely|like)\b\s+", text)
    if found is None:
        return [], None
    group = _tail_list(text[: found.start()], start)
    if not group or not group[-1].collective:
        return [], None
    rest = re.split(r"\s+that\s+|\s+which\s+|\s+who\s+", text[found.end() :])[0]
    listed = [replace(s, member_of_group=True) for s in _whole_list(rest, start + found.end()) if not s.collective]
    if not listed:
        return [group[-1]], []
    return [replace(group[-1], members=tuple(listed))], listed


def _tail_list(text: str, start: int) -> list[Speaker]:
    """The list of speakers at the end of the words: names joined by commas and "and", read from the right."""
    parts = _comma_parts(text)
    while len(parts) > 1 and _passed_over(parts, start):
        parts.pop()
    found: list[Speaker] = []
    joined = False
    for at in range(len(parts) - 1, -1, -1):
        words, offset = parts[at]
        speakers = _one_part(words, start + offset)
        if not speakers:
            if joined and found and _describes(words):
                continue
            break
        if found and not joined:
            if _apposed(speakers, words):
                break
            if found[0].kind in ("outlet", "account", "person", "official") and not speakers[-1].collective:
                break  # "In Deir al-Balah, X": two names without "and" are no list
        found = speakers + found
        joined = joined or len(speakers) > 1 or re.match(r"\s*(?:and|&)\b", words) is not None
        if not joined and (found[0].collective or _LEAD.match(words.lstrip())):
            break
    return _only_named(found)


def _passed_over(parts: list[tuple[str, int]], start: int) -> bool:
    """Whether the last piece is empty, or describes a speaker who stands before it."""
    words, offset = parts[-1]
    if not words.strip():
        return True
    if re.search(r"\b(?:he|she|they|it|I|we)\s*$", words):
        return False
    if not _describes(words) or any(s.post for s in _one_part(words, start + offset)):
        return False
    return any(_one_part(before, start + at) for before, at in parts[-4:-1])


def _apposed(speakers: list[Speaker], words: str) -> bool:
    return speakers[-1].collective or _describes(words)


def _whole_list(text: str, start: int) -> list[Speaker]:
    found: list[Speaker] = []
    for words, offset in _comma_parts(text):
        if found and _describes(words):
            continue
        speakers = _one_part(words, start + offset)
        if not speakers or re.fullmatch(r"\s*(?:all|both)\s*", words):
            break
        found += speakers
    return found


def _only_named(found: list[Speaker]) -> list[Speaker]:
    """"One source, Syrianewsdesk": the name speaks, the description before it does not."""
    named = [s for s in found if not s.collective and s.anaphor is None]
    groups = [s for s in found if s.collective]
    if named and groups and all(re.match(r"(?:one|another|a|an)\b", g.name, re.IGNORECASE) for g in groups):
        return named
    return found


def _comma_parts(text: str) -> list[tuple[str, int]]:
    parts, at = [], 0
    for piece in re.split(r"(?<!\d),|,(?!\d)", text):
        parts.append((piece, at))
        at += len(piece) + 1
    return parts


def _one_part(words: str, start: int) -> list[Speaker]:
    """The speakers of one piece between commas; empty where it is no noun phrase that can speak."""
    left = len(words) - len(words.lstrip())
    words, start = words.strip(), start + left
    if words[:1] in "‘'“\"" and not re.match(r"[‘']um ", words):
        words, start = words[1:], start + 1
    time = _TIME_BEFORE.match(words)
    if time:
        words, start = words[time.end() :], start + time.end()
    lead = _LEAD.match(words)
    if lead:
        words, start = words[lead.end() :], start + lead.end()
    if not words:
        return []
    if re.search(r"\s(?:and|&)\s(?!.*[A-Z@])", words):
        whole = _group(words, start)
        if whole is not None:
            return [whole]
    kept = _MINISTRY_AND.search(words)
    pieces, at = [], 0
    for joint in _AND.finditer(words):
        if kept and kept.start() <= joint.start() < kept.end():
            continue
        pieces.append((words[at : joint.start()], at))
        at = joint.end()
    pieces.append((words[at:], at))
    found = [_single(piece, start + offset) for piece, offset in pieces]
    if len(found) > 1 and any(speaker is None for speaker in found):
        whole = _single(words, start)
        if whole is not None:
            return [whole]
        return [found[-1]] if found[-1] is not None and found[-2] is None and _AND.search(words) else []
    named = [speaker for speaker in found if speaker is not None]
    if len(named) > 1 and all(speaker.collective for speaker in named):
        whole = _single(words, start)
        return [whole] if whole is not None else named
    return named


def _single(words: str, start: int) -> Speaker | None:
    left = len(words) - len(words.lstrip())
    words, start = words.strip(), start + left
    if not words or _BAD_START.match(words):
        return None
    party = registers.known(words)
    if party is not None:
        return Speaker(_bare(words), "belligerent", start + len(words) - len(_bare(words)), start + len(words))
    if _PRONOUN.fullmatch(words):
        return Speaker("", "", start, start + len(words), anaphor=words.lower())
    anaphor = _ANAPHOR.fullmatch(words)
    if anaphor:
        return Speaker(words, "", start, start + len(words), anaphor=anaphor["what"])
    by = nouns.POST_BY.fullmatch(words)
    if by and not _VERBAL.search(words[: by.start("post")]):
        author = _single(by["who"], start + by.start("who"))
        if author is not None:
            return replace(author, post=by["post"].lower())
    if _HOLDER.match(words):
        return _office(words, start)
    return _group(words, start) or _named(words, start) or _office(words, start)


def _group(words: str, start: int) -> Speaker | None:
    clan = re.fullmatch(r"(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)?\s*(?:(?:[A-Z]|al-|el-)[\w’'-]*\s+){1,3}family", words)
    if clan:
        return Speaker(words, "unnamed-group", start, start + len(words))
    if nouns.ALONE.fullmatch(words):
        return Speaker(words, "unnamed-group", start, start + len(words))
    found = nouns.GROUP_NP.fullmatch(words)
    if found is None or _VERBAL.search(found["tail"]) or NAME.fullmatch(words) and " " not in words and words[0].isupper() and words.lower() not in nouns.COMMON:
        return None
    if _named_after_noun(words):
        return None
    return Speaker(words, "unnamed-group", start, start + len(words))


def _named_after_noun(words: str) -> bool:
    """"Facebook user Sami K", "journalist Ahmed Qadih": the noun describes, the name speaks."""
    return (
        re.search(
            rf"\b(?:users?|accounts?|pages?|sources?|journalists?|activists?|outlets?|member|channels?|reporters?|profile|friends?|colleagues?|neighbou?rs?|article|website)\s+(?:called\s+|named\s+)?[‘']?(?:{_WORD})",
            words,
        )
        is not None
    )


def _named(words: str, start: int) -> Speaker | None:
    handle = re.search(_HANDLE, words)
    if handle and not _VERBAL.search(words[: handle.start()]):
        return _speaker(handle[0].rstrip("."), "account", start + handle.start(), words)
    runs = [run for run in NAME.finditer(words) if run[0].lower() not in nouns.COMMON]
    if not runs:
        return None
    run = runs[-1]
    first, last = _trimmed(words, run)
    name = words[first:last]
    before, after = words[:first], words[last:]
    if not name or _VERBAL.search(before) or (name.casefold() in nouns.PLACES and not _OUTLET_AFTER.fullmatch(after)):
        return None
    if after.strip():
        relation = re.fullmatch(rf"\s*(?:{nouns.RELATION})", after)
        if relation and name.endswith(("’s", "'s", "’")):
            return Speaker(words, "person", start, start + len(words))
        if _OUTLET_AFTER.fullmatch(after):
            kind = "official" if nouns.OFFICIAL.search(words) else "outlet"
            return _speaker(words[first:], kind, start + first, words)
        if not re.fullmatch(r"\s+(?:of|in|from|at|based in|for|himself|herself|on)\s+[\w’'./ -]+|\s*", after):
            return None
    if re.search(r"\b(?:of|in|from|for|at|to|with)\s+(?:the\s+)?$", before):
        owner = nouns.OFFICE.fullmatch(words)
        if owner and not re.match(r"(?:a|the|an)?\s*(?:account|page)", words):
            return Speaker(_bare(words), "official" if nouns.OFFICIAL.search(words) else "person", start, start + len(words))
        if not re.search(r"\b(?:page|account|profile|channel|newspaper|website)\b", before):
            return None
    if re.search(r"\b[a-z]+(?:ed|ing)\s*$", before) and not re.search(r"\b(?:called|named|related|retired|displaced)\s*$", before):
        return None
    return _speaker(name, _kind(name, words), start + first, words)


def _trimmed(words: str, run: re.Match[str]) -> tuple[int, int]:
    """Where the name itself begins and ends: without a common word in front and without closing marks."""
    first, last = run.start(), run.end()
    lead = re.match(
        r"(?:(?:The|A|An|His|Her|Their|One|Another|Facebook|Twitter/X|Twitter|X|Telegram|Instagram|Palestinian|Friend|User|Local|Former"
        r"|Reporter|Journalist|Writer|Even|Activist|Cousin|Relative|Neighbou?r|Colleague|Outlet|Other)\s+)+(?:(?:user|page|account)\s+)?",
        words[first:last],
    )
    if lead and lead.end() < last - first and not re.match(r"(?:Palestinian|The|Local)\s+[A-Z]\w+\s+", words[first:last]):
        first += lead.end()
    elif lead and words[first : first + 4] == "The ":
        first += 4
    while last > first and words[last - 1] in ".,’'":
        last -= 1
    return first, last


def _office(words: str, start: int) -> Speaker | None:
    if _VERBAL.search(words) or nouns.OFFICE.fullmatch(words) is None:
        return None
    if not re.search(r"\b(?:of|for|’s|'s|’)\b|’s\b|^(?:a|an|the|his|her|their) ", words):
        return None
    kind = "official" if nouns.OFFICIAL.search(words) else "person"
    return Speaker(_bare(words), kind, start, start + len(words))


def _speaker(name: str, kind: str, start: int, words: str) -> Speaker:
    if name.endswith(("’s", "'s")):
        name = name[:-2]
    return Speaker(name, kind, start, start + len(name), post=None)


def _kind(name: str, words: str) -> str:
    if nouns.OFFICIAL.search(name):
        return "official"
    if nouns.ACCOUNT.search(words.replace(name, "")) or re.fullmatch(_LOWER_HANDLE, name):
        return "account"
    if nouns.OUTLET.search(name) or nouns.OUTLET.search(words):
        return "outlet"
    tokens = name.split()
    arabic = re.search(rf"(?:^|[\s-]){_PARTICLE}[\s-]", name.lower()) or re.search(nouns.RELATION, words)
    if len(tokens) in (2, 3, 4) and (arabic or all(re.fullmatch(r"[A-Z][\w’'-]*\.?", t) for t in tokens)):
        return "person"
    return "outlet"


def _describes(words: str) -> bool:
    words = words.strip()
    if _NAMED_KIN.match(words) and not re.search(r"\b(?:of|for|at|from|in|to|with|and)\b", words):
        return False
    return _DESCRIPTION.match(words) is not None or _OCCUPATION.match(words) is not None


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)


def _without_parentheses(text: str) -> str:
    return _PARENTHESIS.sub(lambda m: " " * len(m[0]), text)
