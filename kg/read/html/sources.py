"""The list of sources of a saved page, which the template prints twice."""

from __future__ import annotations

from kg.model import Report
from kg.read.base import Words
from kg.read.html.page import Heading, HtmlPage, address_of, heading
from kg.read.html.tree import Node


class Sources:
    """The list of sources: the first copy is read, each later one is compared with it."""

    def __init__(self, html: HtmlPage) -> None:
        self._html = html
        self._first: list[tuple[Report, str]] | None = None

    def read(self, block: Node) -> None:
        """Reads or compares the lists in this block, each with its heading."""
        for title in block.all("h2"):
            words = self._html.words(title)
            found = heading(words)
            if found.title == "sources":
                self._declared(words, found)
        for items in block.all("ul", "sources-list"):
            rows = [(item, self._item(item, number)) for number, item in enumerate(items.all("li"), 1)]
            if self._first is None:
                self._first = [(report, self._html.span(item).value) for item, report in rows]
                self._html.draft.sources.extend(report for _, report in rows)
            else:
                self._compare(rows)

    def _declared(self, words: Words, found: Heading) -> None:
        draft = self._html.draft
        if found.number is None or draft.declared_sources is not None:
            self._html.sheet.carry(words, "heading")
            if found.number not in (None, draft.declared_sources):
                self._html.differs("Sources", str(draft.declared_sources), words)
            return
        draft.declare("sources", words, found.number)

    def _item(self, item: Node, position: int) -> Report:
        """One source. A name or an address that the page leaves empty is None."""
        html = self._html
        title, archive = item.first(of_class="source-title"), item.first("a", "archive")
        link = title.first("a") if title else None
        name = html.words(title).value if title else ""
        tags = item.first(of_class="source-tags")
        labels = [html.words(tag).value for tag in tags.all(of_class="tag")] if tags else []
        stretch = [node for node in (title, tags, archive) if node]
        for node, field in (
            (title, "sources"),
            (tags, "source tags"),
            (item.first(of_class="archive-link"), "source archive"),
        ):
            if node:
                html.carry(node, field)
        self._mobile_tags(item, labels)
        words = html.sheet.words(stretch[0].start, max(node.end for node in stretch)) if stretch else html.span(item)
        return Report(
            kind="source-item",
            position=position,
            name=name or None,
            url=address_of(link),
            archive_url=address_of(archive),
            tags=tuple(label for label in labels if label),
            evidence=(words.quotation,) if words else (),
        )

    def _mobile_tags(self, item: Node, labels: list[str]) -> None:
        """The same tags once more, for small screens."""
        html = self._html
        for copy in item.all(of_class="source-tags-mobile"):
            html.carry(copy, "source tags (repeated)")
            again = [html.words(tag).value for tag in copy.all(of_class="tag")]
            if again != labels:
                html.differs("tags of a source", ", ".join(labels), html.span(copy))

    def _compare(self, rows: list[tuple[Node, Report]]) -> None:
        html, first = self._html, self._first or []
        for at, (item, report) in enumerate(rows):
            words = html.span(item)
            html.sheet.carry(words, "sources (repeated)")
            before = first[at] if at < len(first) else None
            same = before and report.model_copy(update={"evidence": before[0].evidence}) == before[0]
            if words and not (same and before and before[1] == words.value):
                html.differs("Sources", before[1] if before else "", words)
        if len(rows) < len(first):
            html.sheet.find(
                "Differs", "Warning", f"The sources are printed twice and differ: {len(first)}, then {len(rows)}.",
                "Compare both places on the page.",
            )  # fmt: skip
