"""What a worker does with one page. Everything it needs comes in, everything it makes lies in the build's folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import ValidationError
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kg.errors import DISK_FULL, PageError
from kg.iri import Names
from kg.lift import Lifted, lift
from kg.lift.correction import corrections
from kg.master import compressed, packed
from kg.model import Finding, Quotation, Reading
from kg.pipeline.inputs import Input, page
from kg.pipeline.overlays import corrected, corrections_of
from kg.pipeline.reading import read_whole
from kg.pipeline.room import PEOPLE, Part, Room
from kg.pipeline.rows import Read, row_of
from kg.read.base import Page, Sheet
from kg.shacl.terms import rows
from kg.validate import Checker, Engine, told


@dataclass(frozen=True, slots=True)
class ReadDone:
    """What the parent needs of a page that was read, or why it was not.

    `row` is what the table takes in (None: it was not read), `machine` the key of its reading without corrections,
    `parts` are all that lies there of it. `file`: that in which it stands as a record; empty: it is a page.
    """

    name: str
    row: Read | None = None
    reused: bool = False
    corrections: tuple[str, ...] = ()
    machine: str = ""
    parts: tuple[Part, ...] = ()
    failure: str | None = None
    line: int | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class LiftDone:
    """The entry of a document (`kg.documents`, without its shard), its findings as JSON has them, what lies in parts.

    `people`: there are triples on people's corrections among them.
    """

    entry: dict[str, Any]
    findings: list[dict[str, Any]]
    parts: tuple[Part, ...]
    people: bool = False


def read_one(room: Room, it: Input, overlay: str | None = None) -> ReadDone:
    """Reads one page into `readings/<key>.json`; the same bytes read by the same program are taken over.

    `overlay` is the key of the corrections to apply (`kg.pipeline.overlays`).
    """
    try:
        source = page(it)
        machine = _key(room.fingerprint, source)
        reading = _taken_over(room, machine)
        reused = reading is not None
        if reading is None:
            reading = read_whole(source)
            room.keep("readings", machine, reading.model_dump_json().encode())
    except PageError as error:
        return _failed(it, error.reason, error.line)
    except Exception as error:  # a fault of ours on one page is named, and stops no other page
        if isinstance(error, OSError) and error.errno in DISK_FULL:
            raise
        return _failed(it, f"a fault in kg itself, please report it: {type(error).__name__}: {error}")
    key = machine
    applied: tuple[str, ...] = ()
    if overlay is not None:
        key, reading, applied = corrected(room, key, reading, overlay)
    parts = [room.keep("text", key, reading.text.encode()), room.found("readings", machine)]
    if key != machine:
        parts += [room.found("readings", key), room.found("corrections", key)]
    return ReadDone(it.name, row_of(it.name, key, reading), reused, applied, machine, tuple(parts))


def _failed(it: Input, reason: str, line: int | None = None) -> ReadDone:
    if it.line is None:
        return ReadDone(it.name, failure=reason, line=line)
    return ReadDone(it.name, failure=reason, line=it.line.number, file=it.line.file)


def _taken_over(room: Room, key: str) -> Reading | None:
    """The reading that an earlier build made; None: there is none, or a crash of the machine cut it."""
    if not room.holds("readings", key):
        return None
    try:
        return Reading.model_validate_json(room.part("readings", key).read_bytes())
    except ValidationError:
        return None


def lifted_key(room: Room, key: str, keys: tuple[str, str], extra: tuple[Finding, ...], links: str) -> str:
    """The key of what `lift_one` makes of a reading. `keys` are those of incident and document."""
    told = (it.model_dump_json() for it in extra)
    stamp = "\x1f".join((room.fingerprint, key, *keys, room.base, room.monitor, *told, links))
    return hashlib.sha256(stamp.encode()).hexdigest()[:32]


def lift_one(
    room: Room, lifted: str, name: str, key: str, keys: tuple[str, str], extra: tuple[Finding, ...], links: str = ""
) -> LiftDone:
    """Lifts and checks one reading into `documents/<lifted>.nq.zst`.

    `links` are the judgements on its place as N-Triples: the shapes see them beside the document's own triples.
    """
    reading = Reading.model_validate_json(room.part("readings", key).read_bytes())
    names = Names(room.base, room.monitor)
    graph = lift(reading, names, *keys)
    judged = rows(parse(links, format=RdfFormat.N_TRIPLES))
    found = [told(name, graph.graph.value, finding) for finding in (*reading.findings, *extra)]
    found += checker(room.base, room.monitor).document(reading.document.name, (*graph.rows(), *judged), reading.text)
    parts = [room.keep("documents", lifted, compressed(graph.lines))]
    people = corrections_of(room.folder, key)
    if people:
        provenance = nquads(corrections(names, reading, keys, graph, people), names.graph("corrections"))
        parts.append(room.keep("documents", lifted + PEOPLE, packed(provenance)))
    entry = entry_of(reading, graph, len(graph)) | {"reading": key, "packed": None, "at": None, "lifted": lifted}
    return LiftDone(entry, [finding.model_dump(mode="json") for finding in found], tuple(parts), bool(people))


def entry_of(reading: Reading, graph: Lifted, triples: int) -> dict[str, Any]:
    """What a release tells of a document (`kg.documents`), besides where things lie."""
    document = reading.document
    return {
        "name": document.name,
        "sha256": document.sha256,
        "reader": document.reader,
        "incident": graph.incident.value,
        "document": graph.graph.value,
        "codes": [code.code for code in reading.incident.codes],
        "triples": triples,
        "claims": claims_in(reading),
        "length": document.text_length,
        "unread": unread(reading),
    }


def claims_in(reading: Reading) -> int:
    """The assessment, the position blocks and the claims of others: what the graph holds as claims."""
    return 1 + len(reading.positions) + sum(claim.claimant.kind != "monitor" for claim in reading.claims)


def unread(reading: Reading) -> int:
    """How many code points of the rendition no field carries, as `kg coverage` counts them."""
    sheet = Sheet(reading.text)
    for span in reading.carried:
        sheet.carry(Quotation(exact="", start=span.start, end=span.end), span.field)
    return sum(words.end - words.start for words in sheet.unread())


def nquads(triples: frozenset[Triple] | set[Triple], graph: NamedNode) -> list[bytes]:
    """The triples as sorted lines of canonical N-Quads of one named graph (RDFC-1.0 section 5; no blank nodes)."""
    quads = (Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    data = serialize(quads, format=RdfFormat.N_QUADS) or b""
    return sorted(line for line in data.split(b"\n") if line)


@cache
def checker(base: str, monitor: str, engine: Engine = "fast") -> Checker:
    """The shapes, parsed once in each process."""
    return Checker(Names(base, monitor), engine)


def _key(fingerprint: str, source: Page) -> str:
    stamp = "\x1f".join((fingerprint, source.name, source.sha256, source.capture.model_dump_json()))
    return hashlib.sha256(stamp.encode()).hexdigest()[:32]
