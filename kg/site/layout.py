"""The page around every body: one frame, one set of names that templates may use, JSON-LD that cannot break out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kg import __version__
from kg.iri import web_address
from kg.pages.disclosure import Shown, Withheld
from kg.pages.words import Said, direction, html, runs, visible
from kg.site.i18n import strings
from kg.site.site import LANGUAGES, Language, Site

#: Numbers with signs between them: a date, a range, a time.
_NUMBERS = re.compile(r"\d+(?:[-–/:.,]\d+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Variant:
    """The same document as data: where, its media type, and its name for people."""

    href: str
    media_type: str
    name: str


def page(
    site: Site,
    language: Language,
    *,
    title: str,
    body_template: str,
    here: str,
    section: str = "",
    description: str = "",
    canonical: str | None = None,
    variants: Sequence[Variant] = (),
    jsonld: dict[str, Any] | None = None,
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    **facts: object,
) -> str:
    """A whole page. `body_template` extends "base.html.j2" and fills its block `main`.

    `here` is the page's own path below the prefix, with its query and without `lang`: it leads to the other language.
    `section` names the entry of the navigation that is current. `styles` and `scripts` are paths below the prefix
    ("/static/map.js"). `title` is plain text; `facts` are for the template alone.
    """
    return (
        _environment()
        .get_template(body_template)
        .render(
            site=site,
            language=language,
            other=LANGUAGES[1 - LANGUAGES.index(language)],
            rtl=direction(language) == "rtl",
            t=strings(language),
            count=strings(language).count,
            path=lambda iri: site.path(iri, language),
            to=lambda path: site.to(path, language),
            about=site.publication.about,
            version=__version__,
            title=title,
            here=here,
            section=section,
            description=description,
            canonical=canonical,
            variants=variants,
            jsonld=jsonld,
            styles=styles,
            scripts=scripts,
            **facts,
        )
    )


def fragment(site: Site, language: Language, template: str, **facts: object) -> Markup:
    """A piece of a page from a template of its own; it knows the names that bodies of pages know."""
    return Markup(  # noqa: S704  # what a template with escaping has made
        _environment()
        .get_template(template)
        .render(
            site=site,
            language=language,
            rtl=direction(language) == "rtl",
            t=strings(language),
            count=strings(language).count,
            path=lambda iri: site.path(iri, language),
            to=lambda path: site.to(path, language),
            about=site.publication.about,
            **facts,
        )
    )


def said(words: Shown | str) -> Markup:
    """Words as an isolated element with lang and dir, or the note that they are withheld."""
    if isinstance(words, Withheld):
        return Markup('<span class="withheld" lang="en" dir="ltr">[{0}]</span>').format(words.reason)
    found = html(words)
    if direction(_outer_language(found)) == "ltr":
        return found
    # after Arabic letters the parts of 2020-03-25 would change places (UAX 9, rule W2)
    return Markup(_NUMBERS.sub(r'<bdi dir="ltr">\g<0></bdi>', str(found)))  # noqa: S704  # escaped by html; tags of ours


def quoted(words: Shown | str, tag: str = "q") -> Markup:
    """Words of a document as a quotation that runs in the direction of its own language."""
    if isinstance(words, Withheld):
        return said(words)
    inner = html(words)
    language = (words.language if isinstance(words, Said) else None) or _outer_language(inner)
    return Markup('<{0} lang="{1}" dir="{2}">{3}</{0}>').format(tag, language, direction(language), inner)


def running(text: str) -> Markup:
    """Running text: each run in another script has lang and dir, nothing is isolated: lines keep their order."""
    return Markup("").join(
        Markup('<span lang="{0}" dir="rtl">{1}</span>').format(script, piece) if script else Markup("{0}").format(piece)
        for piece, script in runs(visible(text))
    )


def _outer_language(isolated: Markup) -> str:
    """The language that `html` gave to the whole: that of its letters where nothing else is known."""
    return isolated.partition('lang="')[2].partition('"')[0]


def href(address: str | None) -> str | None:
    """An address that may stand behind a link: http or https, else None."""
    found = web_address(address) if address else None
    return found.value if found else None


def cut(words: Said, most: int = 280) -> Said:
    """The words, cut at a space where they are long."""
    if len(words.text) <= most:
        return words
    head = words.text[:most]
    return Said((head.rpartition(" ")[0] or head) + " […]", words.language)


def anchor(iri: str) -> str:
    """A fragment for a thing on a page: the end of its IRI, in characters that every browser keeps."""
    return "c-" + iri.rpartition("/")[2].replace("%", "~").replace("#", ".")


def grouped(number: int) -> str:
    """1234567 as 1,234,567."""
    return f"{number:,}"


def data_block(value: Any) -> Markup:
    """JSON for a data block in a page: no character in it can end the element or a line of script."""
    text = orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704  # every character that HTML acts on is escaped above


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("kg.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        {
            "said": said,
            "quoted": quoted,
            "running": running,
            "href": href,
            "grouped": grouped,
            "data_block": data_block,
            "anchor": anchor,
            "cut": cut,
        }
    )
    return environment
