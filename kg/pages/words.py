"""Words of a page set for people: language and direction on each, isolated, and nothing that a screen would act on.

HTML: `<bdi lang dir>` (https://html.spec.whatwg.org/#the-bdi-element). Terminal: FSI and PDI (UAX 9, section 2.5).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape
from pyoxigraph import BlankNode, Literal, NamedNode

FSI, PDI = "\u2068", "\u2069"

_ARABIC = r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_HEBREW = r"\u0590-\u05ff\ufb1d-\ufb4f"
_RUN = re.compile(
    rf"[{_ARABIC}](?:[{_ARABIC} \u060c.:\u00a0-]*[{_ARABIC}])?|[{_HEBREW}](?:[{_HEBREW} .:\u00a0-]*[{_HEBREW}])?"
)
#: Control characters but tab and line break, explicit directional marks, lone surrogates.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "ckb", "ps"})


@dataclass(frozen=True, slots=True)
class Said:
    """Words with their language tag; None where the graph gives none."""

    text: str
    language: str | None = None

    @classmethod
    def of(cls, term: NamedNode | Literal | BlankNode) -> "Said":
        return cls(term.value, term.language if isinstance(term, Literal) else None)


def visible(text: str) -> str:
    """The text with each character that a screen would obey instead of show (escape codes, overrides) as its name."""
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def runs(text: str) -> Iterator[tuple[str, str | None]]:
    """The text in pieces, each with its language where its letters are Arabic ("ar") or Hebrew ("he"), else None."""
    at = 0
    for found in _RUN.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], None
        yield found[0], "he" if "\u0590" <= found[0][0] <= "\u05ff" or "\ufb1d" <= found[0][0] <= "\ufb4f" else "ar"
        at = found.end()
    if at < len(text):
        yield text[at:], None


def html(words: Said | str) -> Markup:
    """The words as an isolated element with lang and dir; a run in another script is an element of its own inside."""
    said = Said(words) if isinstance(words, str) else words
    pieces = list(runs(visible(said.text)))
    language = said.language or (pieces[0][1] if len(pieces) == 1 else None) or "en"
    inner = "".join(
        f'<bdi lang="{script}" dir="rtl">{escape(piece)}</bdi>'
        if script is not None and script != language
        else escape(piece)
        for piece, script in pieces
    )
    # a page has tens of thousands of these, and Markup.format takes five times as long
    return Markup(f'<bdi lang="{escape(language)}" dir="{direction(language)}">{inner}</bdi>')  # noqa: S704  # escaped


def direction(language: str) -> str:
    """`rtl` or `ltr` for a language tag (BCP 47)."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"


def isolate(text: str) -> str:
    """The text for a line of a terminal: right-to-left words isolated, so that the line around them keeps its order."""
    shown = visible(text)
    return f"{FSI}{shown}{PDI}" if _RUN.search(shown) else shown
