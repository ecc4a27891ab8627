"""The model as an input: JSON Lines, one `Reading` a line, as `kg read --json` prints them.

A record is not read again: it carries its claims. What it says must hold in itself, though, before it becomes triples.
schema/reading.schema.json says the rest.
"""

from kg.formats import MODELS
from kg.records.file import MAX_LINE, lines, named_twice, too_long, without_record
from kg.records.holding import is_name
from kg.records.parsing import parse, parse_plain

SUFFIX = f".{MODELS.extension}"

__all__ = [
    "MAX_LINE",
    "SUFFIX",
    "is_name",
    "lines",
    "named_twice",
    "parse",
    "parse_plain",
    "too_long",
    "without_record",
]
