"""`kg build` and `kg export`."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.text import Text

from kg.cli.common import (
    OUTPUT,
    ConfigOption,
    StoreOption,
    complain,
    end,
    load_settings,
    opened,
    progress_bar,
    screen,
    settings_of,
    write,
)
from kg.errors import UsageError
from kg.export import EXPORTERS, Filters, Profile, published
from kg.pipeline import Summary, inputs
from kg.pipeline import build as run
from kg.pipeline.link import DECISIONS


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
    places_file = settings.path.parent / DECISIONS if settings.path is not None else None
    corrections = [file.resolve() for file in overlay or []]
    found = [it for it in inputs(pages, whole=True) if not corrections or it.path.resolve() not in corrections]
    with progress_bar() as progress:
        summary = run(
            found,
            out,
            settings,
            workers=workers,
            ledger_file=ledger,
            overlays=overlay or (),
            places_file=places_file,
            progress=progress,
        )
    if as_json:
        write(orjson.dumps(dataclasses.asdict(summary), option=orjson.OPT_INDENT_2))
    else:
        tell(summary)
    end(summary.exit_code)


def _checked(it: Summary) -> str:
    if not it.checked:
        return "read by rule, not checked by a person"
    return f"{it.checked:,} checked by a person; all others read by rule, not checked"


def tell(it: Summary) -> None:
    """The closing summary for a person."""
    out = screen()
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
    for name, value in rows:
        out.print(Text(f"{name:<11}", style="bold") + Text(value), soft_wrap=True)
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


def export(
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help=" | ".join(EXPORTERS))],
    out: Annotated[Path, typer.Option("--out", metavar="PATH", help="File, or folder for tables.")],
    profile: Annotated[Profile, typer.Option(help="light: without quotations and evidence links.")] = "full",
    incident: Annotated[str | None, typer.Option(metavar="CODE", help="Only the incident with this code.")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Only incidents dated then or later.")
    ] = None,
    belligerent: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only incidents that name this party.")
    ] = None,
    store: StoreOption = OUTPUT,
    config: ConfigOption = None,
) -> None:
    """Write the graph, or a part of it, to a file.

    What may leave the store is decided in kg.toml (`victims`, `text`).

    Examples: `kg export --format turtle --out graph.ttl` · `kg export --format tables --out tables/` ·
    `kg export --format geojson --since 2017-01-01 --out map.geojson`
    """
    exporter = EXPORTERS.get(format_)
    if exporter is None:
        raise UsageError(f"there is no format '{format_}'; there are {', '.join(EXPORTERS)}")
    release = opened(store, config)
    filters = Filters(incident, since.date() if since else None, belligerent)
    view = published(release.graphs(), settings_of(release, config), profile, filters)
    exporter.write(view, out)
    complain(f"{view.incidents:,} incident(s) written to {out}")
    if view.undated:
        complain(f"{view.undated:,} incident(s) left out: their pages print no date of their own")
    end(0)
