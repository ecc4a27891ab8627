"""Something that can be asked for in several variants, and the bytes of one of them."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from kg.public.descriptions import compressed
from kg.serve.variants import Variant
from kg.site import Language

#: Smaller bodies are sent as they are: a packet holds them.
_WORTH_PACKING = 1_000


@dataclass(frozen=True, slots=True)
class Body:
    """One of `plain` and `packed` (gzip) may be missing."""

    plain: bytes | None = None
    packed: bytes | None = None

    @classmethod
    def of(cls, data: bytes) -> Body:
        """These bytes, packed too where that is worth while."""
        packed = compressed(data) if len(data) >= _WORTH_PACKING else None
        return cls(data, packed)

    def bytes(self) -> bytes:
        if self.plain is not None:
            return self.plain
        return gzip.decompress(self.packed) if self.packed is not None else b""


#: What stands behind the question mark of an address, in the order given.
Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Resource:
    """A document in variants, our favourite first.

    `path` is where it stands below the prefix, without a suffix ("/doc/x"); `iri` is what it is about. `extension` is
    the suffix that was asked for, None: the client negotiates. `write` makes the bytes of a variant, in a language and
    for a query where it is a page; `quick`: at once, it need not leave the event loop.
    """

    iri: str
    path: str
    variants: tuple[Variant, ...]
    write: Callable[[Variant, Language, Query], Body]
    extension: str | None = None
    quick: bool = False

    def as_variant(self, extension: str) -> Resource:
        """The same, asked for by suffix."""
        return replace(self, extension=extension)


K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Shelf(Generic[K, V]):
    """What was made last, up to a weight in all; what was not asked for longest goes first. For one thread."""

    def __init__(self, most: int) -> None:
        self._most, self._weight = most, 0
        self._kept: OrderedDict[K, tuple[V, int]] = OrderedDict()

    def get(self, key: K) -> V | None:
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: K, value: V, weight: int = 1) -> None:
        """Keeps it, unless it alone would fill an eighth of the shelf."""
        if weight > self._most // 8:
            return
        old = self._kept.pop(key, None)
        self._weight += weight - (old[1] if old else 0)
        self._kept[key] = (value, weight)
        while self._weight > self._most:
            _, (_, gone) = self._kept.popitem(last=False)
            self._weight -= gone
