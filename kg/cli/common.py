"""What the commands share: their common options, how they end, how they speak."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from kg import settings as settings_room
from kg.release import Release
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.pipeline.tools import Progress

StoreOption = Annotated[
    Path, typer.Option("--store", metavar="DIR", help="The folder that `kg build --out DIR` wrote.", show_default=True)
]
ConfigOption = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Settings file instead of ./kg.toml (or KG_CONFIG).")
]
OUTPUT = Path("output")
INTERRUPTED = 130  #: the exit code of what Ctrl-C ends, as shells have it

#: What stood as `--config` before the command; it may also stand behind it.
before_the_command: Path | None = None


class Done(Exception):  # noqa: N818  # it carries an exit code and is no error
    """A command has ended with this exit code."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(code)


def end(code: int) -> NoReturn:
    raise Done(code)


def complain(message: str) -> None:
    """One plain message on the error stream."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(f"kg: {message}", markup=False)


def screen() -> Console:
    """The console for results; plain text where the output is no terminal."""
    width = None if sys.stdout.isatty() else int(os.environ.get("COLUMNS", "120"))
    return Console(highlight=False, width=width)


def write(text: str | bytes) -> None:
    """Writes bytes as they are, or text as UTF-8 whatever the locale, with a line break at its end."""
    data = text.encode() if isinstance(text, str) else text
    sys.stdout.flush()
    sys.stdout.buffer.write(data if data.endswith(b"\n") else data + b"\n")
    sys.stdout.buffer.flush()


def opened(store: Path, config: Path | None = None) -> Release:
    """The release that counts. Settings that are wrong are refused, also by commands that need none of them."""
    load_settings(config)
    return Release.current(store)


def load_settings(config: Path | None) -> Settings:
    return settings_room.load(config or before_the_command)


def settings_of(release: Release, config: Path | None) -> Settings:
    """The settings, under the base and monitor that the store was built with."""
    found = load_settings(config)
    return found.model_copy(update={"base": release.manifest["base"], "monitor": release.manifest["monitor"]})


def today() -> date:
    """The day of a decision that says none: where SOURCE_DATE_EPOCH is set, that day, so that a run can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else date.today()


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar a stage on the error stream; nothing where that is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks: dict[str, TaskID] = {}

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done)

        yield progress
