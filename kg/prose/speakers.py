"""Noun phrases that can speak: names, handles, offices, groups, posts with their authors, lists and appositions.

`subject` reads the words before a verb, `phrase` a phrase that stands by itself ("according to …", "by …"). Both give
nothing where the words name nobody: a wrong speaker is worse than none.
"""

import re
from dataclasses import dataclass, replace

from kg.prose import nouns, registers
from kg.prose.name_patterns import (
    ANAPHOR,
    AND,
    BAD_START,
    DESCRIPTION,
    HANDLE,
    HOLDER,
    KIN_OF,
    LEAD,
    LOWER_HANDLE,
    MINISTRY_AND,
    NAME,
    NAMED_KIN,
    OCCUPATION,
    OUTLET_AFTER,
    PARENTHESIS,
    PARTICLE,
    PRONOUN,
    TIME_BEFORE,
    VERBAL,
    WORD,
)


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
        if not joined and (found[0].collective or LEAD.match(words.lstrip())):
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
    """ "One source, Syrianewsdesk": the name speaks, the description before it does not."""
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
    time = TIME_BEFORE.match(words)
    if time:
        words, start = words[time.end() :], start + time.end()
    lead = LEAD.match(words)
    if lead:
        words, start = words[lead.end() :], start + lead.end()
    if not words:
        return []
    if re.search(r"\s(?:and|&)\s(?!.*[A-Z@])", words):
        whole = _group(words, start)
        if whole is not None:
            return [whole]
    kept = MINISTRY_AND.search(words)
    pieces, at = [], 0
    for joint in AND.finditer(words):
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
        return [found[-1]] if found[-1] is not None and found[-2] is None and AND.search(words) else []
    named = [speaker for speaker in found if speaker is not None]
    if len(named) > 1 and all(speaker.collective for speaker in named):
        whole = _single(words, start)
        return [whole] if whole is not None else named
    return named


def _single(words: str, start: int) -> Speaker | None:
    left = len(words) - len(words.lstrip())
    words, start = words.strip(), start + left
    if not words or BAD_START.match(words):
        return None
    party = registers.known(words)
    if party is not None:
        return Speaker(_bare(words), "belligerent", start + len(words) - len(_bare(words)), start + len(words))
    if PRONOUN.fullmatch(words):
        return Speaker("", "", start, start + len(words), anaphor=words.lower())
    anaphor = ANAPHOR.fullmatch(words)
    if anaphor:
        return Speaker(words, "", start, start + len(words), anaphor=anaphor["what"])
    by = nouns.POST_BY.fullmatch(words)
    if by and not VERBAL.search(words[: by.start("post")]):
        author = _single(by["who"], start + by.start("who"))
        if author is not None:
            return replace(author, post=by["post"].lower())
    if HOLDER.match(words):
        return _office(words, start)
    return _group(words, start) or _named(words, start) or _office(words, start)


def _group(words: str, start: int) -> Speaker | None:
    clan = re.fullmatch(r"(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)?\s*(?:(?:[A-Z]|al-|el-)[\w’'-]*\s+){1,3}family", words)
    if clan:
        return Speaker(words, "unnamed-group", start, start + len(words))
    if nouns.ALONE.fullmatch(words):
        return Speaker(words, "unnamed-group", start, start + len(words))
    found = nouns.GROUP_NP.fullmatch(words)
    if (
        found is None
        or VERBAL.search(found["tail"])
        or (NAME.fullmatch(words) and " " not in words and words[0].isupper() and words.lower() not in nouns.COMMON)
    ):
        return None
    if _named_after_noun(words):
        return None
    return Speaker(words, "unnamed-group", start, start + len(words))


def _named_after_noun(words: str) -> bool:
    """ "Facebook user Sami K", "journalist Ahmed Qadih": the noun describes, the name speaks."""
    return (
        re.search(
            rf"\b(?:users?|accounts?|pages?|sources?|journalists?|activists?|outlets?|member|channels?"
            rf"|reporters?|profile|friends?|colleagues?|neighbou?rs?|article|website)\s+(?:called\s+"
            rf"|named\s+)?[‘']?(?:{WORD})",
            words,
        )
        is not None
    )


