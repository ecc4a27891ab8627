"""What is known of how a page was saved: from a file beside it, from the folder's manifest, from the page itself.

A sidecar `<file>.meta.json` is one JSON object, `manifest.json` a list of such objects and `manifest.csv` a table, both
with the page's name under `file`. All take the keys `url`, `captured`, `archive_url`, `collector`. Field by field the
sidecar wins over the manifest, and the manifest over the page. Times stay as they are written.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from kg.errors import PageError
from kg.model import Capture

KEYS = ("url", "captured", "archive_url", "collector")
SIDECAR = ".meta.json"
MANIFESTS = ("manifest.json", "manifest.csv")

_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--[ ]?saved from url=\([0-9]{1,6}\)(?P<url>\S{1,4000})[ ]?-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"<!--\s{0,20}Page saved with SingleFile\b(?P<body>[^<>]{0,6000})-->")
_SINGLE_FILE_LINE = re.compile(
    r"^[ \t]{0,20}(?P<key>url|saved date):[ \t]{0,20}(?P<value>\S[^\n]{0,4000})$", re.MULTILINE
)
_WAYBACK = re.compile(r"FILE ARCHIVED ON (?P<time>[0-9:]{8} [A-Za-z]{3} [0-9]{1,2}, [0-9]{4})", re.ASCII)
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/[0-9]{4,14}[a-z_]{0,4}/(?P<url>.+)", re.ASCII)


def is_sidecar(path: Path) -> bool:
    """Whether the file tells of other files, and so is no page of its own."""
    return path.name in MANIFESTS or path.name.endswith(SIDECAR)


def capture_of(path: Path, data: bytes) -> Capture:
    """What is known of the capture of the page at `path`, whose bytes are `data`; None in a field: not known.

    Raises PageError where the sidecar or the manifest cannot be read, or has a key that is not known.
    """
    said = [_sidecar(path.with_name(path.name + SIDECAR))]
    said += [_manifest(path.with_name(name), path.name) for name in MANIFESTS]
    said.append(_page(data))
    return Capture(**{key: next((known[key] for known in said if known.get(key)), None) for key in KEYS})


def _sidecar(path: Path) -> Mapping[str, str]:
    return _row(path, _json(path)) if path.is_file() else {}


def _manifest(path: Path, name: str) -> Mapping[str, str]:
    if not path.is_file():
        return {}
    facts = path.stat()
    return _rows(path, facts.st_mtime_ns, facts.st_size).get(name, {})


@lru_cache(maxsize=64)  # one manifest serves every page of its folder
def _rows(path: Path, _changed: int, _size: int) -> Mapping[str, Mapping[str, str]]:
    rows = _json(path) if path.suffix == ".json" else _csv(path)
    if not isinstance(rows, list):
        raise PageError(path.name, "a manifest is a list of rows")
    found: dict[str, Mapping[str, str]] = {}
    for row in rows:
        name = row.pop("file", None) if isinstance(row, dict) else None
        if not isinstance(name, str) or not name:
            raise PageError(path.name, "a row of the manifest names no 'file'")
        if name in found:
            raise PageError(path.name, f"two rows of the manifest name the file '{name}'")
        found[name] = _row(path, row)
    return found


def _row(path: Path, row: object) -> Mapping[str, str]:
    """The known values of one row. Raises PageError for any other key, and for a value that is no text."""
    if not isinstance(row, dict):
        raise PageError(path.name, "what is told of a page is an object with the keys " + ", ".join(KEYS))
    unknown = sorted(str(key) for key in row if key not in KEYS)
    if unknown:
        raise PageError(path.name, f"unknown keys: {', '.join(unknown)}; known are {', '.join(KEYS)}")
    wrong = sorted(key for key, value in row.items() if value is not None and not isinstance(value, str))
    if wrong:
        raise PageError(path.name, f"not a text: {', '.join(wrong)}")
    return {key: value.strip() for key, value in row.items() if value and value.strip()}


def _json(path: Path) -> object:
    try:
        return json.loads(_text(path))
    except (ValueError, RecursionError) as error:
        raise PageError(path.name, f"this is no JSON: {error}") from None


def _csv(path: Path) -> list[dict[str | None, object]]:
    try:
        return [dict(row) for row in csv.DictReader(io.StringIO(_text(path), newline=""))]
    except csv.Error as error:
        raise PageError(path.name, f"this is no CSV: {error}") from None


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise PageError(path.name, f"it cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise PageError(path.name, f"byte {error.start} is not UTF-8") from None


def _page(data: bytes) -> Mapping[str, str]:
    """What a saved HTML page tells of itself: the tool that saved it first, then its canonical link, then `og:url`."""
    sixteen = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = data.decode("utf-16" if sixteen else "utf-8", "replace")
    if not _HTML.search(text):
        return {}
    told: dict[str, str] = {}
    if single := _SINGLE_FILE.search(text):
        lines = {line["key"]: line["value"].strip() for line in _SINGLE_FILE_LINE.finditer(single["body"])}
        told |= {key: lines[name] for key, name in (("url", "url"), ("captured", "saved date")) if name in lines}
    if saved := _SAVED_FROM.search(text):
        told.setdefault("url", saved["url"])
    if archived := _WAYBACK.search(text):
        told["captured"] = archived["time"]
    told.setdefault("url", next((address for address in _own_addresses(text) if address), ""))
    if original := _ARCHIVED.fullmatch(told["url"]):
        told |= {"archive_url": told["url"], "url": original["url"]}
    return told


def _own_addresses(text: str) -> Iterable[str]:
    tree = LexborHTMLParser(text.encode("utf-8", "replace").decode("utf-8"))
    for selector, attribute in (('link[rel="canonical"]', "href"), ('meta[property="og:url"]', "content")):
        for node in tree.css(selector):
            yield (node.attributes.get(attribute) or "").strip()
