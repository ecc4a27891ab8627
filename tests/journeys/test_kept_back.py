"""What `victims` and `text` keep back is in no byte that the server sends, whatever page or format is asked for."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from kg.query import shipped
from kg.release import Release
from tests.journeys import house
from tests.serve.serving import Built, served

#: Parts of the name of a person whom the page lists; they stand in its narrative too.
_NAMES = ("Zephyrinda", "Quillfeather", "زفيرندة", "كويلفذر", "Peregrinus")

#: Parts of the name of a person who is mourned in the narrative and stands on no list.
_MOURNED = ("Obadiah", "Vanterpool", "Ptolemais")

#: A word from each kind of sentence on the page.
_WORDS = ("lanternlight", "harbourbell", "cinnamonwind", "thistledown", "marigoldpath", "copperkettle")

_PAGE = """Conflict

Ardistan Military in Wadi Nahr

Incident Code

ZZ990

Incident Date

3 March 2031

Location

دار مرسى, Dar Marsa, Wadi Nahr, Ardistan

Geolocation

34.1012, 26.5023
Accuracy: Town

Airwars Assessment

Last Updated: April 9, 2031

This page is fictional; no place, person or event on it is real, and lanternlight is a word of it.

Five civilians were reportedly killed by harbourbell, according to the invented Nahr Test Bulletin.

The invented Nahr Test Bulletin said that Zephyrinda Quillfeather (زفيرندة كويلفذر) was killed with her son Peregrinus.

The invented Dar Marsa Wire blamed the Ardistan Military, and wrote: “The cinnamonwind killed five.”

Edwina Testwell mourned the loss of her friend, Obadiah Vanterpool, who was killed.

The invented Harbour Gazette said: “We are sad over your departure, the martyr, my cousin (Ptolemais). Two were killed.”

Victims

Family members

(2)

Zephyrinda Quillfeather زفيرندة كويلفذر

34 years old
female
killed

Peregrinus Quillfeather

3 years old
male
killed

Key Information

Country
Ardistan
Military Actor
Ardistan Military
Strike Type
Airstrike
Strike Status
Likely strike
Civilian Harm Reported
Yes
Civilian Harm Status
Fair
Causes of Death / Injury
Heavy weapons and explosive munitions
Civilians reported killed
4–5
(1 Child, 1 Woman)

Geolocation Notes

Reports name a bakery of thistledown in Dar Marsa (دار مرسى).

Military Statements

Ardistan Military Assessment
Suspected belligerent
Ardistan Military
Ardistan Military position on incident
Not yet assessed
Ardistan Military Strike Report
For March 3rd 2031: near Dar Marsa, one invented strike engaged a marigoldpath.
Ardistan Military Civilian Casualty Statement
2031-04-20
Original Source
March 3, 2031, near Dar Marsa. The invented allegation of a copperkettle is open, says Zephyrinda Quillfeather.

Sources (1)

Nahr Test Bulletin ↗
Arabic
Archive
"""

_FORMATS = ("html", "csv", "json", "tsv", "xml", "ttl", "nt", "nq", "trig", "jsonld", "rdf", "geojson")
_QUERIES = (
    "SELECT * WHERE { ?s ?p ?o }",
    "SELECT ?g ?s ?o WHERE { GRAPH ?g { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "SELECT * WHERE { ?s ?p ?o FILTER(REGEX(STR(?o), 'Zeph.rinda|Quillf.ather|زفير.دة|lantern.ight|copper.ettle')) }",
)
_MOST = 12  # so many addresses of one kind


def _forms(word: str) -> Iterator[str]:
    """How a word may be written in an answer."""
    yield word
    yield quote(word)
    yield "".join(f"\\u{ord(it):04x}" for it in word)
    yield "".join(f"&#x{ord(it):x};" for it in word)
    yield "".join(f"&#{ord(it)};" for it in word)


def _told(body: bytes, words: tuple[str, ...]) -> list[str]:
    """Those of the words that stand in a body."""
    text = body.decode("utf-8", "replace").casefold()
    return [it for it in words if any(form.casefold() in text for form in _forms(it))]


def _links(address: str, html: str) -> Iterator[str]:
    """Where a page leads, on its own host."""
    for it in LexborHTMLParser(html).css("a[href], link[href], script[src], figure[data-source]"):
        to = it.attributes.get("href") or it.attributes.get("src") or it.attributes.get("data-source") or ""
        whole = urldefrag(urljoin(address, to)).url
        if urlsplit(whole).netloc == urlsplit(address).netloc:
            yield whole


def _kind(address: str) -> str:
    """Every thing of the pages is looked at in both languages; of concepts and selections only some."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    end = path.rpartition(".")[2]
    if path.startswith("/concept/"):
        return f"/concept/{end if end in _FORMATS else ''}"
    if path.startswith("/doc/"):
        return path.removesuffix(".html")
    return path


