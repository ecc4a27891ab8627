"""A graph of terms, indexed once: what the constraints read.

`spo` leads from subject to predicate to the list of objects, each once. The other way round is built when it is first
asked for. A graph is not changed once it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Protocol

from kg.shacl.lines import spo_of
from kg.shacl.terms import SUBCLASS, TYPE, Row, Term

Properties = Mapping[Term, Sequence[Term]]
NONE: Properties = {}
_SCANS = 8  #: predicates whose holders are looked for one by one; for more of them all are indexed in one pass


class Graph(Protocol):
    """What a constraint may ask of the data."""

    @property
    def spo(self) -> Mapping[Term, Properties]:
        """From a subject to its predicates, and from each of them to its objects, each once."""

    def subjects(self, predicate: Term, thing: Term) -> Sequence[Term]:
        """The subjects that have this object under this predicate."""

    def holders(self, predicate: Term) -> Sequence[Term]:
        """The subjects that have this predicate."""

    def objects(self, predicate: Term) -> Iterable[Term]:
        """What stands under this predicate, each once."""

    def predicates(self) -> Iterable[Term]:
        """Every predicate of the graph."""

    def instances(self, kind: Term) -> Iterable[Term]:
        """The nodes of this class or of one below it (SHACL section 1.1: SHACL instances)."""

    def is_a(self, node: Term, kind: Term) -> bool:
        """Whether the node is a SHACL instance of the class."""

    def nodes(self) -> Iterable[Term]:
        """Every subject and object, each once."""

    def __iter__(self) -> Iterator[Row]: ...


class Indexed:
    """A graph in memory."""

    __slots__ = ("_above", "_below", "_held", "_pos", "_whole", "spo")

    def __init__(self, rows: Iterable[Row]) -> None:
        self._clear()
        spo = self.spo
        last, properties = "", dict[Term, list[Term]]()
        for subject, predicate, thing in rows if isinstance(rows, set | frozenset | dict) else dict.fromkeys(rows):
            if subject != last:
                properties = spo.setdefault(subject, {})
                last = subject
            if predicate in properties:
                properties[predicate].append(thing)
            else:
                properties[predicate] = [thing]

    @classmethod
    def of_lines(cls, text: str | bytes) -> Indexed:
        """The graph of lines of canonical N-Triples or N-Quads (bytes: in UTF-8); graph names fall away.

        See `kg.shacl.lines`. Raises ShaclError.
        """
        made = cls(())
        made.spo = spo_of(text)
        return made

    def _clear(self) -> None:
        self.spo: dict[Term, dict[Term, list[Term]]] = {}
        self._held: dict[Term, list[Term]] = {}  #: the holders of those predicates that were asked for
        self._whole = False  #: `_held` has every predicate
        self._pos: dict[Term, dict[Term, list[Term]]] = {}
        self._above: dict[Term, Set[Term]] = {}
        self._below: dict[Term, Sequence[Term]] = {}

    def __iter__(self) -> Iterator[Row]:
        for subject, properties in self.spo.items():
            for predicate, things in properties.items():
                for thing in things:
                    yield subject, predicate, thing

    def holders(self, predicate: Term) -> Sequence[Term]:
        """The subjects that have this predicate."""
        found = self._held.get(predicate)
        if found is None:
            if self._whole:
                return ()
            if len(self._held) >= _SCANS:
                return self._all_held().get(predicate, ())
            found = self._held[predicate] = [it for it, properties in self.spo.items() if predicate in properties]
        return found

    def predicates(self) -> Iterable[Term]:
        """Every predicate of the graph."""
        return self._all_held()

    def _all_held(self) -> dict[Term, list[Term]]:
        if not self._whole:
            held = self._held = {}
            for subject, properties in self.spo.items():
                for predicate in properties:
                    held.setdefault(predicate, []).append(subject)
            self._whole = True
        return self._held

    def subjects(self, predicate: Term, thing: Term) -> Sequence[Term]:
        """The subjects that have this object under this predicate."""
        by_object = self._pos.get(predicate)
        if by_object is None:
            by_object = self._pos[predicate] = {}
            spo = self.spo
            for subject in self.holders(predicate):
                for it in spo[subject][predicate]:
                    if it in by_object:
                        by_object[it].append(subject)
                    else:
                        by_object[it] = [subject]
        return by_object.get(thing, ())

    def objects(self, predicate: Term) -> Iterable[Term]:
        """What stands under this predicate, each once."""
        self.subjects(predicate, "")
        return self._pos[predicate]

    def instances(self, kind: Term) -> Sequence[Term]:
        """The nodes of this class or of one below it."""
        if TYPE in self._pos and self._held.get(SUBCLASS) == []:  # asked before, and there is no hierarchy
            return self._pos[TYPE].get(kind, ())
        if not self.holders(SUBCLASS) or not self.subjects(SUBCLASS, kind):
            return self.subjects(TYPE, kind)
        known = self._below.get(kind)
        if known is None:
            known = list(dict.fromkeys(it for one in self.classes_below(kind) for it in self.subjects(TYPE, one)))
            self._below[kind] = known
        return known

    def is_a(self, node: Term, kind: Term) -> bool:
        """Whether the node is a SHACL instance of the class."""
        kinds = self.spo.get(node, NONE).get(TYPE, ())
        if kind in kinds:
            return True
        return bool(self.holders(SUBCLASS)) and any(kind in self._classes_above(it) for it in kinds)

    def classes_below(self, kind: Term) -> list[Term]:
        """The class with all that are below it."""
        return closure(kind, lambda it: self.subjects(SUBCLASS, it))

    def __contains__(self, row: object) -> bool:
        if not isinstance(row, tuple) or len(row) != 3:
            return False
        subject, predicate, thing = row
        return thing in self.spo.get(subject, NONE).get(predicate, ())

    def changed(self, gone: Iterable[Row], come: Iterable[Row]) -> Indexed:
        """The graph without some of its rows and with others that it does not hold; this one stays as it is.

        Only what the rows touch is copied.
        """
        made = Indexed(())
        made.spo, made._held, made._whole = self.spo.copy(), self._held.copy(), self._whole
        rows = [(*row, False) for row in gone] + [(*row, True) for row in come]
        for subject in dict.fromkeys(row[0] for row in rows):
            made.spo[subject] = {name: list(things) for name, things in self.spo.get(subject, {}).items()}
        for subject, predicate, thing, new in rows:
            things = made.spo[subject].setdefault(predicate, [])
            things.append(thing) if new else things.remove(thing)
        for predicate in dict.fromkeys(row[1] for row in rows):
            if predicate not in made._held and not made._whole:
                continue  # nobody asked for it
            touched = dict.fromkeys(row[0] for row in rows if row[1] == predicate)
            kept = [it for it in self._held.get(predicate, ()) if it not in touched]
            holders = [*kept, *(it for it in touched if made.spo[it].get(predicate))]
            made._held[predicate] = holders
            if made._whole and not holders:
                del made._held[predicate]
        for subject in dict.fromkeys(row[0] for row in rows):
            made.spo[subject] = {name: things for name, things in made.spo[subject].items() if things}
            if not made.spo[subject]:
                del made.spo[subject]
        touched_predicates = {row[1] for row in rows}
        made._pos = {name: index for name, index in self._pos.items() if name not in touched_predicates}
        return made

    def nodes(self) -> Iterable[Term]:
        """Every subject and object, each once."""
        return dict.fromkeys((*self.spo, *(thing for _, _, thing in self)))

    def _classes_above(self, kind: Term) -> Set[Term]:
        known = self._above.get(kind)
        if known is None:
            known = self._above[kind] = set(closure(kind, lambda it: self.spo.get(it, {}).get(SUBCLASS, ())))
        return known


def closure(start: Term, step: Callable[[Term], Iterable[Term]]) -> list[Term]:
    """A node and all that a step leads to from it, again and again; each once."""
    found = {start: None}
    waiting = [start]
    while waiting:
        for it in step(waiting.pop()):
            if it not in found:
                found[it] = None
                waiting.append(it)
    return list(found)
