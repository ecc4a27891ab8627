"""`kg build`."""

from __future__ import annotations

import dataclasses
import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import orjson
import typer
from rich.text import Text

from kg.cli.common import (
    OUTPUT,
    ConfigOption,
    complain,
    end,
    load_settings,
    progress_bar,
    screen,
    write,
)
from kg.errors import UsageError
from kg.opening import is_missing
from kg.settings import Settings
from kg.sharding import shards_only

if TYPE_CHECKING:
    from kg.pipeline import Summary


def build(
    pages: Annotated[list[str], typer.Argument(metavar="PAGES...", help="Files, folders or globs.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the results go.")] = OUTPUT,
    workers: Annotated[int | None, typer.Option(min=1, help="Worker processes; one a processor by default.")] = None,
    ledger: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Frozen IRIs; by default ledger.csv beside the kg.toml in use, else none."),
    ] = None,
    overlay: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Corrections besides the overlay.yaml of the pages' folders; repeatable."),
    ] = None,
    only_shards: Annotated[
        bool,
        typer.Option("--only-shards", help="Of records (.jsonl): sorted N-Quads in DIR, unchecked, and nothing else."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    config: ConfigOption = None,
) -> None:
    """Read pages, lift, store, check and export them.

    The output folder holds exactly what this build was given. Unchanged pages are not read again; of records (.jsonl)
    a run of up to 1,024 lines is, where one of them changed.

    Examples: `kg build pages/` · `kg build page.html other.txt --out output` · `kg build 'pages/**/*.html' --json` ·
    `kg build records.jsonl --only-shards --out shards`
    """
    settings = load_settings(config)
    if ledger is None and settings.path is not None:
        ledger = settings.path.parent / "ledger.csv"
    if only_shards:
        if overlay:
            raise UsageError("--only-shards takes no --overlay: only a whole build applies corrections")
        _shards(pages, out, settings, workers, ledger, as_json=as_json)
    else:
        _whole(pages, out, settings, workers, ledger, overlay or [], as_json=as_json)


def _whole(
    pages: list[str],
    out: Path,
    settings: Settings,
    workers: int | None,
    ledger: Path | None,
    overlay: list[Path],
    *,
    as_json: bool,
) -> None:
    # not at the top: shards need nothing of it, and it takes longer to load than many a file to shard
    from kg.pipeline import build as run  # noqa: PLC0415
    from kg.pipeline import inputs  # noqa: PLC0415
    from kg.pipeline.link import DECISIONS  # noqa: PLC0415

    places_file = settings.path.parent / DECISIONS if settings.path is not None else None
    corrections = [os.path.realpath(file) for file in overlay]
    found = [it for it in inputs(pages, whole=True) if not corrections or os.path.realpath(it.path) not in corrections]
    with progress_bar() as progress:
        summary = run(
            found,
            out,
            settings,
            workers=workers,
            ledger_file=ledger,
            overlays=overlay,
            places_file=places_file,
            progress=progress,
        )
    if as_json:
        write(orjson.dumps(dataclasses.asdict(summary), option=orjson.OPT_INDENT_2))
    else:
        tell(summary)
    end(summary.exit_code)


def _shards(
    pages: list[str], out: Path, settings: Settings, workers: int | None, ledger: Path | None, *, as_json: bool
) -> None:
    files = [path for it in pages for path in _matches(it)]
    with progress_bar() as progress:
        done = shards_only(files, out, settings, workers=workers, ledger_file=ledger, progress=progress)
    if as_json:
        write(orjson.dumps(done, option=orjson.OPT_INDENT_2))
    else:
        rows = [
            ("documents", f"{done.documents:,}"),
            ("quads", f"{done.quads:,}"),
            ("shards", f"{done.shards:,}  ({done.out})"),
            (
                "not checked",
                "no shape, no finding, no link of places, no store; `kg build` without --only-shards has them",
            ),
        ]
        _table(rows)
        for failure in done.failures:
            complain(str(failure))
        for note in done.notes:
            complain(note)
    end(done.exit_code)


def _matches(argument: str) -> list[Path]:
    """The file, or those that match where there is none of that name."""
    if not is_missing(Path(argument)):
        return [Path(argument)]
    return [Path(match) for match in sorted(glob.glob(argument, recursive=True))] or [Path(argument)]  # noqa: PTH207


def _table(rows: list[tuple[str, str]]) -> None:
    out, width = screen(), max(len(name) for name, _ in rows)
    for name, value in rows:
        out.print(Text(f"{name:<{width}} ", style="bold") + Text(value), soft_wrap=True)


def _checked(it: Summary) -> str:
    if not it.checked:
        return "read by rule, not checked by a person"
    return f"{it.checked:,} checked by a person; all others read by rule, not checked"


def tell(it: Summary) -> None:
    """The closing summary for a person."""
    findings = ", ".join(f"{number:,} {severity}" for severity, number in it.findings.items())
    rows = [
        ("pages read", f"{it.pages:,}" + (f" ({it.reused:,} unchanged, taken over)" if it.reused else "")),
        ("incidents", f"{it.incidents:,}"),
        ("claims", f"{it.claims:,}  ({_checked(it)})"),
        ("triples", f"{it.triples:,}"),
        ("findings", findings),
        ("not read", _not_read(it)),
        *((name, place) for name, place in it.results.items() if name != "folder"),
    ]
    _table(rows)
    for failure in it.failures:
        line = f":{failure['line']}" if failure["line"] else ""
        complain(f"{failure['document']}{line}: {failure['reason']}")
    for note in it.notes:
        complain(note)


def _not_read(it: Summary) -> str:
    if not it.failures and not it.not_read["documents"]:
        return "nothing: every character of every page is carried"
    parts = []
    if it.failures:
        parts.append(f"{len(it.failures):,} page(s), named below")
    if it.not_read["documents"]:
        points, pages = it.not_read["code_points"], it.not_read["documents"]
        parts.append(f"{points:,} character(s) on {pages:,} page(s), listed by kg coverage and in the findings")
    return "; ".join(parts)
