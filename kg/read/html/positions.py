"""The belligerent blocks of a saved page: position, what was conceded, statements and strike reports."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg import codelists
from kg.model import Actor, Figure, Geolocation, Harm, Position, Quotation, Term
from kg.read import labels
from kg.read.base import Words
from kg.read.html.media import media
from kg.read.html.page import HtmlPage, heading
from kg.read.html.reports import Statements, strike_reports
from kg.read.html.summary import value_of
from kg.read.html.tree import Node
from kg.read.values import NAMELESS

_POSITION = "position on incident"
_ASSESSMENT = "assessment"


@dataclass(slots=True)
class _Block:
    """One block in the making."""

    belligerent: Actor
    role: str | None = None
    position: Term | None = None
    reasons: list[Term] = field(default_factory=list)
    conceded: list[Figure] = field(default_factory=list)
    stated: Quotation | None = None
    mgrs: Words | None = None
    accuracy: Quotation | None = None
    notes: list[Quotation] = field(default_factory=list)
    evidence: list[Quotation] = field(default_factory=list)
    seen: dict[str, Words] = field(default_factory=dict)  #: the first value under each label


def read(html: HtmlPage, section: Node) -> None:
    """Reads the blocks in the page's order. A block begins at its heading `<belligerent> Assessment:`."""
    block: _Block | None = None
    statements: Statements | None = None
    for node in section.find(_is_part):
        if node.tag == "h2" and _is_heading(html, node):
            _finish(html, block, statements)
            block = _begin(html, node)
            statements = Statements(html, block.belligerent)
        elif node.tag == "h2":
            if heading(html.words(node)).title in ("civilian casualty statements", "original strike reports"):
                html.carry(node, "heading")
        elif "documentation-sources" in node.classes:
            media(html, node, "belligerent")
        elif block is None or statements is None:
            continue  # without a heading nobody's words can be told apart: they stay unread
        elif "meta-list" in node.classes:
            for row in node.all("li"):
                _row(html, block, row)
        elif "main-strike-report" in node.classes:
            strike_reports(html, node, block.belligerent)
        else:
            statements.add(node)
    _finish(html, block, statements)


def _is_part(node: Node) -> bool:
    classes = node.classes
    return (
        node.tag == "h2"
        or (node.tag == "ul" and "meta-list" in classes)
        or "documentation-sources" in classes
        or any(name.startswith("main-") and name.endswith(("-statement", "-statements", "-report")) for name in classes)
    )


def _is_heading(html: HtmlPage, node: Node) -> bool:
    return "color-header" in node.classes or labels.fold(html.words(node).value).endswith(f" {_ASSESSMENT}")


def _begin(html: HtmlPage, node: Node) -> _Block:
    """A block under its heading; one that names nobody is somebody unidentified, and a finding."""
    words = html.words(node)
    html.sheet.carry(words, "positions")
    at = words.exact.casefold().rfind(_ASSESSMENT)
    name = words.cut(0, at if at >= 0 else None).strip()
    if name:
        belligerent = html.draft.actor(name, "positions")
    else:
        evidence = words.quotation if words else None
        belligerent = Actor(name=NAMELESS, kind="unidentified", registered=False, evidence=evidence)
        html.sheet.find(
            "UnnamedBelligerent", "Warning", "A belligerent block names no belligerent.",
            "Look at the page: the site may have dropped the name.", words,
        )  # fmt: skip
    return _Block(belligerent, evidence=[words.quotation] if words else [])


def _row(html: HtmlPage, block: _Block, row: Node) -> None:
    cell, first = row.first(of_class="value"), next(iter(row.children), None)
    if cell is None or first is None or first is cell:
        return
    label = html.words(first)
    value, definition = value_of(html, cell)
    if definition:
        block.notes.append(html.sheet.take(definition, "positions (explanation)"))
    whole = html.sheet.words(label.start, max(label.end, value.end))
    if not whole:
        return
    if _known(html, block, label, value):
        html.sheet.carry(label, "positions (label)")
        block.evidence.append(whole.quotation)
        return
    html.draft.unseen(label, value)
    html.draft.notes.pop()  # it is this block's, not the page's
    block.notes.append(whole.quotation)


