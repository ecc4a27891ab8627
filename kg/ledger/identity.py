"""What a document says of the identity of its incident."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """What a document says of its incident's identity. `codes` is the set of current codes as printed."""

    document: str
    sha256: str
    site_id: str | None
    permalink: str | None
    codes: frozenset[str]

    @property
    def own_key(self) -> str | None:
        """The key that this document alone gives; None where it has neither id nor codes."""
        return own_key(self.site_id, self.permalink, sorted(self.codes))


def own_key(site_id: str | None, permalink: str | None, codes: Iterable[str]) -> str | None:
    """`Identity.own_key` of its parts; the codes are sorted, each once."""
    return site_id or permalink or "-".join(codes) or None
