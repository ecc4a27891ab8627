"""What holds for every page of lists, timeline, data and vocabulary, over the checks that all pages share."""

from __future__ import annotations

from functools import cache

from kg import resources
from kg.query import shipped
from kg.site import Site, vocabulary
from kg.terms import SKOS
from tests.site.pages import Seen, check, known


@cache
def paths(site: Site) -> frozenset[str]:
    """Every path that such a page may link to, unquoted and without its query."""
    names = site.publication.names
    schemes = vocabulary.codes(names.base).subjects(SKOS.ConceptScheme)
    more = {f"/q/{it.name}{end}" for it in shipped() for end in ("", ".csv", ".json")}
    more |= {"/void", "/openapi.json", "/ns", "/shapes", "/concept"}
    found = known(site) | {site.to(it) for it in more} | {site.path(it.value) for it in schemes}
    assert resources.names("shapes", ".ttl")
    return frozenset(found)


def seen(html: str, site: Site, *, dumps: frozenset[str] = frozenset()) -> Seen:
    """The page, after the checks."""
    page = Seen(html)
    check(page, site, set(paths(site) | dumps))
    fields = page.all("input:not([type=hidden])")
    labelled = {it.attributes["for"] for it in page.all("label[for]")}
    assert all(it.attributes.get("id") in labelled for it in fields), [it.html for it in fields]
    for it in page.all("svg"):
        named = {"aria-label", "aria-labelledby", "aria-hidden"} & it.attributes.keys() or it.css("title")
        assert named, (it.html or "")[:200]
    assert "None" not in page.text("main").split()
    return page
