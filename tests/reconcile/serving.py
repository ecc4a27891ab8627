"""`kg reconcile serve` in a process of its own, over a store of the invented pages, stopped at the end."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT
from tests.runs import SETTINGS, command, environment, kg


@dataclass(frozen=True)
class Served:
    """`root` is the address of version 0.2, with a slash at its end."""

    root: str
    process: subprocess.Popen[str]


def built(folder: Path) -> Path:
    """A store of the invented pages in `folder/output`, with a kg.toml beside it."""
    pages = folder / "pages"
    pages.mkdir()
    for path in sorted((ROOT / "tests" / "pages").rglob("zz9*.*")):
        shutil.copy(path, pages / path.name)
    (folder / "kg.toml").write_text(f"{SETTINGS}[gazetteers]\n", encoding="utf-8")  # links are not needed here
    done = kg("build", "pages", cwd=folder)
    assert (folder / "output" / "current").exists(), done.err
    return folder


@contextmanager
def served(folder: Path, *options: str) -> Iterator[Served]:
    """The service of a built folder on a free port."""
    arguments = command("reconcile", "serve", "--port", "0", *options)
    with subprocess.Popen(
        arguments, cwd=folder, env=environment(PYTHONUNBUFFERED="1"), stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            said = [process.stdout.readline() for _ in range(3)]
            assert said[1].startswith("version 0.2"), said
            yield Served(said[1].split()[-1], process)
        finally:
            process.terminate()
            process.wait(timeout=20)
