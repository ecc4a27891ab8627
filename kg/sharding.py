"""Records become shards and nothing else: for those who load a store of their own.

    OUT/manifest.json     program, base, monitor, counts, each shard with its SHA-256, and the lines that are no record
    OUT/000000.nq.zst …   the documents' graphs as sorted canonical N-Quads (`kg.stream`)

Nothing is checked by shapes, no finding is made, no place linked: `kg build` does that. The IRIs are those that it
gives. The folder appears whole or not at all, and the same records give the same bytes.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import orjson

from kg import __version__, ledger
from kg.drafts import draft_folder
from kg.errors import UsageError
from kg.identities import Identities
from kg.master import END
from kg.opening import is_missing, unopened
from kg.records import SUFFIX, named_twice, without_record
from kg.settings import Settings
from kg.stream import Made, Run, Task, file_of, runs, stream

#: What a manifest of ours begins with; the number is raised when the folder is laid out differently.
FORMAT = {"shards_only": 1}
MANIFEST, CORRECTIONS = "manifest.json", "overlay.yaml"


@dataclass(frozen=True, slots=True)
class Packed:
    """A shard as the manifest has it: records and quads in it, SHA-256 of the file."""

    file: str
    documents: int
    quads: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A line that is no record, or one whose document has the name of an earlier one. `line` None: no line is any."""

    file: str
    line: int | None
    reason: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Sharded:
    """What was done. `notes` are things to know that stopped nothing."""

    documents: int
    quads: int
    shards: int
    failures: list[Failure]
    notes: list[str]
    out: str

    @property
    def exit_code(self) -> int:
        """0 done, 2 some line could not be read: as of a whole build."""
        return 2 if self.failures else 0


def shards_only(
    files: Sequence[Path],
    out: Path,
    settings: Settings,
    *,
    workers: int | None = None,
    ledger_file: Path | None = None,
    progress: Callable[[str, int, int], None] = lambda *_: None,
) -> Sharded:
    """Makes the shards of files of records in the folder `out`; what an earlier call left there is replaced.

    `ledger_file` None: the keys are those that a build with no ledger gives. `progress` is told the stage, and of how
    many bytes how many are read. Raises UsageError before it begins where a file or the folder cannot be taken.
    """
    named = _named(files)
    notes: list[str] = []
    ledger.load(ledger_file)  # what is wrong with it is told before the work
    with _fresh(out) as folder, closing(Identities(folder / ".identities.db")) as known:
        shards = _Shards(folder, settings, named, workers)
        shards.make(known, progress)
        with ledger.held(ledger_file, wait=True):
            frozen = ledger.load(ledger_file)
            if ledger_file is not None or known.alike():
                notes += _of_one_site_id(known.settle(frozen))
            shards.make_others(known)
            done = Sharded(*shards.written(settings), notes, str(out))
            os.sync()  # one call for all files: what appears is on disk
            ledger.save(ledger_file, frozen, notes)
    return done


