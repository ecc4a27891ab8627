"""The text rendition of a saved page: every text node of its article, in order, with link targets in angle brackets.

ASCII white space is collapsed and block elements stand on lines of their own, as in a browser; no-break spaces stay.
Comments and the content of `template` are no text; that of `script`, `style` and `noscript` is, as in `textContent`
(https://dom.spec.whatwg.org/#dom-node-textcontent). Take the link targets and all white space away, and what is left
is exactly the article's `textContent` without white space.

A target stands as the attribute gives it, after one space: `Archive <https://archive.ph/x>`. Only characters that
would end it early are percent-encoded: `<`, `>`, tab and line breaks. An empty target is not printed. `Rendition.links`
says where the targets stand, since a page may print angle brackets of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kg.read.html.tree import Node, Tree

MAX_DEPTH = 5000  #: elements that are open at once; a deeper page is refused
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
#: Tags that need not be closed. None of them can be nested in itself without another element between.
_OPEN = """
    area base br col embed hr img input link meta source track wbr
    p li dt dd td th tr tbody thead tfoot option optgroup colgroup rb rp rt
"""
_NEVER_DEEP = frozenset(_OPEN.split())
ASCII_SPACE = " \t\n\r\f"
_BLOCKS = """
    address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li main menu nav ol optgroup option p pre script search
    section style summary table tbody td tfoot th thead tr ul
"""
_BLOCK_TAGS = frozenset(_BLOCKS.split())
_KEEP_LINES = frozenset({"pre", "textarea"})
_SPACES = re.compile(rf"[{ASCII_SPACE}]{{2,}}|[\t\n\r\f]")  # a lone space stays as it is
_IN_TARGET = {ord(character): f"%{ord(character):02X}" for character in "<>\t\n\r\f"}


@dataclass(frozen=True, slots=True)
class Rendition:
    """The text, the article as a tree over it, and where the link targets stand in it (start, end), in order."""

    text: str
    article: Node
    links: tuple[tuple[int, int], ...]

    def links_within(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The targets that stand wholly between two offsets."""
        links, first = self.links, bisect_left(self.links, (start,))
        if first == len(links) or links[first][0] >= end:
            return ()
        return tuple([link for link in links[first : bisect_left(links, (end,), first)] if link[1] <= end])

    def without_target(self, start: int, end: int) -> int:
        """Where the text of a stretch ends when the targets at its very end are left out."""
        for link_start, link_end in reversed(self.links_within(start, end)):
            if self.text[link_end:end].strip(ASCII_SPACE):
                break
            end = link_start
        return end


def render(html: str) -> Rendition | None:
    """The rendition of the page's assessment: its first article with the marks of the template, else its first.

    None where the page has no article at all. Raises ValueError where elements are nested deeper than MAX_DEPTH.
    """
    _check_depth(html)
    articles = LexborHTMLParser(html).css("article")
    if not articles:
        return None
    chosen = next((a for a in articles if "civ" in (a.attributes.get("class") or "").split()), articles[0])
    return _Walk().over(chosen)


def _check_depth(html: str) -> None:
    # The parser's time grows with the square of the depth; pages of this template are about 15 deep.
    if html.count("<") - html.count("</") <= MAX_DEPTH:
        return  # no more can be open at once than are opened
    depth = 0
    for closing, tag in _TAG.findall(html):
        if tag.lower() not in _NEVER_DEEP:
            depth = max(0, depth - 1) if closing else depth + 1
            if depth > MAX_DEPTH:
                message = f"elements are nested deeper than {MAX_DEPTH}"
                raise ValueError(message)


class _Walk:
    """One walk over the tree. It keeps its own stack: pages may nest deeper than Python calls."""

    def __init__(self) -> None:
        self._tree = Tree()
        self._out: list[str] = []
        self._length = 0
        self._gap = ""  # white space that stands only if more text follows
        self._links: list[tuple[int, int]] = []

    def over(self, article: LexborNode) -> Rendition:
        root = node = self._open(article, None)
        later: list[LexborNode | None] = []  # what comes next behind each open element
        at = article.first_child
        while True:
            if at is None:
                self._close(node)
                if node.parent is None:
                    return Rendition("".join(self._out), root, tuple(self._links))
                node, at = node.parent, later.pop()
            elif at.is_element_node:
                node = self._open(at, node)
                later.append(at.next)
                at = at.first_child
            else:
                if at.is_text_node or at.is_empty_text_node:
                    (self._lines if node.tag in _KEEP_LINES else self._words)(at.text_content or "")
                at = at.next

    def _open(self, element: LexborNode, parent: Node | None) -> Node:
        tag = element.tag or ""
        attributes: dict[str, Any] = element.attributes
        if None in attributes.values():  # an attribute without a value
            attributes = {name: value or "" for name, value in attributes.items()}
        if tag in _BLOCK_TAGS:
            self._gap = "\n"
        return self._tree.open(tag, attributes, parent, self._length)

    def _close(self, node: Node) -> None:
        if node.tag == "a" and (href := node.attributes.get("href")):
            gap = self._gap if self._length > node.start else ""
            self._gap = self._gap or " "
            self._emit(f"<{href.translate(_IN_TARGET)}>")
            node.target = (self._length - len(self._out[-1]), self._length)
            self._links.append(node.target)
            self._gap = gap
        if node.tag in _BLOCK_TAGS:
            self._gap = "\n"
        self._tree.close(node, self._length)

    def _lines(self, text: str) -> None:
        for number, line in enumerate(text.split("\n")):
            if number:
                self._gap = "\n"
            self._words(line)

    def _words(self, text: str) -> None:
        bare = text.strip(ASCII_SPACE)
        if not bare:
            if text and not self._gap:
                self._gap = " "
            return
        if text[0] in ASCII_SPACE and not self._gap:
            self._gap = " "
        self._emit(_SPACES.sub(" ", bare))
        if text[-1] in ASCII_SPACE:
            self._gap = " "

    def _emit(self, text: str) -> None:
        if self._gap and self._length:
            self._out.append(self._gap)
            self._length += len(self._gap)
        self._gap = ""
        self._out.append(text)
        self._length += len(text)
