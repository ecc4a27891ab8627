"""A SHACL engine: shapes are compiled once, then run over any number of graphs. It knows nothing else of `kg`."""

from kg.shacl.engine import Compiled, compile  # noqa: A004  # as in the standard library: re.compile
from kg.shacl.errors import IllFormedShapesError, RecursiveShapesError, ShaclError, UnsupportedQueryError
from kg.shacl.explain import Decision, shared_predicates
from kg.shacl.graph import Graph, Indexed
from kg.shacl.incremental import Checked
from kg.shacl.report import Report, Result
from kg.shacl.stream import Stream

__all__ = [
    "Checked",
    "Compiled",
    "Decision",
    "Graph",
    "IllFormedShapesError",
    "Indexed",
    "RecursiveShapesError",
    "Report",
    "Result",
    "ShaclError",
    "Stream",
    "UnsupportedQueryError",
    "compile",
    "shared_predicates",
]
