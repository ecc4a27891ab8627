"""The left column of a saved page, its narrative, and its notes on the location."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

from kg import codelists
from kg.model import Actor, Geolocation, Note, Quotation, Report
from kg.read import labels
from kg.read.base import Words
from kg.read.fields import previous_codes
from kg.read.html.media import images
from kg.read.html.page import HtmlPage
from kg.read.html.tree import Node
from kg.read.timeofday import time_of_day


def read(html: HtmlPage) -> None:
    """Reads each heading of the left column (`h4`) with what stands under it, the permalink and the site's id."""
    headings = list(html.article.all("h4"))
    holders = _ancestors(headings)
    for node in headings:
        _under(html, node, _following(node, holders))
    for block in html.article.all(of_class="permalink"):
        _permalink(html, block)
    number = html.article.attributes.get("id", "").removeprefix("post-")
    if number.isascii() and number.isdigit():
        html.draft.site_id = number
        quotation = html.attribute(html.article, "id")
        html.draft.evidence.extend([quotation] if quotation else [])


def _ancestors(nodes: list[Node]) -> set[int]:
    """The identities of the nodes and of all elements around them."""
    found: set[int] = set()
    for node in nodes:
        at: Node | None = node
        while at is not None and id(at) not in found:
            found.add(id(at))
            at = at.parent
    return found


def _following(node: Node, holders: set[int]) -> tuple[list[Node], int]:
    """The elements after a heading up to the next heading or the permalink, and the offset where they end."""
    found: list[Node] = []
    for sibling in node.behind():
        if id(sibling) in holders or "permalink" in sibling.classes:
            return found, sibling.start
        found.append(sibling)
    return found, node.parent.end if node.parent else node.end


def _under(html: HtmlPage, node: Node, following: tuple[list[Node], int]) -> None:
    nodes, end = following
    label, value = html.words(node), html.between(node.end, end)
    title = labels.fold(label.value)
    points = [point for n in nodes for point in _or_self(n, "geo-link")]
    if points and title in ("geolocation", "additional geolocations", "additional geolocation"):
        html.sheet.carry(label, "geolocation (label)")
        for point in points:
            _point(html, point, additional=title != "geolocation")
    elif title == "referenced in":
        html.sheet.carry(label, "citations (label)")
        citations = [c for n in nodes for c in _or_self(n, "citation")]
        for link in citations or [a for n in nodes for a in (n, *n.all("a")) if a.tag == "a"]:
            _citation(html, link)
    elif title.startswith("previous") and (field := labels.field(title)) and value:
        html.sheet.carry(label, f"{field.name} (label)")  # one block for each previous code
        previous_codes(html.draft, field, value)
    else:
        html.labelled(label, value, (node.end, end))


def _or_self(node: Node, of_class: str) -> list[Node]:
    return [node] if of_class in node.classes else list(node.all(of_class=of_class))


def _point(html: HtmlPage, node: Node, additional: bool) -> None:
    """One point with the note on its accuracy and the link to a map."""
    draft = html.draft
    coordinates = node.first(of_class="lat-lng") or node
    warning = node.first(of_class="warning")
    level = warning.first("strong") if warning else None
    accuracy = html.words(level) if level else None
    point = draft.point("geolocation", html.words(coordinates), accuracy)
    if warning:
        html.fixed(warning, "accuracy (label)", *([accuracy] if accuracy else []))
        if not accuracy:
            _no_accuracy(html, html.span(warning))
    if point is None:
        return
    _map(html, node, coordinates)
    if additional or draft.geolocation:
        draft.additional_geolocations.append(point)
    else:
        draft.geolocation = point


def _map(html: HtmlPage, node: Node, coordinates: Node) -> None:
    """The link to a map repeats the coordinates; one to another place is told."""
    printed = html.words(coordinates)
    point = re.compile(rf"(?<![0-9.]){re.escape(''.join(printed.value.split()))}(?![0-9.])")
    for start, end in html.rendition.links_within(node.start, node.end):
        target = html.sheet.words(start, end)
        if not point.search(unquote(target.exact).replace(" ", "")):
            html.differs("Geolocation (map)", printed.value, target)


