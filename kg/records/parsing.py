"""One line of JSON becomes a record, which holds in itself."""

from __future__ import annotations

from pydantic import ValidationError

from kg import plain
from kg.errors import PageError
from kg.model import Reading
from kg.records.holding import WrongError, hold

_WHAT_TO_DO = "correct the line, or write the record again with: kg read PAGE --json"


def parse(line: bytes, file: str = "", number: int | None = None) -> Reading:
    """The record in one line of JSON. `file` and `number`, from 1, tell in errors where the line stands.

    Raises PageError where it is no JSON, not the model's, or where it does not hold in itself.
    """
    try:
        reading = Reading.model_validate_json(line.rstrip(b"\r\n"))  # else what is cut ends on a second line
        hold(reading)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        told = first["msg"].replace(" at line 1 column ", " at column ")  # the line has another number in its file
        what = f"{field}: {told}" if field else told
        raise PageError(file, f"not a record of the model: {what}; {_WHAT_TO_DO}", number) from None
    except WrongError as error:
        raise PageError(file, f"{error}; {_WHAT_TO_DO}", number) from None
    return reading


def parse_plain(line: bytes) -> Reading:
    """The same as plain objects (`kg.plain`), which are made and read faster. Raises PageError as `parse` does."""
    try:
        reading = plain.reading(line)
        hold(reading)
    except (ValidationError, WrongError):
        return parse(line)  # which says in the model's words what is wrong
    return reading
