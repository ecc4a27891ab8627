"""The contract of exporters: a view that may leave the store goes into a file or a folder, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kg.errors import UsageError
from kg.formats import FileFormat, GraphFormat
from kg.iri import Names
from kg.store import Graphs


@dataclass(frozen=True, slots=True)
class View:
    """What may leave the store, after settings, profile and filters: `kg.export.publish.published` makes it.

    `incidents` counts the incidents in it; `undated` those that a filter by date left out because no page gives their
    date, 0 without that filter. `master` holds the same quads as sorted N-Quads; None: only the store does.
    `kept_back` counts the documents that were left out because they go by the name of a listed person.
    """

    graphs: Graphs
    names: Names
    incidents: int
    undated: int
    master: Path | None = None
    kept_back: int = 0


def kept_back(documents: int) -> str:
    """What a person should know where so many documents go by the name of a listed person."""
    return (
        f'{documents:,} document(s) left out: with victims = "counts" nothing leaves of a page whose file name or '
        "address holds the name of a listed person; give the file another name"
    )


class Exporter(Protocol):
    """Writes a view. The same view gives the same bytes."""

    @property
    def format(self) -> GraphFormat | FileFormat: ...

    def write(self, view: View, out: Path) -> None:
        """Writes to `out`, a folder where the format says so, and replaces what stood there.

        Raises UsageError where `out` cannot be written or the format cannot hold what the view says.
        """
        ...


@contextmanager
def replacing_file(out: Path) -> Iterator[Path]:
    """A temporary path beside `out` that becomes `out` once the block has ended well; else `out` stays as it was."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{out.name}-", dir=out.parent)
        os.close(handle)
        draft = Path(name)
        try:
            yield draft
            draft.chmod(0o644)
            draft.replace(out)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write {out}: {error.strerror or error}") from error


@contextmanager
def replacing_files(folder: Path) -> Iterator[Path]:
    """A temporary folder whose files move into `folder` once the block has ended well. Other files there stay."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".export-", dir=folder))
        try:
            yield draft
            for path in sorted(draft.iterdir()):
                path.replace(folder / path.name)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        raise UsageError(f"cannot write {folder}: {error.strerror or error}") from error
