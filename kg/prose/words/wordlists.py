"""Word lists as plain text, so that a table of the grammar reads like a table."""

import re
from collections.abc import Iterable


def words(text: str) -> frozenset[str]:
    """The words of the text, between white space."""
    return frozenset(text.split())


def any_of(forms: Iterable[str]) -> str:
    """A pattern for any one of the forms, the longest that fits, in which forms share their beginnings.

    A plain list of hundreds of forms is tried one by one at each word; this tries one letter after the other.
    """
    rest: dict[str, list[str]] = {}
    for form in sorted(set(forms)):
        rest.setdefault(form[:1], []).append(form[1:])
    optional = rest.pop("", None) is not None
    pieces = [re.escape(first) + any_of(more) for first, more in rest.items()]
    if not pieces:
        return ""
    return (pieces[0] if len(pieces) == 1 and not optional else f"(?:{'|'.join(pieces)})") + "?" * optional
