"""`kg review` and `kg dossier`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import orjson
import typer
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kg import __version__, overlay
from kg.cli.common import OUTPUT, ConfigOption, StoreOption, complain, end, opened, screen, settings_of, today, write
from kg.errors import UsageError
from kg.export import name_screen
from kg.export.base import replacing_file
from kg.export.workbook import workbook
from kg.overlay import Overlay, sheet
from kg.overlay.agreement import Agreement
from kg.pages import dossier as dossier_room
from kg.pages import findings as findings_room
from kg.pages import review as review_room
from kg.pages.totals import asking
from kg.pages.view import ReportView
from kg.pages.words import isolate
from kg.pipeline.kept import readings
from kg.pipeline.overlays import corrections_of, overlays_of
from kg.pipeline.publish import documents
from kg.release import Release

OutOption = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where it goes; without, the screen.")]


def review(
    format_: Annotated[
        Literal["table", "csv", "xlsx"], typer.Option("--format", help="How to show the rows.")
    ] = "table",
    out: OutOption = None,
    accuracy: Annotated[
        Path | None, typer.Option(metavar="FILE", help="JSON: the share of right claims of each rule, 0 to 1.")
    ] = None,
    apply: Annotated[
        Path | None, typer.Option("--apply", metavar="FILE", help="A filled-in sheet, CSV or XLSX.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who filled in the sheet.")] = None,
    day: Annotated[
        datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="When; today where it is left out.")
    ] = None,
    agreement: Annotated[bool, typer.Option("--agreement", help="How far those agree who judged the same.")] = False,
    overlay_file: Annotated[
        Path | None, typer.Option("--overlay", metavar="FILE", help="The file of corrections; overlay.yaml by default.")
    ] = None,
    store: StoreOption = OUTPUT,
) -> None:
    """List what a person should look at first, take a filled-in sheet back, and say how far reviewers agree.

    The sheet holds everything that the store holds, names of persons too: it is for those who review. Candidates of
    gazetteers have a review of their own: `kg review places`, which is `kg places`.

    Examples: `kg review` · `kg review --format xlsx --out review.xlsx` · `kg review --agreement` ·
    `kg review --apply review.xlsx --by 'A. Person' --overlay pages/overlay.yaml`
    """
    if apply is not None:
        _take_back(apply, by, day.date() if day else today(), overlay_file or Path(overlay.NAME))
    elif agreement:
        files = [overlay.load(overlay_file)] if overlay_file else overlays_of(opened(store).folder)
        screen().print(_agreements(overlay.agreements(files)))
    else:
        rows = review_room.review(_reviewed(opened(store)), _precision(accuracy))
        _show(rows, format_, out)
    end(0)


def dossier(
    what: Annotated[str, typer.Argument(metavar="CODE", help="An incident's code, or its IRI.")],
    format_: Annotated[Literal["html", "json"], typer.Option("--format", help="A page that prints, or data.")] = "html",
    out: OutOption = None,
    store: StoreOption = OUTPUT,
    config: ConfigOption = None,
) -> None:
    """Gather everything on one incident for a file or a court: pages and hashes, claims with their words, corrections.

    What may leave the store is decided in kg.toml (`victims`, `text`).

    Examples: `kg dossier CS243 --out CS243.html` · `kg dossier CS243 --format json`
    """
    release = opened(store, config)
    settings = settings_of(release, config)
    settings.require_publishing()
    graphs = release.graphs()
    view = ReportView(
        graphs=graphs,
        settings=settings,
        documents=tuple(documents(release.documents())),
        failures=(),
        findings=findings_room.Listed(release.findings),
        reading_of=readings(release.folder),
        holds_name=name_screen(graphs, settings.names).holds,
        asked=asking(graphs, settings.names),
        version=__version__,
    )
    found = dossier_room.dossier(view, what)
    text = dossier_room.as_html(found) if format_ == "html" else dossier_room.as_json(found)
    _write(text.encode(), out)
    end(0)


def _take_back(filled: Path, by: str | None, day: date, file: Path) -> None:
    if by is None or not by.strip():
        raise UsageError("who filled in the sheet? Add --by NAME")
    before = overlay.load(file) if file.is_file() else Overlay()
    found = overlay.answers(sheet.rows(filled), before, by.strip(), day, str(filled))
    overlay.save(file, found.new, found.checks)
    known = f"; {found.known:,} stood there already" if found.known else ""
    complain(f"{len(found.new):,} correction(s) and {len(found.checks):,} check(s) written to {file}{known}")


def _reviewed(release: Release) -> Iterator[review_room.Reviewed]:
    for entry in release.documents():
        yield review_room.Reviewed(release.reading(entry), corrections_of(release.folder, entry["reading"]))


def _precision(file: Path | None) -> dict[str, float]:
    if file is None:
        return {}
    try:
        found = orjson.loads(file.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise UsageError(f"{file} cannot be read as JSON: {error}") from error
    shares = found.items() if isinstance(found, dict) else ()
    if not shares or not all(isinstance(it, int | float) and 0 <= it <= 1 for _, it in shares):
        raise UsageError(f'{file}: a rule\'s name leads to a share from 0 to 1, such as {{"pronoun": 0.8}}')
    return dict(shares)


def _show(rows: list[sheet.Row], format_: str, out: Path | None) -> None:
    cells = [[row[name] for name in sheet.COLUMNS] for row in rows]
    if format_ == "xlsx":
        if out is None:
            raise UsageError("a workbook needs --out FILE")
        workbook([("review", sheet.COLUMNS, cells)], out)
    elif format_ == "csv":
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(sheet.COLUMNS)
        writer.writerows(cells)
        _write(text.getvalue().encode(), out)
    elif out is not None:
        raise UsageError("the table is for the screen; use --format csv or xlsx with --out")
    else:
        screen().print(review_room.drawn(rows))


def _write(data: bytes, out: Path | None) -> None:
    if out is None:
        write(data)
        return
    with replacing_file(out) as draft:
        draft.write_bytes(data)
    complain(f"written to {out}")


def _agreements(found: list[Agreement]) -> RenderableType:
    if not found:
        return Text("No reading was judged by two persons.")
    return Group(*(part for it in found for part in _agreement(it)))


def _agreement(it: Agreement) -> Iterator[RenderableType]:
    kappa = "not defined: both gave one and the same answer throughout" if it.kappa is None else f"{it.kappa:.2f}"
    head = f"{it.first} and {it.second}: {it.agreed:,} of {it.readings:,} readings judged alike ({it.percent:.0f} %)"
    yield Text(f"{head}; Cohen's kappa {kappa}", style="bold")
    table = Table(it.first, it.second, "readings")
    for (first, second), number in it.counts.items():
        table.add_row(first, second, f"{number:,}")
    yield table
    for one in it.disagreements:
        place = f"{one.reading.document}, {one.reading.what}" if one.reading.document else one.reading.what
        words = f" “{one.reading.words}”" if one.reading.words else ""
        yield Text(isolate(f"  {place}: {one.first} / {one.second}{words}"))
