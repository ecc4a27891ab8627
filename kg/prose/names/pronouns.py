"""Who "he", "it" or "the statement" is: the last speaker, carried over a sentence, never over a paragraph's end.

A first name or a shortened name stands for the only earlier speaker of the page whose name begins with it.
"""

import re
from dataclasses import dataclass, field

from kg.model import Actor, Quotation
from kg.prose.names.name_patterns import NAME
from kg.prose.names.noun_phrases import Speaker

_PERSON = frozenset({"he", "she"})
#: Bodies that nobody calls "he"; those who hold an office in them are named by it.
_BODY = re.compile(
    r"^(?:(?![^,]*\b(?:spokes\w+|director|head|chief|minister|mayor|governor|official|doctor|commander|secretary"
    r"|president|representative)\b)"
    r".*\b(?:hospital|ministry|committee|council|authority|department|directorate|municipality|cent(?:re|er)"
    r"|organi[sz]ation|agency|network|command|government|civil\s+defen[cs]e)\b)",
    re.IGNORECASE,
)
#: "US Africa Command", "AFRICOM".
_COMMAND = re.compile(r"\b(?:[A-Z]{2,}COM|Command|General\s+Staff)\b")
_OUTLETS = frozenset(
    {
        "outlet",
        "agency",
        "channel",
        "newspaper",
        "website",
        "network",
        "station",
        "paper",
        "daily",
        "blog",
        "radio",
        "portal",
    }
)
_BODIES = frozenset(
    {
        "society", "bureau", "radio", "station", "syndicate", "federation", "union", "association", "network", "agency",
        "organisation", "organization", "channel", "newspaper", "monitor", "group",
    }
)  # fmt: skip


def _surname(short: str, name: str) -> bool:
    """Whether the name ends with the short one: "Odeh" of Sami Odeh, "Al-Wazir" of Hamid al-Wazir."""
    return len(short) > 2 and name.casefold().endswith(" " + short.casefold())


def _body(short: str, name: str) -> bool:
    """Whether the short name ends the long one, or what it is of follows: "the committees", the Fishers’ Committees."""
    return re.search(rf"\s{re.escape(short)}(?:$|\s+(?:of|for|in|at)\s)", name, re.IGNORECASE) is not None


