"""The page on a code: which incidents bear it, and how. A code is no identifier: two incidents may bear one."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from pyoxigraph import Literal

from kg.site.layout import page
from kg.site.site import Language, Site
from kg.site.spoken import Ref, Spoken, spoken

#: How an incident may bear a code, the firmest first: property, key of the strings.
STATUSES = (("code", "current"), ("previousCode", "previous"), ("inferredCode", "inferred"))


@dataclass(frozen=True, slots=True)
class Bearer:
    """An incident that bears a code; `status` is "current", "previous" or "inferred"."""

    incident: Ref
    status: str


def bearers(site: Site, code: str) -> list[tuple[str, str]]:
    """IRI and status of each incident that bears the code, current ones first."""
    return [(it.incident.iri, it.status) for it in _bearers(spoken(site, "en"), code)]


def code_page(site: Site, code: str, language: Language) -> str | None:
    """The page on a code. None: nobody bears it."""
    found = _bearers(spoken(site, language), code)
    if not found:
        return None
    return page(
        site,
        language,
        title=code,
        body_template="code.html.j2",
        here=f"/codes/{quote(code, safe='')}",
        section="incidents",
        styles=("/static/things.css",),
        code=code,
        bearers=found,
    )


def _bearers(facts: Spoken, code: str) -> list[Bearer]:
    return [
        Bearer(facts.ref(it), status)
        for key, status in STATUSES
        for it in facts.pointing(Literal(code), facts.chv[key])
    ]