class _Shards:
    """The shards as they are made, of the records in the named files."""

    def __init__(self, folder: Path, settings: Settings, named: dict[str, Path], workers: int | None) -> None:
        self._folder, self._names, self._workers = folder, settings.names, workers
        self._files, self._told = list(named.values()), list(named)
        self._runs: list[Run] = []
        self._packed: dict[int, Packed] = {}
        self._failures: dict[int, list[Failure]] = {}
        self._unread: dict[int, str] = {}

    def make(self, known: Identities, progress: Callable[[str, int, int], None]) -> None:
        """Makes all shards with the records' own keys, and drops records whose name an earlier one has."""
        sizes = [path.stat().st_size if os.path.isfile(path) else 0 for path in self._files]  # noqa: PTH113  # as in `_named`
        for it, made in stream(self._tasks(), self._folder, self._names, self._workers):
            self._take(it, made)
            known.add(it.number, made.said)
            progress("writing shards", sum(sizes[: it.run.file]) + it.run.end, sum(sizes))
        for number, name, *first in list(known.twice()):
            known.drop(number, named_twice(name, self._place(*first)))

    def make_others(self, known: Identities) -> None:
        """Makes those shards again of which some records have other keys, or are none."""
        tasks = (Task(number, self._runs[number], given) for number, given in known.others())
        for it, made in stream(tasks, self._folder, self._names, self._workers):
            if not made.sha256:
                (self._folder / file_of(it.number)).unlink()
            self._take(it, made)

    def written(self, settings: Settings) -> tuple[int, int, int, list[Failure]]:
        """Writes the manifest. Returns how many documents, quads and shards there are, and what failed."""
        packed = list(self._packed.values())
        documents, quads = sum(it.documents for it in packed), sum(it.quads for it in packed)
        held = {it.file for it in self._runs}
        failures = [
            Failure(name, None, self._unread.get(at) or without_record(path))
            for at, (name, path) in enumerate(zip(self._told, self._files, strict=True))
            if at in self._unread or at not in held
        ]
        failures += [it for some in self._failures.values() for it in some]
        manifest = {
            **FORMAT,
            "program": __version__,
            "base": settings.base,
            "monitor": settings.monitor,
            "documents": documents,
            "quads": quads,
            "failures": failures,
            "shards": packed,
        }
        (self._folder / MANIFEST).write_bytes(orjson.dumps(manifest, option=orjson.OPT_INDENT_2))
        return documents, quads, len(packed), failures

    def _tasks(self) -> Iterator[Task]:
        for file, path in enumerate(self._files):
            try:
                for run in runs(file, path):
                    self._runs.append(run)
                    yield Task(len(self._runs) - 1, run, {})
            except OSError as error:
                self._unread[file] = unopened(error)

    def _take(self, it: Task, made: Made) -> None:
        name = file_of(it.number)
        if made.sha256:
            self._packed[it.number] = Packed(name, len(made.said), made.quads, made.sha256)
        else:
            self._packed.pop(it.number, None)
        told = self._told[it.run.file]
        self._failures[it.number] = [Failure(told, each.line, each.reason) for each in made.failures]

    def _place(self, shard: int, line: int) -> str:
        return f"{self._told[self._runs[shard].file]}, line {line}"


def _of_one_site_id(count: int) -> list[str]:
    told = "have the site id of another one; all were kept as documents of their own"
    return [f"{count:,} record(s) {told}"] if count else []


def _named(files: Sequence[Path]) -> dict[str, Path]:
    """The files by the names under which they are told of, in the order of these names, each file once."""
    for path in files:
        if os.path.isdir(path):  # noqa: PTH112  # False where nobody may look
            raise UsageError(
                f"shards are made of files of records ({SUFFIX}), and {path} is a folder: name the files in it; "
                f"records are made of pages by: kg read {path} --json > records{SUFFIX}"
            )
        if is_missing(path):
            raise UsageError(f"there is no file {path}")
        if path.suffix != SUFFIX and os.path.isfile(path):  # noqa: PTH113  # a pipe is told of as one
            raise UsageError(
                f"shards are made of records ({SUFFIX}), and {path} is a page; records are made of pages by: "
                f"kg read PAGES --json > records{SUFFIX}"
            )
        if os.path.isfile(path.parent / CORRECTIONS):  # noqa: PTH113  # as above
            raise UsageError(
                f"{path.parent / CORRECTIONS} corrects records in {path}, and only a whole build applies corrections"
            )
    single = list({os.path.realpath(path): path for path in files}.values())
    counted = Counter(path.name for path in single)
    named = {path.name if counted[path.name] == 1 else path.as_posix(): path for path in single}
    return dict(sorted(named.items()))


@contextmanager
def _fresh(out: Path) -> Iterator[Path]:
    """A folder beside `out` to work in, which takes its place when all is done."""
    _refuse_foreign(out)
    with ExitStack() as held:
        try:
            folder = held.enter_context(draft_folder(out))
        except OSError as error:
            raise UsageError(f"cannot write beside {out}: {error.strerror or error}") from error
        yield folder


def _refuse_foreign(out: Path) -> None:
    """Raises UsageError where something else than an earlier call's shards stands there, be it beside them."""
    if out.is_dir():
        there = {path.name for path in out.iterdir()}
        if there and not (_is_ours(out / MANIFEST) and all(name.endswith(END) for name in there - {MANIFEST})):
            raise UsageError(f"{out} holds other files than shards of records; choose another --out")
    elif out.exists():
        raise UsageError(f"{out} is a file; --out needs a folder")


def _is_ours(manifest: Path) -> bool:
    try:
        found = orjson.loads(manifest.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return False
    return isinstance(found, dict) and FORMAT.items() <= found.items()
