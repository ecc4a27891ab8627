"""What the tests of the reader of saved pages share."""

from collections.abc import Iterator
from typing import Any

from kg.model import Finding, Reading
from kg.read.airwars_html import AirwarsHtml
from kg.read.base import SPACE, Page
from tests.read.write_golden_html import PAGES


def read(html: str | bytes) -> Reading:
    return AirwarsHtml().read(Page("page.html", html.encode() if isinstance(html, str) else html))


def fictional(name: str) -> str:
    return next(PAGES.glob(f"{name}-*.html")).read_text(encoding="utf-8")


def found(reading: Reading, check: str) -> list[Finding]:
    return [finding for finding in reading.findings if finding.check == f"reader-{check}"]


def main(*blocks: str, classes: str = "") -> str:
    """A page of the template with these blocks in its main column."""
    return f'<article id="post-7" class="civ {classes}"><div class="info-main">{"".join(blocks)}</div></article>'


def summary(*rows: tuple[str, str]) -> str:
    items = "".join(f'<li><div>{label}</div><div class="value">{value}</div></li>' for label, value in rows)
    return f'<h2>Summary</h2><ul class="meta-list summary">{items}</ul>'


def quotations(value: object) -> Iterator[dict[str, Any]]:
    """Every quotation in a dumped reading, at any depth."""
    if isinstance(value, dict):
        if {"exact", "pointer"} <= value.keys():
            yield value
        for inner in value.values():
            yield from quotations(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from quotations(inner)


def holds(reading: Reading) -> None:
    """Whatever is neither carried nor found unread would be lost; quotations stand where they say."""
    covered = bytearray(len(reading.text))
    spans = [(span.start, span.end) for span in reading.carried]
    spans += [(f.start or 0, f.end or 0) for f in found(reading, "Unread")]
    for start, end in spans:
        covered[start:end] = b"\x01" * (end - start)
    assert not [c for c, seen in zip(reading.text, covered, strict=True) if not seen and c not in SPACE]
    for quotation in quotations(reading.model_dump()):
        if quotation["pointer"] is None:
            assert quotation["exact"]  # of nothing there is no quotation (the shape Quotation-exact)
            assert reading.text[quotation["start"] : quotation["end"]] == quotation["exact"]
        else:
            assert quotation["start"] is None
    for finding in reading.findings:
        if finding.start is not None:
            assert reading.text[finding.start : finding.end] == finding.words
