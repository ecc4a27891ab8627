"""What is said when a query gets no answer: the limit that it met, and how to ask better."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kg.serve.problems import Refused
from kg.serve.sparql.limits import Limits


class Refusal(Refused):
    """A refusal with its kind (`reason`), which programs may rely on, and further members of the problem."""

    def __init__(
        self, status: int, reason: str, detail: str, headers: Mapping[str, str] | None = None, **more: object
    ) -> None:
        self.more: dict[str, object] = {"reason": reason, **more}
        super().__init__(status, detail, headers)


class _Kind(NamedTuple):
    """`limit` names the one of Limits that was met, `better` says how to ask."""

    status: int
    detail: str
    limit: str | None = None
    better: str | None = None
    retry_after: int | None = None


_KINDS = {
    "syntax": _Kind(400, "the query cannot be parsed: {message}"),
    "too-deep": _Kind(400, "the query nests more than {message} deep", better="write it flat, or ask in parts"),
    "outside": _Kind(
        403,
        "{message} is refused: a query is answered from this dataset alone, without a network; "
        "no prefix may have that word in its name",
    ),
    "read-only": _Kind(403, "{message} is refused: this endpoint only reads"),
    "form": _Kind(400, "the query cannot be read: {message}"),
    "failed": _Kind(400, "the query cannot be evaluated: {message}"),
    "graph": _Kind(
        400,
        "there is no graph <{message}> in this dataset, and none is ever fetched",
        better="the service description lists the graphs; SELECT DISTINCT ?g { GRAPH ?g { } } does too",
    ),
    "too-slow": _Kind(
        504,
        "the query was not done in {limit} seconds",
        "slow_seconds",
        "begin with what is rarest, such as a code; join every pattern to another by a variable; ask for less at once",
    ),
    "rows": _Kind(
        413,
        "the answer has more than {limit:,} rows or triples",
        "most_rows",
        "ask for it in parts with ORDER BY, LIMIT and OFFSET, or count with COUNT; the whole dataset is under /data",
    ),
    "bytes": _Kind(
        413,
        "the answer is longer than {limit:,} bytes",
        "most_bytes",
        "select fewer variables, or ask for it in parts with ORDER BY, LIMIT and OFFSET; the whole dataset is under "
        "/data",
    ),
    "xml": _Kind(
        406,
        "the answer holds a control character, which XML cannot hold",
        better="ask for JSON or CSV, a graph as Turtle or N-Triples",
    ),
    "memory": _Kind(
        413,
        "the query needed more than {limit:,} bytes of memory, or nests more deeply than can be evaluated",
        "most_memory",
        "sort and group fewer rows; join every pattern to another by a variable; do not make long strings",
    ),
    "full": _Kind(
        503,
        "the server answers as many queries as it can; ask again in a moment",
        "most_inside",
        "ask one query after the other",
        2,
    ),
}


def refusal(reason: str, limits: Limits, message: str = "") -> Refusal:
    """The refusal of one kind; `message` is what the engine said."""
    kind = _KINDS[reason]
    limit = getattr(limits, kind.limit) if kind.limit else None
    more: dict[str, object] = {}
    if kind.limit:
        more["limit"] = {"name": kind.limit.replace("_", "-"), "value": limit}
    if kind.better:
        more["better"] = kind.better
    headers = {"Retry-After": str(kind.retry_after)} if kind.retry_after else None
    return Refusal(kind.status, reason, kind.detail.format(message=message, limit=limit), headers, **more)
