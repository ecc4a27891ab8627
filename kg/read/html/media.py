"""Pictures and embedded posts of a saved page. Their addresses stand in attributes, to which the evidence points."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from kg.model import Media, Quotation
from kg.read.html.page import HtmlPage, heading
from kg.read.html.tree import Node


def media(html: HtmlPage, block: Node, origin: str) -> None:
    """A section of pictures and embedded posts: `Media from sources (31)`."""
    title = block.first("h2")
    if title is None:
        images(html, block, origin, None)
        return
    named, number = heading(html.words(title))
    if named == "media from sources" and number is not None and origin == "sources" and not html.draft.declared_media:
        html.draft.declare("media", html.words(title), number)  # the draft compares it
        images(html, block, origin, None)
    else:
        html.fixed(title, "heading")
        images(html, block, origin, title)


def images(html: HtmlPage, block: Node, origin: str, title: Node | None) -> None:
    """The items of a list of media, whose number is compared with the one that `title` announces; None: with none."""
    before = len(html.draft.media)
    for items in block.all("ul", "media-list"):
        for item in items.all("li"):
            _medium(html, item, origin)
    found = len(html.draft.media) - before
    number = heading(html.words(title)).number if title else None
    if title and number not in (None, found):
        follows = f"{found} stand" if found else "none follows"
        html.sheet.find(
            "DeclaredMedia", "Info", f"The page announces {number} media; {follows} in this copy.",
            "Look at the page itself for the rest.", html.words(title),
        )  # fmt: skip


def _medium(html: HtmlPage, item: Node, origin: str) -> None:
    """One picture or embedded post. Its address stands in an attribute, which the evidence points to."""
    warning, caption = item.first(of_class="graphic-warning"), item.first(of_class="caption")
    for node in (warning, *item.all("a")):
        if node:
            html.fixed(node, "media")
    address = _picture(html, item)
    kind: Quotation | None = None if address else _embed(html, item)
    words = html.span(caption) if caption else None
    quoted = html.sheet.take(words, "media (caption)") if words else None
    evidence = [q for q in (address or kind, quoted) if q]
    evidence += _links(html, item, address or kind)
    if not evidence:
        return
    html.draft.media.append(
        Media(
            position=len(html.draft.media) + 1,
            kind="embed" if kind else "image",
            origin=origin,
            url=address.exact if address else _embedded(kind.exact) if kind else None,
            caption=quoted,
            graphic="graphic" in item.classes or warning is not None,
            evidence=tuple(evidence),
        )
    )


def _links(html: HtmlPage, item: Node, address: Quotation | None) -> list[Quotation]:
    """The targets of the item's links, where they are not the item's own address once more."""
    targets = [(node, node.target) for node in item.all("a") if node.target]
    own = address.exact if address else ""
    return [html.sheet.words(*at).quotation for node, at in targets if node.attributes.get("href", "") not in own]


def _picture(html: HtmlPage, item: Node) -> Quotation | None:
    for tag, attribute in ((None, "data-image"), ("img", "src")):
        for node in (item, *item.walk()):
            if (tag is None or node.tag == tag) and (found := html.attribute(node, attribute)):
                return found
    return None


def _embed(html: HtmlPage, item: Node) -> Quotation | None:
    for tag, attribute in ((None, "data-embed"), ("iframe", "src"), ("video", "src"), ("source", "src"), ("a", "href")):
        for node in item.walk():
            if (tag is None or node.tag == tag) and (found := html.attribute(node, attribute)):
                return found
    return None


def _embedded(code: str) -> str | None:
    """The address of an embedded post: the words themselves, or the last link in its code, which is the post's own."""
    if "<" not in code:
        return code
    links = LexborHTMLParser(code).css("a[href], iframe[src]")
    addresses = [link.attributes.get("href") or link.attributes.get("src") for link in links]
    return addresses[-1] if addresses else None
