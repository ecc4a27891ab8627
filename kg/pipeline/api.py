"""The journey for callers in Python: what `import kg` offers.

Paths are strings or `Path`. The examples run in the root of the project, as tests.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import date
from os import PathLike, fspath
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions

from kg.answers import FILE, Answers, of_release
from kg.errors import QueryError, UsageError
from kg.export import EXPORTERS, Filters, Profile, published
from kg.model import Reading
from kg.pages.why import Explanation
from kg.pages.why import why as explain
from kg.pipeline.build import build as run
from kg.pipeline.inputs import Input, inputs, page
from kg.pipeline.kept import readings
from kg.pipeline.reading import read_whole
from kg.pipeline.recheck import recheck
from kg.pipeline.summary import Summary
from kg.pipeline.tools import Progress
from kg.query import answer, load
from kg.release import Release
from kg.settings import Settings
from kg.store import Term
from kg.validate import CheckedFinding

AnyPath = str | PathLike[str]
Row = dict[str, Term]


def read_page(path: AnyPath) -> Reading:
    """The model of one page: what the document says, before it becomes triples.

    Raises PageError where no reader knows the page or it cannot be read; UsageError where `path` is not one file.

    >>> import kg
    >>> reading = kg.read_page("examples/pages/cs1141.txt")
    >>> [code.code for code in reading.incident.codes]
    ['CS1141']
    >>> deaths = reading.assessment.figures[0]
    >>> deaths.minimum, deaths.maximum, deaths.verbatim
    (8, 50, '8–50')
    >>> reading.text[deaths.evidence.start:deaths.evidence.end] == deaths.evidence.exact
    True
    >>> kg.coverage(reading).unread
    0
    """
    file = Path(path)
    if not file.is_file():
        raise UsageError(f"{file} is no file; read_page takes one page")
    return read_whole(page(Input(file.name, file)))


def build(
    pages: Iterable[AnyPath],
    out: AnyPath,
    settings: Settings,
    *,
    workers: int | None = None,
    ledger: AnyPath | None = None,
    overlays: Iterable[AnyPath] = (),
    places: AnyPath | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Reads the pages (files, folders, globs) and publishes a release in the folder `out`, whole or not at all.

    What was in `out` before is replaced; unchanged pages are not read again. A page that fails is named in the summary
    and the others are done. `workers` None: one a processor; they are spawned, so a script calls this under
    `if __name__ == "__main__":`. `ledger`: the file that freezes IRIs, None: none. `overlays`: files of corrections
    besides the overlay.yaml of the pages' folders. `places`: the file of decisions on candidates of gazetteers, None:
    none. `progress` is told the stage in words, the pages done and all pages.
    Raises UsageError (BusyError, SettingsError) before anything is changed.

    >>> import kg
    >>> settings = kg.Settings(base="https://example.org/civharm/", victims="counts", text="quotes")
    >>> summary = kg.build(["examples/pages"], "output", settings)
    >>> summary.pages, summary.incidents, summary.failures, summary.unread
    (2, 2, [], [])
    """
    found = inputs([fspath(it) for it in pages], whole=True)
    kept = None if ledger is None else Path(ledger)
    return run(
        found,
        Path(out),
        settings,
        workers=workers,
        ledger_file=kept,
        overlays=[Path(it) for it in overlays],
        places_file=None if places is None else Path(places),
        progress=progress,
    )


def open_store(folder: AnyPath = "output") -> Store:
    """The store that a build wrote in `folder`. Raises StoreError (a UsageError) where there is none to read."""
    return Store(Release.current(Path(folder)))


class Store:
    """A finished release, read-only. A later build into the same folder replaces it: open the store again then."""

    def __init__(self, release: Release) -> None:
        self._release = release
        self._graphs = release.graphs()
        self._answers = Answers(release.folder / FILE, of_release(release.manifest))
        self._names = Settings(base=release.manifest["base"], monitor=release.manifest["monitor"]).names

    def query(self, what: str, /, **parameters: str | int | date) -> list[Row]:
        """The rows of a SELECT: a shipped query by name, a file `….rq`, or the text of a query.

        Values are RDF terms with their datatype and language; a variable that is not bound is left out of its row.
        Parameters are bound as terms, never pasted. Raises QueryError for an unknown or faulty query or parameter.

        >>> import kg
        >>> store = kg.open_store("output")
        >>> for row in store.query("grid-references"):
        ...     print(row["code"].value, row["mgrs"].value, row["km"].value)
        CS243 RS0954 37SDA121099 0.059
        CS1141 37SFV500306 0.032
        >>> [row["code"].value for row in store.query("codes", asked="CS1141")]
        ['CS1141', 'S993']
        """
        # every query has a group in braces, and no name of a query has
        source = "-" if "{" in what else what
        asked = load(source, io.StringIO(what), self._release.manifest["base"])
        given = _written(parameters)
        kept = self._answers.rows(asked, given)
        found = answer(self._graphs, asked, given) if kept is None else kept
        if not isinstance(found, QuerySolutions):
            raise QueryError("only the rows of a SELECT can be given; kg query answers the other forms")
        names = [variable.value for variable in found.variables]
        bound = ({name: solution[name] for name in names} for solution in found)
        return [
            {name: term for name, term in row.items() if isinstance(term, NamedNode | Literal | BlankNode)}
            for row in bound
        ]

    def why(self, what: str) -> Explanation:
        """An IRI or an incident's code, with all that is said of it and the words of the pages that carry it.

        Raises QueryError where the store holds no such thing.

        >>> import kg
        >>> found = kg.open_store("output").why("R850A")
        >>> found.found_as, found.things[0].label.text
        ('code inferred by rule', 'CS243 RS0954')
        """
        return explain(self._graphs, self._names, readings(self._release.folder), what)

    def findings(self) -> list[CheckedFinding]:
        """What the build found, the gravest first.

        >>> import kg
        >>> findings = kg.open_store("output").findings()
        >>> [it.lines for it in findings if it.check == "reader-ImpossibleDate"]
        [(66,)]
        """
        return [CheckedFinding.model_validate(it) for it in self._release.findings()]

    def validate(self) -> list[CheckedFinding]:
        """The same, found anew with the shapes as they are now."""
        return recheck(self._release)

    def export(
        self,
        format_: str,
        out: AnyPath,
        settings: Settings,
        *,
        profile: Profile = "full",
        filters: Filters | None = None,
    ) -> int:
        """Writes the graph, or a part of it, to `out`; returns the number of incidents written.

        `settings` says what may leave the store; base and monitor are the store's. `format_` is a name that
        `kg export --help` lists. Raises SettingsError where `victims` or `text` is not set, UsageError for an unknown
        format.

        >>> import kg
        >>> store = kg.open_store("output")
        >>> store.export("geojson", "map.geojson", kg.Settings(victims="counts", text="none"))
        2
        """
        if format_ not in EXPORTERS:
            raise UsageError(f"there is no format '{format_}'; there are {', '.join(EXPORTERS)}")
        own = {"base": self._names.base, "monitor": self._names.monitor_name}
        view = published(self._graphs, settings.model_copy(update=own), profile, filters)
        EXPORTERS[format_].write(view, Path(out))
        return view.incidents


def _written(parameters: Mapping[str, str | int | date]) -> dict[str, str]:
    return {name: it.isoformat() if isinstance(it, date) else str(it) for name, it in parameters.items()}