def _named(words: str, start: int) -> Speaker | None:
    handle = re.search(HANDLE, words)
    if handle and not VERBAL.search(words[: handle.start()]):
        return _speaker(handle[0].rstrip("."), "account", start + handle.start())
    runs = [run for run in NAME.finditer(words) if run[0].lower() not in nouns.COMMON]
    if not runs:
        return None
    run = runs[-1]
    first, last = _trimmed(words, run)
    name = words[first:last]
    before, after = words[:first], words[last:]
    if not name or VERBAL.search(before) or (name.casefold() in nouns.PLACES and not OUTLET_AFTER.fullmatch(after)):
        return None
    if after.strip():
        relation = re.fullmatch(rf"\s*(?:{nouns.RELATION})", after)
        if relation and name.endswith(("’s", "'s", "’")):
            return Speaker(words, "person", start, start + len(words))
        if OUTLET_AFTER.fullmatch(after):
            kind = "official" if nouns.OFFICIAL.search(words) else "outlet"
            return _speaker(words[first:], kind, start + first)
        if not re.fullmatch(r"\s+(?:of|in|from|at|based in|for|himself|herself|on)\s+[\w’'./ -]+|\s*", after):
            return None
    if re.search(r"\b(?:of|in|from|for|at|to|with)\s+(?:the\s+)?$", before):
        owner = nouns.OFFICE.fullmatch(words)
        if owner and not re.match(r"(?:a|the|an)?\s*(?:account|page)", words):
            return Speaker(
                _bare(words), "official" if nouns.OFFICIAL.search(words) else "person", start, start + len(words)
            )
        if not re.search(r"\b(?:page|account|profile|channel|newspaper|website)\b", before):
            return None
    if re.search(r"\b[a-z]+(?:ed|ing)\s*$", before) and not re.search(
        r"\b(?:called|named|related|retired|displaced)\s*$", before
    ):
        return None
    return _speaker(name, _kind(name, words), start + first)


def _trimmed(words: str, run: re.Match[str]) -> tuple[int, int]:
    """Where the name itself begins and ends: without a common word in front and without closing marks."""
    first, last = run.start(), run.end()
    lead = re.match(
        r"(?:(?:The|A|An|His|Her|Their|One|Another|Facebook|Twitter/X|Twitter|X|Telegram|Instagram|Palestinian"
        r"|Friend|User|Local|Former"
        r"|Reporter|Journalist|Writer|Even|Activist|Cousin|Relative|Neighbou?r|Colleague|Outlet"
        r"|Other)\s+)+(?:(?:user|page|account)\s+)?",
        words[first:last],
    )
    if (
        lead
        and lead.end() < last - first
        and not re.match(r"(?:Palestinian|The|Local)\s+[A-Z]\w+\s+", words[first:last])
    ):
        first += lead.end()
    elif lead and words[first : first + 4] == "The ":
        first += 4
    while last > first and words[last - 1] in ".,’'":
        last -= 1
    return first, last


def _office(words: str, start: int) -> Speaker | None:
    if VERBAL.search(words) or nouns.OFFICE.fullmatch(words) is None:
        return None
    if not re.search(r"\b(?:of|for|’s|'s|’)\b|’s\b|^(?i:a|an|the|his|her|their) ", words):
        return None
    kind = "official" if nouns.OFFICIAL.search(words) else "person"
    return Speaker(_bare(words), kind, start, start + len(words))


def _speaker(name: str, kind: str, start: int) -> Speaker:
    if name.endswith(("’s", "'s")):
        name = name[:-2]
    return Speaker(name, kind, start, start + len(name), post=None)


def _kind(name: str, words: str) -> str:
    if nouns.OFFICIAL.search(name):
        return "official"
    if nouns.ACCOUNT.search(words.replace(name, "")) or re.fullmatch(LOWER_HANDLE, name):
        return "account"
    if nouns.OUTLET.search(name) or nouns.OUTLET.search(words):
        return "outlet"
    tokens = name.split()
    arabic = re.search(rf"(?:^|[\s-]){PARTICLE}[\s-]", name.lower()) or re.search(nouns.RELATION, words)
    if len(tokens) in (2, 3, 4) and (arabic or all(re.fullmatch(r"[A-Z][\w’'-]*\.?", t) for t in tokens)):
        return "person"
    return "outlet"


def _describes(words: str) -> bool:
    words = words.strip()
    if NAMED_KIN.match(words) and not re.search(r"\b(?:of|for|at|from|in|to|with|and)\b", words):
        return False
    return (
        DESCRIPTION.match(words) is not None
        or KIN_OF.fullmatch(words) is not None
        or OCCUPATION.match(words) is not None
    )


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)


def _without_parentheses(text: str) -> str:
    return PARENTHESIS.sub(lambda m: " " * len(m[0]), text)
