"""One noun phrase that can speak: a name, a handle, an office, a group, a post with its author, a pronoun."""

import re
from dataclasses import dataclass, replace

from kg import codelists
from kg.prose.names import nouns, registers
from kg.prose.names.name_patterns import (
    ACCOUNT_AFTER,
    ANAPHOR,
    BAD_START,
    HOLDER,
    LABELLED,
    LOWER_NAME,
    NAME,
    OUTLET_AFTER,
    PRONOUN,
    VERBAL,
)
from kg.prose.names.naming import kind_of, trimmed
from kg.prose.names.phrase_patterns import (
    A_HANDLE,
    ALONE,
    AT_WORK,
    BOTH,
    CALLED,
    CLAN,
    DATE,
    DOING,
    FAMILY,
    IN_A_PLACE,
    LATTER,
    NAME_AFTER,
    OF_OUTLET,
    PICTURE_OF,
    PLACED,
    RELATION,
    WORKING_FOR,
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


#: "a comment by Sami Odeh under Lina’s post": Sami speaks.
_UNDER = re.compile(
    r"(?<=[\w’])\s+(?:under|beneath|below|in\s+(?:reply|response)\s+to|on)\s+(?:(?:an?|the|his|her|their|its)\s+(?:[a-z]+\s+)?"
    r"|[A-Z][\w-]*[’']s\s+(?:[a-z]+\s+)?)(?:post|tweet|video|photo|picture|report|article)$"
)


_TITLE_OF = re.compile(r"\s+(?!Facebook|Twitter|X\b|Telegram|Instagram)(?:[A-Z][\w’-]+\s+)+of\s+")


_THE_SAME = re.compile(
    r"[Tt]he\s+same\s+(?:[a-z-]+\s+)?(?P<what>centre|center|office|committee|council|directorate|authority|foundation|service|team|body"
    r"|institution|official|doctor|medic|witness|resident|relative|institute|department|hospital)"
)


def single(words: str, start: int) -> Speaker | None:
    left = len(words) - len(words.lstrip())
    words, start = words.strip(), start + left
    if not words or BAD_START.match(words):
        return None
    known = _party(words, start) or _anaphor(words, start)
    if known is not None:
        return known
    words = _UNDER.sub("", words)
    own = nouns.OWN_POST.fullmatch(words)
    if own and not VERBAL.search(own["who"]):
        owner = single(own["who"], start)
        if owner is not None and not owner.collective and owner.anaphor is None:
            return replace(owner, post=own["post"].lower())
        family = FAMILY.fullmatch(own["who"]) or (owner is not None and owner.collective)
        if family and own["post"].lower() in ("page", "account", "profile", "channel"):
            return Speaker(words, "account", start, start + len(words))
    by = nouns.POST_BY.fullmatch(words)
    if by and not VERBAL.search(words[: by.start("post")]) and not _shown(by) and not _its_name(by):
        author = single(by["who"], start + by.start("who"))
        if author is not None:
            return replace(author, post=by["post"].lower())
    named = nouns.NAMED_POST.fullmatch(words)
    owner = _party_or_body(named["who"], start + named.start("who")) if named else None
    if named and owner is not None:
        return replace(owner, post=named["post"].lower())
    within = _named_within(words, start)
    if within is not None:
        return within
    if HOLDER.match(words):
        return _office(words, start)
    if nouns.ONE_OF.fullmatch(words) and not words.lower().endswith("source"):
        return Speaker(words, "person", start, start + len(words))
    handle = LOWER_NAME.fullmatch(words)
    if handle and not nouns.COMMON & set(handle["name"].split()) and group(handle["name"], 0) is None:
        return Speaker(handle["name"], "account", start + handle.start("name"), start + handle.end("name"))
    return (
        group(words, start)
        or _of_outlet(words, start)
        or _named(words, start)
        or _office(words, start)
        or _labelled(words, start)
        or _body(words, start)
    )


def _party(words: str, start: int) -> Speaker | None:
    """A belligerent of the register, or a capital that stands for a government: "Moscow denied"."""
    bare = _bare(words)
    end = start + len(words)
    if registers.known(words) is not None:
        return Speaker(bare, "belligerent", end - len(bare), end)
    if bare.casefold() in nouns.PLACES and bare in codelists.names_where_blamed():
        return Speaker(bare, "official", end - len(bare), end)
    return None


def _party_or_body(words: str, start: int) -> Speaker | None:
    """A belligerent, an office or an outlet whose name stands before "statement"; None: nobody known to publish."""
    party = _party(words, start)
    if party is not None:
        return party
    official = nouns.OFFICIAL.search(words) is not None or words in codelists.names_where_blamed()
    if not official and not words.isupper() and not nouns.OUTLET.search(words):
        return None
    return _speaker(words, "official" if official else "outlet", start)


def _named_within(words: str, start: int) -> Speaker | None:
    """The name at the end of a description: "a resident called Tolik", "researchers from Noor News"."""
    called = CALLED.fullmatch(words)
    if called and not VERBAL.search(words):
        return _speaker(called["who"], "person", start + called.start("who"))
    works = WORKING_FOR.fullmatch(words)
    if works and nouns.OUTLET.search(works["who"]) and NAME.fullmatch(works["who"]):
        return _speaker(works["who"], "outlet", start + works.start("who"))
    return None


def _of_outlet(words: str, start: int) -> Speaker | None:
    found = OF_OUTLET.fullmatch(words)
    if found is None or nouns.OUTLET.search(found["who"]) or nouns.OFFICIAL.search(found["who"]):
        return None
    return _speaker(found["who"], "person", start)


def _labelled(words: str, start: int) -> Speaker | None:
    found = LABELLED.fullmatch(words)
    return Speaker(found["name"], "account", start + found.start("name"), start + len(words)) if found else None


def _anaphor(words: str, start: int) -> Speaker | None:
    """ "she", "the latter", "the statement": somebody who was named before."""
    end = start + len(words)
    if PRONOUN.fullmatch(words):
        return Speaker("", "", start, end, anaphor=words.lower())
    if LATTER.fullmatch(words):
        return Speaker("", "", start, end, anaphor=words.lower().split()[1])
    if BOTH.fullmatch(words):
        return Speaker(words, "unnamed-group", start, end, anaphor="both")
    found = ANAPHOR.fullmatch(words) or _THE_SAME.fullmatch(words)
    return Speaker(words, "", start, end, anaphor=found["what"]) if found else None


def _shown(by: re.Match[str]) -> bool:
    """ "a photo of Sami" shows him, "a statement of Sami" is his."""
    between = by.string[by.end("post") : by.start("who")].split()
    return by["post"].lower() in nouns.POSTS_THAT_SHOW and between[-1].lower() == "of"


def _its_name(by: re.Match[str]) -> bool:
    """ "the page Harbour Minute by Minute": the words for "by" are of its name."""
    between = by.string[by.end("post") : by.start("who")]
    page = by["post"].lower() in ("page", "account", "profile")
    if page and _TITLE_OF.fullmatch(between):
        return True  # "the page Sword of the East"
    return (
        page
        and re.match(r"\s+(?!Facebook|Twitter|X\b|Telegram)(?:(?:[A-Z]\w+|of|the|in|and)\s+)+by\s", between) is not None
    )


def group(words: str, start: int) -> Speaker | None:
    clan = words.endswith("family") and CLAN.fullmatch(words)
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
    if NAME_AFTER.search(words):
        return None
    return Speaker(words, "unnamed-group", start, start + len(words))


def _named(words: str, start: int) -> Speaker | None:
    handle = A_HANDLE.search(words)
    if handle and not VERBAL.search(words[: handle.start()]):
        return _speaker(handle[0].rstrip("."), "account", start + handle.start())
    runs = [run for run in NAME.finditer(words) if run[0].lower() not in nouns.COMMON and not DATE.fullmatch(run[0])]
    if not runs:
        return None
    in_a_place = (
        len(runs) > 1
        and IN_A_PLACE.fullmatch(words, runs[-2].end(), runs[-1].start()) is not None
        and ALONE.fullmatch(words, 0, runs[-2].start()) is not None
    )
    first, last = trimmed(words, runs[-2 if in_a_place else -1])  # "the Joint Operations Command in Baghdad"
    last += first == 0 and words[last - 1 : last + 2] == "s’ "  # "Hamas’ media office"
    name = words[first:last]
    before, after = words[:first], words[last:]
    if not name or VERBAL.search(before) or (name.casefold() in nouns.PLACES and not OUTLET_AFTER.fullmatch(after)):
        return None
    if after.strip():
        relation = RELATION.fullmatch(after)
        if relation and name.endswith(("’s", "'s", "’")):
            return Speaker(words, "person", start, start + len(words))
        if ACCOUNT_AFTER.fullmatch(after):
            return _speaker(name, "account", start + first)
        body = _institution(after, runs[-1].start() - last if in_a_place else None)
        if body and not _works_there(before):
            kind = "official" if nouns.OFFICIAL.search(words) else "outlet"
            return _speaker(words[first : last + body], kind, start + first)
        if not re.fullmatch(r"\s+(?:of|in|from|at|based in|for|himself|herself|on)\s+[\w’'./ -]+|\s*", after):
            return None
    if PLACED.search(before):
        owner = nouns.OFFICE.fullmatch(words)
        if owner and not re.match(r"(?:a|the|an)?\s*(?:account|page)", words):
            return Speaker(
                _bare(words), "official" if nouns.OFFICIAL.search(words) else "person", start, start + len(words)
            )
        if not re.search(
            r"\b(?:page|account|profile|channel|newspaper|website|headline|bulletin|banner|newsflash|service|edition)\b",
            before,
        ):
            return None
    if DOING.search(before) and not re.search(
        r"\b(?:called|named|related|retired|displaced|based|affiliated|aligned|linked|backed|controlled|owned"
        r"|respected)\s*$",
        before,
    ):
        return None
    return _speaker(name, kind_of(name, words), start + first)


def _institution(after: str, place: int | None) -> int:
    """Where the words for an institution end that go on with a name: "the UN mission in Libya"; 0: there are none."""
    found = OUTLET_AFTER.match(after)
    if found and place is not None and IN_A_PLACE.fullmatch(after, found.end(), place):
        return found.end()
    return len(after) if OUTLET_AFTER.fullmatch(after) else 0


def _works_there(before: str) -> bool:
    """ "a nurse at the Harbour hospital": the nurse speaks."""
    works = AT_WORK.search(before)
    return works is not None and nouns.OFFICE.fullmatch(before[: works.start()].strip()) is not None


def _office(words: str, start: int) -> Speaker | None:
    if VERBAL.search(words) or PICTURE_OF.match(words) or nouns.OFFICE.fullmatch(words) is None:
        return None
    if not re.search(r"\b(?:of|for|’s|'s|’)\b|’s\b|^(?i:a|an|the|his|her|their) ", words):
        return None
    kind = "official" if nouns.OFFICIAL.search(words) else "person"
    return Speaker(_bare(words), kind, start, start + len(words))


def _body(words: str, start: int) -> Speaker | None:
    if nouns.BODY.fullmatch(words) is None or VERBAL.search(words):
        return None
    kind = "official" if nouns.OFFICIAL.search(words) or re.search(r"hospital|municipal|council", words) else "outlet"
    return Speaker(_bare(words), kind, start + len(words) - len(_bare(words)), start + len(words))


def _speaker(name: str, kind: str, start: int) -> Speaker:
    if name.endswith(("’s", "'s")):
        name = name[:-2]
    return Speaker(name, kind, start, start + len(name), post=None)


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
