"""The search page: one question over codes, names in both scripts, and the words that may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import orjson

from kg.pages.words import Said
from kg.public.search import Hit, search
from kg.site import selection
from kg.site.facets import Facets
from kg.site.i18n import strings
from kg.site.layout import Variant, page
from kg.site.related import term
from kg.site.selection import Name
from kg.site.site import Language, Site
from kg.site.snippets import Snippet, snippets

PAGE = 20

#: Questions that show what can be asked; they are put into links.
EXAMPLES = ("Aleppo", "غزة", "hospital", '"double tap"')


@dataclass(frozen=True, slots=True)
class Found:
    """A hit as it is shown. `also`: the thing's name in the other language; `facts`: what tells namesakes apart.

    `incidents` are those that are said to have happened there or that name it; `path` leads to them where a list has
    them.
    """

    hit: Hit
    label: Said
    also: Said | None
    matched: Said | None
    at: Said | None
    facts: tuple[Said, ...]
    incidents: int
    path: str | None
    snippet: Snippet | None


def search_page(site: Site, q: str, language: Language, offset: int = 0) -> str:
    """The page for a question, "" for the empty form. `offset` counts hits that are left out."""
    results = search(site.publication, q, PAGE, max(0, offset)) if q.strip() else None
    start = max(0, offset)
    return page(
        site,
        language,
        title=str(strings(language)("site.search")),
        body_template="search.html.j2",
        here=_path(q, start) if q else "/search",
        styles=("/static/search.css",),
        variants=[Variant(site.to(_path(q, 0, "/search.json")), "application/json", "JSON")] if q else [],
        q=q,
        results=results,
        found=list(found(site, results.hits, q, language)) if results else [],
        start=start,
        previous=_path(q, start - PAGE) if start else None,
        next=_path(q, start + PAGE) if results and start + PAGE < results.total else None,
        examples=[(it, _path(it, 0)) for it in EXAMPLES],
    )


def search_json(site: Site, q: str, limit: int = PAGE, offset: int = 0) -> bytes:
    """An object: the question, how many hits, and those asked for with IRI, kind, label, what agrees and how."""
    results = search(site.publication, q, max(0, min(limit, 100)), max(0, offset))
    told = {
        "query": q,
        "total": results.total,
        "capped": results.capped,
        "hits": [_json(site, it) for it in found(site, results.hits, q, "en")],
    }
    return orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def found(site: Site, hits: Sequence[Hit], q: str, language: Language) -> Iterator[Found]:
    """The hits with their names and, where words of a text agree, the words around them."""
    texts = snippets(site, [it.chunk for it in hits if it.chunk is not None], q)
    for hit in hits:
        label, also = _label(site, hit.iri, hit.kind, language)
        shown = {label.text, also.text if also else ""}
        matched = Said(hit.matched, hit.language or None) if hit.matched and hit.matched not in shown else None
        at = _label(site, hit.at, "place", language)[0] if hit.at else None
        # of an incident that was found by its place, the place is said already
        facts = tuple(it for it in _facts(site, hit, language) if it != at)
        yield Found(hit, label, also, matched, at, facts, *_incidents(site, hit), texts.get(hit.chunk or 0))


def _json(site: Site, it: Found) -> dict[str, Any]:
    hit = it.hit
    told = {
        "iri": hit.iri,
        "page": site.path(hit.iri),
        "kind": hit.kind,
        "label": it.label.text,
        "label_language": it.label.language,
        "match": hit.how,
        "role": hit.role,
        "matched": hit.matched or None,
        "at": hit.at,
        "facts": [fact.text for fact in it.facts],
        "incidents": it.incidents or None,
        "text": "".join(words for words, _ in it.snippet.pieces) if it.snippet else None,
    }
    return {key: value for key, value in told.items() if value not in (None, [])}


def _label(site: Site, iri: str, kind: str, language: Language) -> tuple[Said, Said | None]:
    """What a thing is called in the language of the page, else in any; and in the other language."""
    if kind == "incident":
        row = site.publication.database.execute("SELECT codes FROM incidents WHERE iri = ?", (iri,)).fetchone()
        return Said((row and row[0]) or iri.rpartition("/")[2]), None
    rows = site.publication.database.execute(
        """SELECT name, language FROM search_names JOIN search_things AS t ON t.id = thing
        WHERE t.iri = ? ORDER BY role <> 'name', language <> ?, language, name""",
        (iri, language),
    ).fetchall()
    if not rows:
        return Said(iri), None
    first, *others = [Said(name, tag or None) for name, tag in rows]
    return first, next((it for it in others if it.language in ("en", "ar") and it.language != first.language), None)


def _facts(site: Site, hit: Hit, language: Language) -> tuple[Said, ...]:
    """Date and place of an incident; what a place lies in."""
    database = site.publication.database
    if hit.kind == "incident":
        row = database.execute("SELECT date_words, place FROM incidents WHERE iri = ?", (hit.iri,)).fetchone()
        told = [Said(row[0])] if row and row[0] else []
        told += [_label(site, row[1], "place", language)[0]] if row and row[1] else []
        return tuple(told)
    area = database.execute(
        "SELECT area FROM places WHERE iri = :iri UNION ALL SELECT path FROM areas WHERE iri = :iri", {"iri": hit.iri}
    ).fetchone()
    paths = _paths(area[0]) if area and area[0] else []
    own = term(site, hit.iri, "region")
    around = [selection.name(site.publication, "region", it) for it in paths if own is None or it != own.value]
    return tuple(_said(it, language) for it in around)


def _paths(path: str) -> list[str]:
    """The path of an area and those around it, the narrowest first."""
    parts = path.split("/")
    return ["/".join(parts[:n]) for n in range(len(parts), 0, -1)]


def _incidents(site: Site, hit: Hit) -> tuple[int, str | None]:
    """In how many incidents a thing is named, and the list of those of a place."""
    if hit.kind == "place" and (found := term(site, hit.iri, "place", "region")) is not None:
        chosen = Facets().toggled(found.facet, found.value)
        return selection.total(site.publication, chosen), "/incidents" + chosen.query()
    weight = site.publication.database.execute("SELECT weight FROM search_things WHERE iri = ?", (hit.iri,)).fetchone()
    return (weight[0] if weight else 0), None


def _said(it: Name, language: Language) -> Said:
    return Said(it.arabic, "ar") if language == "ar" and it.arabic else Said(it.name)


def _path(q: str, offset: int, where: str = "/search") -> str:
    return f"{where}?{urlencode({'q': q} | ({'from': offset} if offset > 0 else {}))}"
