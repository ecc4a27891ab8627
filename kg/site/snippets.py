"""The words of a text that agree with a question, with those around them, and the way to them in their page."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from markupsafe import Markup
from pyoxigraph import NamedNode

from kg.pages.words import direction
from kg.public.search import chunk
from kg.public.search_forms import TOKENIZER, Word, folded, words
from kg.site.site import Site
from kg.terms import DCT

#: How many words of a text are shown around those that agree.
_AROUND = 18
_OPEN, _CLOSE = "\x02", "\x03"

_VERSION = f"SELECT ?version WHERE {{{{ ?version {DCT.isVersionOf} {{document}} }}}} ORDER BY DESC(?version) LIMIT 1"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a text: pieces, each with whether it agrees. `where` is the path to the words, marked in their page;
    None: no version of the page is known."""

    pieces: tuple[tuple[str, bool], ...]
    language: str
    where: str | None
    before: bool
    after: bool

    @property
    def marked(self) -> Markup:
        """The pieces as isolated HTML with lang and dir."""
        inner = Markup("").join(Markup("<mark>{0}</mark>").format(it) if agrees else it for it, agrees in self.pieces)
        return Markup('<bdi lang="{0}" dir="{1}">{2}</bdi>').format(self.language, direction(self.language), inner)


def snippets(site: Site, chunks: Sequence[int], q: str) -> dict[int, Snippet]:
    """By number of the stretch of text. FTS5 itself says which words agree, so that both use one stemmer."""
    texts = [(it, chunk(site.publication, it)) for it in chunks]
    told = [(number, it) for number, it in texts if it is not None]
    agreeing = _agreeing([(number, text) for number, (_, _, text) in told], q)
    made = {}
    for number, (document, first, text) in told:
        made[number] = _snippet(site, document, first, text, agreeing.get(number, set()))
    return made


def _agreeing(texts: Sequence[tuple[int, str]], q: str) -> dict[int, set[int]]:
    """For each text the numbers of the words that agree with any word of the question."""
    wanted = " OR ".join(f'"{it.folded}"' for it in words(q))
    if not wanted or not texts:
        return {}
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(f"CREATE VIRTUAL TABLE texts USING fts5(word, tokenize='{TOKENIZER}')")
        for number, text in texts:
            memory.execute("INSERT INTO texts (rowid, word) VALUES (?, ?)", (number, folded(text)))
        query = "SELECT rowid, highlight(texts, 0, ?, ?) FROM texts WHERE texts MATCH ?"
        rows = memory.execute(query, (_OPEN, _CLOSE, wanted)).fetchall()
    return {number: {n for n, it in enumerate(_cut(marked)) if it} for number, marked in rows}


def _cut(marked: str) -> Iterator[bool]:
    """Whether each word stands between the marks; neighbours may share one pair."""
    inside = False
    for word in marked.split(" "):
        inside = inside or _OPEN in word
        yield inside
        inside = inside and _CLOSE not in word


def _snippet(site: Site, document: str, first: int, text: str, agreeing: set[int]) -> Snippet:
    """The words around the stretch where most of those that agree stand together."""
    all_words = list(words(text))
    best = max(range(len(all_words)), key=lambda n: (len(agreeing & set(range(n, n + _AROUND))), n in agreeing, -n))
    start, end = max(0, best - _AROUND // 2), min(len(all_words), best + _AROUND + _AROUND // 2)
    low, high = all_words[start].start, all_words[end - 1].end
    pieces, at = [], low
    for n in sorted(agreeing & set(range(start, end))):
        it = all_words[n]
        pieces += [(text[at : it.start], False), (text[it.start : it.end], True)]
        at = it.end
    pieces.append((text[at:high], False))
    shown = [it for it in pieces if it[0]]
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in text[low:high])
    language = "ar" if arabic * 2 > high - low else "en"
    marked = [all_words[n] for n in sorted(agreeing & set(range(start, end)))]
    where = _path(site, document, first, marked) if marked else None
    return Snippet(tuple(shown), language, where, start > 0, end < len(all_words))


def _path(site: Site, document: str, first: int, marked: Sequence[Word]) -> str | None:
    query = _VERSION.format(document=NamedNode(document))
    for row in site.publication.graphs.rows(query):
        path = site.path(row["version"].value).removeprefix(site.prefix)
        return f"{path}?from={first + marked[0].start}&to={first + marked[-1].end}"
    return None
