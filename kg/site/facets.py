"""What a list of incidents is narrowed by: a value object, read from a query string and written back as one.

A key or a value that nobody knows is refused with a sentence that says so; nothing is dropped in silence. Values of one
facet widen each other ("fair or weak"), facets narrow each other.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from kg.errors import QueryError
from kg.public import Publication

#: Facets with values, in the order in which they are shown and written.
FACETS = (
    "belligerent",
    "listed",
    "status",
    "strike",
    "type",
    "conflict",
    "region",
    "place",
    "source",
    "differ",
    "dated",
)

#: Values that are no terms of the graph.
FIXED: Mapping[str, tuple[str, ...]] = {
    "listed": ("alone", "several", "nobody"),
    "differ": ("killed", "blamed", "denied"),
    "dated": ("yes", "no"),
}

#: How a list may be sorted; "date" puts the latest first, and incidents without a date last.
SORTS = ("date", "oldest", "killed", "claims", "codes")

_LIMITS = ("from", "to", "killed")
_VIEW = ("sort", "page")
_MOST_VALUES = 40
_LONGEST = 400

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Facets:
    """A selection of incidents, how it is sorted, and which page of it is shown.

    `values` leads from a facet to its chosen values, both in a fixed order. `first` and `last` bound the period, both
    days inclusive: an incident is kept whose date allows a day between them. `killed`: the monitor's own minimum of
    civilians killed is at least this. None: no such limit. `page` counts from 1.
    """

    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    first: date | None = None
    last: date | None = None
    killed: int | None = None
    sort: str = "date"
    page: int = 1

    @classmethod
    def parse(cls, publication: Publication, pairs: Pairs) -> Facets:
        """Reads the pairs of a query string; `lang` is not ours and skipped, an empty limit of a form is none.

        Raises QueryError for a key or value that is unknown, a limit that is none, or one given twice.
        """
        chosen: dict[str, list[str]] = {}
        single: dict[str, str] = {}
        for key, value in pairs:
            if key == "lang" or (key in _LIMITS and not value.strip()):
                continue
            if key in FACETS:
                chosen.setdefault(key, []).append(value)
            elif key not in (*_LIMITS, *_VIEW):
                raise QueryError(
                    f"there is no facet '{_short(key)}'; known are {', '.join((*FACETS, *_LIMITS, *_VIEW))}"
                )
            elif key in single:
                raise QueryError(f"'{key}' is given twice")
            else:
                single[key] = value.strip()
        if sum(len(it) for it in chosen.values()) > _MOST_VALUES:
            raise QueryError(f"at most {_MOST_VALUES} values can be chosen at once")
        for facet, values in chosen.items():
            _check(publication, facet, values)
        return cls(
            tuple((facet, tuple(sorted(set(chosen[facet])))) for facet in FACETS if facet in chosen),
            _day("from", single.get("from"), first=True),
            _day("to", single.get("to"), first=False),
            _number("killed", single.get("killed")),
            _one_of("sort", single.get("sort", "date"), SORTS),
            max(_number("page", single.get("page")) or 1, 1),
        )

    def of(self, facet: str) -> tuple[str, ...]:
        """The chosen values of a facet."""
        return dict(self.values).get(facet, ())

    @property
    def narrowed(self) -> bool:
        return bool(self.values) or (self.first, self.last, self.killed) != (None, None, None)

    def toggled(self, facet: str, value: str) -> Facets:
        """With the value where it was not chosen, without it where it was; on the first page."""
        before = self.of(facet)
        return self._with(facet, tuple(it for it in before if it != value) if value in before else (*before, value))

    def without(self, facet: str) -> Facets:
        """Without any value of the facet ("from", "to" and "killed" too); on the first page."""
        match facet:
            case "from":
                return replace(self, first=None, page=1)
            case "to":
                return replace(self, last=None, page=1)
            case "killed":
                return replace(self, killed=None, page=1)
        return self._with(facet, ())

    def _with(self, facet: str, values: tuple[str, ...]) -> Facets:
        chosen = dict(self.values) | {facet: tuple(sorted(values))}
        return replace(self, values=tuple((it, chosen[it]) for it in FACETS if chosen.get(it)), page=1)

    def pairs(self, *, view: bool = True) -> list[tuple[str, str]]:
        """As pairs of a query string in a fixed order; `view` False: without sort and page."""
        limits = (
            ("from", self.first.isoformat() if self.first else ""),
            ("to", self.last.isoformat() if self.last else ""),
            ("killed", "" if self.killed is None else str(self.killed)),
        )
        found = [(facet, value) for facet, values in self.values for value in values]
        found += [(key, value) for key, value in limits if value]
        if view and self.sort != "date":
            found.append(("sort", self.sort))
        if view and self.page != 1:
            found.append(("page", str(self.page)))
        return found

    def query(self, *, view: bool = True) -> str:
        """`?…`, or "" where nothing is chosen."""
        pairs = self.pairs(view=view)
        return f"?{urlencode(pairs, safe='/')}" if pairs else ""


def _check(publication: Publication, facet: str, values: Sequence[str]) -> None:
    for value in values:
        if facet in FIXED:
            _one_of(facet, value, FIXED[facet])
        elif (
            len(value) > _LONGEST
            or not publication.database.execute(
                "SELECT 1 FROM terms WHERE facet = ? AND value = ?", (facet, value)
            ).fetchone()
        ):
            raise QueryError(f"no incident here has the {facet} '{_short(value)}'")


def _one_of(key: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise QueryError(f"'{key}' must be one of {', '.join(known)}, not '{_short(value)}'")
    return value


def _number(key: str, value: str | None) -> int | None:
    if value is None:
        return None
    if not _NUMBER.fullmatch(value):
        raise QueryError(f"'{key}' must be a whole number, not '{_short(value)}'")
    return int(value)


def _day(key: str, value: str | None, *, first: bool) -> date | None:
    """YYYY, YYYY-MM or YYYY-MM-DD: the first or the last day of what is named."""
    if value is None:
        return None
    found = _DAY.fullmatch(value)
    try:
        if found:
            year, month, day = (int(part) if part else None for part in found.groups())
            month = month or (1 if first else 12)
            return date(year or 0, month, day or (1 if first else monthrange(year or 0, month)[1]))
    except (ValueError, IndexError) as error:
        raise QueryError(f"'{key}' names no day: '{value}'") from error
    raise QueryError(f"'{key}' must be a day, month or year as 2017-05-31, 2017-05 or 2017, not '{_short(value)}'")


def _short(value: str) -> str:
    return value if len(value) <= 60 else value[:60] + "…"
