"""SHACL Core's constraint components: one table from parameter to compiler."""

from kg.shacl.components.base import Compile, Context
from kg.shacl.components.sets import SETS
from kg.shacl.components.shapes import LISTED_REFERENCES, REFERENCES, SHAPES, siblings_of
from kg.shacl.components.values import VALUES
from kg.shacl.terms import Term

CORE: dict[Term, Compile] = {**VALUES, **SETS, **SHAPES}

__all__ = ["CORE", "LISTED_REFERENCES", "REFERENCES", "Compile", "Context", "siblings_of"]
