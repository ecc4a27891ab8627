"""One line of JSON becomes a record, which holds in itself."""

from __future__ import annotations

from pydantic import ValidationError

from kg import plain
from kg.errors import PageError
from kg.model import Reading
from kg.records.holding import WrongError, hold


def parse(line: bytes, name: str = "", told: str = "") -> Reading:
    """The record in one line of JSON. `name` is its document's in errors, `told` names file and line there.

    Raises PageError where it is no JSON, not the model's, or where it does not hold in itself.
    """
    where = f"{told}: " if told else ""
    try:
        reading = Reading.model_validate_json(line)
        hold(reading)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        what = f"{field}: {first['msg']}" if field else first["msg"]
        raise PageError(name, f"{where}not a record of the model: {what}") from None
    except WrongError as error:
        raise PageError(name, f"{where}{error}") from None
    return reading


def parse_plain(line: bytes) -> Reading:
    """The same as plain objects (`kg.plain`), which are made and read faster. Raises PageError as `parse` does."""
    try:
        reading = plain.reading(line)
        hold(reading)
    except (ValidationError, WrongError):
        return parse(line)  # which says in the model's words what is wrong
    return reading
