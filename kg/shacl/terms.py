"""RDF terms as the engine holds them: the text of the term in canonical N-Triples.

`<iri>`, `_:label`, `"lexical"`, `"lexical"@tag`, `"lexical"^^<datatype>`: one string a term, so that equal terms are
equal strings, the kind of a term is its first character, and lines of N-Triples need no parsing of terms at all.
xsd:string is never written out and language tags are in small letters, as pyoxigraph prints them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox
import rdflib

from kg.shacl.errors import ShaclError

Term: TypeAlias = str
Row: TypeAlias = tuple[Term, Term, Term]
Triples: TypeAlias = "rdflib.Graph | Path | Iterable[ox.Triple] | Iterable[ox.Quad] | Iterable[Row]"

XSD = "http://www.w3.org/2001/XMLSchema#"
LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_CHARACTERS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Namespace:
    """Terms under one namespace: `SH.path` is the text of the IRI, `SH["in"]` where the name is a Python keyword."""

    def __init__(self, base: str) -> None:
        self.base = base

    def __getattr__(self, name: str) -> Term:
        return f"<{self.base}{name}>"

    __getitem__ = __getattr__


SH = Namespace("http://www.w3.org/ns/shacl#")
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
TYPE = RDF.type
SUBCLASS = RDFS.subClassOf
NIL = RDF.nil
TRUE, FALSE = f'"true"^^<{XSD}boolean>', f'"false"^^<{XSD}boolean>'


def iri(text: str) -> Term:
    """The term of an IRI."""
    return f"<{text}>"


def literal(lexical: str, datatype: str | None = None, language: str | None = None) -> Term:
    """The term of a literal; `datatype` None or xsd:string: a plain string."""
    if language is not None:
        return str(ox.Literal(lexical, language=language))
    if datatype is None or datatype == XSD + "string":
        return str(ox.Literal(lexical))
    return str(ox.Literal(lexical, datatype=ox.NamedNode(datatype)))


@lru_cache(maxsize=8192)
def parts(term: Term) -> tuple[str, str, str]:
    """The lexical form, datatype IRI and language tag (empty: none) of a literal."""
    end = term.rindex('"')
    lexical, tail = term[1:end], term[end + 1 :]
    if "\\" in lexical:
        lexical = _ESCAPE.sub(_unescaped, lexical)
    if not tail:
        return lexical, XSD + "string", ""
    return (lexical, LANG_STRING, tail[1:]) if tail[0] == "@" else (lexical, tail[3:-1], "")


def plain(term: Term) -> str:
    """The IRI, the label of a blank node, or the lexical form."""
    if term[0] == '"':
        return parts(term)[0] if "\\" in term else term[1 : term.rindex('"')]
    return term[1:-1] if term[0] == "<" else term[2:]


def to_ox(term: Term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """The term as pyoxigraph has it."""
    if term[0] == "<":
        return ox.NamedNode(term[1:-1])
    if term[0] == "_":
        return ox.BlankNode(term[2:])
    lexical, datatype, language = parts(term)
    return ox.Literal(lexical, language=language) if language else ox.Literal(lexical, datatype=ox.NamedNode(datatype))


def from_rdflib(term: object) -> Term:
    """The text of a term of rdflib. Raises ShaclError for what no RDF 1.1 graph holds (variables, graphs, ...)."""
    if isinstance(term, rdflib.URIRef):
        return f"<{term}>"
    if isinstance(term, rdflib.BNode):
        return f"_:{term}"
    if isinstance(term, rdflib.Literal):
        return literal(str(term), str(term.datatype) if term.datatype else None, term.language)
    raise ShaclError(f"{term!r} is no RDF term")


def rows(source: Triples) -> Iterator[Row]:
    """Triples of any kind that this library or rdflib knows, as rows of terms. Graph names of quads fall away."""
    if isinstance(source, rdflib.Graph):
        yield from ((from_rdflib(s), from_rdflib(p), from_rdflib(o)) for s, p, o in source)
    elif isinstance(source, Path):
        yield from rows(ox.parse(path=str(source), base_iri=source.absolute().as_uri()))
    else:
        for it in source:
            yield it if isinstance(it, tuple) else (str(it.subject), str(it.predicate), str(it.object))


def _unescaped(match: re.Match[str]) -> str:
    found = match[1]
    return chr(int(found[1:], 16)) if found[0] in "uU" else _CHARACTERS.get(found, found)