def _answers(site: Built, root: str, client: httpx.Client) -> Iterator[tuple[str, bytes]]:
    """Every answer of a walk along all links, then what no link leads to."""
    waiting = deque([root, *(root + it for it in house.of_every_class(site))])
    seen: set[str] = set()
    kinds: Counter[str] = Counter()
    while waiting:
        address = waiting.popleft()
        kind = _kind(address)
        if address in seen or kinds[kind] >= _MOST:
            continue
        seen.add(address)
        kinds[kind] += 1
        answer = client.get(address, headers={"accept": "text/html, */*;q=0.5"})
        assert answer.status_code < 500, address
        yield address, answer.content
        if answer.has_redirect_location:
            waiting.append(urljoin(address, answer.headers["location"]))
        elif answer.headers["content-type"].startswith("text/html"):
            waiting.extend(_links(address, answer.text))
            # the same without a word of its language, in all formats
            path = urlsplit(address).path.lstrip("/")
            if path.startswith(("doc/", "concept/")) and path.rpartition(".")[2] not in _FORMATS:
                waiting.extend(f"{root}{path}.{it}" for it in _FORMATS)
    for query, format_ in product(_QUERIES, _FORMATS):
        answer = client.get(f"{root}sparql", params={"query": query, "format": format_})
        yield str(answer.url), answer.content
    for one, format_ in product(shipped(), ("html", "csv", "json")):
        answer = client.get(f"{root}q/{one.name}", params={"format": format_})
        yield str(answer.url), answer.content
    for path in (
        "openapi.json",
        "void.ttl",
        "graphs?default=",
        "search.json?q=killed&limit=100",
        "reconcile/1.0-draft",
    ):
        answer = client.get(root + path, headers={"accept": "*/*"})
        assert answer.status_code == 200, path
        yield path, answer.content


def _shut(folder: Path, text: str) -> Built:
    (folder / "pages").mkdir()
    (folder / "pages" / "zz990-canary.txt").write_text(_PAGE, encoding="utf-8", newline="")
    return house.built(folder, "counts", text)


@pytest.mark.parametrize(("text", "words"), [("quotes", _NAMES + _MOURNED), ("none", _NAMES + _MOURNED + _WORDS)])
def test_a_listed_person_and_kept_back_words_are_in_no_byte_of_any_answer(
    tmp_path: Path, text: str, words: tuple[str, ...]
) -> None:
    site = _shut(tmp_path, text)
    everything = b"\n".join(Release.current(tmp_path / "output").quads())
    all_of_it = _NAMES + _MOURNED + _WORDS
    assert _told(everything, all_of_it) == list(all_of_it), "the store itself holds it all"
    with served(site) as root, httpx.Client(timeout=60) as client:
        found: dict[str, list[str]] = {}
        n = 0
        for address, body in _answers(site, root, client):
            n += 1
            if told := _told(body, words):
                found[address] = told
        assert found == {}
        assert n > 300
        # nobody can find by a guess what is not shown: the answer is the one to a word that is nowhere
        for word in words:
            assert client.get(f"{root}search.json", params={"q": word}).json()["total"] == 0, word
            queries = f'{{"q": {{"query": "{word}"}}}}'
            result = client.post(f"{root}reconcile/", data={"queries": queries}).json()["q"]["result"]
            # a party of the register may be spelt a little like the word; nothing of the page is found by it
            assert all("/id/actor/" in it["id"] and it["description"] == "Belligerent" for it in result), result
        counts = client.get(f"{root}doc/airwars/incident/ZZ990?lang=en", headers={"accept": "text/html"}).text
        assert re.search(r"4–5", counts), "how many is said"
        assert ("harbourbell" in counts) == (text == "quotes")
