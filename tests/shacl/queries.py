"""Shapes with SPARQL constraints over the small vocabulary of `tests.shacl.made`, of every form that is compiled."""
# ruff: noqa: E501  # one query a line

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.shacl.made import PREFIXES

QUERIES = {
    "one triple": "SELECT $this ?value WHERE { $this :p ?value }",
    "a chain": "SELECT $this ?value WHERE { $this :p ?x . ?x :q ?value }",
    "backwards": "SELECT $this ?value WHERE { ?value :p $this . ?value :q ?y }",
    "a shared value": "SELECT DISTINCT $this ?value WHERE { $this :p ?x . ?value :p ?x . FILTER(?value != $this) }",
    "anywhere": "SELECT $this ?value WHERE { ?value a :A . $this :p ?y }",
    "optional": "SELECT $this ?value WHERE { $this :p ?x . OPTIONAL { ?x :q ?value } }",
    "optional not bound": "SELECT $this WHERE { $this :p ?x . OPTIONAL { ?x :q ?y } FILTER(!BOUND(?y)) }",
    "optional with a condition": "SELECT $this ?value WHERE { $this :p ?x . OPTIONAL { $this :q ?value FILTER(?value != ?x) } }",
    "optionals on one variable": (
        "SELECT $this ?value WHERE { $this :p ?x . OPTIONAL { ?x :q ?value } OPTIONAL { ?x :r ?value } }"
    ),
    "not well designed": "SELECT $this ?value WHERE { $this :p ?x OPTIONAL { ?x :q ?y OPTIONAL { ?value :r $this . ?value :p ?x } } }",
    "union": "SELECT $this ?value WHERE { { $this :p ?value } UNION { ?value :q $this } }",
    "exists": "SELECT $this WHERE { $this :p ?x . FILTER EXISTS { ?x :q ?y . FILTER(?y != $this) } }",
    "not exists": "SELECT $this ?value WHERE { $this :p ?value . FILTER NOT EXISTS { ?value a :A } }",
    "nested exists": "SELECT $this WHERE { $this :p ?x . FILTER NOT EXISTS { ?x :q ?y FILTER NOT EXISTS { ?y :r ?x } } }",
    "exists elsewhere": "SELECT $this ?value WHERE { $this :p ?value . FILTER EXISTS { ?y :p ?value . FILTER(?y != $this) } }",
    "not exists elsewhere": (
        "SELECT $this ?value WHERE { $this :p ?x . ?value :p ?x . FILTER(?value != $this) FILTER NOT EXISTS { ?value :q ?w } }"
    ),
    "exists of a condition": "SELECT $this ?value WHERE { $this :p ?value . FILTER EXISTS { FILTER($this != ?value) } }",
    "exists in a choice": "SELECT $this ?value WHERE { $this :p ?x . BIND(IF(EXISTS { ?x :q ?y }, :a, :b) AS ?value) }",
    "exists in an optional": "SELECT $this ?value WHERE { $this :p ?x . OPTIONAL { $this :q ?value FILTER NOT EXISTS { ?value a ?k } } }",
    "exists in a group": "SELECT $this ?value WHERE { $this :p ?x . { $this :q ?value FILTER NOT EXISTS { ?x :r ?value } } }",
    "optional linked later": "SELECT $this ?value WHERE { $this :p ?x . OPTIONAL { ?y :q ?value } ?x :r ?y }",
    "optional in a group": "SELECT $this ?value WHERE { $this :p ?x . { OPTIONAL { ?x :q ?value } } }",
    "optional in a union": "SELECT $this ?value WHERE { $this :p ?x . { { OPTIONAL { ?x :q ?value } } UNION { $this :r ?value } } }",
    "condition of an inner optional": (
        "SELECT $this ?value WHERE { $this :p ?x . OPTIONAL { $this :q ?y OPTIONAL { $this :r ?value FILTER(?x = 1) } } }"
    ),
    "filter before an optional": "SELECT $this ?value WHERE { { $this :p ?x FILTER(!BOUND(?value)) } OPTIONAL { $this :q ?value } }",
    "filter before a bind": "SELECT $this ?value WHERE { { $this :p ?x FILTER(!BOUND(?value)) } BIND(?x AS ?value) }",
    "binds one after the other": (
        "SELECT $this ?value WHERE { $this :p ?x . BIND(STR(?x) AS ?y) BIND(STRLEN(?y) AS ?z) BIND(?z + 1 AS ?value) }"
    ),
    "free repeated path": "SELECT $this ?value WHERE { $this :p ?x . ?value :q* ?w . ?w :r ?v . ?v a :A }",
    "or exists": "SELECT $this ?value WHERE { $this :p|:q ?value . FILTER(isLiteral(?value) || EXISTS { ?value :r ?z }) }",
    "count": "SELECT $this (COUNT(DISTINCT ?x) AS ?value) WHERE { $this :p|:q ?x } GROUP BY $this HAVING (COUNT(DISTINCT ?x) > 1)",
    "count of nothing": "SELECT $this (COUNT(?x) AS ?value) WHERE { OPTIONAL { $this :p ?x } } GROUP BY $this",
    "sum": "SELECT $this (SUM(?x) AS ?value) WHERE { $this :p ?x . FILTER(isNumeric(?x)) } GROUP BY $this",
    "least": "SELECT $this (MIN(?x) AS ?value) WHERE { $this :p ?x . FILTER(isNumeric(?x)) } GROUP BY $this",
    "joined texts": 'SELECT $this (GROUP_CONCAT(DISTINCT STR(?x); SEPARATOR="|") AS ?value) WHERE { $this :p ?x . FILTER(isIRI(?x)) } GROUP BY $this',
    "bind": "SELECT $this ?value WHERE { $this :p ?x . FILTER(isLiteral(?x)) BIND(STRLEN(STR(?x)) AS ?value) }",
    "arithmetic": "SELECT $this ?value WHERE { $this :p ?x . BIND(?x * 2 - 1 AS ?value) FILTER(?value > 3) }",
    "in": "SELECT $this ?value WHERE { $this :p ?value . FILTER(?value IN (:a, :b, 1)) }",
    "language": 'SELECT $this ?value WHERE { $this :p ?value . FILTER(LANGMATCHES(LANG(?value), "en")) }',
    "regular expression": 'SELECT $this ?value WHERE { $this :p ?value . FILTER(REGEX(STR(?value), "^[a-z]+$", "i")) }',
    "repeated path": "SELECT $this ?value WHERE { $this :p* ?value . ?value a :A }",
    "sequence path": "SELECT $this ?value WHERE { $this :p/:q ?value }",
    "back path": "SELECT $this ?value WHERE { $this ^:p/:q+ ?value }",
    "any predicate": "SELECT $this ?value WHERE { $this ?x ?value . ?value a ?y }",
    "any predicate but": "SELECT $this ?value WHERE { $this !(:p|rdf:type) ?value }",
    "one variable twice": "SELECT $this ?value WHERE { $this :p ?value . ?value :p ?value }",
    "inner select": "SELECT $this ?value WHERE { $this :p ?x . { SELECT $this ?value WHERE { $this :q ?value } } }",
    "inner count": (
        "SELECT $this ?value WHERE { { SELECT $this (COUNT(?x) AS ?value) WHERE { $this :p ?x } GROUP BY $this } FILTER(?value > 1) }"
    ),
    "limit": "SELECT $this ?value WHERE { $this :p ?value } ORDER BY STR(?value) LIMIT 1",
    "coalesce": "SELECT $this ?value WHERE { $this :p ?x . OPTIONAL { $this :q ?y } BIND(COALESCE(?y, ?x) AS ?value) }",
    "if": "SELECT $this ?value WHERE { $this :p ?x . BIND(IF(isIRI(?x), :b, ?x) AS ?value) }",
    "error in a filter": "SELECT $this WHERE { $this :p ?x . FILTER(?x + 1 > 2 || isIRI(?x)) }",
    "filter of another scope": "SELECT $this ?value WHERE { $this :p ?value . { $this :q ?y . FILTER(!BOUND(?value)) } }",
    "dates": "SELECT $this ?value WHERE { $this :p ?x . BIND(YEAR(?x) AS ?value) FILTER(?value > 2020) }",
    "hash": "SELECT $this ?value WHERE { $this :p ?x . FILTER(isLiteral(?x)) BIND(MD5(STR(?x)) AS ?value) }",
    "cast": "SELECT $this ?value WHERE { $this :p ?x . BIND(xsd:string(?x) AS ?value) }",
}

