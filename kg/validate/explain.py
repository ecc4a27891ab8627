"""Which checks a document alone decides, and which need the whole store, as `kg validate --explain` tells it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.formats import prefixes
from kg.iri import Names
from kg.shacl import Decision, shared_predicates
from kg.shacl.terms import rows
from kg.store import Graphs
from kg.validate.shapes import concepts, engine, used

_HEAD = """\
A check is decided by a document where it reads nothing but triples that its focus node leads to: then the findings on
the documents are the findings on the whole store, as long as each document describes in full every node that it names.
"""


def explained(names: Names, graphs: Graphs, documents: Iterable[NamedNode]) -> str:
    """One line a check, with a reason where a document does not decide it; then how far the documents differ.

    The documents are the named graphs of the store; each counts with the concepts that it uses.
    """
    found = engine(names.base, across=True).decides()
    alone = [it for it in found if it.by_document]
    rest = [it for it in found if not it.by_document]
    known = concepts(names.base)
    own = (list(rows(graphs.graph(name))) for name in documents)
    shared = sorted(shared_predicates([*it, *used(known, it)] for it in own))
    touched = [it for it in engine(names.base, across=True).decides(shared) if not it.by_document]
    lines = [
        _HEAD,
        f"{len(alone)} checks are decided by a document:",
        *sorted({f"  {_name(it)}" for it in alone}),
        "",
        f"{len(rest)} checks need the whole store:",
        *sorted({f"  {_name(it)}: {_short(it.reasons[0], names.base)}" for it in rest}),
        "",
        f"In this store documents that name one node differ under {len(shared)} predicates{':' if shared else '.'}",
        *(f"  {_short(predicate, names.base)}" for predicate in shared),
        f"{len(touched) - len(rest)} more checks read them: of a node that documents share they speak for one only.",
    ]
    return "\n".join(lines) + "\n"


def _short(told: str, base: str) -> str:
    """The text with prefixed names in place of IRIs."""
    for prefix, namespace in prefixes(base).items():
        told = re.sub(rf"<{re.escape(namespace)}([\w-]+)>", rf"{prefix}:\1", told)
    return told


def _name(it: Decision) -> str:
    shape = it.shape[1:-1].rpartition("#")[2] if it.shape[0] == "<" else it.focus_shape[1:-1].rpartition("#")[2]
    component = it.component[1:-1].rpartition("#")[2].removesuffix("ConstraintComponent")
    return f"{shape} {component}"
