"""Runs the command line as a person does: in this process where that is enough, in one of its own where it is not."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.generate import Incident, as_html, as_text
from kg.cli import main
from tests.conftest import ROOT

SETTINGS = 'base = "https://example.org/harm/"\nvictims = "names"\ntext = "full"\n'
BASE = "https://example.org/harm/"


@dataclass(frozen=True)
class Ran:
    """How a run ended and what it wrote on its two streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The output as one JSON value a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def kg(*arguments: str | Path, typed: str = "", cwd: Path | None = None) -> Ran:
    """Runs `kg` in this process; `typed` is what stands on its input. The environment is afterwards as it was."""
    before, stdin = dict(os.environ), sys.stdin
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True)
    err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="", write_through=True)
    try:
        sys.stdin = io.StringIO(typed)
        with redirect_stdout(out), redirect_stderr(err), chdir(cwd or Path.cwd()):
            code = main([str(argument) for argument in arguments])
    finally:
        sys.stdin = stdin
        os.environ.clear()
        os.environ.update(before)
    return Ran(code, _written(out), _written(err))


def program(*arguments: str | Path, cwd: Path, before: Sequence[str] = (), **variables: str) -> Ran:
    """Runs `python -m kg` in a process of its own, with these variables in its environment; `before` starts it."""
    env, called = environment(**variables), [*before, *command(*arguments)]
    done = subprocess.run(called, cwd=cwd, env=env, capture_output=True, timeout=170, check=False)
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "kg", *(str(argument) for argument in arguments)]


def environment(**variables: str) -> dict[str, str]:
    """The environment in which this very tree is what `kg` means."""
    return {key: value for key, value in os.environ.items() if key != "KG_CONFIG"} | {
        "PYTHONPATH": str(ROOT),
        **variables,
    }


def pages(folder: Path, *serials: int) -> Path:
    """Writes the invented pages with these numbers, the odd ones as text, the even ones as HTML."""
    folder.mkdir(parents=True, exist_ok=True)
    for serial in serials:
        it = Incident.make(serial)
        if serial % 2:
            (folder / f"page-{serial:03d}.txt").write_text(as_text(it), encoding="utf-8", newline="")
        else:
            (folder / f"page-{serial:03d}.html").write_text(as_html(it), encoding="utf-8", newline="")
    return folder


def _written(stream: io.TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
