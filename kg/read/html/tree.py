"""The elements of a saved page's article, as a tree over the offsets of its text.

A page is asked for elements by tag and class some thousand times, so the tree keeps a list of the places of each.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Tree:
    """Every element in document order; `tags` and `classes` give the places in it of those that have one.

    `numbers` are those that paths need, by place: an element among the siblings of its tag, from 1, once it was asked.
    """

    nodes: list[Node] = field(default_factory=list)
    tags: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    classes: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    numbers: dict[int, int] = field(default_factory=dict)
    _split: dict[str, tuple[str, ...]] = field(default_factory=dict)  # few attributes, on very many elements

    def open(self, tag: str, attributes: Mapping[str, str], parent: Node | None, start: int) -> Node:
        """A new element that begins at `start`: the last child of `parent`, or the root where that is None."""
        place, printed = len(self.nodes), attributes.get("class", "")
        classes = self._split.get(printed)
        if classes is None:
            classes = self._split[printed] = tuple(dict.fromkeys(printed.split()))
        node = Node(self, tag, attributes, classes, parent, place, start)
        self.nodes.append(node)
        self.tags[tag].append(place)
        for name in classes:
            self.classes[name].append(place)
        return node

    def close(self, node: Node, end: int) -> None:
        """The element ends at `end`: what is opened from now on stands outside of it."""
        node.end, node.last = end, len(self.nodes) - 1

    def take_apart(self) -> None:
        """Cuts the elements loose from each other, once nobody asks for them any more.

        They and the tree point at each other, for which the garbage collector would search all that the program holds.
        """
        self.nodes.clear()


@dataclass(slots=True, eq=False)
class Node:
    """An element of the article. `start` to `end` is where its text and targets stand, with white space around them.

    `place` is its own place in document order, `last` that of the last element within it. `target` is where its own
    link target stands, None where it has none.
    """

    tree: Tree
    tag: str
    attributes: Mapping[str, str]
    classes: tuple[str, ...]
    parent: Node | None
    place: int
    start: int
    end: int = 0
    last: int = 0
    target: tuple[int, int] | None = None

    @property
    def children(self) -> list[Node]:
        """The elements directly within this one, in document order."""
        return list(self._from(self.place + 1, self.last))

    def behind(self) -> Iterator[Node]:
        """The elements behind this one that have the same parent, in document order."""
        return self._from(self.last + 1, self.parent.last if self.parent else self.last)

    def _from(self, at: int, last: int) -> Iterator[Node]:
        """The elements from a place on, up to the one at `last`, without those within them."""
        while at <= last:
            yield self.tree.nodes[at]
            at = self.tree.nodes[at].last + 1

    @property
    def pointer(self) -> str:
        """The path from the article to this element, as XPath writes it: `article/div[1]/ul[2]`."""
        numbers, steps = self.tree.numbers, []
        node: Node = self
        while node.parent is not None:
            if node.place not in numbers:
                node.parent._count()
            steps.append(f"{node.tag}[{numbers[node.place]}]")
            node = node.parent
        return "/".join([node.tag, *reversed(steps)])

    def _count(self) -> None:
        """Numbers the children among the siblings of their tag, from 1."""
        counted: dict[str, int] = {}
        for child in self.children:
            self.tree.numbers[child.place] = counted[child.tag] = counted.get(child.tag, 0) + 1

    def walk(self) -> Sequence[Node]:
        """Every element below this one, in document order."""
        return self.tree.nodes[self.place + 1 : self.last + 1]

    def find(self, wanted: Callable[[Node], bool]) -> Iterator[Node]:
        """The wanted elements below this one, in document order; none inside another that is given."""
        nodes, at = self.tree.nodes, self.place + 1
        while at <= self.last:
            node = nodes[at]
            if wanted(node):
                yield node
                at = node.last
            at += 1

    def all(self, tag: str | None = None, of_class: str | None = None) -> Iterator[Node]:
        """The elements with the tag, the class, or both, as `find` gives them; at least one must be named."""
        places = self.tree.tags.get(tag or "", []) if of_class is None else self.tree.classes.get(of_class, [])
        at = bisect_right(places, self.place)
        while at < len(places) and places[at] <= self.last:
            node = self.tree.nodes[places[at]]
            if tag is None or node.tag == tag:
                yield node
                at = bisect_right(places, node.last, at)
            else:
                at += 1

    def first(self, tag: str | None = None, of_class: str | None = None) -> Node | None:
        return next(self.all(tag, of_class), None)
