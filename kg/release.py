"""The output folder: finished releases, and a link to the one that counts.

    OUT/current            -> releases/<id>, swapped by one rename
    OUT/report.html, …     -> current/report.html, …: short ways for people
    OUT/releases/<id>/     one build, never changed once it stands there
        manifest.json      format, program version, settings, failures, counts
        documents.db       a row a document, and the hashes of the files of graph and findings (`kg.documents`)
        graph/             the master: sorted N-Quads in shards (`kg.master`), one named graph a document
        findings/          the findings as a named graph of their own, in shards of the same documents
        store/             both, loaded into Oxigraph; of very many findings the gravest (manifest: findings_stored)
        answers.db         the rows of the shipped queries (`kg.answers`)
        findings.json      every finding, sorted: a JSON array with a finding a line
        named.json         whom the store names, with the number of things that bear the name (`kg.export.named`)
        pieces.json        what report.html tells of single incidents, with what it was made of (`kg.pages.pieces`)
        places.json        every judgement on a candidate of a gazetteer
        readings/<key>.json  the model of each page (input of the next build, and of coverage)
        records/<key>.jsonl.zst  the same of documents that were given as records: those of a shard in a file
        overlays/, corrections/  people's corrections as they were given, and what became of them on each document
        documents/         the triples of each document; like readings and corrections a link into OUT/parts
        text/<document>.txt  the text rendition that the offsets of a page count in (records carry their own)
        public/            what may leave the store (`kg.public`); only where kg.toml decides on it
        report.html, export/…
    OUT/parts/             what builds make of single pages, named by hashes (`kg.pipeline.room`)

A build works in a folder of its own beside the releases; only a finished one is linked. Leftovers of builds that died
are swept by the next one, their finished parts are used by it.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from kg.documents import FILE as DOCUMENTS
from kg.documents import Documents, Entry
from kg.drafts import locked
from kg.errors import BusyError, StoreError, UsageError
from kg.master import lines_of, quads
from kg.model import Reading
from kg.sealed import seal
from kg.store import Graphs

#: Raised whenever a release is laid out differently; a store of another number is refused.
FORMAT = 5

#: The folders of the master and of the findings graph, and the file of findings, in a release.
MASTER, FINDINGS, LISTED = "graph", "findings", "findings.json"

#: So often the link is followed again where what it led to has just been removed.
_TRIES = 5
_SHORT_WAYS = ("report.html", MASTER, LISTED, "export")


class Release:
    """A finished release, read-only. It stays on disk as long as somebody holds one of these."""

    def __init__(self, folder: Path, *, held: bool = True) -> None:
        self.folder = folder
        if held:
            weakref.finalize(self, os.close, _shared(folder))
        self.manifest: dict[str, Any] = orjson.loads((folder / "manifest.json").read_bytes())

    @classmethod
    def current(cls, out: Path, *, held: bool = True) -> Release:
        """The release that counts in OUT. Raises StoreError where there is none, it is damaged, or has another format.

        `held`: no build removes it meanwhile. The build that will take its place does without.
        """
        release = None
        for _ in range(_TRIES):
            try:
                release = cls((out / "current").resolve(), held=held)
                break
            except FileNotFoundError:  # there is none, or a build has just removed it
                continue
            except (OSError, ValueError) as error:
                raise StoreError(f"the store in {out} is damaged ({error}); run: kg build PAGES --out {out}") from error
        if release is None:
            raise StoreError(f"there is no store in {out}; run: kg build PAGES --out {out}")
        found = release.manifest.get("format")
        if found != FORMAT:
            raise StoreError(
                f"the store in {out} has format {found}, this program reads format {FORMAT}; "
                f"build it again: kg build PAGES --out {out}"
            )
        return release

    def graphs(self) -> Graphs:
        return Graphs.open(self.folder / "store")

    def quads(self) -> Iterator[bytes]:
        """The lines of the master, shard by shard: canonical N-Quads, each once, without line breaks."""
        return quads(self.folder / MASTER)

    def documents(self) -> Documents:
        """One entry a document, in the order of their names."""
        return Documents(self.folder / DOCUMENTS)

    def reading(self, entry: Entry) -> Reading:
        """The model of a document."""
        return Reading.model_validate_json(reading_bytes(self.folder, entry))

    def places(self) -> list[dict[str, Any]]:
        """The judgements on candidates of gazetteers (`kg.gazetteers.review`), those for a person to decide first."""
        return list(orjson.loads((self.folder / "places.json").read_bytes()))

    def findings(self) -> Iterator[dict[str, Any]]:
        """The findings, sorted by severity, document and line."""
        return findings(self.folder)


def not_stored(manifest: dict[str, Any]) -> list[str]:
    """What a person should know who asks the store for findings: of very many it holds the gravest. Else empty."""
    left = [it for it, many in manifest["findings"].items() if many and it not in manifest["findings_stored"]]
    if not left:
        return []
    many = sum(manifest["findings"][it] for it in left)
    return [
        f"{many:,} findings ({', '.join(left)}) are not in the store, which takes the gravest; "
        "findings.json and findings/ hold all"
    ]


def findings(folder: Path) -> Iterator[dict[str, Any]]:
    """The findings of the release in the folder, one by one from the file."""
    with (folder / LISTED).open("rb") as lines:
        for line in lines:
            if line[:1] == b"{":
                yield orjson.loads(line.rstrip(b",\n"))


def reading_bytes(folder: Path, entry: Entry) -> bytes:
    """The model of a document as JSON, from the release in the folder."""
    if entry["packed"] is None:
        return (folder / "readings" / f"{entry['reading']}.json").read_bytes()
    return _pack(folder / "records" / f"{entry['packed']}.jsonl.zst")[entry["at"]]


@lru_cache(maxsize=4)
def _pack(path: Path) -> list[bytes]:
    """The records of one file: documents that stand side by side are often asked for one after the other."""
    return lines_of(path)


@contextmanager
def building(out: Path) -> Iterator[Path]:
    """A fresh folder to build in, while nobody else builds into OUT. Raises BusyError with the other's process id.

    Raises UsageError where OUT cannot be written, or holds folders of our names that no build made.
    """
    releases = out / "releases"
    _refuse_others(out)
    try:
        releases.mkdir(parents=True, exist_ok=True)
        lock = (out / ".lock").open("a+", encoding="ascii")
    except OSError as error:
        raise UsageError(f"cannot write into {out}: {error.strerror or error}") from error
    with lock as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            handle.seek(0)
            pid = handle.read().strip() or "unknown"
            raise BusyError(
                f"another build works on {out} (process {pid}); wait for it or choose another --out"
            ) from error
        handle.seek(0)
        handle.truncate()
        handle.write(str(os.getpid()))
        handle.flush()
        _sweep(out)
        folder = releases / f".building-{os.getpid()}"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            handle.seek(0)
            handle.truncate()


def _refuse_others(out: Path) -> None:
    """A build sweeps these two folders: whatever lies there already must be of an earlier one."""
    if (out / ".lock").is_file() or (out / "current" / "manifest.json").is_file():
        return
    for folder in (out / "releases", out / "parts"):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"{folder} is not of a build, and one would empty it; choose another --out")


def publish(out: Path, folder: Path, name: str) -> bool:
    """Makes the finished folder the release that counts, and drops the one before.

    The link is swapped by one rename after everything is on disk: a reader sees the old release or the new one. False:
    somebody still reads the old one, so that it stays, for a later build to drop; it leads to parts.
    """
    place = out / "releases" / name
    if place.exists():  # the same bytes again: readers of the old folder are not disturbed
        place = place.with_name(f"{name}-b")
    os.sync()  # one call for all files, where a call for each would take longer than the build
    folder.rename(place)
    _sync_folder(out / "releases")
    seal(out, place)
    link = out / f".current-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(Path("releases") / place.name)
    link.replace(out / "current")
    for short in _SHORT_WAYS:
        way = out / short
        if way.is_symlink():
            if not (place / short).exists():
                way.unlink()
        elif (place / short).exists() and not way.exists():  # what a person put there stays
            way.symlink_to(Path("current") / short)
    _sync_folder(out)
    return _sweep(out)


def _sweep(out: Path) -> bool:
    """Removes every release but the current one, and what died builds left. False: of some somebody reads."""
    kept = (out / "current").resolve() if (out / "current").is_symlink() else None
    read = False
    for folder in (out / "releases").iterdir():
        if folder.is_dir() and folder.resolve() != kept:
            with locked(folder) as alone:
                read = read or not alone
                if alone:
                    shutil.rmtree(folder, ignore_errors=True)
    for link in out.glob(".current-*"):
        link.unlink(missing_ok=True)
    return not read


def _shared(folder: Path) -> int:
    """Holds a release: a file descriptor, to be closed. Where the file system knows no locks, nothing is held."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    with suppress(OSError):
        fcntl.flock(handle, fcntl.LOCK_SH)
    return handle


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
