"""`kg export`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.common import OUTPUT, ConfigOption, StoreOption, complain, end, opened, settings_of
from kg.errors import UsageError
from kg.export import EXPORTERS, Filters, Profile, published
from kg.export.base import kept_back


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
    if view.kept_back:
        complain(kept_back(view.kept_back))
    end(0)
