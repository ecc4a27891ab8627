"""Noun phrases that can speak: names, handles, offices, groups, posts with their authors, lists and appositions.

`subject` reads the words before a verb, `phrase` a phrase that stands by itself ("according to …", "by …"). Both give
nothing where the words name nobody: a wrong speaker is worse than none.
"""

import re
from dataclasses import replace

from kg.prose.names.name_patterns import (
    AND,
    DESCRIPTION,
    KIN_OF,
    LEAD,
    MINISTRY_AND,
    NAMED_KIN,
    OCCUPATION,
    PARENTHESIS,
    TIME_BEFORE,
    WHEN_BEFORE,
)
from kg.prose.names.noun_phrases import Speaker, group, single
from kg.prose.speech.speaker_patterns import (
    AND_WHEN,
    COMMA,
    GROUP_OF_NAMES,
    HARMED,
    HOW_MANY,
    INITIAL,
    JOINED,
    KNOWN_AS,
    LABEL,
    NAMING,
    OF_ALL_ONLY,
    OFFICE,
    PERSONS,
    ROLE,
    SUCH_AS,
    TITLE,
    TITLE_ALONE,
    TRAILING,
    WITH,
)
from kg.prose.words.numbers import NUMBER_WORD, value


def subject(text: str, start: int) -> list[Speaker]:
    """The speakers that the words before a verb end with; `start` is where the words stand. Empty: nobody."""
    text = WITH.sub(lambda m: "and ".rjust(len(m[0])), _without_parentheses(text))
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
    found = NAMING.search(text)
    if found is None:
        return [], None
    before = text[: found.start()]
    if PERSONS.search(before) and HARMED.search(text):
        return [], None  # "five people, among them a teacher, were killed, Noor News": those harmed are no sources
    if "," in before and any(not s.collective for s in _whole_list(before, start)):
        return [], None  # "Noor News, and outlets such as X": the group is one of a list
    group = _tail_list(before, start)
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
            if _apposed(speakers, words) or found[0].anaphor in ("latter", "former", "last"):
                break
            if found[0].kind in ("outlet", "account", "person", "official") and not speakers[-1].collective:
                break  # "In Deir al-Balah, X": two names without "and" are no list
        found = speakers + found
        if AND_WHEN.match(words.lstrip()):
            break  # "…, and by the evening the radio": another clause
        joined = joined or len(speakers) > 1 or JOINED.match(words) is not None
        if not joined and (found[0].collective or LEAD.match(words.lstrip())):
            break
    if len(found) > 1 and all(s.collective and not s.members for s in found):
        first, last = found[0].start, found[-1].end  # "relatives, friends and colleagues" are one group
        return [replace(found[0], name=text[first - start : last - start], start=first, end=last)]
    return _with_listed(_only_named(found)) if found else found


def _passed_over(parts: list[tuple[str, int]], start: int) -> bool:
    """Whether the last piece is empty, or describes a speaker who stands before it."""
    words, offset = parts[-1]
    if not words.strip():
        return True
    if re.search(r"\b(?:he|she|they|it|I|we)\s*$|^\s*the\s+(?:latter|former|last)\b(?:\s+of\s+\w+)?\s*$", words):
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
        speakers = _one_part(TRAILING.sub("", words), start + offset)
        if found and re.match(rf"\s*(?:at least\s+)?{NUMBER_WORD}\s", words):
            break  # "according to A and B, six people …": the sentence goes on
        if not speakers or re.fullmatch(r"\s*(?:all|both)\s*", words):
            break
        found += speakers
    return found


def _with_listed(found: list[Speaker]) -> list[Speaker]:
    """ "Three sources, A, B and C": the group has just those members."""
    head, listed = found[0], found[1:]
    number = HOW_MANY.match(head.name)
    if not head.collective or not number or any(s.collective or s.anaphor for s in listed):
        return found
    if len(listed) < 2 or value(number[0]) != len(listed):
        return found
    members = tuple(replace(s, member_of_group=True) for s in listed)
    return [replace(head, members=members), *members]


