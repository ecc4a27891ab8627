"""Writes docs/ontology.md from the ontology, so that the page never says other than the files.

python tools/ontology_docs.py            writes the page
python tools/ontology_docs.py --check    exit code 1 where the page on disk differs
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from kg.resources import PLACEHOLDER, text

PAGE = Path(__file__).resolve().parents[1] / "docs" / "ontology.md"
TERM = PLACEHOLDER + "ns#"
CONCEPT = PLACEHOLDER + "concept/"
KINDS = (("Classes", (OWL.Class,)), ("Properties", (OWL.ObjectProperty, OWL.DatatypeProperty)))


def page() -> str:
    """The whole page as Markdown. Sorted, so that one ontology gives one text."""
    terms, profile = _graph("ontology/kg.ttl"), _graph("ontology/profile.ttl")
    codes, actors = _graph("ontology/codes.ttl"), _graph("ontology/actors.ttl")
    sections = (_head(terms), *_terms(terms), _reused(profile), _code_lists(codes), _register(actors))
    return "\n\n".join(sections) + "\n"


def _graph(name: str) -> Graph:
    return Graph().parse(data=text(name), format="turtle")


def _head(graph: Graph) -> str:
    ontology = next(graph.subjects(RDF.type, OWL.Ontology))
    return "\n\n".join(
        (
            f"# {_text(graph, ontology, RDFS.label)}",
            "<!-- Written by tools/ontology_docs.py from ontology/*.ttl; edit those. -->",
            _text(graph, ontology, RDFS.comment),
            f"Namespace `{TERM}` (prefix `chv`), concepts `{CONCEPT}` (prefix `chc`); the base is a placeholder that "
            f"the setting `base` replaces. Licence: <{graph.value(ontology, DCTERMS.license)}>.",
        )
    )


def _terms(graph: Graph) -> Iterator[str]:
    for title, kinds in KINDS:
        found = sorted({str(term) for kind in kinds for term in graph.subjects(RDF.type, kind)})
        yield f"## {title}"
        yield from (_term(graph, URIRef(term)) for term in found)


def _term(graph: Graph, term: URIRef) -> str:
    lines = [
        f"### `{_short(graph, term)}`",
        "",
        f"{_text(graph, term, RDFS.label)} · {_text(graph, term, RDFS.label, 'ar')}",
        "",
        _text(graph, term, RDFS.comment),
        "",
        f"- Example: {_text(graph, term, SKOS.example)}",
    ]
    for title, predicate in (
        ("Kind of", RDFS.subClassOf),
        ("Narrower than", RDFS.subPropertyOf),
        ("Of", RDFS.domain),
        ("Leads to", RDFS.range),
        ("See also", RDFS.seeAlso),
    ):
        values = sorted(_short(graph, value) for value in graph.objects(term, predicate))
        if values:
            lines.append(f"- {title}: {', '.join(f'`{value}`' for value in values)}")
    return "\n".join(lines)


def _reused(graph: Graph) -> str:
    rows = sorted(
        (_short(graph, term), _cell(_text(graph, term, SKOS.scopeNote))) for term in graph.subjects(RDFS.isDefinedBy)
    )
    return _table("Terms of others", ("term", "how it is used here"), [(f"`{term}`", note) for term, note in rows])


def _code_lists(graph: Graph) -> str:
    schemes = sorted(str(scheme) for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme))
    return "\n\n".join(("## Code lists", *(_code_list(graph, URIRef(scheme)) for scheme in schemes)))


def _code_list(graph: Graph, scheme: URIRef) -> str:
    head = f"{_text(graph, scheme, RDFS.label)} · {_text(graph, scheme, RDFS.label, 'ar')} (`{scheme.split('/')[-1]}`)"
    rows = []
    for name in sorted(str(concept) for concept in graph.subjects(SKOS.inScheme, scheme)):
        concept = URIRef(name)
        codes = ", ".join(sorted(str(code) for code in graph.objects(concept, SKOS.notation)))
        labels = f"{_text(graph, concept, SKOS.prefLabel)} · {_text(graph, concept, SKOS.prefLabel, 'ar')}"
        meaning = " ".join((_text(graph, concept, SKOS.definition), _text(graph, concept, SKOS.note))).strip()
        rows.append((f"`{name.removeprefix(CONCEPT)}`", _cell(labels), _cell(codes), _cell(meaning)))
    table = _table(head, ("concept", "label", "codes", "meaning"), rows, level=3)
    before, after = table.split("\n\n", 1)
    return f"{before}\n\n{_text(graph, scheme, SKOS.definition)}\n\n{after}"


def _register(graph: Graph) -> str:
    rows = []
    for actor in sorted({str(actor) for actor in graph.subjects(SKOS.prefLabel)}):
        term = URIRef(actor)
        names = " · ".join(filter(None, (_text(graph, term, SKOS.prefLabel), _text(graph, term, RDFS.label, "ar"))))
        others = ", ".join(sorted(str(name) for name in graph.objects(term, SKOS.altLabel)))
        note = _text(graph, term, SKOS.scopeNote)
        rows.append((f"`{actor.split('/')[-1]}`", _cell(names), _cell(others), _cell(note)))
    return _table("Register of actors", ("actor", "name", "read from", "note"), rows)


def _table(title: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]], level: int = 2) -> str:
    lines = [f"{'#' * level} {title}", "", _row(columns), _row(("---",) * len(columns)), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def _text(graph: Graph, subject: Node, predicate: URIRef, language: str = "en") -> str:
    """The text in this language; empty where there is none."""
    found = (value for value in graph.objects(subject, predicate) if getattr(value, "language", None) == language)
    return " ".join(sorted(str(value) for value in found))


def _short(graph: Graph, term: Node) -> str:
    return graph.namespace_manager.normalizeUri(str(term)).strip("<>")


def main(arguments: list[str]) -> int:
    """Writes the page, or with --check compares it. Returns the exit code."""
    if "--check" in arguments:
        return 0 if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page() else 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
