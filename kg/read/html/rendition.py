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
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

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
_TO_SPACE = dict.fromkeys(map(ord, ASCII_SPACE), " ")
_IN_TARGET = {ord(character): f"%{ord(character):02X}" for character in "<>\t\n\r\f"}


@dataclass(slots=True, eq=False)
class Node:
    """An element of the article. `start` to `end` is where its text and targets stand, with white space around them.

    `target` is where its own link target stands, None where it has none. `number` counts it among the siblings of its
    tag, from 1.
    """

    tag: str
    attributes: Mapping[str, str]
    parent: Node | None
    number: int
    start: int
    end: int = 0
    target: tuple[int, int] | None = None
    children: list[Node] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def add(self, tag: str, attributes: Mapping[str, str], start: int) -> Node:
        """A new last child that begins at `start`."""
        self._numbers[tag] = number = self._numbers.get(tag, 0) + 1
        child = Node(tag, attributes, self, number, start)
        self.children.append(child)
        return child

    @property
    def classes(self) -> tuple[str, ...]:
        return tuple(self.attributes.get("class", "").split())

    @property
    def pointer(self) -> str:
        """The path from the article to this element, as XPath writes it: `article/div[1]/ul[2]`."""
        steps = []
        node: Node = self
        while node.parent is not None:
            steps.append(f"{node.tag}[{node.number}]")
            node = node.parent
        return "/".join([node.tag, *reversed(steps)])

    def walk(self) -> Iterator[Node]:
        """Every element below this one, in document order."""
        stack = self.children[::-1]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def find(self, wanted: Callable[[Node], bool]) -> Iterator[Node]:
        """The wanted elements below this one, in document order; none inside another that is given."""
        stack = self.children[::-1]
        while stack:
            node = stack.pop()
            if wanted(node):
                yield node
            else:
                stack.extend(reversed(node.children))

    def all(self, tag: str | None = None, of_class: str | None = None) -> Iterator[Node]:
        """The elements with the tag and class, as `find` gives them."""
        return self.find(
            lambda node: (tag is None or node.tag == tag) and (of_class is None or of_class in node.classes)
        )

    def first(self, tag: str | None = None, of_class: str | None = None) -> Node | None:
        return next(self.all(tag, of_class), None)


@dataclass(frozen=True, slots=True)
class Rendition:
    """The text, the article as a tree over it, and where the link targets stand in it (start, end), in order."""

    text: str
    article: Node
    links: tuple[tuple[int, int], ...]

    def links_within(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The targets that stand wholly between two offsets."""
        first = bisect_left(self.links, (start, start))
        last = bisect_left(self.links, (end, end))
        return tuple(link for link in self.links[first:last] if link[1] <= end)

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
        self._out: list[str] = []
        self._length = 0
        self._gap = ""  # white space that stands only if more text follows
        self._links: list[tuple[int, int]] = []

    def over(self, article: LexborNode) -> Rendition:
        root = node = self._open(article, None)
        todo = [article.first_child]  # what comes next in each open element
        while todo:
            at = todo[-1]
            if at is None:
                todo.pop()
                self._close(node)
                node = node.parent or root
                continue
            todo[-1] = at.next
            if at.is_element_node:
                node = self._open(at, node)
                todo.append(at.first_child)
            elif at.is_text_node or at.is_empty_text_node:
                self._print(at.text_content or "", keep_lines=node.tag in ("pre", "textarea"))
        return Rendition("".join(self._out), root, tuple(self._links))

    def _open(self, element: LexborNode, parent: Node | None) -> Node:
        tag = element.tag or ""
        attributes = {name: value or "" for name, value in element.attributes.items()}
        if tag in _BLOCK_TAGS:
            self._gap = "\n"
        return (
            Node(tag, attributes, None, 1, self._length)
            if parent is None
            else parent.add(tag, attributes, self._length)
        )

    def _close(self, node: Node) -> None:
        href = node.attributes.get("href", "") if node.tag == "a" else ""
        if href:
            gap = self._gap if self._length > node.start else ""
            self._gap = self._gap or " "
            self._emit(f"<{href.translate(_IN_TARGET)}>")
            node.target = (self._length - len(self._out[-1]), self._length)
            self._links.append(node.target)
            self._gap = gap
        if node.tag in _BLOCK_TAGS:
            self._gap = "\n"
        node.end = self._length

    def _print(self, text: str, keep_lines: bool) -> None:
        for number, line in enumerate(text.split("\n") if keep_lines else [text]):
            if number:
                self._gap = "\n"
            self._words(line)

    def _words(self, text: str) -> None:
        for number, word in enumerate(text.translate(_TO_SPACE).split(" ")):
            if number and not self._gap:
                self._gap = " "
            if word:
                self._emit(word)

    def _emit(self, text: str) -> None:
        if self._gap and self._length:
            self._out.append(self._gap)
            self._length += len(self._gap)
        self._gap = ""
        self._out.append(text)
        self._length += len(text)