@dataclass(slots=True)
class Memory:
    """The speakers so far. `last` speak in the sentence read last; `relays` passed their words on."""

    last: tuple[Actor, ...] = ()
    relays: tuple[Actor, ...] = ()
    paragraph: int = -1
    sentence: str = ""
    at: int = 0  #: where the sentence stands in the page's text
    names: dict[str, Actor] = field(default_factory=dict)
    several: tuple[Actor, ...] = ()  #: the last two or more that spoke together: "the former", "the latter"

    def keep(self, speakers: list[Actor], relays: tuple[Actor, ...], paragraph: int, sentence: str, at: int) -> None:
        named = tuple(s for s in speakers if s.kind != "unnamed-group") or tuple(speakers)
        self.last, self.relays, self.paragraph, self.sentence, self.at = named, relays, paragraph, sentence, at
        if len(named) > 1:
            self.several = named
        elif not any(speaker.name == other.name for speaker in named for other in self.several):
            self.several = ()
        for speaker in named:
            first = self.names.setdefault(speaker.name, speaker)
            if first is not speaker:  # "the Ministry" was named last in these words
                words = {"evidence": speaker.evidence, "named": speaker.named}
                self.names[speaker.name] = first.model_copy(update=words)

    def full(self, actor: Actor, *, described: bool) -> Actor:
        """The actor under the longer name that the page gave earlier; the words stay where they are.

        `described`: they are no name but say what it is ("the council").
        """
        if actor.registered or actor.kind == "unnamed-group" or " " in actor.name.strip():
            return actor
        longer = [a for name, a in self.names.items() if name.startswith(actor.name + " ")]
        longer = longer or [a for name, a in self.names.items() if a.kind == "person" and _surname(actor.name, name)]
        if not longer and actor.kind in ("outlet", "official"):
            longer = [
                a for name, a in self.names.items() if a.kind in ("outlet", "official") and _body(actor.name, name)
            ]
        if len(longer) != 1:
            return actor
        named = longer[0].named or longer[0].evidence if described else None
        return longer[0].model_copy(update={"evidence": actor.evidence, "named": named})

    def stands_for(self, speaker: Speaker, paragraph: int) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """The actors that an anaphor stands for and their relays; empty where nobody can be meant."""
        if speaker.anaphor == "Ministry":
            named = tuple(a for name, a in self.names.items() if "Ministry" in name)
            return named[-1:], ()
        here = self.last if paragraph == self.paragraph else ()
        if speaker.anaphor == "command":
            return self._command(here), ()
        called = self._called(speaker.anaphor or "", here)
        if called or not here:
            return called, ()
        if speaker.anaphor in ("ministry", "Ministry"):
            spoken = (a for a in self.last if "inistry" in a.name or (a.evidence and "inistry" in a.evidence.exact))
            return tuple(spoken), self.relays
        if speaker.anaphor in _PERSON:
            return self._person()
        if speaker.anaphor in _OUTLETS and self.relays:
            return self.relays[-1:], ()
        if speaker.anaphor in ("former", "latter", "last"):
            among = self.several or self.last
            return among[:1] if speaker.anaphor == "former" else among[-1:], self.relays
        if speaker.anaphor == "both":
            return self.last if len(self.last) == 2 else (), self.relays
        if speaker.anaphor == "they":
            return self.last, self.relays
        if speaker.anaphor == "it" and self.relays and self.last[-1].kind in ("unnamed-group", "person"):
            return self.relays[-1:], ()  # "A cited medics … it raised the toll": A did
        return self.last[-1:], self.relays

    def body_of(self, noun: str, paragraph: int) -> tuple[Actor, ...]:
        """The ministry or organisation that the sentence before names beside its speaker; empty where none is named.

        "Dr Odeh, spokesman of the provincial health ministry, counted six. … his ministry raised the number".
        """
        if paragraph != self.paragraph:
            return ()
        named = [*re.finditer(rf"\b(?:the|The)\s+(?P<name>(?:[\w-]+\s+){{1,3}}{noun})\b", self.sentence)]
        named += [*re.finditer(rf"\b(?P<name>{noun.title()}\s+of\s+[A-Z]\w+(?:\s+[A-Z]\w+)*)", self.sentence)]
        if not named:
            return ()
        return (Actor(name=named[-1]["name"], kind="official" if noun == "ministry" else "outlet", registered=False),)

    def _command(self, here: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """ "The command assessed": the one that spoke just before, else the only one of the page."""
        near = tuple(a for a in here if _COMMAND.search(a.name))
        page = tuple(a for name, a in self.names.items() if _COMMAND.search(name))
        return near[-1:] or page[-1:]

    def _called(self, noun: str, here: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """ "the society": the only speaker of the page whose name has the word, where no body spoke just before."""
        if noun not in _BODIES or any(a.kind in ("outlet", "official") for a in here):
            return ()
        named = {a.name: a for name, a in self.names.items() if re.search(rf"\b{noun}\b", name, re.IGNORECASE)}
        return tuple(named.values()) if len(named) == 1 else ()

    def _person(self) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        if len(self.last) == 1 and self.last[0].kind == "outlet" and " " in self.last[0].name:
            person = self._person_of(self.last[0].name)
            if person:
                return (person,), self.last
        persons = tuple(
            a for a in self.last if a.kind not in ("unnamed-group", "belligerent") and not _BODY.search(a.name)
        )
        return persons[-1:], self.relays

    def _person_of(self, outlet: str) -> Actor | None:
        """ "According to North Jersey News, Mohammad Qatanani …": he is the person, the outlet passes him on."""
        at = self.sentence.find(outlet)
        after = re.match(r",\s+", self.sentence[at + len(outlet) :]) if at >= 0 else None
        if after is None:
            return None
        name = NAME.match(self.sentence, at + len(outlet) + after.end())
        if name is None or " " not in name[0]:
            return None
        words = Quotation(exact=name[0], start=self.at + name.start(), end=self.at + name.end())
        return Actor(name=name[0], kind="person", registered=False, evidence=words)
