"""Light incidents in any number, with the shapes for them: deterministic, some 85 triples each, six kinds of defects.

One table of classes gives both the shapes and the data. Each kind of defect is planted in one incident of a hundred;
the incident's number says which, so that the findings are known beforehand.
"""

# ruff: noqa: E501  # one property, one query a line

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

NS = "https://example.org/light#"
ID = "https://example.org/light/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_COUNTRIES = ("Exampleland", "Fictionia", "Inventia")
_NAMES_AR = ("المثال", "تل الوهم", "عين الخيال", "دير المثل")
_NAMES_EN = ("Al Mithal", "Tal al Wahm", "Ain al Khayal", "Deir al Mathal")

#: Class -> property -> the constraints on it, in Turtle. Every property that is here is allowed, no other.
SHAPES: dict[str, dict[str, str]] = {
    "Incident": {
        "code": 'sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ; sh:pattern "^LI[0-9]{6}$"',
        "day": "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:date",
        "published": "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:date ; sh:lessThanOrEquals :updated",
        "updated": "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:date",
        "name": 'sh:minCount 1 ; sh:maxCount 2 ; sh:uniqueLang true ; sh:languageIn ("en" "ar")',
        "country": 'sh:minCount 1 ; sh:maxCount 1 ; sh:in ("Exampleland" "Fictionia" "Inventia")',
        "place": "sh:minCount 1 ; sh:maxCount 1 ; sh:class :Place ; sh:nodeKind sh:IRI",
        "claim": "sh:minCount 1 ; sh:maxCount 9 ; sh:class :Claim ; sh:nodeKind sh:IRI",
        "document": "sh:minCount 1 ; sh:maxCount 1 ; sh:class :Document ; sh:nodeKind sh:IRI",
        "siteId": "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ; sh:minInclusive 1",
        "status": "sh:minCount 1 ; sh:maxCount 1 ; sh:in (:fair :weak :contested)",
    },
    "Place": {
        "name": 'sh:minCount 1 ; sh:maxCount 2 ; sh:uniqueLang true ; sh:languageIn ("en" "ar")',
        "latitude": "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:decimal ; sh:minInclusive -90 ; sh:maxInclusive 90",
        "longitude": "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:decimal ; sh:minInclusive -180 ; sh:maxInclusive 180",
        "precision": "sh:minCount 1 ; sh:maxCount 1 ; sh:in (:village :street :point)",
        "region": "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ; sh:minLength 3 ; sh:maxLength 40",
    },
    "Document": {
        "sha256": 'sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ; sh:pattern "^[0-9a-f]{64}$"',
        "url": "sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI",
        "title": "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ; sh:minLength 5 ; sh:maxLength 200",
        "size": "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ; sh:minExclusive 0",
        "captured": "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:dateTime",
    },
    "Claim": {
        "about": "sh:minCount 1 ; sh:maxCount 1 ; sh:class :Incident ; sh:nodeKind sh:IRI",
        "speaker": "sh:minCount 1 ; sh:maxCount 1 ; sh:class :Actor ; sh:nodeKind sh:IRI",
        "figure": "sh:minCount 1 ; sh:maxCount 3 ; sh:class :Figure ; sh:nodeKind sh:IRI",
        "evidence": "sh:minCount 1 ; sh:maxCount 3 ; sh:class :Quotation ; sh:nodeKind sh:IRI",
        "blames": "sh:maxCount 1 ; sh:class :Actor ; sh:disjoint :speaker",
        "order": "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ; sh:minInclusive 1 ; sh:maxInclusive 99",
    },
    "Actor": {
        "name": "sh:minCount 1 ; sh:maxCount 2 ; sh:uniqueLang true ; sh:or ([sh:datatype rdf:langString] [sh:datatype xsd:string])",
        "kind": "sh:minCount 1 ; sh:maxCount 1 ; sh:in (:outlet :official :belligerent)",
    },
    "Figure": {
        "least": "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ; sh:minInclusive 0 ; sh:lessThanOrEquals :most",
        "most": "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ; sh:minInclusive 0 ; sh:maxExclusive 10000",
        "harm": "sh:minCount 1 ; sh:maxCount 1 ; sh:in (:killed :injured)",
        "unit": "sh:minCount 1 ; sh:maxCount 1 ; sh:hasValue :persons",
    },
    "Quotation": {
        "exact": "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:string ; sh:minLength 1",
        "start": "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ; sh:minInclusive 0 ; sh:lessThan :end",
        "end": "sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:integer ; sh:minInclusive 1",
        "source": "sh:minCount 1 ; sh:maxCount 1 ; sh:class :Document ; sh:not [sh:nodeKind sh:Literal]",
    },
}

