"""What machines look for at fixed places: robots.txt and sitemaps.

Sources: RFC 9309 (robots.txt); https://www.sitemaps.org/protocol.html, which allows 50,000 addresses a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from xml.sax.saxutils import escape

from kg.public.descriptions import incidents
from kg.serve.pages import INDEXED
from kg.site import Site

MOST_ADDRESSES = 50_000
_XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def robots(site: Site) -> bytes:
    """Everything may be read but the endpoints, where each request costs a computation."""
    closed = ("/sparql", "/graphs", "/q/", "/search", "/reconcile/", "/incidents?", "/timeline?", "/map?")
    lines = ["User-agent: *", *(f"Disallow: {site.to(path)}" for path in closed)]
    return "\n".join([*lines, "", f"Sitemap: {_address(site, '/sitemap.xml')}", ""]).encode()


def sitemap(site: Site, part: int | None, most: int = MOST_ADDRESSES) -> bytes | None:
    """The sitemap; above `most` addresses an index, with the parts 1, 2, …. None: there is no such part."""
    parts = -(-_count(site) // most)
    if part is None and parts > 1:
        names = [_address(site, f"/sitemap-{number}.xml") for number in range(1, parts + 1)]
        return _xml("sitemapindex", "sitemap", names)
    number = 1 if part is None else part
    if not 1 <= number <= parts or (part is not None and parts == 1):
        return None
    return _xml("urlset", "url", list(islice(_all(site), (number - 1) * most, number * most)))


def _count(site: Site) -> int:
    return len(INDEXED) + int(site.publication.database.execute("SELECT COUNT(*) FROM descriptions").fetchone()[0])


def _all(site: Site) -> list[str]:
    own = [_address(site, path) for path in INDEXED]
    things = (site.path(iri) for iri in incidents(site.publication.database))
    return own + [_address(site, path.removeprefix(site.prefix)) for path in things]


def _address(site: Site, path: str) -> str:
    """Where the world sees a path: sitemaps need whole addresses, and the base is the only one that lasts."""
    return site.publication.names.base + path[1:]


def _xml(root: str, element: str, addresses: Sequence[str]) -> bytes:
    rows = "".join(f"<{element}><loc>{escape(it)}</loc></{element}>\n" for it in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_XMLNS}">\n{rows}</{root}>\n'.encode()