def _no_accuracy(html: HtmlPage, note: Words) -> None:
    at = note.exact.find("accuracy")
    if at >= 0:
        html.draft.empty(note.cut(at, at + len("accuracy")))


def _permalink(html: HtmlPage, block: Node) -> None:
    link = block if block.tag == "a" else block.first("a")
    if link is None:
        return
    html.fixed(link, "permalink")
    address = link.attributes.get("href", "").strip()
    before = html.draft.permalink
    if before is None and address:
        html.draft.permalink = address
    elif before is not None and address not in ("", before):
        html.differs("Permalink", before, html.span(link))


def _citation(html: HtmlPage, link: Node) -> None:
    """A publication that refers to the incident: address, title, kind and the body that published it."""
    title = link.first(of_class="citation__title") or link
    kind, body = link.first(of_class="citation__type"), link.first(of_class="citation__org")
    html.draft.citations.append(
        Report(
            kind="citation",
            position=len(html.draft.citations) + 1,
            name=html.words(title).value or None,
            url=link.attributes.get("href") or None,
            tags=(html.words(kind).value,) if kind and html.words(kind) else (),
            issuer=_publisher(html.words(body)) if body and html.words(body) else None,
            evidence=(html.quote(link, "citations"),),
        )
    )


def _publisher(words: Words) -> Actor:
    known = codelists.actor(words.value)
    if known:
        kind = known.kind.removeprefix("actor-")
        return Actor(name=known.name, kind=kind, registered=True, evidence=words.quotation)
    return Actor(name=words.value, kind="outlet", registered=False, evidence=words.quotation)


def narrative(html: HtmlPage, block: Node) -> None:
    """The running text, kept whole, and the time of day out of its last sentence."""
    text = block.first("div", "summary")
    title = block.first("h2")
    if title:
        html.fixed(title, "heading")
    words = html.span(text) if text else None
    if not words:
        return
    if html.draft.narrative is not None:
        note(html, html.words(title) if title else None, words, "narrative")
        return
    html.draft.narrative = html.sheet.take(words, "narrative")
    time_of_day(html.draft, words)


def note(html: HtmlPage, label: Words | None, words: Words, name: str) -> None:
    """Words for which there is no field of their own, kept under their label."""
    if words:
        html.draft.notes.append(Note(label=label.value if label else None, words=html.sheet.take(words, name)))


def geolocation_notes(html: HtmlPage, block: Node) -> None:
    """The notes on how the place was found, the shapes drawn on its map, and the monitor's pictures."""
    title = block.first("h2")
    if title:
        html.fixed(title, "heading")
    for text in block.all(of_class="geolocation-notes"):
        words = html.span(text)
        if words and html.draft.geolocation_notes is None:
            html.draft.geolocation_notes = html.sheet.take(words, "geolocation_notes")
        elif words:
            note(html, html.words(title) if title else None, words, "geolocation_notes")
    for shapes in block.all(of_class="geojson-container"):
        _shapes(html, html.span(shapes))
    images(html, block, "geolocation", title)


def _shapes(html: HtmlPage, words: Words) -> None:
    """A GeoJSON object (RFC 7946) printed for the map; kept as a note where it is none."""
    if not words:
        return
    quotation: Quotation = html.sheet.take(words, "geolocation (shapes)")
    if _is_geojson(words.exact):
        html.draft.additional_geolocations.append(Geolocation(geojson=words.exact, evidence=(quotation,)))
        return
    html.draft.notes.append(Note(label="GeoJSON", words=quotation))
    html.sheet.find(
        "UnreadShapes", "Warning", "What the page prints for its map is not GeoJSON; it was kept as a note.",
        "Look at the map on the page.", words,
    )  # fmt: skip


def _is_geojson(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