def _known(html: HtmlPage, block: _Block, label: Words, value: Words) -> bool:
    """Reads the value into the block; False where the label is not one of a block's."""
    name = labels.fold(label.value)
    before = block.seen.setdefault(name, value)
    if before is not value and name not in _SEVERAL:
        html.sheet.carry(value, "positions (repeated)")
        if before.value != value.value:
            html.differs(label.value, before.value, value)
        return True
    if name in ("suspected belligerent", "known belligerent"):
        block.role = name.split()[0]
        _same_name(html, block, value)
        return True
    if not value and (name in _ROWS or name.endswith(_POSITION)):
        html.draft.empty(label)
        return True
    if name.endswith(_POSITION):
        block.position = html.draft.term("position", value, "positions")
        html.draft.whose(block.belligerent, label.cut(0, len(label.exact.rstrip(":")) - len(_POSITION)).strip())
        return True
    what = _ROWS.get(name)
    if what is None:
        return False
    _fill(html, block, what, value)
    return True


_SEVERAL = ("reason for non-credible assessment", "given reason for civilian harm")  # each row adds to the list
_ROWS = {
    "reason for non-credible assessment": "reason",
    "given reason for civilian harm": "reason",
    "civilian deaths conceded": "killed",
    "civilian injuries conceded": "injured",
    "stated location": "stated",
    "location accuracy": "accuracy",
    "mgrs coordinate": "mgrs",
    "mgrs coordinates": "mgrs",
}


def _fill(html: HtmlPage, block: _Block, what: str, value: Words) -> None:
    if what == "reason":
        html.sheet.carry(value, "positions (reason)")
        for _, start, end in codelists.code_list("reason").split(value.exact):
            block.reasons.append(html.draft.term("reason", value.cut(start, end), "positions (reason)"))
    elif what in ("killed", "injured"):
        harm: Harm = "killed" if what == "killed" else "injured"
        block.conceded.append(html.draft.figure("positions (conceded)", value, harm, "civilians"))
    elif what == "stated":
        block.stated = html.sheet.take(value, "positions (stated location)")
    elif what == "accuracy":
        block.accuracy = html.sheet.take(value, "positions (accuracy)")
    else:
        html.sheet.carry(value, "positions (mgrs)")
        block.mgrs = value


def _same_name(html: HtmlPage, block: _Block, value: Words) -> None:
    """The row that names the belligerent once more must name the same."""
    html.sheet.carry(value, "positions (belligerent)")
    known = codelists.actor(value.value)
    again = known.name if known else value.value
    if not value or again == block.belligerent.name:
        return
    if block.belligerent.name == NAMELESS and not block.belligerent.registered:
        block.belligerent = html.draft.actor(value, "positions (belligerent)")
        return
    html.differs("belligerent of this block", block.belligerent.name, value)


def _finish(html: HtmlPage, block: _Block | None, statements: Statements | None) -> None:
    if block is None:
        return
    if statements is not None:
        statements.close()
    geolocation = None
    if block.mgrs or block.accuracy:
        evidence = [q for q in (block.mgrs.quotation if block.mgrs else None, block.accuracy) if q]
        geolocation = Geolocation(
            mgrs=block.mgrs.value if block.mgrs else None, accuracy_verbatim=block.accuracy, evidence=tuple(evidence)
        )
    html.draft.positions.append(
        Position(
            index=len(html.draft.positions) + 1,
            belligerent=block.belligerent,
            role="suspected" if block.role == "suspected" else "known" if block.role == "known" else None,
            position=block.position,
            reasons=tuple(block.reasons),
            conceded=tuple(block.conceded),
            stated_location=block.stated,
            geolocation=geolocation,
            notes=tuple(block.notes),
            evidence=tuple(block.evidence),
        )
    )
