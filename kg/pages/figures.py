"""Casualty figures as people read them: the words as printed, and what numbers they give and do not give."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.pages.disclosure import Disclosure, Shown
from kg.pages.facts import Facts
from kg.pages.words import Said
from kg.terms import DCT, SCHEMA


@dataclass(frozen=True, slots=True)
class FigureView:
    """One count. A bound that is None was not given; `about` where the words say so. `parts` are inside it."""

    iri: str
    harm: str
    group: str
    group_label: Said
    unit: str
    minimum: int | None
    maximum: int | None
    about: bool
    verbatim: Shown | None
    parts: tuple["FigureView", ...] = ()

    @property
    def numbered(self) -> bool:
        return self.minimum is not None or self.maximum is not None

    @property
    def same_as_printed(self) -> bool:
        """True where the page prints just this ("12 – 15", "3–4 children"): to repeat its words would say nothing."""
        printed = self.verbatim.text if isinstance(self.verbatim, Said) else ""
        shown = (self.reading, f"{self.reading} {self.group_label.text}")
        return _plain(printed) in {_plain(words) for words in shown}

    @property
    def families(self) -> bool:
        return self.unit == "unit-families"

    @property
    def civilian(self) -> bool:
        """Counts civilians, or people of whom the words do not say what they were."""
        return self.group in ("group-civilians", "group-people-unspecified", "")

    @property
    def reading(self) -> str:
        """The numbers in words; a missing bound and a missing number are said, never shown as zero."""
        counted = self._bounds
        if not self.families or not self.numbered:
            return counted
        return f"{counted} {'family' if {self.minimum, self.maximum} <= {1, None} else 'families'}"

    @property
    def _bounds(self) -> str:
        about = "about " if self.about else ""
        match (self.minimum, self.maximum):
            case (None, None):
                return "no number given"
            case (low, None):
                return f"at least {about}{low:,}"
            case (None, high):
                return f"at most {about}{high:,}"
            case (low, high) if low == high:
                return f"{about}{low:,}"
            case (low, high):
                return f"{about}{low:,}\u2013{high:,}"


def figures(
    facts: Facts,
    disclosure: Disclosure,
    claim: NamedNode,
    predicate: NamedNode,
    of: Mapping[NamedNode, str] | None = None,
) -> tuple[FigureView, ...]:
    """The headline figures of a claim: killed before injured, civilians first.

    `of`: only those with these concepts, by local name, under these predicates; None: all.
    """
    chosen = [
        it
        for it in facts.things(claim, predicate)
        if all(_local(facts, it, under) == concept for under, concept in (of or {}).items())
    ]
    views = [_view(facts, disclosure, it) for it in chosen]
    return tuple(sorted(views, key=lambda it: (it.harm != "harm-killed", not it.civilian, it.families, it.iri)))


def _view(facts: Facts, disclosure: Disclosure, node: NamedNode) -> FigureView:
    chv = facts.chv
    verbatim = facts.word(node, chv.verbatim)
    group = facts.thing(node, chv.group)
    parts = sorted(facts.things(node, DCT.hasPart), key=facts.page_order)
    return FigureView(
        iri=disclosure.iri(node.value),
        harm=_local(facts, node, chv.harm),
        group=facts.local(group) if group else "",
        group_label=facts.label(group) if group else Said("group not said", "en"),
        unit=_local(facts, node, chv.unit),
        minimum=facts.number(node, SCHEMA.minValue),
        maximum=facts.number(node, SCHEMA.maxValue),
        about=facts.chc["precision-about"] in facts.all(node, chv.category),
        verbatim=disclosure.fact(verbatim) if verbatim else None,
        parts=tuple(_view(facts, disclosure, it) for it in parts),
    )


def _plain(words: str) -> str:
    return "".join(words.replace("_", "").split()).casefold()


def _local(facts: Facts, node: NamedNode, predicate: NamedNode) -> str:
    concept = facts.thing(node, predicate)
    return facts.local(concept) if concept else ""
