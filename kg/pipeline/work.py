"""What a worker does with one page. Everything it needs comes in, everything it makes lies in the build's folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import orjson
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg import __version__, resources
from kg.errors import PageError
from kg.iri import Names
from kg.ledger import Identity
from kg.lift import lift
from kg.lift.correction import corrections
from kg.model import Finding, Reading
from kg.pipeline.inputs import Input, page
from kg.pipeline.link import OnPage
from kg.pipeline.overlays import corrected, corrections_of
from kg.pipeline.reading import read_whole
from kg.pipeline.room import Room
from kg.read.base import Page
from kg.validate import Checker, Engine, told


@dataclass(frozen=True, slots=True)
class ReadDone:
    """What the parent needs of a page that was read, or why it was not."""

    name: str
    key: str = ""
    reused: bool = False
    identity: Identity | None = None
    corrections: tuple[str, ...] = ()
    place: OnPage | None = None
    failure: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class LiftDone:
    """The manifest's entry of a document."""

    name: str
    entry: dict[str, object] = field(default_factory=dict)


def read_one(room: Room, it: Input, overlay: str | None = None) -> ReadDone:
    """Reads one page into `readings/<key>.json`; the same bytes read by the same program are taken over.

    `overlay` is the key of the corrections to apply (`kg.pipeline.overlays`).
    """
    try:
        source = page(it)
        key = _key(room.fingerprint, source)
        kept = room.kept("readings", f"{key}.json")
        if kept is not None:
            reading = Reading.model_validate_json(kept.read_bytes())
        else:
            reading = read_whole(source)
            (room.folder / "readings" / f"{key}.json").write_bytes(reading.model_dump_json().encode())
    except PageError as error:
        return ReadDone(it.name, failure=error.reason, line=error.line)
    except Exception as error:  # a fault of ours on one page is named, and stops no other page
        return ReadDone(it.name, failure=f"a fault in kg itself, please report it: {type(error).__name__}: {error}")
    applied: tuple[str, ...] = ()
    if overlay is not None:
        key, reading, applied = corrected(room, key, reading, overlay)
    incident = reading.incident
    identity = Identity(
        document=it.name,
        sha256=source.sha256,
        site_id=incident.site_id,
        permalink=incident.permalink,
        codes=frozenset(code.code for code in incident.codes),
    )
    return ReadDone(it.name, key, kept is not None, identity, applied, OnPage.of(reading))


def lift_one(
    room: Room, name: str, key: str, incident_key: str, document_key: str, extra: tuple[Finding, ...], links: str = ""
) -> LiftDone:
    """Lifts and checks one reading into `documents/<key>.nq` and `.json` (its findings).

    `links` are the judgements on its place as N-Triples: the shapes see them beside the document's own triples.
    """
    reading = Reading.model_validate_json((room.folder / "readings" / f"{key}.json").read_bytes())
    names = Names(room.base, room.monitor)
    stamp = "\x1f".join(
        (
            room.fingerprint,
            key,
            incident_key,
            document_key,
            room.base,
            room.monitor,
            *(f.model_dump_json() for f in extra),
            links,
        )
    )
    lifted_key = hashlib.sha256(stamp.encode()).hexdigest()[:32]
    if room.kept("documents", f"{lifted_key}.nq") is None or room.kept("documents", f"{lifted_key}.json") is None:
        graph = lift(reading, names, incident_key, document_key)
        judged = (quad.triple for quad in parse(links, format=RdfFormat.N_TRIPLES))
        found = [told(name, graph.graph.value, finding) for finding in (*reading.findings, *extra)]
        found += checker(room.base, room.monitor).document(
            reading.document.name, (*graph.triples, *judged), reading.text
        )
        nquads(room.folder / "documents" / f"{lifted_key}.nq", graph.triples, graph.graph)
        people = corrections_of(room.folder, key)
        if people:
            provenance = corrections(names, reading, (incident_key, document_key), graph, people)
            nquads(room.folder / "documents" / f"{lifted_key}-people.nq", provenance, names.graph("corrections"))
        facts = {
            "findings": [finding.model_dump(mode="json") for finding in found],
            "triples": len(graph.triples),
            "incident": graph.incident.value,
            "document": graph.graph.value,
        }
        (room.folder / "documents" / f"{lifted_key}.json").write_bytes(orjson.dumps(facts, option=orjson.OPT_SORT_KEYS))
    room.kept("documents", f"{lifted_key}-people.nq")
    facts = orjson.loads((room.folder / "documents" / f"{lifted_key}.json").read_bytes())
    (room.folder / "text" / f"{name}.txt").parent.mkdir(parents=True, exist_ok=True)
    (room.folder / "text" / f"{name}.txt").write_text(reading.text, encoding="utf-8", newline="")
    document = reading.document
    entry = {
        "name": name,
        "sha256": document.sha256,
        "reader": document.reader,
        "reading": key,
        "lifted": lifted_key,
        "incident": facts["incident"],
        "document": facts["document"],
        "codes": [code.code for code in reading.incident.codes],
        "triples": facts["triples"],
        "claims": claims_in(reading),
        "length": document.text_length,
        "unread": unread(reading),
    }
    return LiftDone(name, entry)


def claims_in(reading: Reading) -> int:
    """The assessment, the position blocks and the claims of others: what the graph holds as claims."""
    return 1 + len(reading.positions) + sum(claim.claimant.kind != "monitor" for claim in reading.claims)


def unread(reading: Reading) -> int:
    """How many code points of the rendition no field carries, white space apart."""
    covered = bytearray(len(reading.text))
    for span in reading.carried:
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    return sum(1 for at, character in enumerate(reading.text) if not covered[at] and not character.isspace())


def nquads(path: Path, triples: frozenset[Triple] | set[Triple], graph: NamedNode) -> None:
    """Writes the triples as sorted canonical N-Quads of one named graph (RDFC-1.0 section 5; no blank nodes)."""
    quads = (Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    data = serialize(quads, format=RdfFormat.N_QUADS) or b""
    path.write_bytes(b"".join(line + b"\n" for line in sorted(data.split(b"\n")) if line))


@cache
def checker(base: str, monitor: str, engine: Engine = "fast") -> Checker:
    """The shapes, parsed once in each process."""
    return Checker(Names(base, monitor), engine)


#: Rooms that show what was made, and make nothing of a page.
_ONLY_SHOW = {"answers", "cli", "export", "pages", "public", "query", "reconcile", "serve", "site"}


def fingerprint() -> str:
    """Changes with every line that reads, lifts or checks a page, with the ontology and the shapes.

    What another fingerprint made is made again.
    """
    package = Path(__file__).parent.parent
    parts = [__version__.encode()]
    for path in sorted(package.rglob("*.py")):
        if path.relative_to(package).parts[0] not in _ONLY_SHOW:
            parts.append(path.read_bytes())
    for folder in ("ontology", "shapes"):
        parts += [resources.text(name).encode() for name in resources.names(folder, ".ttl")]
    return hashlib.sha256(b"\x1f".join(parts)).hexdigest()


def _key(fingerprint: str, source: Page) -> str:
    stamp = "\x1f".join((fingerprint, source.name, source.sha256, source.capture.model_dump_json()))
    return hashlib.sha256(stamp.encode()).hexdigest()[:32]
