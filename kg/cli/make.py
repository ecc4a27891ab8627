"""`kg build` and `kg export`."""

from __future__ import annotations

import dataclasses
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kg.cli.common import OUTPUT, ConfigOption, StoreOption, end, load_settings, opened, screen, settings_of, write
from kg.errors import UsageError
from kg.pipeline import Summary, inputs
from kg.pipeline import build as run


def build(  # noqa: PLR0917
    pages: Annotated[list[str], typer.Argument(metavar="PAGES...", help="Files, folders or globs.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the results go.")] = OUTPUT,
    workers: Annotated[int | None, typer.Option(min=1, help="Worker processes; one a processor by default.")] = None,
    ledger: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Frozen IRIs; by default ledger.csv beside the kg.toml in use, else none."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    config: ConfigOption = None,
) -> None:
    """Read pages, lift, store, check and export them.

    The output folder holds exactly what this build was given. Unchanged pages are not read again.

    Examples: `kg build pages/` · `kg build page.html other.txt --out output` · `kg build 'pages/**/*.html' --json`
    """
    settings = load_settings(config)
    if ledger is None and settings.path is not None:
        ledger = settings.path.parent / "ledger.csv"
    found = inputs(pages)
    with _bar() as bar:
        tasks: dict[str, int] = {}

        def progress(stage: str, done: int, total: int) -> None:
            task = tasks.setdefault(stage, bar.add_task(stage, total=total)) if stage not in tasks else tasks[stage]
            bar.update(task, completed=done)  # type: ignore[arg-type]

        summary = run(found, out, settings, workers=workers, ledger_file=ledger, progress=progress)
    if as_json:
        write(orjson.dumps(dataclasses.asdict(summary), option=orjson.OPT_INDENT_2))
    else:
        tell(summary)
    end(summary.exit_code)
