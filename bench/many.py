"""A graph of our model in any size: documents that were really read and lifted, repeated under keys of their own.

    python -m bench.many 25000 /tmp/many [--store]

A template is a page of `bench.generate` with a serial number of six digits (or an invented page of tests/pages, which
has victims, official reports and several claimants); a copy has another serial wherever the template has its own. So
every copy has its own incident, document, place, claims and quotations, and shares actors, sources and concepts.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, serialize

from bench.generate import Incident, as_html, as_text
from kg import resources
from kg.iri import Names
from kg.lift import lift
from kg.merge import sorted_file
from kg.model import Reading
from kg.pipeline.reading import read_whole
from kg.pipeline.storing import ontology_files
from kg.read.base import Page
from kg.settings import Settings
from kg.store import Graphs, ontology_graphs

NAMES = Settings(victims="names", text="full").names
_PAGES = Path(__file__).parent.parent / "tests" / "pages"
_FIRST, _TEMPLATES, _EVERY = 200_000, 400, 50


@dataclass(frozen=True)
class Template:
    """Canonical N-Quads of one document, and what a copy has otherwise: a word, and what comes before the number."""

    lines: tuple[bytes, ...]
    own: tuple[tuple[bytes, bytes, int], ...]

    def copy(self, serial: int) -> Iterator[bytes]:
        """The lines of one copy; `serial` has six digits."""
        block = b"\n".join(self.lines)
        for word, before, more in self.own:
            block = block.replace(word, before + str(serial + more).encode())
        yield from block.split(b"\n")


def templates(names: Names = NAMES) -> tuple[list[Template], list[Template]]:
    """The generated pages, and the invented ones of the tests."""
    made = []
    for serial in range(_FIRST, _FIRST + _TEMPLATES):
        it = Incident.make(serial)
        page = Page(f"page-{serial}", (as_text if serial % 2 else as_html)(it).encode())
        # a page in HTML has a number of the site too
        own = ((str(900_000 + serial), "", 900_000), (str(serial), "", 0))
        made.append(_template(read_whole(page), own, page.name, names))
    tested = []
    for path in sorted([*_PAGES.glob("html/*.html"), *_PAGES.glob("text/*.txt")]):
        reading = read_whole(Page(path.name, path.read_bytes()))
        code = path.name[:5].upper()
        own = ((path.name, "page-", 0), (code, "ZZ", 0))
        tested.append(_template(reading, own, path.name, names))
    return made, tested


def _template(reading: Reading, own: tuple[tuple[str, str, int], ...], name: str, names: Names) -> Template:
    codes = "-".join(sorted(code.code for code in reading.incident.codes))
    key = f"{reading.incident.site_id or ''}{own[-1][0]}" if name[0] == "z" else reading.incident.site_id or codes
    lifted = lift(reading, names, key, name)
    quads = (Quad(it.subject, it.predicate, it.object, lifted.graph) for it in lifted.triples)
    lines = (serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines()
    return Template(tuple(lines), tuple((word.encode(), before.encode(), more) for word, before, more in own))


def lines(count: int, names: Names = NAMES) -> Iterator[bytes]:
    """The N-Quads of `count` documents and the ontology, in no order."""
    made, tested = templates(names)
    for at in range(count):
        rare, turn = at % _EVERY == 0, at // _EVERY
        template = tested[turn % len(tested)] if rare else made[at % len(made)]
        yield from template.copy(_FIRST + at)
    texts = [resources.text(name, names.base) for name in ontology_files()]
    ontology = ontology_graphs(texts, names.graph("ontology"))
    yield from (serialize(ontology, format=RdfFormat.N_QUADS) or b"").splitlines()


def write(count: int, folder: Path, names: Names = NAMES) -> int:
    """Writes graph.nq, sorted. Returns how many quads it has."""
    folder.mkdir(parents=True, exist_ok=True)
    return sorted_file(folder / "graph.nq", lines(count, names))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--store", action="store_true", help="fill folder/store too")
    chosen = parser.parse_args()
    print(f"{write(chosen.count, chosen.folder):,} quads")
    if chosen.store:
        print(f"{Graphs.fill(chosen.folder / 'store', chosen.folder / 'graph.nq'):,} triples in the union")
