"""Names that pages do not print and a gazetteer knows: who asks for حلب means the area that pages call Aleppo.

Only where the build asked the embedded GeoNames, so that a build without gazetteers finds what its pages say.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal

from kg import resources
from kg.gazetteers.library import Library
from kg.public.source import Made
from kg.terms import DCT

ROLE = "gazetteer-name"


def library_names(made: Made) -> Iterator[tuple[str, str]]:
    """IRIs of places and areas with such a name, each pair once for every time that something leads to it."""
    library = _asked(made)
    if library is None:
        return
    for row in _rows(made, "entries"):
        for name in library.of_entry(row["entry"]):
            yield row["place"], name
    for row in _rows(made, "areas"):
        country = row.get("country")
        found = library.of_region(country, row["name"]) if country else library.of_country(row["name"])
        for name in found:
            yield row["area"], name


def _asked(made: Made) -> Library | None:
    """The embedded gazetteer, where judgements on its entries stand in the graph."""
    judged = f"SELECT DISTINCT ?name WHERE {{ ?match {made.names.chv.decision} ?decision ; {DCT.identifier} ?name }}"
    titles = {row["name"].value for row in made.graphs.rows(judged)}
    library = Library() if titles else None
    return library if library and library.title in titles else None


def _rows(made: Made, name: str) -> Iterator[dict[str, str]]:
    for row in made.graphs.rows(resources.text(f"queries/site/search-{name}.rq", made.names.base)):
        yield {key: term.value for key, term in row.items() if not isinstance(term, Literal) or term.language != "ar"}
