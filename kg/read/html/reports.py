"""Strike reports and casualty statements in the belligerent blocks of a saved page."""

from __future__ import annotations

from kg import codelists
from kg.model import Actor, Note, Report, StatedTime
from kg.read.base import Words
from kg.read.html.page import HtmlPage
from kg.read.html.tree import Node
from kg.read.reports import casualty_statement, own_dates, strike_report

_Text = tuple[Words | None, Words | None]  #: a text in English, and the same in its original language


def strike_reports(html: HtmlPage, node: Node, heading: Actor) -> None:
    """One strike report: who issued it, its text in English, the same in its own language, and its address."""
    issuer = _issuer(html, node, heading)
    _carry_tabs(html, node)
    kind = "strike-report" if _is_own(issuer, heading) else "partner-report"
    words, original = _text(html, _outside_frame(node))
    report = _report(html, kind, heading, issuer, words, original).model_copy(update={"url": _source(html, node)})
    if words:
        report = strike_report(html.draft, report, words, own_dates(html.draft, [words]))
    html.draft.reports.append(report)


class Statements:
    """The casualty statements of one belligerent block.

    The template prints their dates as tabs, and where there are several the tabs stand in the reverse order of the
    statements. So all are collected first, and `close` brings them together.
    """

    def __init__(self, html: HtmlPage, heading: Actor) -> None:
        self._html, self._heading = html, heading
        self._dates: list[Words] = []
        self._found: list[tuple[_Text, Actor | None, str | None]] = []

    def add(self, node: Node) -> None:
        """One block of statements with its title, tabs, links and texts."""
        html = self._html
        issuer = _issuer(html, node, self._heading)
        for tabs in node.all(of_class="statement-border-nav"):
            if "language" not in tabs.classes:
                self._dates.extend(words for tab in tabs.all("li") if (words := html.words(tab)))
        _carry_tabs(html, node)
        texts = [text for unit in _units(node) if (text := _text(html, unit))[0]]
        links = [(html.span(link), _source(html, link)) for link in node.find(_is_source)]
        if not texts and links:  # an address without a text is a statement all the same
            self._found.extend(((None, None), issuer, url) for _, url in links)
        paired = len(links) == len(texts)
        for number, text in enumerate(texts):
            self._found.append((text, issuer, links[number][1] if paired else None))
        if texts and links and not paired:
            counts = f"{len(links)} links stand beside {len(texts)} statements"
            self._keep(f"{counts}; none was given to a statement.", "Official source", [link for link, _ in links])

    def close(self) -> None:
        """Gives each statement its date and hands them to the draft."""
        html, found = self._html, self._found
        paired = len(self._dates) == len(found)
        if self._dates and not paired:
            counts = f"{len(self._dates)} dates stand beside {len(found)} statements"
            self._keep(f"{counts}; none was given to a statement.", "Date of a statement", self._dates)
        elif len(self._dates) > 1:
            message = "The dates of several statements were given to them in reverse order, as the site prints them."
            self._told(message, self._dates[0])
        dates: list[Words | None] = [*reversed(self._dates)] if paired else [None] * len(found)
        for (text, issuer, url), date in zip(found, dates, strict=True):
            self._add(text, issuer, url, html.draft.day("statements (date)", date) if date else None)

    def _add(self, text: _Text, issuer: Actor | None, url: str | None, day: StatedTime | None) -> None:
        words, original = text
        kind = "casualty-statement" if _is_own(issuer, self._heading) else "partner-statement"
        report = _report(self._html, kind, self._heading, issuer, words, original)
        report = report.model_copy(update={"url": url, "issued": day})
        self._html.draft.reports.append(casualty_statement(report, words) if words else report)

    def _keep(self, message: str, label: str, all_words: list[Words]) -> None:
        """Words that belong to some statement, nobody can say to which: notes and a finding."""
        for words in all_words:
            self._html.draft.notes.append(Note(label=label, words=self._html.sheet.take(words, "statements")))
        self._told(message, all_words[0])

    def _told(self, message: str, words: Words) -> None:
        self._html.sheet.find("StatementOrder", "Info", message, "Look at the tabs on the page.", words)


