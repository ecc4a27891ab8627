"""The pages at the vocabulary's own IRIs: ontology, code lists, shapes. Each term is an anchor, its local name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg import resources
from kg.pages.words import Said
from kg.site import vocabulary
from kg.site.facets import Facets
from kg.site.i18n import strings
from kg.site.layout import Variant, page
from kg.site.site import Language, Site
from kg.terms import DCT, OWL, RDFS, SH, SKOS, Namespace

_VANN = Namespace("http://purl.org/vocab/vann/")
_STYLES = ("/static/lists.css",)

#: Code lists by which incidents can be listed: the facet of each.
_FACETS = {"harm-status": "status", "strike-status": "strike", "strike-type": "type", "conflict": "conflict"}
_MOST_UNKNOWN = 200

#: What a shape looks at.
_OF = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.path)


@dataclass(frozen=True, slots=True)
class Foreign:
    """A term of another vocabulary, and what it is used for here."""

    iri: str
    short: str
    note: Said | None


@dataclass(frozen=True, slots=True)
class Shape:
    """`of` are the classes it looks at and the paths it checks; `local` is its anchor."""

    iri: NamedNode
    local: str
    severity: str
    message: Said | None
    comment: Said | None
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShapeFile:
    """One file of shapes: its first line in words, its shapes, its text."""

    name: str
    title: str
    shapes: tuple[Shape, ...]
    text: str


def ontology_page(site: Site, language: Language) -> str:
    """Classes and properties, each with labels in both languages, comment, example and alignment."""
    names = site.publication.names
    found = vocabulary.ontology(names.base)
    itself = NamedNode(f"{names.base}ns")
    classes, properties = vocabulary.terms(names, language)
    return page(
        site,
        language,
        title=str(strings(language)("nav.ontology")),
        body_template="ontology.html.j2",
        here="/ns",
        section="ontology",
        canonical=itself.value,
        variants=_variants(site, "/ns"),
        styles=_STYLES,
        itself=itself.value,
        name=found.word(itself, language, RDFS.label),
        comment=found.word(itself, language, RDFS.comment),
        edition=found.word(itself, language, OWL.versionInfo),
        prefix=found.word(itself, language, _VANN.preferredNamespacePrefix),
        licence=next(iter(found.things(itself, DCT.license)), None),
        namespace=names.chv.iri,
        classes=classes,
        properties=properties,
        foreign=_foreign(site, language),
        short=found.short,
    )


def _foreign(site: Site, language: Language) -> list[Foreign]:
    names = site.publication.names
    found = vocabulary.ontology(names.base)
    noted = [it for it in found.subjects_with(SKOS.scopeNote) if not it.value.startswith(names.base)]
    return [Foreign(it.value, found.short(it), found.word(it, language, SKOS.scopeNote)) for it in noted]


def schemes_page(site: Site, language: Language) -> str:
    """All code lists."""
    names = site.publication.names
    found = vocabulary.codes(names.base)
    rows = [
        (
            it.value,
            found.word(it, language, RDFS.label, SKOS.prefLabel),
            found.word(it, language, SKOS.definition),
            len(list(found.pointing(SKOS.inScheme, it))),
        )
        for it in found.subjects(SKOS.ConceptScheme)
    ]
    return page(
        site,
        language,
        title=str(strings(language)("ontology.code_lists")),
        body_template="schemes.html.j2",
        here="/concept/",
        section="ontology",
        variants=_variants(site, "/concept"),
        styles=_STYLES,
        rows=rows,
    )


def scheme_page(site: Site, iri: str, language: Language) -> str | None:
    """One code list with its concepts, and the values on pages that it does not have. None: that is no code list."""
    publication = site.publication
    names = publication.names
    found = vocabulary.codes(names.base)
    scheme = next((it for it in found.subjects(SKOS.ConceptScheme) if it.value == iri), None)
    if scheme is None:
        return None
    local = iri.removeprefix(names.chc.iri)
    name = found.word(scheme, language, RDFS.label, SKOS.prefLabel)
    return page(
        site,
        language,
        title=name.text if name else local,
        body_template="scheme.html.j2",
        here=f"/concept/{local}",
        section="ontology",
        canonical=iri,
        variants=_variants(site, f"/concept/{local}"),
        styles=_STYLES,
        iri=iri,
        local=local,
        name=name or Said(local),
        definition=found.word(scheme, language, SKOS.definition),
        concepts=vocabulary.concepts(names, scheme, language),
        unknown=_unknown(site, scheme),
        used=_used(site, local),
    )


def _unknown(site: Site, scheme: NamedNode) -> list[tuple[str, Said]]:
    """Values that pages print and no code list has: concepts of the scheme that only documents make."""
    known = {it.value for it in vocabulary.codes(site.publication.names.base).pointing(SKOS.inScheme, scheme)}
    of_scheme = f"?concept {SKOS.inScheme} {scheme} OPTIONAL {{ ?concept {SKOS.prefLabel} ?label }}"
    rows = site.publication.graphs.rows(f"SELECT ?concept ?label WHERE {{ {of_scheme} }}")
    found = {row["concept"].value: row.get("label") for row in rows if row["concept"].value not in known}
    told = ((iri, Said.of(label) if label else Said(iri.rpartition("/")[2])) for iri, label in found.items())
    return sorted(told, key=lambda it: it[0])[:_MOST_UNKNOWN]


def _used(site: Site, local: str) -> dict[str, tuple[int, str]]:
    """For each concept of a list that is a facet: how many incidents have it, and where they are listed."""
    facet = _FACETS.get(local)
    if facet is None:
        return {}
    rows = site.publication.database.execute(
        "SELECT value, COUNT(*) FROM facets WHERE facet = ? GROUP BY value", (facet,)
    )
    return {f"{local}-{value}": (n, "/incidents" + Facets().toggled(facet, value).query()) for value, n in rows}


def shapes_page(site: Site, language: Language) -> str:
    """The shapes that the graph is checked against, file by file, with message, severity and text."""
    files = [_file(site, name, language) for name in resources.names("shapes", ".ttl")]
    severities = Counter(shape.severity for file in files for shape in file.shapes if shape.severity)
    return page(
        site,
        language,
        title=str(strings(language)("ontology.shapes")),
        body_template="shapes.html.j2",
        here="/shapes",
        section="ontology",
        variants=_variants(site, "/shapes"),
        styles=_STYLES,
        files=[it for it in files if it.shapes],
        severities=severities,
    )


def _file(site: Site, name: str, language: Language) -> ShapeFile:
    names = site.publication.names
    text = resources.text(name, names.base)
    of_file = vocabulary.Vocabulary(names.base, (name,))
    found = [*of_file.subjects(SH.NodeShape), *of_file.subjects(SH.PropertyShape)]
    first = text.partition("\n")[0].lstrip("# ")
    return ShapeFile(
        name.rpartition("/")[2],
        first,
        tuple(_shape(of_file, names.chs.iri, it, language) for it in dict.fromkeys(found)),
        text,
    )


def _shape(found: vocabulary.Vocabulary, space: str, iri: NamedNode, language: Language) -> Shape:
    severity = next((it.value.rpartition("#")[2] for it in found.things(iri, SH.severity)), "")
    of = [it for predicate in _OF for it in found.things(iri, predicate)]
    said_by = [iri, *found.things(iri, SH.sparql)]
    messages = [it for node in said_by if (it := found.word(node, language, SH.message))]
    return Shape(
        iri,
        iri.value.removeprefix(space),
        severity,
        next(iter(messages), None),
        found.word(iri, language, RDFS.comment),
        tuple(found.short(it) for it in of),
    )


def _variants(site: Site, path: str) -> tuple[Variant, ...]:
    return (
        Variant(site.to(f"{path}.ttl"), "text/turtle", "Turtle"),
        Variant(site.to(f"{path}.jsonld"), "application/ld+json", "JSON-LD"),
        Variant(site.to(f"{path}.rdf"), "application/rdf+xml", "RDF/XML"),
        Variant(site.to(f"{path}.nt"), "application/n-triples", "N-Triples"),
    )
