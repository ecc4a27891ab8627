"""`kg link` and `kg places`."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.table import Table

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
    today,
    write,
)
from kg.cli.make import tell
from kg.errors import UsageError
from kg.export.base import replacing_file
from kg.gazetteers import GAZETTEERS, judgements
from kg.gazetteers import review as sheet
from kg.pages.words import isolate
from kg.pipeline.link import DECISIONS, gazetteers
from kg.pipeline.relink import relink
from kg.settings import Settings

DecisionsOption = Annotated[
    Path | None,
    typer.Option("--decisions", metavar="FILE", help="What persons decided; places.csv beside kg.toml by default."),
]


def link(
    gazetteer: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help=f"Only these: {', '.join(GAZETTEERS)}. May be repeated.")
    ] = None,
    decisions: DecisionsOption = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Worker processes; one a processor by default.")] = None,
    store: StoreOption = OUTPUT,
    config: ConfigOption = None,
) -> None:
    """Link the places of a finished store to gazetteers anew, without reading the pages again.

    `kg build` does the same with the gazetteers that kg.toml names; the embedded GeoNames where it names none.

    Examples: `kg link` · `kg link --gazetteer geonames-dump --gazetteer cod-ab`
    """
    release = opened(store, config)
    settings = settings_of(release, config)
    asked = gazetteers(settings, gazetteer)
    known = judgements.load(decisions or _beside(settings))
    with progress_bar() as progress:
        summary = relink(store, settings, asked, known, workers=workers, progress=progress)
    tell(summary)
    end(summary.exit_code)


def places(
    show: Annotated[
        Literal["for-review", "accepted", "rejected", "all"], typer.Option(help="Which judgements to list.")
    ] = "for-review",
    format_: Annotated[Literal["table", "csv"], typer.Option("--format", help="How to show them.")] = "table",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where it goes; without, the screen.")
    ] = None,
    apply: Annotated[
        Path | None, typer.Option("--apply", metavar="FILE", help="A sheet with answers filled in.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who filled in the sheet.")] = None,
    day: Annotated[
        datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="When; today where it is left out.")
    ] = None,
    decisions: DecisionsOption = None,
    store: StoreOption = OUTPUT,
    config: ConfigOption = None,
) -> None:
    """List the candidates of gazetteers that a person must decide on, and take the decisions back.

    Fill in the column `answer`: `exact` (the same place), `close` (the town that is meant), `no` (another). Decisions
    go to places.csv beside kg.toml, override every score and survive rebuilds; `kg build` or `kg link` applies them.

    Examples: `kg places` · `kg places --format csv --out places-review.csv` ·
    `kg places --apply places-review.csv --by 'A. Person'`
    """
    if apply is not None:
        _take_back(apply, by, day.date() if day else today(), decisions or _beside(load_settings(config)))
    else:
        rows = [row for row in opened(store, config).places() if show in ("all", row["decision"])]
        if format_ == "csv":
            _written(sheet.as_csv(rows), out)
        else:
            _table(rows, out)
    end(0)


def _take_back(filled: Path, by: str | None, day: date, file: Path) -> None:
    if by is None or not by.strip():
        raise UsageError("who filled in the sheet? Add --by NAME")
    new = sheet.answers(filled, by.strip(), day)
    judgements.save(file, sheet.merged(judgements.load(file), new))
    complain(f"{len(new):,} decision(s) written to {file}; kg build or kg link applies them")


def _table(rows: list[sheet.Row], out: Path | None) -> None:
    if out is not None:
        raise UsageError("a table goes to the screen; add --format csv to write a file")
    if not rows:
        write("nothing to list")
        return
    table = Table("place", "candidate", "score", "km", "region", "decision", "why", show_edge=False, pad_edge=False)
    for row in rows:
        km = "" if row["distance_km"] is None else f"{row['distance_km']:.1f}"
        candidate = f"{isolate(row['candidate_name'])} {row['candidate']}"
        decided = row["decision"] if row["person"] is None else f"{row['decision']} ({row['person']})"
        score = f"{row['name_score']:.2f}"
        table.add_row(isolate(row["place_name"]), candidate, score, km, row["admin"], decided, row["reasons"])
    screen().print(table)


def _written(text: str, out: Path | None) -> None:
    if out is None:
        write(text)
        return
    with replacing_file(out) as draft:
        draft.write_text(text, encoding="utf-8", newline="")
    complain(f"{max(0, len(list(csv.reader(io.StringIO(text)))) - 1):,} row(s) written to {out}")


def _beside(settings: Settings) -> Path:
    return (settings.path.parent if settings.path is not None else Path()) / DECISIONS