def _only_named(found: list[Speaker]) -> list[Speaker]:
    """ "One source, Syrianewsdesk": the name speaks, the description before it does not."""
    named = [s for s in found if not s.collective and s.anaphor is None]
    groups = [s for s in found if s.collective]
    if named and found[0] in groups and len(groups) == 1 and LABEL.fullmatch(groups[0].name):
        return named
    if named and groups and all(re.match(r"(?:one|another|a|an)\b", g.name, re.IGNORECASE) for g in groups):
        return named
    return found


def _comma_parts(text: str) -> list[tuple[str, int]]:
    parts, at = [], 0
    for piece in COMMA.split(text):
        parts.append((piece, at))
        at += len(piece) + 1
    return parts


def _joined(words: str) -> list[tuple[str, int]]:
    """The pieces between "and", each with its place; a ministry "of Health and Population" stays whole."""
    kept = MINISTRY_AND.search(words)
    pieces, at = [], 0
    for joint in AND.finditer(words):
        if kept and kept.start() <= joint.start() < kept.end():
            continue
        pieces.append((words[at : joint.start()], at))
        at = joint.end()
    pieces.append((words[at:], at))
    role = pieces[0][0]
    if len(pieces) > 1 and ROLE.fullmatch(role) and not (" " in role and role.split()[-1][0].isupper()):
        pieces.pop(0)  # "Journalist and photographer Sami Odeh" is one person
    return pieces


def _one_part(words: str, start: int) -> list[Speaker]:
    """The speakers of one piece between commas; empty where it is no noun phrase that can speak."""
    left = len(words) - len(words.lstrip())
    words, start = _initial(words.strip()), start + left
    if words[:1] in "‘'“\"" and not re.match(r"[‘']um ", words):
        words, start = words[1:], start + 1
    for before in (OF_ALL_ONLY, AND_WHEN, TIME_BEFORE, WHEN_BEFORE, LEAD):
        passed = before.match(words)
        if passed:
            words, start = words[passed.end() :], start + passed.end()
    if not words:
        return []
    if GROUP_OF_NAMES.search(words):
        whole = group(words, start)
        if whole is not None:
            return [whole]
    such = SUCH_AS.match(words)
    if such:
        words, start = words[such.end() :], start + such.end()
    pieces = _joined(words)
    found = [single(piece, start + offset) for piece, offset in pieces]
    if len(found) > 1 and any(speaker is None for speaker in found):
        whole = single(words, start)
        if whole is not None:
            return [whole]
        return [found[-1]] if found[-1] is not None and found[-2] is None and AND.search(words) else []
    named = [speaker for speaker in found if speaker is not None]
    body = MINISTRY_AND.search(words) if len(named) == 1 and " and " in words else None
    if body and body["last"] and named[0].name == body["last"]:  # "the Field Medicine and Support Centre" is one body
        return [replace(named[0], name=body[0], start=start + body.start(), end=start + body.end())]
    if len(named) > 1 and all(speaker.collective for speaker in named):
        whole = single(words, start)
        return [whole] if whole is not None else named
    return named


def _initial(words: str) -> str:
    """ "Amal W.": the stop is of the initial, and no part of the name."""
    return words[:-1] if words.endswith(".") and INITIAL.search(words) else words


def _describes(words: str) -> bool:
    words = words.strip()
    if KNOWN_AS.match(words) or TITLE.fullmatch(words) or TITLE_ALONE.fullmatch(words):
        return True
    first = re.split(r"\s+and\s+", words)[0]
    if NAMED_KIN.match(first) and not re.search(r"\b(?:of|for|at|from|in|to|with|by)\b", first):
        return False
    return (
        DESCRIPTION.match(words) is not None
        or KIN_OF.fullmatch(words) is not None
        or OCCUPATION.match(words) is not None
        or OFFICE.fullmatch(words) is not None
    )


def _without_parentheses(text: str) -> str:
    return PARENTHESIS.sub(lambda m: " " * len(m[0]), text)
