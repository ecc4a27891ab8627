"""The saved page: the assessment template of airwars.org (`post-civ.php`), with its three columns.

Classes of elements only help to find a block; each visible word is carried by a field or told as unread.
"""

from __future__ import annotations

import codecs
import re

from kg.errors import PageError
from kg.model import Reading
from kg.read.base import MAX_BYTES, MAX_LINE, Page, Sheet
from kg.read.draft import Draft
from kg.read.html import incident, media, positions, taxonomy
from kg.read.html.page import HtmlPage, heading
from kg.read.html.rendition import Rendition, render
from kg.read.html.sources import Sources
from kg.read.html.summary import Summary
from kg.read.html.tree import Node
from kg.read.html.victims import victims

_MARKS = re.compile(rb"info-main|incident code|class\s*=\s*[\"']?(?:[^\"'<>]{0,2000}\s)?civ[\s\"'>]", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: The encodings of the web (https://encoding.spec.whatwg.org/#names-and-labels) by their names in Python.
_ENCODINGS = frozenset(
    ["utf-8", "gbk", "gb2312", "gb18030", "big5", "euc_jp", "iso2022_jp", "shift_jis", "euc_kr", "koi8-r", "koi8-u"]
    + [f"cp{number}" for number in (866, 874, *range(1250, 1259))]
    + [f"iso8859-{number}" for number in (*range(2, 9), 10, 13, 14, 15, 16)]
)
_PRESCAN = 1024  # bytes in which a browser looks for the declared encoding


class AirwarsHtml:
    """Reads a saved assessment page; offsets count in its rendition (kg/read/html/rendition.py)."""

    name = "airwars-html"
    media_type = "text/html"

    def accepts(self, page: Page) -> bool:
        """Whether the bytes are a page with an article that has the template's marks; the file's name is not asked."""
        data = page.data
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            data = data.decode("utf-16", "replace").encode("utf-8", "replace")
        at = data.lower().find(b"<article")
        return at >= 0 and _MARKS.search(data, at) is not None

    def read(self, page: Page) -> Reading:
        """Raises PageError where the bytes are not what their encoding says, or hold no article."""
        if len(page.data) > MAX_BYTES:
            raise PageError(page.name, f"the page is larger than {MAX_BYTES} bytes")
        encoding = _encoding(page)
        try:
            rendition = render(_decode(page, encoding))
        except ValueError as error:
            raise PageError(page.name, str(error)) from None
        if rendition is None:
            raise PageError(page.name, "the page has no article")
        if max(map(len, rendition.text.split("\n"))) > MAX_LINE:
            raise PageError(page.name, f"a line of the page's text is longer than {MAX_LINE} characters")
        reading = self._read(page, encoding, rendition)
        rendition.article.tree.take_apart()
        return reading

    def _read(self, page: Page, encoding: str, rendition: Rendition) -> Reading:
        draft = Draft(Sheet(rendition.text), page, self, encoding)
        html = HtmlPage(draft, rendition)
        summaries, sources = Summary(html), Sources(html)
        incident.read(html)
        for block in html.article.all(of_class="info-main-block"):
            _block(html, block, summaries, sources)
        for column in html.article.all(of_class="info-right"):
            summaries.read(column)
            sources.read(column)
        summaries.close()
        taxonomy.read(html)
        return draft.freeze()


def _block(html: HtmlPage, block: Node, summaries: Summary, sources: Sources) -> None:
    """Reads one block of the main column, found by its class; the narrative has none of its own."""
    classes = block.classes
    if "victims" in classes:
        victims(html, block)
    elif "geolocation" in classes:
        incident.geolocation_notes(html, block)
    elif "summary" in classes:
        summaries.read(block)
    elif "sources" in classes:
        sources.read(block)
    elif "documentation-sources" in classes:
        media.media(html, block, "sources")
    elif "belligerents" in classes:
        positions.read(html, block)
    elif block.first("div", "summary"):
        incident.narrative(html, block)
    else:
        _other(html, block)


def _other(html: HtmlPage, block: Node) -> None:
    """A block of another kind (declassified assessments): its words are kept as a note under its heading."""
    whole = html.span(block)
    if not whole:
        return
    title = next((n for tag in ("h2", "h3") if (n := block.first(tag))), None)
    label = html.words(title) if title else None
    words = html.sheet.words(title.end, block.end) if title else whole
    if label and "declassified-assessments" not in block.classes:
        html.unseen(label, words)
        return
    if label:
        html.sheet.carry(label, "heading")
    incident.note(html, label, words, heading(label).title if label else "declassified assessments")


def _encoding(page: Page) -> str:
    """The encoding that the bytes or the page declare; UTF-8 where they declare none.

    Source: https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
    """
    for bom, name in _BOMS:
        if page.data.startswith(bom):
            return name
    declared = _CHARSET.search(page.data[:_PRESCAN])
    label = declared[1].decode("ascii").lower() if declared else "utf-8"
    if label in ("iso-8859-1", "latin1", "us-ascii", "ascii"):
        return "cp1252"  # as browsers do
    if label.startswith("utf-16"):
        return "utf-8"  # such a declaration can be read only where it is wrong
    try:
        name = codecs.lookup(label).name
    except LookupError:
        name = ""
    if name not in _ENCODINGS:
        raise PageError(page.name, f"the page declares an encoding that no browser knows, '{label}'")
    return name


def _decode(page: Page, encoding: str) -> str:
    try:
        return page.data.decode(encoding)
    except UnicodeDecodeError as error:
        line = page.data.count(b"\n", 0, error.start) + 1
        raise PageError(page.name, f"byte {error.start} is not {encoding}", line) from None
