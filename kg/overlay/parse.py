"""Reads an overlay file. A file with any fault is refused whole, with the line and the reason.

YAML 1.2 without anchors, aliases, tags and merge keys: nothing in the file may stand for something else.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kg.errors import OverlayError
from kg.overlay.entries import Overlay, key

NAME = "overlay.yaml"
MAX_BYTES = 16 * 1024 * 1024
_DEEPEST = 20
_TAG = "tag:yaml.org,2002:"
#: What pydantic says in words of its own.
_PLAINLY = {
    "missing": "is missing",
    "extra_forbidden": "there is no such key here",
    "model_type": "here stand keys with values, such as 'corrections:' and a list below it",
}

Path_ = tuple[int | str, ...]


def load(path: Path) -> Overlay:
    """The overlay in the file. Raises OverlayError where it cannot be opened or anything in it is wrong."""
    return load_lines(path)[0]


def load_lines(path: Path) -> tuple[Overlay, tuple[int, ...]]:
    """The same, and the line, from 1, on which each correction begins."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise OverlayError(str(path), f"the file has more than {MAX_BYTES:,} bytes")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise OverlayError(str(path), f"cannot be opened: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise OverlayError(str(path), f"is no UTF-8: {error.reason} at byte {error.start}") from error
    return _parse(text, str(path))


def parse(text: str, where: str = NAME) -> Overlay:
    """The overlay in a text; `where` is its name in errors. Raises OverlayError, and nothing else."""
    return _parse(text, where)[0]


def _parse(text: str, where: str) -> tuple[Overlay, tuple[int, ...]]:
    lines: dict[Path_, int] = {(): 1}
    root = _composed(text, where)
    found = {"corrections": []} if root is None else _value(root, (), lines, where)
    if isinstance(found, dict) and found.get("corrections", ...) is None:
        found["corrections"] = []  # the list is there and nothing stands in it yet
    try:
        overlay = Overlay.model_validate(found)
    except ValidationError as error:
        # a key that is misspelt is missing too: the wrong word is the one to show
        first = min(error.errors(), key=lambda it: (_line(_place(it), lines), it["type"] != "extra_forbidden"))
        reason = _reason(first["loc"], _PLAINLY.get(first["type"], first["msg"]), first.get("ctx", {}))
        raise OverlayError(where, reason, _line(_place(first), lines)) from error
    begins = tuple(lines["corrections", number] for number in range(len(overlay.corrections)))
    seen: dict[str, int] = {}
    for entry, line in zip(overlay.corrections, begins, strict=True):
        if key(entry) in seen:
            reason = f"the same correction by {entry.by} stands in line {seen[key(entry)]} already"
            raise OverlayError(where, reason, line)
        seen[key(entry)] = line
    return overlay, begins


def _composed(text: str, where: str) -> Node | None:
    try:
        _refuse_tricks(text, where)
        root = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        reason = " ".join(part for part in (error.context, error.problem) if part)
        raise OverlayError(where, f"is no YAML: {reason}", mark.line + 1 if mark else None) from error
    except YAMLError as error:  # characters that YAML does not allow
        raise OverlayError(where, f"is no YAML: {' '.join(str(error).split())}") from error
    except (ValueError, AttributeError, IndexError, KeyError, TypeError, NotImplementedError, AssertionError) as error:
        # the scanner stumbles over some malformed input (a %YAML of no version, an escape beyond Unicode) so
        raise OverlayError(where, f"is no YAML: {error or type(error).__name__}") from error
    assert root is None or isinstance(root, Node)
    return root


def _refuse_tricks(text: str, where: str) -> None:
    """Looks at the events alone: no node is made of an alias bomb or of a thousand brackets."""
    depth = 0
    for event in YAML(typ="safe", pure=True).parse(text):
        name = type(event).__name__
        line = event.start_mark.line + 1
        depth += name in ("MappingStartEvent", "SequenceStartEvent")
        depth -= name in ("MappingEndEvent", "SequenceEndEvent")
        if depth > _DEEPEST:
            raise OverlayError(where, f"is nested more than {_DEEPEST} deep", line)
        if name == "AliasEvent" or getattr(event, "anchor", None):
            raise OverlayError(where, "anchors (&) and aliases (*) are not allowed; quote words that begin so", line)
        if getattr(event, "tag", None):
            raise OverlayError(where, "tags (!) are not allowed; quote words that begin so", line)


def _value(node: Node, place: Path_, lines: dict[Path_, int], where: str) -> Any:
    """The node as plain data; notes the line of each part. Scalars stay text where only a type hides the writing."""
    line = lines[place] = node.start_mark.line + 1
    if isinstance(node, MappingNode):
        found: dict[str, Any] = {}
        for name, value in node.value:
            if not isinstance(name, ScalarNode):
                raise OverlayError(where, "a key is a word", line)
            if name.value in found:
                raise OverlayError(where, f"the key '{name.value}' stands twice", name.start_mark.line + 1)
            found[name.value] = _value(value, (*place, name.value), lines, where)
            lines[*place, name.value] = name.start_mark.line + 1
        return found
    if isinstance(node, SequenceNode):
        return [_value(it, (*place, number), lines, where) for number, it in enumerate(node.value)]
    return _scalar(node)


def _scalar(node: Node) -> Any:
    kind = str(node.tag).removeprefix(_TAG)
    text = str(node.value)
    if kind == "null":
        return None
    if kind == "bool":
        return text.casefold() == "true"
    if kind == "int" and text.isascii() and text.lstrip("-+").isdigit() and len(text) < 19:
        return int(text)
    return text


def _place(fault: ErrorDetails) -> tuple[int | str, ...]:
    """Where a fault lies: at the key that tells the kinds apart where there is no such kind."""
    name = fault.get("ctx", {}).get("discriminator")
    return (*fault["loc"], str(name).strip("'")) if name else fault["loc"]


def _line(place: tuple[int | str, ...], lines: dict[Path_, int]) -> int:
    """The line of the deepest part on the way: pydantic's places also name the kind of a correction."""
    at: Path_ = ()
    for step in place:
        if (*at, step) in lines:
            at = (*at, step)
    return lines[at]


def _reason(place: tuple[int | str, ...], message: str, context: dict[str, Any]) -> str:
    if "discriminator" in context:
        name, wanted = str(context["discriminator"]).strip("'"), context.get("expected_tags")
        if wanted is None:
            return f"'{name}' is missing"
        return f"{name}: there is no '{context['tag']}'; there are {wanted}"
    name = next((str(step) for step in reversed(place) if isinstance(step, str)), "")
    said = message.removeprefix("Value error, ").replace("valid tuple", "list").replace("valid dictionary", "mapping")
    return f"{name}: {said}" if name else said
