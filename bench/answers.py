"""What `bench.queries` does not time: making and changing the kept answers, and word search.

    python -m bench.answers [DOCUMENTS] [--folder FOLDER] [--write docs/performance.md]

The graph is that of `bench.queries`. One document of a hundred is changed: figures are others, quoted words too, a
tenth of the triples is gone. The first two run in processes of their own, and the first with two workers; seconds there
are of the processors, milliseconds of the search by the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from bench import report, search
from bench.many import NAMES
from bench.memory import peak
from bench.queries import made
from kg import answers
from kg.filling import Changed, Filling
from kg.store import Graphs

TITLE = "## Kept answers and search"

_FIRST, _CHANGED = "first", "changed"


def measure(folder: Path, documents: int, times: int) -> dict[str, Any]:
    """Makes graph and store in `folder` where they are not yet, and times everything."""
    told: dict[str, Any] = dict(made(folder, documents))
    for name in (_FIRST, _CHANGED):
        done = subprocess.run(  # noqa: S603  # our own arguments
            [sys.executable, "-m", "bench.answers", "--one", name, "--folder", str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        told[name] = json.loads(done.stdout)
    told["search"] = search.measure(folder, times)
    return told


def first(folder: Path) -> dict[str, Any]:
    """The answers from nothing."""
    return _timed(lambda: answers.write_of(folder / "first.db", folder / "store", NAMES.base, "first", workers=2))


def changed(folder: Path) -> dict[str, Any]:
    """A changed store, and its answers from those of the first."""
    shutil.rmtree(folder / "changed", ignore_errors=True)
    shutil.rmtree(folder / "changed.db", ignore_errors=True)
    difference = _change(folder)
    told = []

    def change() -> None:
        nodes = answers.concerned(NAMES.base, difference)
        told.append(len(nodes))
        before = answers.Before(folder / "first.db", folder / "store", nodes)
        answers.write_of(folder / "changed.db", folder / "changed", NAMES.base, "changed", before)

    return _timed(change) | {"nodes": told[0]}


def _change(folder: Path) -> Changed:
    graphs, chance = Graphs.open(folder / "store"), random.Random(1)  # noqa: S311  # the same documents each time
    documents = [name for name in graphs.names() if "/document/" in name.value]
    gone, come = set[bytes](), set[bytes]()
    for document in chance.sample(documents, max(1, len(documents) // 100)):
        for it in graphs.graph(document):
            new = None
            if it.predicate.value.endswith("/minValue") and isinstance(it.object, Literal):
                new = Literal(int(it.object.value) + 1)
            elif it.predicate.value.endswith("#exact") and isinstance(it.object, Literal):
                new = Literal(f"{it.object.value} again")
            elif chance.random() > 0.1:
                continue
            gone.add(_line(it.subject, it.predicate, it.object, document))
            if new is not None:
                come.add(_line(it.subject, it.predicate, new, document))
    filling = Filling(folder / "changed", [NAMES.graph("findings")], folder / "store")
    difference = filling.change(gone, come)
    filling.close(whole=False)
    return difference


def _line(subject: Any, predicate: NamedNode, thing: Any, document: NamedNode) -> bytes:
    return f"{Quad(subject, predicate, thing, document)} .".encode()


def _timed(do: Callable[[], None]) -> dict[str, Any]:
    begun, clock = _spent(), time.perf_counter()
    do()
    return {"cpu": _spent() - begun, "clock": time.perf_counter() - clock, "memory": peak()}


def _spent() -> float:
    """Seconds of the processors, of this process and of those that it started and that have ended."""
    it = os.times()
    return it.user + it.system + it.children_user + it.children_system


def section(found: dict[str, Any]) -> str:
    """The figures as Markdown."""
    return "\n".join([TITLE, "", *_told(found), ""])


def _told(found: dict[str, Any]) -> Iterator[str]:
    called = f"python -m bench.answers {found['documents']} --write docs/performance.md"
    begun, again, asked = found[_FIRST], found[_CHANGED], found["search"]
    yield (f"{report.told(called)} {found['documents']:,} documents, {found['triples']:,} triples.")
    yield ""
    yield "| kept answers | seconds of the processors | by the clock | most memory of a process, MiB |"
    yield "|---|--:|--:|--:|"
    for what, it in (("worked out from nothing", begun), ("after a change of 1 % of the documents", again)):
        yield f"| {what} | {it['cpu']:.1f} | {it['clock']:.1f} | {it['memory']:.0f} |"
    yield ""
    yield f"The change takes {100 * again['cpu'] / begun['cpu']:.1f} % of the first making. Word search:"
    yield ""
    yield "| asked | words | hits | ms |"
    yield "|---|---|--:|--:|"
    for it in asked["asked"]:
        yield f"| {it['what']} | {it['words']} | {it['hits']:,} | {it['ms']:.1f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=int, nargs="?", default=27_400)
    parser.add_argument("--folder", type=Path, help="keep graph and store here, and use them where they are")
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--write", type=report.document, metavar="FILE", help="put the section into this document")
    parser.add_argument("--one", choices=(_FIRST, _CHANGED), help="one part, told as JSON")
    chosen = parser.parse_args()
    if chosen.one:
        (chosen.folder / f"{chosen.one}.db").unlink(missing_ok=True)
        print(json.dumps({_FIRST: first, _CHANGED: changed}[chosen.one](chosen.folder)))
        return
    with nullcontext(chosen.folder) if chosen.folder else tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        folder.mkdir(parents=True, exist_ok=True)
        told = section(measure(folder, chosen.documents, chosen.times))
    print(told)
    if chosen.write:
        report.put(chosen.write, told, TITLE)


if __name__ == "__main__":
    main()
