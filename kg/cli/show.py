"""`kg read`, `kg coverage`, `kg validate` and `kg why`."""

from __future__ import annotations

from typing import Annotated, Literal

import orjson
import typer
from pyoxigraph import NamedNode

from kg import __version__
from kg import settings as settings_room
from kg.cli.common import (
    OUTPUT,
    ConfigOption,
    StoreOption,
    complain,
    end,
    opened,
    progress_bar,
    screen,
    settings_of,
    write,
)
from kg.errors import PageError
from kg.export import name_screen
from kg.formats import TURTLE, prefixes
from kg.pages import coverage as coverage_room
from kg.pages import findings as findings_room
from kg.pages.disclosure import Disclosure
from kg.pages.victims import ListsOfPersons
from kg.pages.why import why as explain
from kg.pages.why_text import as_json, as_text
from kg.pipeline import inputs, page, read_whole, readings, recheck
from kg.store import serialized
from kg.validate import Engine, explained, report_triples

PagesArgument = Annotated[list[str], typer.Argument(metavar="PAGE...", help="Files, folders or globs.")]


def read_(
    pages: PagesArgument,
    as_json: Annotated[bool, typer.Option("--json", help="The whole model, one JSON object a line.")] = False,
) -> None:
    """Show the model of a page: what one document says, before it becomes triples.

    Examples: `kg read page.html --json` · `kg read page.txt`
    """
    code = 0
    for it in inputs(pages):
        try:
            reading = read_whole(page(it))
        except PageError as error:
            complain(str(error))
            code = 2
            continue
        if as_json:
            write(reading.model_dump_json().encode())
        else:
            screen().print_json(reading.model_dump_json(exclude={"text", "carried"}, exclude_defaults=True), indent=2)
    end(code)


def coverage(
    pages: PagesArgument,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a document, one a line.")] = False,
) -> None:
    """Show every line of a page: carried by which fields, or unread.

    Examples: `kg coverage page.txt` · `kg coverage pages/ --json`
    """
    code = 0
    for it in inputs(pages):
        try:
            found = coverage_room.coverage(read_whole(page(it)))
        except PageError as error:
            complain(str(error))
            code = 2
            continue
        if as_json:
            write(orjson.dumps(found.as_json()))
        else:
            screen().print(coverage_room.render(found))
    end(code)


def validate(
    report: Annotated[Literal["text", "json", "ttl", "html"], typer.Option(help="How to show the findings.")] = "text",
    engine: Annotated[Engine, typer.Option(help="Our own engine, or pySHACL, the reference.")] = "fast",
    explain_: Annotated[
        bool, typer.Option("--explain", help="Tell which checks a document alone decides, and check nothing.")
    ] = False,
    store: StoreOption = OUTPUT,
    config: ConfigOption = None,
) -> None:
    """Check the store with the shapes and list the findings, the gravest first.

    Examples: `kg validate` · `kg validate --report html > findings.html` · `kg validate --explain`
    """
    release = opened(store, config)
    settings = settings_of(release, config)
    if explain_:
        homes = [NamedNode(entry["document"]) for entry in release.documents()]
        write(explained(settings.names, release.graphs(), homes).encode())
        end(0)
    with progress_bar() as progress:
        findings = recheck(release, progress=progress, engine=engine)
    match report:
        case "text":
            screen().print(findings_room.as_text(findings))
        case "json":
            write(findings_room.as_json(findings))
        case "ttl":
            documents = {entry["name"]: entry["document"] for entry in release.documents()}
            triples = report_triples(settings.names, documents, findings)
            write(serialized(triples, TURTLE.syntax, prefixes(settings.base)))
        case "html":
            graphs = release.graphs()
            screen_ = name_screen(graphs, settings.names)
            disclosure = Disclosure.of(settings, screen_.holds, ListsOfPersons(graphs, settings.names))
            write(findings_room.as_html(findings, disclosure, __version__))
    end(1 if any(finding.severity == "Violation" for finding in findings) else 0)


def why(
    what: Annotated[str, typer.Argument(metavar="IRI|CODE", help="A thing in the store, or an incident's code.")],
    json_: Annotated[bool, typer.Option("--json", help="Print the explanation as JSON.")] = False,
    store: StoreOption = OUTPUT,
) -> None:
    """Show a thing with the lines of the page that carry it, the words highlighted.

    Examples: `kg why CS243` · `kg why https://example.org/civharm/id/airwars/incident/CS243-RS0954`
    """
    release = opened(store)
    names = settings_room.Settings(base=release.manifest["base"], monitor=release.manifest["monitor"]).names
    explanation = explain(release.graphs(), names, readings(release.folder), what)
    if json_:
        write(as_json(explanation))
    else:
        screen().print(as_text(explanation))
    end(0)
