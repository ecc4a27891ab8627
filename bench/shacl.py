"""Our SHACL engine, pySHACL and pyrudof side by side on light incidents: time, memory, and whether they find the same.

    python -m bench.shacl [--sizes 1000 10000 100000] [--peers 1000] [--rudof PYTHON] [--write docs/shacl.md]

`--rudof`: a Python with `pyrudof` in it (`python -m venv X; X/bin/pip install pyrudof`); it is not one of
our dependencies. How the engines are run and timed: `bench.validators`.
"""

from __future__ import annotations

import argparse
import json
import platform
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import report
from bench.validators import by_size, side_by_side

TITLE = "## How fast it is"

#: What is measured, for the documents.
TOLD = (
    "Ours with reading the file, and with the start of the workers (forked); the peers after they have read it."
    " From the file: reading counted for all. Memory is that of the largest process."
    " Medians of several runs, of the engines in turn; pySHACL once."
)


def main() -> None:
    """Runs everything and prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10000, 100000])
    parser.add_argument("--peers", type=int, default=1000, help="incidents for the side-by-side run")
    parser.add_argument("--rudof", help="a Python with pyrudof; without it pyrudof is left out")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    parser.add_argument("--write", type=report.document, metavar="FILE", help="put the section into this document")
    parser.add_argument("--from", dest="taken", type=Path, metavar="FILE", help="take the figures of an earlier --json")
    chosen = parser.parse_args()
    if chosen.taken:
        figures = json.loads(chosen.taken.read_text(encoding="utf-8"))
    else:
        with tempfile.TemporaryDirectory() as folder:
            figures = [*_sizes(chosen.sizes, Path(folder)), *_peers(chosen.peers, Path(folder), chosen.rudof)]
    if chosen.write:
        put(chosen.write, section(figures))
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def section(figures: Sequence[Mapping[str, Any]], command: str = "python -m bench.shacl --write docs/shacl.md") -> str:
    """The figures as a section of a document."""
    sizes = [it for it in figures if "as_planted" in it]
    peers = [it for it in figures if "same" in it or it.get("absent")]
    lines = [TITLE, "", report.told(command), *tables(sizes, peers)]
    return "\n".join(lines) + "\n"


def put(document: Path, made: str) -> None:
    """The section ends its document."""
    document.write_text(report.text_of(document).partition(TITLE)[0] + made, encoding="utf-8")


def tables(sizes: Sequence[Mapping[str, Any]], peers: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Ours by size, then all engines on the same incidents."""
    ours = peers[0]
    yield f"Light incidents of {ours['triples']:.0f} triples, {ours['components']} constraint components,"
    yield f"six kinds of defects at 1 %. {TOLD}"
    yield ""
    yield "| | incidents | clock, µs each | processor, µs each | most memory, MiB | as planted |"
    yield "|---|--:|--:|--:|--:|---|"
    for it in sizes:
        each = [f"{it[what] / it['count'] * 1e6:.0f}" for what in ("seconds", "cpu")]
        cells = [it["engine"], f"{it['count']:,}", *each, f"{it['memory']:.0f}", "yes" if it["as_planted"] else "NO"]
        yield f"| {' | '.join(cells)} |"
    yield ""
    for count in sorted({it["count"] for it in peers}):
        yield f"Side by side on {count:,} incidents, and how many times longer the others take:"
        yield ""
        yield from beside([it for it in peers if it["count"] == count])
        yield ""


def beside(runs: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """A table of engines on the same incidents, ours first. `absent`: why there is no run."""
    own = [it for it in runs if it["engine"].startswith("ours") and not it.get("absent")]
    head = ["", "clock, s", "processor, s", *(f"times {it['engine']}, by the clock" for it in own)]
    head += [f"times {own[0]['engine']}, by processor", "reading before, s", "times ours, from the file, by the clock"]
    head += ["most memory, MiB", "same findings"]
    yield f"| {' | '.join(head)} |"
    yield f"|---|{'--:|' * (len(head) - 2)}---|"
    for it in runs:
        if it.get("absent"):
            yield f"| {it['engine']} | {it['absent']} |{' |' * (len(own) + 6)}"
            continue
        cells = [f"{it['seconds']:.2f}", f"{it['cpu']:.2f}", *(f"{it['seconds'] / one['seconds']:.1f}" for one in own)]
        before = it.get("load", 0.0)
        cells += [f"{it['cpu'] / own[0]['cpu']:.1f}", f"{before:.2f}" if before else "counted"]
        cells += [f"{(it['seconds'] + before) / own[0]['seconds']:.1f}", f"{it['memory']:.0f}"]
        cells.append("yes" if it["same"] else "NO")
        yield f"| {it['engine']} | {' | '.join(cells)} |"


def _sizes(sizes: list[int], folder: Path) -> Iterator[dict[str, Any]]:
    print(f"{platform.python_implementation()} {platform.python_version()}; ours, document by document")
    for it in by_size(sizes, folder):
        count = it["count"]
        each, together, busy = (it[what] / count * 1e6 for what in ("seconds", "together", "cpu"))
        print(
            f"{it['engine']:>16} {count:>8} incidents  {each:7.1f} µs each, {busy:6.1f} µs of a processor"
            f" ({together:.1f} across them)  {count / it['seconds']:6.0f}/s  {it['memory']:6.1f} MiB"
            f"  as planted: {it['as_planted']}",
            flush=True,
        )
        yield it


def _peers(count: int, folder: Path, rudof: str | None) -> Iterator[dict[str, Any]]:
    first: dict[str, Any] = {}
    for it in side_by_side(count, folder, rudof):
        if it.get("absent"):
            continue
        first = first or it
        print(
            f"{it['engine']:>16}  {it['seconds']:8.3f} s  {count / it['seconds']:8.0f}/s  {it['memory']:6.0f} MiB"
            f"  ours is {it['seconds'] / first['seconds']:6.1f} times as fast by the clock,"
            f" {it['cpu'] / first['cpu']:6.1f} times by processor time"
            f"  the same as ours: {it['same']}  (loading before: {it.get('load', 0):.2f} s)",
            flush=True,
        )
        yield it


if __name__ == "__main__":
    main()