_NAMES = ["$this", "?x", "?y", "?value"]
_TRIPLES = st.tuples(
    st.sampled_from(_NAMES), st.sampled_from([":p", ":q", ":r"]), st.sampled_from([*_NAMES, ":a", "1"])
)
_TESTS = st.sampled_from(["BOUND(?y)", "!BOUND(?value)", "?x != ?y", "$this != ?x", "isLiteral(?value)"])


def groups(*, exists: bool) -> SearchStrategy[str]:
    """Group patterns of every form within each other, over few variables, so that their scopes meet."""
    tests = ["OPTIONAL", "", *(["FILTER EXISTS", "FILTER NOT EXISTS"] if exists else [])]
    triples = st.lists(_TRIPLES.map(lambda it: f"{' '.join(it)} ."), min_size=1, max_size=2).map(" ".join)
    return st.recursive(
        triples,
        lambda inner: st.lists(
            st.one_of(
                triples,
                st.tuples(st.sampled_from(tests), inner).map(lambda it: f"{it[0]} {{ {it[1]} }}"),
                st.tuples(inner, inner).map(lambda it: f"{{ {it[0]} }} UNION {{ {it[1]} }}"),
                _TESTS.map(lambda it: f"FILTER({it})"),
            ),
            min_size=1,
            max_size=3,
        ).map(" ".join),
        max_leaves=6,
    )


def queries(*, exists: bool = True) -> SearchStrategy[str]:
    """Whole queries with such groups: each speaks of $this first. `exists`: EXISTS within groups too."""
    return st.one_of(
        groups(exists=exists).map(lambda it: f"SELECT $this ?value WHERE {{ $this :p ?x . {it} }}"),
        st.tuples(st.sampled_from(["", "NOT "]), groups(exists=exists)).map(
            lambda it: (
                f"SELECT $this WHERE {{ $this :p ?x . OPTIONAL {{ ?x :q ?y }} FILTER {it[0]}EXISTS {{ {it[1]} }} }}"
            )
        ),
    )


def shape_of(name: str, target: str = "sh:targetSubjectsOf :p ; sh:targetClass :A") -> str:
    """A node shape with one of the queries, by its name or as it is."""
    declared = " , ".join(
        f'[ sh:prefix "{prefix}" ; sh:namespace "{namespace}"^^xsd:anyURI ]'
        for prefix, namespace in (
            ("", "https://example.org/"),
            ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
            ("xsd", "http://www.w3.org/2001/XMLSchema#"),
        )
    )
    return (
        PREFIXES
        + f":ns sh:declare {declared} .\n"
        + f':S a sh:NodeShape ; {target} ; sh:sparql [ sh:prefixes :ns ; sh:select """{QUERIES.get(name, name)}""" ] .'
    )
