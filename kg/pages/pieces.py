"""What report.html tells of single incidents, kept with all that it was made of: a build makes anew what has changed.

While a piece is made, `Reads` takes down what is asked of the graph and which documents are looked at. When the next
build has changed the store, the pieces remain that asked for nothing that is another now. What decides on all of them
(program, settings, names that are withheld) is their stamp.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

import orjson
from markupsafe import Markup
from pyoxigraph import Literal, NamedNode, Triple

FILE = "pieces.json"


@dataclass(slots=True)
class Reads:
    """`said`: things of which was asked what is said of them; `leading`: things, with a property or any (None), of
    which was asked what leads to them; `documents`: names of documents whose reading or own graph was looked at."""

    said: set[NamedNode] = field(default_factory=set)
    leading: set[tuple[NamedNode | Literal, NamedNode | None]] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    def add(self, other: Reads) -> None:
        self.said |= other.said
        self.leading |= other.leading
        self.documents |= other.documents


class Piece(TypedDict):
    """A piece as JSON has it. `given` is a hash of what it was made of besides its reads."""

    given: str
    html: str
    said: list[str]
    leading: list[str]
    documents: list[str]


@dataclass(frozen=True, slots=True)
class Touched:
    """The reads that give something else than before, as pieces tell them."""

    said: frozenset[str]
    leading: frozenset[str]

    @classmethod
    def by(cls, triples: Iterable[Triple]) -> Touched:
        """By triples that left the union or came into it."""
        said, leading = set[str](), set[str]()
        for it in triples:
            if isinstance(it.subject, NamedNode):
                said.add(it.subject.value)
            if isinstance(it.object, NamedNode | Literal):
                leading |= {_leading(it.object, None), _leading(it.object, it.predicate)}
        return cls(frozenset(said), frozenset(leading))


class Pieces:
    """The pieces of one report. `stamp` is a hash of what decides on all of them, `kept` are those that hold."""

    def __init__(self, stamp: str = "", kept: Mapping[str, Piece] | None = None) -> None:
        self._stamp, self._kept = stamp, kept or {}
        self._shown: dict[str, Piece] = {}

    @classmethod
    def since(cls, file: Path, stamp: str, touched: Touched, same: Callable[[str], bool]) -> Pieces:
        """Those of the report before, in its file. `same`: whether a document, by its name, is what it was then."""
        if not file.is_file():
            return cls(stamp)
        told = orjson.loads(file.read_bytes())
        if told["stamp"] != stamp:
            return cls(stamp)
        known: dict[str, bool] = {}

        def holds(it: Piece) -> bool:
            for name in it["documents"]:
                if name not in known:
                    known[name] = same(name)
                if not known[name]:
                    return False
            return touched.said.isdisjoint(it["said"]) and touched.leading.isdisjoint(it["leading"])

        return cls(stamp, {name: it for name, it in told["pieces"].items() if holds(it)})

    def piece(self, name: str, given: object, make: Callable[[Reads], str]) -> Markup:
        """The piece of this name: the one that is kept, or made. `given` (of JSON's types): what it shows of its own.

        `make` takes down its reads.
        """
        digest = hashlib.sha256(orjson.dumps(given)).hexdigest()
        it = self._kept.get(name)
        if it is None or it["given"] != digest:
            reads = Reads()
            html = str(make(reads))
            it = {
                "given": digest,
                "html": html,
                "said": sorted(node.value for node in reads.said),
                "leading": sorted(_leading(*pair) for pair in reads.leading),
                "documents": sorted(reads.documents),
            }
        self._shown[name] = it
        return Markup(it["html"])  # noqa: S704  # a template made it

    def write(self, file: Path) -> None:
        """Writes what is shown, for the build after this one."""
        told = {"stamp": self._stamp, "pieces": self._shown}
        file.write_bytes(orjson.dumps(told, option=orjson.OPT_SORT_KEYS))


def _leading(thing: NamedNode | Literal, predicate: NamedNode | None) -> str:
    return f"{'' if predicate is None else predicate.value} {thing}"
