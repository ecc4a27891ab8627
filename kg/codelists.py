"""The code lists and the actor register, read from the ontology.

A printed label finds its concept here and nowhere else; a label that finds none stays what the page prints.
Source: ontology/codes.ttl and ontology/actors.ttl (SKOS, https://www.w3.org/TR/skos-reference/).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.resources import PLACEHOLDER, text

CONCEPT = PLACEHOLDER + "concept/"
ACTOR = PLACEHOLDER + "id/actor/"
KIND = PLACEHOLDER + "ns#kind"
SKOS = "http://www.w3.org/2004/02/skos/core#"

_DEEPEST = 20  #: brackets within brackets; what lies deeper is one piece

Facts = dict[str, dict[str, list[NamedNode | Literal]]]


@dataclass(frozen=True)
class Concept:
    """One entry of a code list. `name` is the local name of its IRI ("strike-type-airstrike")."""

    name: str
    scheme: str
    label: str  # as the site prints it, in English
    notation: str  # the first of its codes; the others are among the aliases
    broader: str | None  # local name of the parent; None at the top
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """An actor of the register: preferred English name, last segment of its IRI, kind ("actor-belligerent")."""

    name: str
    slug: str
    kind: str


class CodeList:
    """One concept scheme. Labels are compared without regard to case and to the width and kind of spaces."""

    def __init__(self, scheme: str, concepts: tuple[Concept, ...]) -> None:
        """`concepts` in the order of their names. Raises ValueError where two of them share a label or a code."""
        self.scheme = scheme
        self.concepts = concepts
        self._by_label: dict[str, Concept] = {}
        for concept in concepts:
            for label in (concept.label, concept.notation, *concept.aliases):
                if self._by_label.setdefault(fold(label), concept) is not concept:
                    message = f"'{label}' names two concepts of {scheme}"
                    raise ValueError(message)
        longest_first = sorted(self._by_label, key=lambda label: (-len(label), label))
        self._terms = re.compile("|".join(_loose(label) for label in longest_first), re.IGNORECASE)

    def find(self, label: str) -> Concept | None:
        """The concept with this label or code; None = not in the list, which is no error."""
        return self._by_label.get(fold(label))

    def split(self, line: str) -> list[tuple[str, int, int]]:
        """The pieces of a printed list with the code points in `line` where each starts and ends (end exclusive).

        The list decides: a term with commas or brackets in its name is one piece, "Airstrike (Drone Strike)" is two.
        Where no term begins, a piece runs to the next comma outside brackets. No piece is empty or padded.
        """
        closing = _closings(line)
        return [(line[start:end], start, end) for start, end in self._pieces(line, 0, len(line), closing)]

    def _pieces(
        self, line: str, start: int, stop: int, closing: Mapping[int, int], depth: int = 0
    ) -> Iterator[tuple[int, int]]:
        at = start
        while (at := _skip(line, at, stop, ",")) < stop:
            end = self._term_end(line, at, stop)
            if end is None:
                end = _comma(line, at, stop, closing)
                yield at, at + len(line[at:end].rstrip())
                at = end
                continue
            yield at, end
            at = _skip(line, end, stop)
            close = closing.get(at, stop)
            if close < stop and depth < _DEEPEST:
                yield from self._pieces(line, at + 1, close, closing, depth + 1)
                at = close + 1

    def _term_end(self, line: str, at: int, stop: int) -> int | None:
        """Where the longest term that begins at `at` ends; None where none does, or where words go on after it."""
        term = self._terms.match(line, at, stop)
        if term is None:
            return None
        after = _skip(line, term.end(), stop)
        return term.end() if after == stop or line[after] in ",(" else None


@cache
def code_list(scheme: str) -> CodeList:
    """The code list with this local name ("strike-type"). Raises KeyError where there is none."""
    schemes = _schemes()
    return CodeList(scheme, schemes[scheme])


def actor(name: str) -> Known | None:
    """The actor that the register knows under this name or alias; None = not in the register."""
    return _folded_register().get(fold(name))


@cache
def register() -> Mapping[str, Known]:
    """Every name and alias of the register, as written, with its actor."""
    found = {}
    for subject, facts in _facts("ontology/actors.ttl").items():
        if not subject.startswith(ACTOR):
            continue
        kind = facts[KIND][0].value.removeprefix(CONCEPT)
        known = Known(_english(facts), subject.removeprefix(ACTOR), kind)
        for label in (*facts[SKOS + "prefLabel"], *facts.get(SKOS + "altLabel", ())):
            found[label.value] = known
    return MappingProxyType(dict(sorted(found.items())))


@cache
def names_where_blamed() -> Mapping[str, Known]:
    """Names of groups that speak for themselves, with the actor that they are listed as where a claim blames them."""
    found = {}
    for subject, facts in _facts("ontology/actors.ttl").items():
        if subject.startswith(ACTOR):
            known = Known(_english(facts), subject.removeprefix(ACTOR), facts[KIND][0].value.removeprefix(CONCEPT))
            found.update({label.value: known for label in facts.get(SKOS + "hiddenLabel", ())})
    return MappingProxyType(dict(sorted(found.items())))


def fold(label: str) -> str:
    """The form in which labels are compared: case folded, every run of white space (U+00A0 too) one space."""
    return " ".join(label.split()).casefold()


@cache
def _folded_register() -> Mapping[str, Known]:
    folded: dict[str, Known] = {}
    for name, known in register().items():
        if folded.setdefault(fold(name), known) != known:
            message = f"'{name}' names two actors of the register"
            raise ValueError(message)
    return folded


@cache
def _schemes() -> Mapping[str, tuple[Concept, ...]]:
    schemes: dict[str, list[Concept]] = {}
    for subject, facts in sorted(_facts("ontology/codes.ttl").items()):
        if SKOS + "inScheme" not in facts:
            continue
        concept = _concept(subject.removeprefix(CONCEPT), facts)
        schemes.setdefault(concept.scheme, []).append(concept)
    return {scheme: tuple(concepts) for scheme, concepts in schemes.items()}


def _concept(name: str, facts: dict[str, list[NamedNode | Literal]]) -> Concept:
    label = _english(facts)
    codes = sorted(code.value for code in facts[SKOS + "notation"])
    others = (*facts[SKOS + "prefLabel"], *facts.get(SKOS + "altLabel", ()))
    aliases = {other.value for other in others} | set(codes[1:])
    broader = facts.get(SKOS + "broader")
    return Concept(
        name=name,
        scheme=facts[SKOS + "inScheme"][0].value.removeprefix(CONCEPT),
        label=label,
        notation=codes[0],
        broader=broader[0].value.removeprefix(CONCEPT) if broader else None,
        aliases=tuple(sorted(aliases - {label, codes[0]})),
    )


def _english(facts: dict[str, list[NamedNode | Literal]]) -> str:
    return next(x.value for x in facts[SKOS + "prefLabel"] if isinstance(x, Literal) and x.language == "en")


def _facts(name: str) -> Facts:
    facts: Facts = {}
    for triple in parse(text(name).encode(), format=RdfFormat.TURTLE):
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            facts.setdefault(triple.subject.value, {}).setdefault(triple.predicate.value, []).append(triple.object)
    return facts


def _loose(label: str) -> str:
    return r"\s+".join(re.escape(word) for word in label.split())


def _skip(line: str, at: int, stop: int, also: str = "") -> int:
    while at < stop and (line[at].isspace() or line[at] in also):
        at += 1
    return at


def _comma(line: str, at: int, stop: int, closing: Mapping[int, int]) -> int:
    """The next comma outside brackets, or `stop`. A bracket that never closes hides no comma."""
    while at < stop and line[at] != ",":
        close = closing.get(at, stop)
        at = close + 1 if close < stop else at + 1
    return at


def _closings(line: str) -> dict[int, int]:
    """For each bracket that opens and closes: where it closes. One pass, however the brackets are nested."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for at, character in enumerate(line):
        if character == "(":
            opened.append(at)
        elif character == ")" and opened:
            found[opened.pop()] = at
    return found
