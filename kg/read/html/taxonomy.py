"""The classes of the article: the site's own terms as slugs, an independent copy of what the labels say.

Observations stand only here. Classes that name the people who worked on the page are left alone: they say nothing of
the incident, and whoever did the work did not publish the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg import codelists
from kg.model import Actor, Note, Quotation, Term
from kg.read.draft import Draft
from kg.read.html.page import HtmlPage

#: Prefixes whose terms the labels of the page print too, with their scheme.
_PRINTED = {
    "strike_type": "strike-type",
    "strike_status": "strike-status",
    "cause_of_death": "cause",
    "civilian_harm_reported": "harm-reported",
    "civilian_harm_status": "harm-status",
    "infrastructure": "infrastructure",
    "impact": "impact",
}
_ONLY_HERE = {"observation": "observation", "infrastructure_destruction": "damage"}
#: Prefixes that no label prints and no code list has: kept as notes.
_NOTES = (
    "casualty",
    "profession",
    "infrastructure_affiliation",
    "infrastructure_declared_target",
    "geolocation_status",
    "declassified_document",
    "citation",
)
_OTHERS = ("country", "belligerent", "targeted_belligerents")
_CASUALTY = {"children", "women", "men"}
_PERSONS = ("geolocation_assessor",)
_SITE = ("post", "type", "status", "format", "has")  # the content management system's own
_CLASS = re.compile(r"(?P<prefix>[a-z][a-z_]*)-(?P<slug>.+)")


def read(html: HtmlPage) -> None:
    """Reads the slugs, after everything else: they are compared with what the labels said."""
    draft, found = html.draft, dict[str, list[str]]()
    for name in dict.fromkeys(html.article.classes):
        parts = _CLASS.fullmatch(name)
        if parts:
            found.setdefault(parts["prefix"], []).append(parts["slug"])
    for prefix, scheme in _ONLY_HERE.items():
        draft.categories.extend(_term(scheme, prefix, slug) for slug in found.get(prefix, ()))
    for prefix in _NOTES:
        for slug in found.get(prefix, ()):
            draft.notes.append(Note(label=prefix.replace("_", " ").capitalize(), words=_quote(prefix, slug)))
    for prefix, printed in _printed(draft):
        if prefix in found:
            _compare(html, prefix, found[prefix], printed)
    _targets(draft, found.get("targeted_belligerents", []))
    known = {*_PRINTED, *_ONLY_HERE, *_NOTES, *_OTHERS, *_PERSONS, *_SITE}
    for prefix in sorted(found.keys() - known):
        # Its slugs are not repeated: an unknown taxonomy may name persons who worked on the page.
        html.sheet.find(
            "UnseenTaxonomy", "Info", f"The article has a class of an unknown taxonomy, '{prefix}-…'; it was not read.",
            "If it says something of the incident, add it to kg/read/html/taxonomy.py.",
        )  # fmt: skip


def slug_of(label: str) -> str:
    """The slug that the site makes of a label: lower case, words joined by hyphens."""
    return "-".join(re.findall(r"\w+", re.sub("[.'\u2019]", "", label.casefold())))


def _quote(prefix: str, slug: str) -> Quotation:
    return Quotation(exact=f"{prefix}-{slug}", pointer="article/@class")


def _term(scheme: str, prefix: str, slug: str) -> Term:
    concept = _concepts(scheme).get(slug)
    return Term(
        scheme=scheme,
        label=concept.label if concept else slug.replace("-", " "),
        concept=concept.name if concept else None,
        evidence=_quote(prefix, slug),
    )


@cache
def _concepts(scheme: str) -> dict[str, codelists.Concept]:
    """The concepts of a scheme by every slug that their labels and codes may have."""
    concepts = codelists.code_list(scheme).concepts
    return {slug_of(label): c for c in concepts for label in (*c.aliases, c.notation, c.label)}


def _keys(scheme: str | None, labels: Iterable[str]) -> dict[str, str]:
    """The labels by the form in which both copies are compared: the concept where there is one, else the slug."""
    known = _concepts(scheme) if scheme else {}
    slugs = {label: slug_of(label) for label in labels}
    return {known[s].name if s in known else s: known[s].label if s in known else label for label, s in slugs.items()}


def _printed(draft: Draft) -> Iterator[tuple[str, dict[str, str]]]:
    """What the labels of the page print, by the prefix of the copy."""
    actors = draft.actors
    for prefix, scheme in _PRINTED.items():
        yield prefix, _keys(scheme, (term.label for term in draft.categories if term.scheme == scheme))
    yield "belligerent", _keys(None, (actor.name for actor in actors["suspected"] + actors["known"]))
    targets = actors["suspected_targets"] + actors["known_targets"]
    yield "targeted_belligerents", _keys(None, (actor.name for actor in targets))
    yield "country", _keys(None, draft.place.parts[-1:] if draft.place else ())
    groups = {part.group for figure in draft.figures if figure.harm == "killed" for part in figure.parts}
    yield "casualty", _keys(None, groups & _CASUALTY)


def _compare(html: HtmlPage, prefix: str, slugs: list[str], printed: dict[str, str]) -> None:
    """One finding where the two copies of a taxonomy differ."""
    own = _keys(_PRINTED.get(prefix), slugs)
    if prefix == "targeted_belligerents" and not printed:
        return  # no label prints it: the class is read
    if prefix == "casualty":  # the classes count the injured too, the breakdown the killed only
        own = {key: label for key, label in own.items() if key in printed}
    if own.keys() == printed.keys():
        return
    html.sheet.find(
        "TaxonomyDiffers",
        "Info",
        f"The labels of the page and its classes differ in '{prefix}': {_list(printed.values())} printed, "
        f"{_list(own.values())} in the classes.",
        "The printed labels were read; ask the monitor which is meant.",
    )


def _list(labels: Iterable[str]) -> str:
    return ", ".join(sorted(labels)) or "nothing"


def _targets(draft: Draft, slugs: list[str]) -> None:
    """The target, where no label prints one. Whether it is suspected or known the class does not say: suspected."""
    if draft.actors["suspected_targets"] or draft.actors["known_targets"]:
        return
    for slug in slugs:
        evidence = _quote("targeted_belligerents", slug)
        known = next((k for name, k in codelists.register().items() if slug_of(name) == slug), None)
        name, kind = (
            (known.name, known.kind.removeprefix("actor-")) if known else (slug.replace("-", " "), "belligerent")
        )
        draft.actors["suspected_targets"].append(
            Actor(name=name, kind=kind, registered=known is not None, evidence=evidence)
        )
