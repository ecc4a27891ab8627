"""Requests of both versions become one kind of question; what is no such request is refused with a reason."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import orjson
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from kg.errors import KgError

#: How many queries one batch may hold, and how long a request may be, in bytes.
MOST_QUERIES = 50
MOST_BYTES = 100_000
#: How many candidates a query gets that does not say.
USUAL_LIMIT = 10

Strict = Literal["any", "all", "should"]
Quantifier = Literal["any", "all", "none"]


class RequestError(KgError):
    """A request that is not answered. `status` is the HTTP status, from 400 to 499."""

    def __init__(self, status: int, reason: str) -> None:
        self.status, self.reason = status, reason
        super().__init__(reason)


class _Open(BaseModel):
    """The schemas allow keys that they do not name: such keys are not read."""

    model_config = ConfigDict(frozen=True)


class _Closed(BaseModel):
    """`additionalProperties: false`"""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Thing(_Open):
    """A value that is a thing: reconciled before, here or elsewhere."""

    id: StrictStr
    name: StrictStr | None = None


Number = StrictInt | Annotated[float, Field(strict=True, allow_inf_nan=False)]
Given = StrictStr | StrictBool | Number | Thing


class Condition(_Open):
    """What a candidate should fulfil: `values` against its names, its id, or its property `property`."""

    match: Literal["name", "id", "property"]
    property: str | None
    values: tuple[Given, ...]
    required: bool = False
    quantifier: Quantifier = "any"
    qualifier: str | None = None


class Question(_Open):
    """One query of either version. `types` empty: of any type. `language`: of its words, None where it does not say."""

    conditions: tuple[Condition, ...]
    types: tuple[str, ...]
    strict: Strict
    limit: int
    language: str | None


class _Property02(_Open):
    pid: StrictStr
    v: Given | list[Given]


class _Query02(_Closed):
    query: StrictStr | None = None
    type: StrictStr | list[StrictStr] | None = None
    limit: Number = USUAL_LIMIT
    properties: list[_Property02] | None = None
    type_strict: Strict = "any"

    @model_validator(mode="after")
    def _asks(self) -> _Query02:
        if self.query is None and not self.properties:
            raise ValueError("needs 'query' or at least one of 'properties'")
        return self


class _Condition10(_Open):
    matchType: Literal["name", "id", "property"]  # noqa: N815  # the specification's spelling, here and below
    propertyId: StrictStr | None = None  # noqa: N815
    propertyValue: Given | list[Given]  # noqa: N815
    required: StrictBool = False
    matchQuantifier: Quantifier = "any"  # noqa: N815
    matchQualifier: StrictStr | None = None  # noqa: N815

    @model_validator(mode="after")
    def _names_a_property(self) -> _Condition10:
        if self.matchType == "property" and self.propertyId is None:
            raise ValueError("matchType 'property' needs 'propertyId'")
        return self


class _Query10(_Closed):
    type: StrictStr | None = None
    limit: Number = USUAL_LIMIT
    lang: StrictStr | None = None
    dir: Literal["ltr", "rtl", "auto"] | None = None
    conditions: Annotated[list[_Condition10], Field(min_length=1)]


class _Batch10(_Open):
    queries: list[_Query10]


class Wanted(_Open):
    """A property to fetch, with its settings as the client sent them."""

    id: StrictStr
    settings: dict[str, Any] = {}


class Extension(_Open):
    """A data extension query: the same in both versions."""

    ids: list[StrictStr]
    properties: list[Wanted]


_BATCH_02 = TypeAdapter(dict[str, _Query02])


def questions_02(text: str | bytes) -> dict[str, Question]:
    """A batch of version 0.2, by the client's keys. Raises RequestError: 400 for another shape, 413 for too many."""
    data = _json(text, "queries")
    if not isinstance(data, dict):
        raise RequestError(400, "queries: an object of queries by key is needed")
    _few(len(data))
    try:
        batch = _BATCH_02.validate_python(data)
    except ValidationError as error:
        raise RequestError(400, _reason(error)) from error
    return {key: _question_02(it, key) for key, it in batch.items()}


def questions_10(text: bytes) -> list[Question]:
    """A batch of version 1.0-draft, in order. Raises RequestError: 400 for another shape, 413 for too many."""
    data = _json(text, "the body")
    if isinstance(data, dict) and isinstance(data.get("queries"), list):
        _few(len(data["queries"]))
    try:
        batch = _Batch10.model_validate(data)
    except ValidationError as error:
        raise RequestError(400, _reason(error)) from error
    return [_question_10(it, at) for at, it in enumerate(batch.queries)]


def extension(text: str | bytes) -> Extension:
    """A data extension query. Raises RequestError (400) for another shape."""
    try:
        return Extension.model_validate(_json(text, "extend"))
    except ValidationError as error:
        raise RequestError(400, _reason(error)) from error


def _question_02(it: _Query02, key: str) -> Question:
    named = () if it.query is None else (Condition(match="name", property=None, values=(it.query,)),)
    asked = tuple(
        Condition(match="property", property=each.pid, values=_several(each.v)) for each in it.properties or ()
    )
    types = (it.type,) if isinstance(it.type, str) else tuple(it.type or ())
    return Question(
        conditions=named + asked, types=types, strict=it.type_strict, limit=_limit(it.limit, key), language=None
    )


def _question_10(it: _Query10, at: int) -> Question:
    conditions = tuple(
        Condition(
            match=each.matchType,
            property=each.propertyId,
            values=_several(each.propertyValue),
            required=each.required,
            quantifier=each.matchQuantifier,
            qualifier=each.matchQualifier,
        )
        for each in it.conditions
    )
    types = () if it.type is None else (it.type,)
    return Question(
        conditions=conditions, types=types, strict="any", limit=_limit(it.limit, f"queries.{at}"), language=it.lang
    )


def _several(value: Given | list[Given]) -> tuple[Given, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _limit(limit: float, where: str) -> int:
    if limit < 1:
        raise RequestError(400, f"{where}: the limit must be at least 1")
    return int(min(limit, 1_000_000))


def _few(number: int) -> None:
    if number > MOST_QUERIES:
        raise RequestError(413, f"{number} queries in one batch; at most {MOST_QUERIES} are answered")


def _json(text: str | bytes, what: str) -> object:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise RequestError(400, f"{what} is no JSON: {error}") from error


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False)[0]
    where = ".".join(str(it) for it in first["loc"])
    return f"{where}: {first['msg']}" if where else str(first["msg"])