#: Queries: name -> target class, message, SELECT. The last one spans incidents.
QUERIES: dict[str, tuple[str, str, str]] = {
    "Length": (
        "Quotation",
        "The quotation has {?n} characters, its offsets span {?d}.",
        "SELECT $this ?n ?d WHERE { $this :exact ?x ; :start ?s ; :end ?e . BIND(STRLEN(?x) AS ?n) BIND(?e - ?s AS ?d) FILTER(?n != ?d) }",
    ),
    "Twice": (
        "Claim",
        "Two figures of one claim count {?h}.",
        "SELECT $this ?h WHERE { $this :figure ?f , ?g . ?f :harm ?h . ?g :harm ?h . FILTER(STR(?f) < STR(?g)) }",
    ),
    "Unsupported": (
        "Incident",
        "A contested incident has claims that blame one actor only.",
        "SELECT $this WHERE { $this :status :contested ; :claim ?c . ?c :blames ?b . FILTER NOT EXISTS { $this :claim ?d . ?d :blames ?o . FILTER(?o != ?b) } }",
    ),
    "CodeShared": (
        "Incident",
        "The code {?code} is carried by another incident too.",
        "SELECT DISTINCT $this ?code WHERE { $this :code ?code . ?o :code ?code . FILTER(?o != $this) }",
    ),
}


def shapes() -> str:
    """The shapes in Turtle: a closed node shape a class, a property shape a property, and the queries."""
    made = [
        f"@prefix : <{NS}> .",
        "@prefix sh: <http://www.w3.org/ns/shacl#> .",
        f"@prefix xsd: <{_XSD}> .",
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .",
        f':ns sh:declare [ sh:prefix "" ; sh:namespace "{NS}"^^xsd:anyURI ] .',
    ]
    for kind, properties in SHAPES.items():
        listed = " , ".join(f":{kind}-{name}" for name in properties)
        made.append(
            f":{kind}Shape a sh:NodeShape ; sh:targetClass :{kind} ; sh:nodeKind sh:IRI ; sh:closed true ;"
            f" sh:ignoredProperties (rdf:type) ; sh:property {listed} ."
        )
        for name, constraints in properties.items():
            severity = "Warning" if name in ("status", "precision", "kind") else "Violation"
            made.append(
                f":{kind}-{name} a sh:PropertyShape ; sh:path :{name} ; {constraints} ; sh:severity sh:{severity} ;"
                f' sh:message "{kind}: {name} is not as it should be."@en .'
            )
    for name, (kind, message, select) in QUERIES.items():
        made.append(
            f":{name}Shape a sh:NodeShape ; sh:targetClass :{kind} ; sh:severity sh:Info ; sh:sparql :{name} .\n"
            f':{name} a sh:SPARQLConstraint ; sh:prefixes :ns ; sh:message "{message}"@en ; sh:select """{select}""" .'
        )
    return "\n".join(made) + "\n"


@dataclass(frozen=True)
class Defects:
    """The kinds of defects, each with the remainder of the incident's number by 100 that has it."""

    no_speaker: int = 7
    year_for_day: int = 21
    range_upside_down: int = 38
    unknown_status: int = 54
    wrong_offsets: int = 69
    shared_code: int = 83


DEFECTS = Defects()


def incident(number: int) -> list[str]:
    """One incident as lines of canonical N-Triples, sorted."""
    return sorted(set(_lines(number)))


def expected(count: int) -> Counter[str]:
    """How often each shape finds something in the incidents 0 to `count` - 1, by local name.

    The incident that lends its code to another is found too.
    """
    found: Counter[str] = Counter()
    shape_of = {
        DEFECTS.no_speaker: "Claim-speaker",
        DEFECTS.range_upside_down: "Figure-least",
        DEFECTS.unknown_status: "Incident-status",
        DEFECTS.wrong_offsets: "LengthShape",
    }
    for number in range(count):
        rest = number % 100
        if rest in shape_of:
            found[shape_of[rest]] += 1
        elif rest == DEFECTS.year_for_day:
            found["Incident-day"] += 1
        elif rest == DEFECTS.shared_code:
            found["CodeSharedShape"] += 2
    return found


