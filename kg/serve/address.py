"""From the path of a request to the IRI of a thing: nothing is decoded that an IRI keeps encoded. Pure.

What cannot be part of any IRI of ours is refused before anybody looks it up: broken escapes, control characters, steps
upwards, escapes that were escaped once more.
"""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from kg.errors import IriError
from kg.iri import segment, unsegment
from kg.serve.problems import Refused

MOST_CHARACTERS = 4_000

_BROKEN = re.compile(r"%(?![0-9A-Fa-f]{2})")
_CONTROL = re.compile(rb"[\x00-\x1f\x7f]")
_TWICE = re.compile(r"%25[0-9A-Fa-f]{2}")


def checked(path: bytes) -> str:
    """The path as text, as it was sent. Raises Refused (400, 414) for what is no path of an IRI."""
    if len(path) > MOST_CHARACTERS:
        raise Refused(414, f"the address is longer than {MOST_CHARACTERS} characters")
    try:
        text = path.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, "the address is no UTF-8") from error
    if _BROKEN.search(text):
        raise Refused(400, "the address holds a % that begins no escape such as %20")
    if "\\" in text or _CONTROL.search(unquote_to_bytes(text)):
        raise Refused(400, "the address holds a backslash or a control character")
    return text


def suspicious(text: str) -> str | None:
    """Why no thing can have this path, in words; None: it is a path as any other.

    Asked only after nothing was found under it: a thing may bear a name of dots or with a % in it.
    """
    if any(part in (b".", b"..") for part in unquote_to_bytes(text).split(b"/")):
        return "the address steps upwards ('.' or '..')"
    if _TWICE.search(text):
        return "the address was percent-encoded twice"
    return None


def normal(text: str) -> str | None:
    """The path as `kg.iri` mints it: only what must be is escaped. None: no IRI of ours can be meant."""
    try:
        return "/".join(segment(unsegment(part)) for part in text.split("/"))
    except (UnicodeDecodeError, IriError):
        return None
