"""The records of the model as plain objects: the same fields, validated in the same way, without methods.

To read a field of a pydantic record takes several times as long as of a plain object, because its class looks for names
that are not there, and to make one takes a set of the fields that were given. Where records come by the million that
tells. These objects are for functions that only read fields, such as those of `kg.lift`.
"""

from __future__ import annotations

from dataclasses import field, make_dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin

from pydantic import ConfigDict, TypeAdapter
from pydantic.fields import FieldInfo

from kg.model import Reading, Record

_STRICT = {"__pydantic_config__": ConfigDict(extra="forbid"), "__module__": __name__}


def reading(line: bytes) -> Reading:
    """The record in one line of JSON, as plain objects. Raises pydantic's ValidationError, in other words than a model.

    Told as a `Reading`, for it has its fields; the type of it and of what is in it is another: see `model_of`.
    """
    return cast(Reading, _adapter().validate_json(line))


def model_of(kind: type) -> type[Record]:
    """The model whose fields such objects have; of a model itself, it."""
    found: type[Record] = getattr(kind, "__model__", kind)
    return found


@cache
def _adapter() -> TypeAdapter[Any]:
    return TypeAdapter(_plain(Reading))


@cache
def _plain(model: type[Record]) -> type:
    """The class of plain objects with the fields of this model."""
    fields = [(name, _annotation(it, model), _default(it)) for name, it in model.model_fields.items()]
    return make_dataclass(model.__name__, fields, kw_only=True, namespace={**_STRICT, "__model__": model})


def _annotation(it: FieldInfo, inside: type[Record]) -> Any:
    kind = _of_plain(it.annotation, inside)
    return Annotated[(kind, *it.metadata)] if it.metadata else kind


def _of_plain(annotation: Any, inside: type[Record]) -> Any:
    """The annotation with plain classes for models. A model that holds itself is named: its class is not made yet."""
    if annotation is inside:
        return inside.__name__
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return Union[tuple(_of_plain(part, inside) for part in parts)]  # noqa: UP007  # made, not written
    if origin is tuple:
        return tuple[tuple(_of_plain(part, inside) for part in parts)]  # type: ignore[misc]
    return _plain(annotation) if isinstance(annotation, type) and issubclass(annotation, Record) else annotation


def _default(it: FieldInfo) -> Any:
    if it.is_required():
        return field()
    value = it.get_default()
    if isinstance(value, Record):  # frozen, as nobody writes to it
        shared = _plain(type(value))(**dict(value))
        return field(default_factory=lambda: shared)
    return field(default=value)
