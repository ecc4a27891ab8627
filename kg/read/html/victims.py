"""The victims that a saved page lists, in families or alone."""

from __future__ import annotations

import re
from collections import Counter

from kg.model import Family, Harm, Victim
from kg.read.html.page import HtmlPage, address_of
from kg.read.html.tree import Node

_FAMILY = re.compile(r"(?P<title>[^()]{0,100}?) ?(?:\((?P<number>[0-9]{1,6})\))?")
_MOH = re.compile(r"Matched to MoH ID:? ?(?P<id>.{1,200})", re.IGNORECASE)
_PARTS = ("age", "gender", "pregnant", "notes", "killed-injured", "reconciliation-id")


def victims(html: HtmlPage, block: Node) -> None:
    """The persons listed, in families under a heading with a number, or alone."""
    family: int | None = None
    holder: Node | None = None  # the heading of a family holds within its own element
    for node in block.find(lambda n: n.tag == "p" or "victims__victim" in n.classes):
        if "victims__victim" in node.classes:
            _victim(html, node, family if holder is not None and node.parent is holder else None)
        elif "victims__label" not in node.classes:
            html.fixed(node, "heading")
        elif _family(html, node):
            family, holder = len(html.draft.families), node.parent
        else:
            html.fixed(node, "heading")
            holder = None
    _check(html)


def _family(html: HtmlPage, node: Node) -> bool:
    """Reads `Family members (3)`; False where the words are another heading."""
    words = html.words(node)
    found = _FAMILY.fullmatch(words.value)
    if found is None or not found["title"].casefold().startswith("family"):
        return False
    declared = int(found["number"]) if found["number"] else None
    evidence = html.sheet.take(words, "victims (family)")
    html.draft.families.append(Family(number=len(html.draft.families) + 1, declared=declared, evidence=evidence))
    return True


def _check(html: HtmlPage) -> None:
    """A family's heading announces how many follow; a difference is told."""
    listed = Counter(victim.family for victim in html.draft.victims)
    for family in html.draft.families:
        start, end = family.evidence.start, family.evidence.end
        if family.declared in (None, listed[family.number]) or start is None or end is None:
            continue
        html.sheet.find(
            "DeclaredFamily", "Info",
            f"The page announces {family.declared} family members; {listed[family.number]} stand in this copy.",
            "Look at the page itself for the rest.", html.sheet.words(start, end),
        )  # fmt: skip


def _victim(html: HtmlPage, node: Node, family: int | None) -> None:
    """One person; every part as printed. Words in an unknown part stay unread and are told as such."""
    parts = {
        part: words
        for part in _PARTS
        if (element := node.first(of_class=f"victim-{part}")) and (words := html.span(element))
    }
    name = node.first(of_class="victims__name")
    english, arabic = (name.first("strong"), name.first("span")) if name else (None, None)
    link = name.first("a") if name else None
    if name:
        html.carry(name, "victims")
    for part, words in parts.items():
        html.sheet.carry(words, f"victims ({part})")

    def value(part: str) -> str | None:
        return parts[part].value if part in parts else None

    said = (value("killed-injured") or "").casefold()
    outcome: Harm | None = "killed" if said == "killed" else "injured" if said == "injured" else None
    notes = [value("notes")] if outcome else [value("notes"), value("killed-injured")]
    matched = _MOH.fullmatch(value("reconciliation-id") or "")
    notes += [] if matched else [value("reconciliation-id")]
    html.draft.victims.append(
        Victim(
            position=len(html.draft.victims) + 1,
            name_en=(html.words(english).value or None) if english else None,
            name_ar=(html.words(arabic).value or None) if arabic else None,
            url=address_of(link),
            age=value("age"),
            gender=value("gender"),
            pregnant="pregnant" in parts,
            outcome=outcome,
            moh_id=matched["id"] if matched else None,
            notes="; ".join(note for note in notes if note) or None,
            family=family,
            evidence=(html.span(node).quotation,) if html.span(node) else (),
        )
    )
