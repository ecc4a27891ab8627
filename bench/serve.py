"""How fast documents about incidents are served, beside other servers that make the same documents by CONSTRUCT.

    bash bench/peers.sh PEERS
    python -m bench.serve BUILD --config FILE [--peers PEERS] [--seconds 8] [--write docs/performance.md]

BUILD is what `kg build` wrote, FILE its kg.toml. All servers hold the same public triples. wrk asks each for the same
incidents in turn, three rounds in one run; ours is asked for Turtle by IRI, the others get a CONSTRUCT that names the
subjects of that very document: they need not search for what belongs to it. Then ours is asked at a fixed rate beside
eight hostile clients.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import urllib.request
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from pyoxigraph import NamedNode, RdfFormat, parse

from bench import report
from bench.load import Closed, Open, hostile, open_loop, wrk
from bench.peers import HOST, free_port, ours, peers, root_of, running
from kg import settings
from kg.public import Publication
from kg.release import Release

TITLE = "## Documents over HTTP"
TURTLE = "text/turtle"
ROUNDS = 3


@dataclass(frozen=True)
class Sample:
    """Incidents to ask for: our paths, the CONSTRUCT for each, and its number of triples."""

    paths: list[str]
    queries: list[str]
    triples: list[int]


def sample(publication: Publication, root: str, many: int) -> Sample:
    """Some incidents, by chance with a fixed seed; the documents are fetched once to know what they hold."""
    rows = publication.database.execute("SELECT iri FROM descriptions ORDER BY iri").fetchall()
    chosen = random.Random(1).sample([iri for (iri,) in rows], min(many, len(rows)))  # noqa: S311
    found = Sample([], [], [])
    for iri in chosen:
        path = "/doc/" + iri.removeprefix(publication.names.id)
        with urllib.request.urlopen(f"{root}{path}.ttl") as answer:  # noqa: S310  # loopback
            triples = [quad.triple for quad in parse(answer.read(), RdfFormat.TURTLE, base_iri=root)]
        subjects = sorted({str(it.subject) for it in triples if isinstance(it.subject, NamedNode)})
        found.paths.append(path)
        found.queries.append(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ {' '.join(subjects)} }} ?s ?p ?o }}")
        found.triples.append(len(triples))
    return found


def measured(root: str, requests: Sequence[str], seconds: int) -> Closed:
    wrk(root, requests, TURTLE, 2, 8)  # what is asked for the first time is not measured
    return wrk(root, requests, TURTLE, seconds, 8)


async def beside_hostile(root: str, paths: Sequence[str], rate: float, seconds: float) -> tuple[Open, dict[int, int]]:
    """Our own documents at a fixed rate, while eight clients send queries that would run for hours."""
    stop = asyncio.Event()
    attack = asyncio.create_task(hostile(root, 8, stop))
    await asyncio.sleep(2)
    found = await open_loop(root, paths, TURTLE, rate, seconds)
    stop.set()
    return found, await attack


def run(chosen: argparse.Namespace) -> str:
    """Measures, and returns the section."""
    config = settings.load(chosen.config)
    publication = Publication.of(Release.current(chosen.build), config)
    port = free_port()
    root = f"http://{HOST}:{port}"
    results: dict[str, list[Closed]] = {}
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        triples = work / "graph.nt"
        _union(publication.folder / "graph.nq", triples)
        beside = peers(chosen.peers.resolve(), triples, publication.folder / "store", work) if chosen.peers else []
        mine = ours(chosen.build.resolve(), chosen.config.resolve(), port, chosen.processes)
        with running(mine, root, "/", 120, work):
            asked = sample(publication, root, chosen.documents)
        with ExitStack() as stack:
            stack.enter_context(running(mine, root, "/", 120, work))
            for peer in beside:
                alive = f"{peer.path}?query=ASK%7B%7D"
                stack.enter_context(running(peer.command, root_of(peer), alive, peer.patience_s, work))
            for _ in range(ROUNDS):
                results.setdefault("kg serve", []).append(measured(root, asked.paths, chosen.seconds))
                for peer in beside:
                    bodies = [f"{peer.path}\t{query}" for query in asked.queries]
                    results.setdefault(peer.name, []).append(measured(root_of(peer), bodies, chosen.seconds))
        with running(mine, root, "/", 120, work):
            calm = asyncio.run(open_loop(root, asked.paths, TURTLE, chosen.rate, chosen.seconds))
            beset, answers = asyncio.run(beside_hostile(root, asked.paths, chosen.rate, 3 * chosen.seconds))
    return told(publication, asked, results, (calm, beset, answers), chosen)


def _union(master: Path, target: Path) -> None:
    last = b""
    with master.open("rb") as lines, target.open("wb") as out:
        for line in lines:
            triple = line[: line.rindex(b" <")] + b" .\n"
            if triple != last:
                out.write(triple)
                last = triple


def told(
    publication: Publication,
    asked: Sample,
    results: dict[str, list[Closed]],
    under: tuple[Open, Open, dict[int, int]],
    chosen: argparse.Namespace,
) -> str:
    """The section of docs/performance.md."""
    mine = median(it.rate for it in results["kg serve"])
    rows = []
    for name, rounds in results.items():
        rate = median(it.rate for it in rounds)
        size, p50, p99 = (median(getattr(it, key) for it in rounds) for key in ("size", "p50", "p99"))
        failed = sum(it.failed for it in rounds)
        rows.append(
            f"| {name} | {rate:,.0f} | {mine / rate:.1f} | {size / 1000:,.0f} kB | {p50:,.1f} ms | {p99:,.1f} ms "
            f"| {failed:,} |"
        )
    calm, beset, answers = under
    statuses = ", ".join(f"{number:,} × {status or 'cut'}" for status, number in sorted(answers.items()))
    called = "python -m bench.serve BUILD --write docs/performance.md"
    return (
        f"{TITLE}\n\n{report.told(called, 'load on the same cores')} "
        f"{publication.about.incidents:,} incidents, {publication.about.triples:,} triples; "
        f"{len(asked.paths):,} incidents in turn, {median(asked.triples):,.0f} triples each (median), asked for once "
        "before; wrk, "
        "8 connections, "
        f"{chosen.seconds} s, median of {ROUNDS} rounds. Ours: Turtle at the incident's address, {chosen.processes} "
        "processes. The others: the same triples by `CONSTRUCT` over the document's subjects.\n\n"
        "| server | answers a second | ours is faster | one answer | p50 | p99 | failed |\n"
        "|---|---|---|---|---|---|---|\n"
        + "\n".join(rows)
        + f"\n\nAt {chosen.rate:,.0f} documents a second (open loop): p50 {calm.percentile(0.5):.1f} ms, p99 "
        f"{calm.percentile(0.99):.1f} ms, {calm.failed:,} of {calm.due:,} failed. Beside eight hostile clients "
        f"(answered {statuses}): p50 {beset.percentile(0.5):.1f} ms, p99 {beset.percentile(0.99):.1f} ms, "
        f"{beset.failed:,} of {beset.due:,} failed.\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=Path, metavar="BUILD")
    parser.add_argument("--config", type=Path, required=True, metavar="FILE")
    parser.add_argument("--peers", type=Path, metavar="PEERS")
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--rate", type=float, default=270, help="documents a second in the open loop")
    parser.add_argument("--documents", type=int, default=1000, help="how many different incidents are asked for")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--write", type=report.document, metavar="FILE")
    chosen = parser.parse_args()
    section = run(chosen)
    sys.stdout.write(section)
    if chosen.write:
        report.put(chosen.write, section, TITLE)


if __name__ == "__main__":
    main()
