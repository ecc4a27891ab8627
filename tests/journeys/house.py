"""Sites to walk through: `kg build` of the demo and of fictional pages, and `kg serve` under the base of its data."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx

from tests.conftest import EXAMPLES, ROOT
from tests.runs import kg, pages
from tests.serve.serving import LICENCE, Built
from tests.site.pages import CORRECTIONS

KHAFSA = "doc/airwars/incident/CS243-RS0954"
SOOR = "doc/airwars/incident/CS1141"
_GENERATED = range(1, 9)
_INVENTED = ("text/zz900-victims.txt", "text/zz901-statements.txt", "html/zz910-full.html")

#: A path below the root for each kind of page, by what the page is.
KINDS = {
    "start": "",
    "incidents": "incidents",
    "incidents, narrowed": "incidents?status=fair&sort=killed",
    "incidents, none": "incidents?from=1900&to=1901",
    "places": "places",
    "belligerents": "belligerents",
    "sources": "sources",
    "conflicts": "conflicts",
    "map": "map",
    "timeline": "timeline",
    "data": "data",
    "how to read": "reading",
    "questions": "queries",
    "a question": "q/who-says-what",
    "SPARQL": "sparql",
    "an answer": "sparql?query=SELECT%20%2A%20WHERE%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20LIMIT%205",
    "ontology": "ns",
    "code lists": "concept/",
    "a code list": "concept/conflict",
    "a concept": "concept/conflict-russian-military-in-syria",
    "shapes": "shapes",
    "search": "search",
    "hits": "search?q=%D8%A7%D9%84%D8%AE%D9%81%D8%B3%D8%A9",
    "no hit": "search?q=qqqqqq",
    "an old code": "codes/R850A",
    "incident": KHAFSA,
    "incident with victims": "doc/airwars/incident/ZZ900",
    "belligerent": "doc/actor/us-led-coalition",
    "source": "doc/actor/name/Syrianewsdesk",
    "place": "doc/place/Syria/Aleppo/Al_Khafsa/%D8%A7%D9%84%D8%AE%D9%81%D8%B3%D8%A9",
    "area": "doc/area/Syria/Aleppo",
    "document": "doc/document/cs243-rs0954.txt",
    "nothing there": "doc/airwars/incident/NONE",
    "wrong facet": "incidents?status=unheard-of",
}


def demo(folder: Path) -> Built:
    """Everything may leave: the demo's pages, one claim of them withdrawn, and fictional ones."""
    found = pages(folder / "pages", *_GENERATED)
    for path in (*sorted((EXAMPLES / "pages").iterdir()), *(ROOT / "tests" / "pages" / it for it in _INVENTED)):
        shutil.copy(path, found / path.name)
    (found / "overlay.yaml").write_text(CORRECTIONS, encoding="utf-8")
    return built(folder, "names", "full")


def built(folder: Path, victims: str, text: str) -> Built:
    """Builds the folder's pages under a base that is the address of a free port."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = int(one.getsockname()[1])
    told = [
        f'base = "http://127.0.0.1:{port}/"',
        'monitor = "Airwars"',
        f'victims = "{victims}"',
        f'text = "{text}"',
        f'licence = "{LICENCE}"',
        "[gazetteers]",
    ]
    (folder / "kg.toml").write_text("\n".join([*told, ""]), encoding="utf-8")
    done = kg("build", "pages", cwd=folder)
    assert (folder / "output" / "current" / "public").exists(), done.err
    return Built(folder, port)


def of_every_class(site: Built) -> Iterator[str]:
    """Paths below the root of the first and the last thing of each class in the graph."""
    base = site.publication.names.base
    query = (
        "SELECT ?class (MIN(STR(?it)) AS ?first) (MAX(STR(?it)) AS ?last) WHERE { ?it a ?class "
        f"FILTER(STRSTARTS(STR(?it), '{base}')) }} GROUP BY ?class ORDER BY ?class"
    )
    answer = httpx.get(f"{base}sparql", params={"query": query}, headers={"accept": "application/json"}, timeout=60)
    for row in answer.raise_for_status().json()["results"]["bindings"]:
        for name in ("first", "last"):
            yield row[name]["value"].removeprefix(base)