def _lines(number: int) -> Iterator[str]:
    rest = number % 100
    base = f"{ID}{number}"
    day = date(2015, 1, 1) + timedelta(days=number * 7 % 3000)
    code = f"LI{number - (1 if rest == DEFECTS.shared_code else 0):06d}"
    status = "rumoured" if rest == DEFECTS.unknown_status else ("fair", "weak")[number % 2]
    yield from _node(base, "Incident", code=_text(code), siteId=_number(number + 1), status=_term(status))
    yield _line(base, "day", _typed("2015", "gYear") if rest == DEFECTS.year_for_day else _typed(str(day), "date"))
    yield _line(base, "published", _typed(str(day + timedelta(days=3)), "date"))
    yield _line(base, "updated", _typed(str(day + timedelta(days=30)), "date"))
    yield from _names(base, number)
    yield _line(base, "country", _text(_COUNTRIES[number % 3]))
    yield _line(base, "place", f"<{base}/place>")
    yield _line(base, "document", f"<{base}/document>")
    yield from _node(
        f"{base}/place",
        "Place",
        latitude=_typed(f"{33 + number % 400 / 100:.2f}", "decimal"),
        longitude=_typed(f"{36 + number % 500 / 100:.2f}", "decimal"),
        precision=_term("village"),
        region=_text(f"Region {number % 17}"),
    )
    yield from _names(f"{base}/place", number)
    yield from _node(
        f"{base}/document",
        "Document",
        sha256=_text(f"{number * 2654435761 % 2**64:064x}"),
        url=f"<https://news.example/{number}>",
        title=_text(f"Fictional page {number}"),
        size=_number(1000 + number),
        captured=_typed(f"{day}T12:00:00Z", "dateTime"),
    )
    for actor, kind in enumerate(("outlet", "official", "belligerent")):
        yield from _node(f"{base}/actor/{actor}", "Actor", name=_text(f"Actor {number} {actor}"), kind=_term(kind))
    for order in (1, 2, 3):
        yield from _claim(base, order, rest if order == 1 else -1)


def _claim(base: str, order: int, rest: int) -> Iterator[str]:
    claim, figure, words = f"{base}/claim/{order}", f"{base}/figure/{order}", f"{base}/quotation/{order}"
    yield _line(base, "claim", f"<{claim}>")
    yield from _node(
        claim, "Claim", about=f"<{base}>", figure=f"<{figure}>", evidence=f"<{words}>", order=_number(order)
    )
    if rest != DEFECTS.no_speaker:
        yield _line(claim, "speaker", f"<{base}/actor/{order % 2}>")
    yield _line(claim, "blames", f"<{base}/actor/2>")
    least, most = (9, 4) if rest == DEFECTS.range_upside_down else (order, order + 3)
    yield from _node(
        figure, "Figure", least=_number(least), most=_number(most), harm=_term("killed"), unit=_term("persons")
    )
    exact = f"{least} to {most} civilians killed"
    end = 100 + len(exact) + (5 if rest == DEFECTS.wrong_offsets else 0)
    yield from _node(
        words, "Quotation", exact=_text(exact), start=_number(100), end=_number(end), source=f"<{base}/document>"
    )


def _node(node: str, class_: str, /, **properties: str) -> Iterator[str]:
    yield f"<{node}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{NS}{class_}> ."
    for name, thing in properties.items():
        yield _line(node, name, thing)


def _names(node: str, number: int) -> Iterator[str]:
    yield _line(node, "name", f'"{_NAMES_EN[number % 4]} {number}"@en')
    yield _line(node, "name", f'"{_NAMES_AR[number % 4]} {number}"@ar')


def _line(node: str, name: str, thing: str) -> str:
    return f"<{node}> <{NS}{name}> {thing} ."


def _text(text: str) -> str:
    return f'"{text}"'


def _term(name: str) -> str:
    return f"<{NS}{name}>"


def _number(number: int) -> str:
    return _typed(str(number), "integer")


def _typed(lexical: str, datatype: str) -> str:
    return f'"{lexical}"^^<{_XSD}{datatype}>'
