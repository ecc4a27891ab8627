"""Stated times in words: as printed, with the days that the words allow."""

from pyoxigraph import NamedNode

from kg.pages.facts import Facts


def in_words(facts: Facts, stated: NamedNode) -> str:
    """As printed with its days: "“June 26th - 27th” (2016-06-26 to 2016-06-27)". An unknown bound stays open."""
    printed = facts.value(stated, facts.chv.verbatim) or ""
    days = _days(facts.value(stated, facts.chv.earliest), facts.value(stated, facts.chv.latest))
    return f"“{printed}” ({days})" if printed and days and printed != days else printed or days


def _days(first: str | None, last: str | None) -> str:
    if first and last:
        return first if first == last else f"{first} to {last}"
    if first:
        return f"from {first}"
    return f"until {last}" if last else ""