def _report(
    html: HtmlPage, kind: str, heading: Actor, issuer: Actor | None, words: Words | None, original: Words | None
) -> Report:
    text = html.sheet.take(words, "reports") if words else None
    html.report_numbers[kind] += 1
    return Report(
        kind=kind,
        position=html.report_numbers[kind],
        headed_under=heading,
        issuer=issuer,
        text=text,
        translation=html.sheet.take(original, "reports (original)") if original else None,
        evidence=(text,) if text else (),
    )


def _issuer(html: HtmlPage, node: Node, heading: Actor) -> Actor | None:
    """Whom the title names; without a title the belligerent of the block, unless that is nobody by name."""
    title = node.first(of_class="statement-title")
    words = html.words(title) if title else None
    if words:
        html.sheet.carry(words, "reports (issuer)")
        known = codelists.actor(words.value)
        if (known.name if known else words.value) == heading.name:
            return None if heading.kind == "unidentified" else heading.model_copy(update={"evidence": words.quotation})
        return html.draft.actor(words, "reports (issuer)")
    return None if heading.kind == "unidentified" else heading


def _is_own(issuer: Actor | None, heading: Actor) -> bool:
    return issuer is None or issuer.name == heading.name


def _carry_tabs(html: HtmlPage, node: Node) -> None:
    for tabs in node.all(of_class="statement-border-nav"):
        if "language" in tabs.classes:
            for tab in list(tabs.all("li")) or [tabs]:
                html.fixed(tab, "reports (languages)")
    for link in node.find(_is_source):
        html.fixed(link, "reports (link)")


def _is_source(node: Node) -> bool:
    return any(name.startswith("official-source") for name in node.classes)


def _source(html: HtmlPage, node: Node) -> str | None:
    """The address of the official source, exactly as the page has it; a lost one is told."""
    place = node if _is_source(node) else next(node.find(_is_source), None)
    if place is None:
        return None
    link = place if place.tag == "a" else place.first("a")
    href = link.attributes.get("href", "") if link else ""
    if href.strip():
        return href
    words = html.words(place)
    if words:
        html.sheet.find(
            "LinkLost", "Info", "A link's text stands here without its address.",
            "Look at the page itself for the address.", words,
        )  # fmt: skip
    return None


def _outside_frame(node: Node) -> list[Node]:
    """The paragraphs and items that hold text: those outside the frame with title, tabs and link."""
    frame = node.first(of_class="statement-border")
    inside = {id(n) for n in frame.walk()} if frame else set()
    return [n for n in node.find(lambda n: n.tag in ("p", "li") or bool(_languages(n))) if id(n) not in inside]


def _units(node: Node) -> list[list[Node]]:
    """The paragraphs of each statement: an item of a list, a block of class `report`, else all there are."""
    found = _outside_frame(node)
    items = [[n] for n in found if n.tag == "li"]
    blocks = [_outside_frame(block) or [block] for block in node.all(of_class="report")]
    return items or blocks or ([found] if found else [])


def _languages(node: Node) -> set[str]:
    return {name for name in node.classes if name.endswith("-language")}


def _text(html: HtmlPage, nodes: list[Node]) -> _Text:
    """The text of a report in English, or in its only language, and the same in its original language."""
    original = [node for node in nodes if _languages(node) - {"english-language"}]
    english = [node for node in nodes if node not in original]
    words, other = _whole(html, english), _whole(html, original)
    return (words, other) if words else (other, None)


def _whole(html: HtmlPage, nodes: list[Node]) -> Words | None:
    """The words from the first to the last of the elements; None where they hold none."""
    words = html.sheet.words(nodes[0].start, nodes[-1].end) if nodes else None
    return words or None
