"""What the parts of the HTML reader share: a draft over a rendition, and the words of an element."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from kg.model import Note, Quotation
from kg.read import labels
from kg.read.base import Sheet, Words, shorten
from kg.read.draft import Draft
from kg.read.fields import labelled
from kg.read.html.rendition import ASCII_SPACE, Rendition
from kg.read.html.tree import Node

_HEADING = re.compile(
    r"(?P<title>[^()\[\]]{0,200}?) ?(?:\((?P<number>[0-9]{1,6})\))? ?(?:\[ ?(?:collapse|expand) ?\])?"
)


#: Words that the template prints on every page and that say nothing of the incident. Anything else beside them is read,
#: or stays unread and is told.
_FIXED = re.compile(
    r"airwars assessment|geolocation notes|summary|sources|the victims were named as:?|victims|individuals|invidivuals"
    r"|media(?: from (?:sources|belligerents?))?|original strike reports|civilian casualty statements"
    r"|note: the accuracy of this location is to|(?:level\.?)? ?(?:continue to map)?|web link|permalink|archived?"
    r"|(?:official|original) sources?|english|original|english ?/ ?original|/"
    r"|this media contains graphic content\. click to unblur\.|graphic",
    re.IGNORECASE,
)


class Heading(NamedTuple):
    """A section heading: its folded title, and the number that it announces (`Sources (5)`), None: none."""

    title: str
    number: int | None


class HtmlPage:
    """One page being read. Every method that takes a field's name writes the words into the ledger under it."""

    def __init__(self, draft: Draft, rendition: Rendition) -> None:
        self.draft = draft
        self.sheet: Sheet = draft.sheet
        self.rendition = rendition
        self.article = rendition.article
        self.report_numbers: Counter[str] = Counter()  #: how many reports of each kind were read so far
        self._unseen: dict[str, str] = {}

    def words(self, node: Node) -> Words:
        """The element's text, without the link targets at its very end."""
        return self.sheet.words(node.start, self.rendition.without_target(node.start, node.end))

    def span(self, node: Node) -> Words:
        """The element's text with its link targets."""
        return self.sheet.words(node.start, node.end)

    def between(self, start: int, end: int) -> Words:
        """The text of a stretch, without the link targets at its very end."""
        return self.sheet.words(start, self.rendition.without_target(start, end))

    def carry(self, node: Node, name: str) -> None:
        """Writes the element's text and targets into the ledger."""
        self.sheet.carry(self.span(node), name)

    def fixed(self, node: Node, name: str, *read: Words) -> None:
        """Carries an element's link targets and the words that the template always prints; `read` are carried already.

        Other words between them are left, so that they become findings where no field reads them.
        """
        taken = [*self.rendition.links_within(node.start, node.end), *((words.start, words.end) for words in read)]
        at = node.start
        for start, end in (*sorted(taken), (node.end, node.end)):
            words = self.sheet.words(at, max(at, start))
            if words and _FIXED.fullmatch(heading(words).title):
                self.sheet.carry(words, name)
            self.sheet.carry(self.sheet.words(start, end), name)
            at = end

    def quote(self, node: Node, name: str) -> Quotation:
        """The element's text and targets, carried and quoted."""
        return self.sheet.take(self.span(node), name)

    def attribute(self, node: Node, name: str) -> Quotation | None:
        """The words of an attribute, which are no running text; None where it is absent or empty."""
        value = node.attributes.get(name, "")
        return Quotation(exact=value, pointer=f"{node.pointer}/@{name}") if value else None

    def labelled(self, label: Words, value: Words, targets: tuple[int, int] | None = None) -> None:
        """A label with its value. `targets` is a stretch whose link targets belong to the value."""
        field = labels.field(label.value)
        if field is None:
            self.unseen(label, value)
        else:
            labelled(self.draft, label, value)
        for start, end in self.rendition.links_within(*targets) if targets else ():
            self.sheet.carry(self.sheet.words(start, end), f"{field.name if field else 'unseen label'} (link)")

    def unseen(self, label: Words, value: Words) -> None:
        """An unknown label: told once, also where the template prints it twice."""
        before = self._unseen.get(label.value)
        if before is None:
            self._unseen[label.value] = value.value
            self.draft.unseen(label, value)
            return
        self.sheet.carry(label, "unseen label (repeated)")
        self.sheet.carry(value, "unseen label (repeated)")
        if before != value.value:
            self.differs(label.value, before, value)

    def differs(self, what: str, first: str, second: Words) -> None:
        """What the template prints twice differs: the first was read, the second is kept as a note."""
        self.sheet.carry(second, f"{what} (repeated)")
        if second:  # of an empty copy there is nothing to keep
            self.draft.notes.append(Note(label=what, words=second.quotation))
        self.sheet.find(
            "Differs",
            "Warning",
            f"'{what}' is printed twice and differs: '{shorten(first)}', then '{shorten(second.value)}'. "
            "The first was read.",
            "Compare both places on the page.",
            second,
        )


def heading(words: Words) -> Heading:
    """`Sources (5) [ collapse]` is ("sources", 5); words of another form are their own title."""
    found = _HEADING.fullmatch(words.value)
    if found is None:
        return Heading(labels.fold(words.value), None)
    return Heading(labels.fold(found["title"]), int(found["number"]) if found["number"] else None)


def address_of(link: Node | None) -> str | None:
    """The address exactly as the page has it; None where there is none, or only white space."""
    href = link.attributes.get("href", "") if link else ""
    return href if href.strip(ASCII_SPACE) else None
