"""Finds entities without going through all of them: by name, beginning of a name, code, value and point."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import nsmallest

from kg.names import Name, plain_words
from kg.names.letters import COARSE
from kg.reconcile.entities import Days, Entity, Label, Located, Reference
from kg.reconcile.schema import CODES

#: How many names that share pieces with a name are compared with it.
COMPARED = 200
#: At least so many pieces of a name are looked up, and no more once so many names have been read.
PIECES, READ = 4, 20_000

_LAST = "\U0010ffff"


class Lookup:
    """Filled once. Every answer is in a fixed order."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = list(entities)
        self._owner: list[int] = []  # the entity of each name
        self._pieces: dict[str, list[int]] = {}
        self._sizes: list[int] = []
        self._values: dict[tuple[str, str], list[int]] = {}
        self._cells: dict[tuple[int, int], list[int]] = {}
        self._dated: list[int] = []
        starts: list[tuple[str, int]] = []
        for at, entity in enumerate(self._entities):
            self._file(at, entity)
            starts += [(start, at) for name in (*entity.names, *_codes(entity)) for start in _starts(name.text)]
        self._starts = sorted(set(starts))

    def _file(self, at: int, entity: Entity) -> None:
        if "incident" not in entity.types:  # an incident is known by its codes: CS243 and CS244 are not alike
            for name in entity.names:
                self._file_name(at, name.text)
        for key, values in entity.values.items():
            for value in values:
                if isinstance(value, Located):
                    self._cells.setdefault(_cell(value), []).append(at)
                elif isinstance(value, Days):
                    self._dated.append(at)
                else:
                    for word in _filed_under(value):
                        self._values.setdefault((key, word), []).append(at)

    def _file_name(self, at: int, name: str) -> None:
        parts = _pieces(name)
        number = len(self._owner)
        self._owner.append(at)
        self._sizes.append(len(parts))
        for part in parts:
            self._pieces.setdefault(part, []).append(number)

    def named(self, name: str, types: frozenset[str]) -> Iterator[Entity]:
        """Entities of one of the types with a name that may be meant, the likeliest first. No types: of any type."""
        filed = sorted((self._pieces[it] for it in _pieces(name) if it in self._pieces), key=lambda it: (len(it), it))
        shared: Counter[int] = Counter()
        seen = used = 0
        for numbers in filed:  # the rare pieces first: the common ones tell little and are long
            if used >= PIECES and seen + len(numbers) > READ:
                break
            shared.update(numbers)
            seen, used = seen + len(numbers), used + 1
        fitting = (it for it in shared if not types or types & set(self._entities[self._owner[it]].types))
        ranked = nsmallest(4 * COMPARED, fitting, key=lambda it: (-2 * shared[it] / (used + self._sizes[it]), it))
        owners = list(dict.fromkeys(self._owner[it] for it in ranked))
        yield from (self._entities[it] for it in owners[:COMPARED])

    def with_code(self, code: str) -> Iterator[Entity]:
        """Incidents that bear the code now or bore it before, or a longer word that a rule cut it out of."""
        for key in CODES:
            yield from (self._entities[it] for it in self._values.get((key, plain_words(code)), ()))

    def with_value(self, key: str, words: str) -> Iterator[Entity]:
        """Entities of whose property a value has this IRI or these words, compared without case and marks."""
        yield from (self._entities[it] for it in self._values.get((key, plain_words(words)), ()))

    def near(self, point: tuple[float, float]) -> Iterator[Entity]:
        """Entities with a point in the degree of this latitude and longitude or in one beside it."""
        row, column = _cell(Located(*point, None))
        found = {
            it
            for up in (-1, 0, 1)
            for right in (-1, 0, 1)
            for it in self._cells.get((row + up, (column + right + 180) % 360 - 180), ())
        }
        yield from (self._entities[it] for it in sorted(found))

    def dated(self) -> Iterator[Entity]:
        """Entities with a date."""
        yield from (self._entities[it] for it in dict.fromkeys(self._dated))

    def beginning(self, prefix: str) -> list[Entity]:
        """Entities of which a name, or a word of a name, begins so: whole names first, then the shorter names."""
        wanted = plain_words(prefix)
        first = bisect_left(self._starts, (wanted, -1))
        last = bisect_left(self._starts, (wanted + _LAST, -1))
        found: dict[int, tuple[int, int]] = {}
        for start, at in self._starts[first:last]:
            rank = (int(start != wanted), len(start))
            found[at] = min(rank, found.get(at, rank))
        return [self._entities[at] for at in sorted(found, key=lambda it: (found[it], it))]


def _pieces(name: str) -> frozenset[str]:
    """Similar names share some of these: threes of the plain words, twos of the consonants that all scripts share."""
    forms = Name.of(name)
    words = f" {forms.plain} "
    skeletons = {f" {it.translate(COARSE)} " for it in (forms.skeleton, forms.other) if it}
    threes = {words[at : at + 3] for at in range(len(words) - 2)} if forms.plain else set()
    return frozenset(threes | {f"~{it[at : at + 2]}" for it in skeletons for at in range(len(it) - 1)})


def _starts(name: str) -> Iterator[str]:
    # with the article and without it: whoever looks for الخفسة may begin with either letter
    for form in (plain_words(name), Name.of(name).plain):
        words = form.split(" ")
        yield from (" ".join(words[at:]) for at in range(len(words)))


def _codes(entity: Entity) -> list[Label]:
    return [it for key in CODES for it in entity.values.get(key, ()) if isinstance(it, Label)]


def _filed_under(value: Label | Reference | float) -> tuple[str, ...]:
    if isinstance(value, Reference):
        return (plain_words(value.iri), plain_words(value.name))
    return (plain_words(value.text if isinstance(value, Label) else str(value)),)


def _cell(point: Located) -> tuple[int, int]:
    return int(point.latitude // 1), int(point.longitude // 1)
