"""Writes corrections into an overlay file that people write too: their comments, order and entries stay."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.representer import RoundTripRepresenter

from kg.drafts import draft
from kg.errors import OverlayError, UsageError
from kg.overlay.entries import Entry, Overlay, key
from kg.overlay.form import Check
from kg.overlay.parse import NAME, load, parse

_HEAD = "# Corrections of the pages in this folder. Each entry names its page and its words, and who says so and why.\n"
_WIDE = 1_000_000  # code points: words of people are not broken anew


def edited(text: str, new: Sequence[Entry], checks: Mapping[str, Check], where: str = NAME) -> str:
    """The text of the file with the new entries at its end, and with checks beside the entries that they are of.

    `checks` are by the keys of their entries. Raises OverlayError where the text is no overlay, or where it could not
    be edited so that it says just what it said and what is new.
    """
    before = parse(text, where)
    if not new and not checks:
        return text
    yaml = _yaml()
    tree = yaml.load(text) if before.corrections else None
    if tree is None:
        tree = yaml.load("corrections: []\n")
        tree["corrections"].fa.set_block_style()
        if _comments(text):
            tree.yaml_set_start_comment(_comments(text))
    for node, entry in zip(tree["corrections"], before.corrections, strict=True):
        check = checks.get(key(entry))
        if check is not None:
            node.setdefault("checks", []).append(_plain(check.model_dump(exclude_unset=True)))
    tree["corrections"].extend(plain(entry) for entry in new)
    out = io.StringIO()
    yaml.dump(tree, out)
    result = out.getvalue() if text.strip() else _HEAD + out.getvalue()
    if parse(result, where) != _expected(before, new, checks):
        raise OverlayError(where, "cannot be edited by a program as it is written; put the new entries in by hand")
    return result


def save(path: Path, new: Sequence[Entry], checks: Mapping[str, Check]) -> Overlay:
    """Edits the file, or makes it, whole or not at all; returns what it now says. Raises OverlayError, UsageError."""
    if path.is_file():
        load(path)
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    result = edited(text, new, checks, str(path))
    if result != text:
        try:
            with draft(path) as fresh:
                fresh.write_text(result, encoding="utf-8", newline="")
        except OSError as error:
            raise UsageError(f"cannot write {path}: {error.strerror or error}") from error
    return parse(result, str(path))


def plain(entry: Entry) -> dict[str, Any]:
    """The entry as a person would write it, what it is about first."""
    facts = entry.model_dump(by_alias=True, exclude_unset=True)
    order = (
        "do",
        "document",
        "claim",
        "field",
        "words",
        "keep",
        "also",
        "with",
        "value",
        "by",
        "date",
        "reason",
        "checks",
    )
    return {name: _plain(facts[name]) for name in order if name in facts}


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {name: _plain(it) for name, it in value.items()}
        case list() | tuple():
            return [_plain(it) for it in value]
        case Decimal():
            return format(value, "f")
        case _:
            return value


def _expected(before: Overlay, new: Sequence[Entry], checks: Mapping[str, Check]) -> Overlay:
    old = [
        entry.model_copy(update={"checks": (*entry.checks, checks[key(entry)])}) if key(entry) in checks else entry
        for entry in before.corrections
    ]
    return Overlay(corrections=(*old, *new))


def _comments(text: str) -> str:
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line.removeprefix("#").removeprefix(" ") for line in lines if line.startswith("#"))


class _Representer(RoundTripRepresenter):
    """Writes a value that stands at two places twice: no anchor, no alias."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def _yaml() -> YAML:
    """Round trip: comments, order and quotes are kept."""
    found = YAML(typ="rt", pure=True)
    found.Representer = _Representer
    found.preserve_quotes = True
    found.allow_unicode = True
    found.width = _WIDE
    found.indent(mapping=2, sequence=4, offset=2)
    return found
