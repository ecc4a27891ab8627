"""`kg query`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.text import Text

from kg import answers
from kg import query as query_room
from kg.cli.common import OUTPUT, StoreOption, complain, end, opened, screen, write
from kg.errors import UsageError
from kg.formats import RESULT_FORMATS
from kg.release import Release, not_stored
from kg.resources import PLACEHOLDER
from kg.terms import SH


def query(
    what: Annotated[str | None, typer.Argument(metavar="NAME|FILE.rq|-", help="A shipped query, a file, or -.")] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", metavar="KEY=VALUE", help="Bound as a typed term; repeatable.")
    ] = None,
    format_: Annotated[str, typer.Option("--format", metavar="FORMAT", help=" | ".join(RESULT_FORMATS))] = "table",
    list_: Annotated[bool, typer.Option("--list", help="The questions of the shipped queries, in words.")] = False,
    evaluate: Annotated[
        bool, typer.Option("--evaluate", help="Ask the graph itself, also where the build has worked out the answer.")
    ] = False,
    store: StoreOption = OUTPUT,
) -> None:
    """Ask the graph a question.

    Examples: `kg query --list` · `kg query grand-total` · `kg query codes --param asked=CS243` ·
    `echo 'SELECT * { ?s ?p ?o } LIMIT 3' | kg query - --format csv`
    """
    if list_:
        _list()
        end(0)
    if what is None:
        raise UsageError("name a query, a file or -; kg query --list shows the shipped ones")
    shape = RESULT_FORMATS.get(format_)
    if shape is None:
        raise UsageError(f"there is no format '{format_}'; there are {', '.join(RESULT_FORMATS)}")
    release = opened(store)
    base = release.manifest["base"]
    asked = query_room.load(what, sys.stdin, base)
    given = _parameters(param or [])
    known = answers.Answers(release.folder / answers.FILE, answers.of_release(release.manifest))
    rows = None if evaluate else known.rows(asked, given)
    answer = query_room.answer(release.graphs(), asked, given) if rows is None else rows
    write(query_room.rendered(answer, shape, base, screen().width))
    if "claimedBy" in asked.text:
        complain(_read_by(release))
    if SH.iri in asked.text:
        for note in not_stored(release.manifest):
            complain(note)
    end(0)


def _read_by(release: Release) -> str:
    """Said beside every answer that rests on claims, whatever its form (DECISIONS 16c)."""
    claims, checked = release.manifest["claims"], release.manifest["checked"]
    share = f"{checked:,} of {claims:,} checked by a person" if checked else "not checked by a person"
    return f"claims are read by rule, {share}; kg why CODE names the rule of each"


def _list() -> None:
    out = screen()
    for it in query_room.shipped(PLACEHOLDER):
        parameters = "".join(f" --param {p.name}=…" for p in it.parameters)
        out.print(Text(f"{it.name}{parameters}", style="bold"), soft_wrap=True)
        out.print(Text(f"    {it.question}"), soft_wrap=True)


def _parameters(pairs: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise UsageError(f"'{pair}' is no parameter; write --param KEY=VALUE")
        if name in found:
            raise UsageError(f"the parameter '{name}' is given twice")
        found[name] = value
    return found
