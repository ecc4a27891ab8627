"""Lists over several pages: what of a query string they take, and the pages beside the one that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from kg.errors import QueryError

PAGE = 100

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Paged:
    """Which rows of a list are shown, and the paths of the pages beside it."""

    page: int
    pages: int
    total: int
    previous: str | None
    next: str | None

    @property
    def offset(self) -> int:
        return (self.page - 1) * PAGE


def asked_for(pairs: Pairs, known: tuple[str, ...]) -> dict[str, str]:
    """The pairs by their keys, without `lang`. Raises QueryError for a key that is unknown or comes twice."""
    found: dict[str, str] = {}
    for key, value in pairs:
        if key == "lang":
            continue
        if key not in known or key in found:
            raise QueryError(f"'{key[:60]}' is unknown here or given twice; known are {', '.join(known)}")
        found[key] = value
    return found


def paged(asked: dict[str, str], total: int, where: str) -> Paged:
    """The page that `asked` names; `where` is the path of the list. Raises QueryError where there is no such page."""
    pages = max(-(-total // PAGE), 1)
    given = asked.get("page", "1")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 7 else 0
    if not 1 <= number <= pages:
        raise QueryError(f"the list has {pages} pages: there is no page '{given[:60]}'")
    mark = "&" if "?" in where else "?"

    def at(n: int) -> str | None:
        return f"{where}{mark}page={n}" if 1 <= n <= pages else None

    return Paged(number, pages, total, at(number - 1), at(number + 1))


def query_of(pairs: Pairs) -> str:
    """The query string of the pairs without `lang`, with its `?`, or ""."""
    kept = [(key, value) for key, value in pairs if key != "lang"]
    return f"?{urlencode(kept, safe='/')}" if kept else ""
