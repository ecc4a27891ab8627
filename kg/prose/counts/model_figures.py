"""Counts of a claim as figures of the model, each with its exact words."""

from kg.model import Figure, Quotation
from kg.prose.counts.counting import Count


def figures(text: str, base: int, start: int, counts: list[Count]) -> tuple[Figure, ...]:
    """The counts of the words that begin at `start` of `text`; `base` is where `text` stands in the page."""
    return tuple(_figure(text, base, start, count) for count in counts)


def _figure(text: str, base: int, start: int, count: Count) -> Figure:
    first, last = start + count.start, start + count.end
    words = text[start + count.words_start : start + count.words_end]
    return Figure(
        harm=count.harm,
        group=count.group,
        unit=count.unit,
        minimum=count.minimum,
        maximum=count.maximum,
        verbatim=" ".join(words.split()),
        bound=count.bound,
        evidence=Quotation(exact=text[first:last], start=base + first, end=base + last),
        parts=tuple(_figure(text, base, start, part) for part in count.parts),
    )
