"""Formats of answers: which fits the form of a query, and which the client likes best.

Sources: SPARQL 1.1 results in JSON, XML, CSV and TSV (https://www.w3.org/TR/sparql11-overview/); graph formats are
those of `kg.formats`. A query string may say `format=csv`, because a form cannot set Accept: it counts where the Accept
header is that of a browser, or absent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.formats import GRAPH_FORMATS
from kg.serve.negotiate import choose, media_ranges
from kg.serve.sparql.refusals import Refusal

HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Format:
    """`name` is the worker's word for it; `asked` the media types that mean it, its own first; `iri` the W3C's name."""

    name: str
    asked: tuple[str, ...]
    short: tuple[str, ...]
    iri: str

    @property
    def media_type(self) -> str:
        return self.asked[0]


_W3C = "http://www.w3.org/ns/formats/"
_RESULTS = (
    Format(
        "json",
        ("application/sparql-results+json", "application/json", "text/json"),
        ("json", "srj"),
        f"{_W3C}SPARQL_Results_JSON",
    ),
    Format(
        "xml",
        ("application/sparql-results+xml", "application/xml", "text/xml"),
        ("xml", "srx"),
        f"{_W3C}SPARQL_Results_XML",
    ),
    Format("csv", ("text/csv",), ("csv",), f"{_W3C}SPARQL_Results_CSV"),
    Format("tsv", ("text/tab-separated-values",), ("tsv",), f"{_W3C}SPARQL_Results_TSV"),
)
_NAMES = {
    "turtle": "Turtle",
    "ntriples": "N-Triples",
    "rdfxml": "RDF_XML",
    "jsonld": "JSON-LD",
    "trig": "TriG",
    "nquads": "N-Quads",
}
_ALSO = {
    "turtle": ("application/x-turtle", "application/turtle"),
    "jsonld": ("application/json",),
    "rdfxml": ("application/xml",),
}
_SHORT = {"ntriples": ("n3",), "turtle": ("turtle",), "jsonld": ("json-ld",), "rdfxml": ("rdf+xml", "xml")}
_GRAPHS = tuple(
    Format(
        name,
        (GRAPH_FORMATS[name].media_type, *_ALSO.get(name, ())),
        (GRAPH_FORMATS[name].extension, *_SHORT.get(name, ())),
        _W3C + title,
    )
    for name, title in _NAMES.items()
)
_PAGE = Format("html", (HTML,), ("html",), "")

#: By the form of the answer; our favourite first.
FORMATS: dict[str, tuple[Format, ...]] = {"rows": _RESULTS, "truth": _RESULTS, "graph": _GRAPHS}


def offered(form: str, accept: str | None, short: Sequence[str] = (), *, page: bool = False) -> Format | None:
    """The format to answer in; None: none fits. `short` is what `format=` says, `page`: there is an HTML page of it."""
    there = _there(form, page=page)
    if short and _open(accept):
        # some clients give several names of it, which no two servers agree on
        for it in there:
            if set(short) & set(it.short):
                return it
    offers = tuple((kind, it) for it in there for kind in it.asked)
    # what is a second name for it comes behind every first name
    ordered = sorted(offers, key=lambda offer: offer[0] != offer[1].media_type)
    at = choose(accept, tuple(kind for kind, _ in ordered))
    return None if at is None else ordered[at][1]


def chosen(form: str, accept: str | None, short: Sequence[str] = (), *, page: bool = False) -> Format:
    """The same. Raises Refusal (406) where no format fits."""
    found = offered(form, accept, short, page=page)
    if found is None:
        raise unacceptable(form)
    return found


def unacceptable(form: str) -> Refusal:
    """The refusal that names what there is."""
    names = [it.media_type for it in FORMATS[form]]
    return Refusal(406, "not-acceptable", f"an answer to this query comes as {', '.join(names)}", available=names)


def _there(form: str, *, page: bool) -> tuple[Format, ...]:
    return (*FORMATS[form], *((_PAGE,) if page else ()))


def _open(accept: str | None) -> bool:
    """Whether the header leaves the choice to others: it is absent, a browser's, or takes anything."""
    wanted = [it.name for it in media_ranges(accept)] if accept is not None else []
    return not wanted or HTML in wanted or wanted == ["*/*"]
